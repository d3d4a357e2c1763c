/** Forms that are sent after somebody else has changed the record: nothing of theirs is undone, and nothing of mine is lost. */
import { describe, expect, test } from 'vitest';
import { commands } from '../../src/commands/index.ts';
import type { Snapshot } from '../../src/core/record/model.ts';
import type { Card, Form } from '../../src/ports/card.ts';
import { plainText } from '../../src/views/plain-text.ts';
import type { Bot } from '../helpers/bot.ts';
import { casesOf } from '../helpers/cases.ts';
import { ASKED, FORM_CASES, type FormDriver, openCase, titleOf, typeFor } from '../helpers/form-cases.ts';
import { DIRECT, startProgramme } from '../helpers/programme.ts';

interface Shown {
  readonly form: Form;
  readonly values: Readonly<Record<string, string>>;
}

const formIn = (card: Card | null) => card?.body.find((one): one is Form => one.type === 'form');
const place = { platform: 'local', ...DIRECT } as const;

function shown(card: Card | null): Shown {
  const form = formIn(card);
  if (!form) throw new Error(`There is no form:\n${card && plainText(card)}`);
  return { form, values: Object.fromEntries(form.fields.map(({ name, value = '' }) => [name, value])) };
}

/** The value that a field sends for these words. */
const sentBy = ({ fields }: Form, name: string, words: string) =>
  fields.find((one) => one.name === name)?.options?.find(({ label }) => label === words)?.value ?? words;

async function start(): Promise<{ bot: Bot; driver: FormDriver<Shown> }> {
  const bot = await startProgramme();
  const names = { lead: 'Lead', owner: 'Owner' };
  const driver: FormDriver<Shown> = {
    at: (when) => bot.at(when),
    types: async (who, line) => {
      const { ok, card } = await bot.ask(names[who], line, { place });
      if (!ok) throw new Error(`“${line}” is refused:\n${card && plainText(card)}`);
    },
    async opens({ opens, button }) {
      const { card } = await bot.ask('Lead', opens, { place });
      const pressed = card?.buttons.find(({ label }) => label === button);
      if (pressed?.type !== 'command') return shown(card);
      return shown((await bot.ask('Lead', { ...pressed, kind: 'press' }, { place })).card);
    },
    async sends({ form, values }, typed) {
      const all: Record<string, string> = { ...values };
      for (const [name, words] of Object.entries(typed)) all[name] = sentBy(form, name, words);
      const sent = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''));
      const input = { kind: 'form', command: form.command, args: { ...form.args, ...sent } } as const;
      const { card } = await bot.ask('Lead', input, { place });
      return { words: card ? plainText(card) : '', again: formIn(card) ? shown(card) : null };
    },
  };
  return { bot, driver };
}

const showing = FORM_CASES.filter(({ shows }) => Object.keys(shows).length > 0);
const pairs = showing.flatMap((one) =>
  Object.entries(one.shows).map(([name, { theirs, mine }]) => ({ one, name, theirs, mine, title: titleOf(one) })),
);

/** The forms with one field to change; in all others the fields beside the changed one are left alone. */
const alone = pairs.filter(({ one, mine }) => mine && Object.values(one.shows).filter((it) => it.mine).length === 1);

/** The cases in which a field of mine is left when somebody else has changed another value of the form. */
const allBesides = showing.flatMap((one) =>
  Object.keys(one.shows).flatMap((theirs) =>
    Object.keys(one.shows)
      .filter((mine) => mine !== theirs && one.shows[mine]?.mine !== undefined && one.shows[theirs]?.mine !== undefined)
      .map((mine) => ({ one, theirs, mine, title: titleOf(one) })),
  ),
);
const apart = Math.ceil(allBesides.length / casesOf('fields beside a changed one'));
const besides = allBesides.filter((_, index) => index % apart === 0);

describe('the list of forms', () => {
  test('every command with a form is on the list of forms, and no other', () => {
    const withForm = commands.filter(({ form }) => form).map(({ name }) => name);
    expect([...new Set(FORM_CASES.map(({ command }) => command))].sort()).toEqual(withForm.sort());
  });

  test.each(FORM_CASES.map((one) => [titleOf(one), one] as const))(
    '%s marks the values that the list says, and every value that would differ if the record did',
    async (_, one) => {
      const { bot, driver } = await start();
      const { form } = await openCase(driver, one);
      expect(form.command).toBe(one.command);
      const marked = (form.recorded ?? []).map(({ name }) => name);
      expect(marked.sort()).toEqual(Object.keys(one.shows).sort());
      const command = commands.find(({ name }) => name === one.command);
      const context = await contextOf(bot);
      const draw = (snapshot: Snapshot) => command?.form?.(form.args, { ...context, snapshot }) ?? null;
      const [now, other] = [draw(context.snapshot), draw(altered(context.snapshot))].map(shown);
      const differing = Object.keys(now?.values ?? {}).filter((name) => now?.values[name] !== other?.values[name]);
      expect(differing.filter((name) => !marked.includes(name))).toEqual([]);
    },
  );
});

describe('a form that is sent after the record changed in the same place', () => {
  test.each(pairs.map((pair) => [pair.title, pair.name, pair] as const))(
    '%s asks when “%s” changed, and saves when it is sent once more',
    async (_, name, { one, theirs, mine }) => {
      const { bot, driver } = await start();
      const form = await openCase(driver, one);
      await typeFor(driver, theirs);
      const before = await bot.snapshot();
      const { words, again } = await driver.sends(form, { ...one.with, ...(mine ? { [name]: mine } : {}) });
      expect(words).toContain(ASKED);
      expect(words).toContain(': the record now says “');
      if (mine) expect(words).toContain(mine.split('\n')[0]);
      expect(await bot.snapshot()).toEqual(before);
      if (!again) throw new Error('The form is gone');
      const second = await driver.sends(again, {});
      expect(second.words).not.toContain(ASKED);
      if (mine) expect(second.again).toBeNull();
      if (mine) expect((await reopened(bot, form)).values[name]).toBe(sentBy(form.form, name, mine));
    },
  );

  test.each(alone.map((pair) => [pair.title, pair.name, pair] as const))(
    '%s keeps what somebody else wrote into “%s” when that field is left alone',
    async (_title, _name, { one, theirs }) => {
      const { bot, driver } = await start();
      const form = await openCase(driver, one);
      await typeFor(driver, theirs);
      const before = await reopened(bot, form);
      await driver.sends(form, { ...one.with });
      expect((await reopened(bot, form)).values).toEqual(before.values);
    },
  );
});

describe('a form that is sent after the record changed in another place', () => {
  test.each(besides.map((pair) => [pair.title, pair.mine, pair.theirs, pair] as const))(
    '%s saves “%s”, and “%s” of somebody else stands',
    async (_, mine, theirs, { one }) => {
      const { bot, driver } = await start();
      const form = await openCase(driver, one);
      await typeFor(driver, one.shows[theirs]?.theirs ?? '');
      const between = (await reopened(bot, form)).values;
      const value = one.shows[mine]?.mine ?? '';
      const { words, again } = await driver.sends(form, { ...one.with, [mine]: value });
      // One line may change two values, as a decision other than a lapse does.
      if (between[mine] !== form.values[mine]) return expect(words).toContain(ASKED);
      expect({ words, again }).toMatchObject({ again: null });
      const after = (await reopened(bot, form)).values;
      expect(after).toEqual({ ...between, [mine]: sentBy(form.form, mine, value) });
    },
  );
});

/** The same form as it opens now. */
async function reopened(bot: Bot, { form }: Shown): Promise<Shown> {
  const { shown: _, ...fixed } = form.args;
  const input = { kind: 'press', command: form.command, args: { ...fixed, ask: 'yes' } } as const;
  return shown((await bot.ask('Lead', input, { place })).card);
}

async function contextOf(bot: Bot): Promise<Parameters<NonNullable<(typeof commands)[number]['form']>>[1]> {
  const snapshot = await bot.snapshot();
  const actor = snapshot.people.find(({ name }) => name === 'Lead') ?? null;
  return { snapshot, actor, authority: 'Example Council' } as never;
}

/** The same rows with other values in every column that people see. */
function altered(snapshot: Snapshot): Snapshot {
  const other = snapshot.people.find(({ name }) => name === 'Other')?.id ?? null;
  const words = (text: string | null) => `${text} changed`;
  return {
    ...snapshot,
    notice: snapshot.notice && {
      ...snapshot.notice,
      issuedOn: '2024-01-15',
      termMonths: 9,
      expiresOn: '2024-10-15',
      department: words(snapshot.notice.department),
      authority: words(snapshot.notice.authority),
      remindOnWeekday: 4,
      remindAt: '15:00',
      remindersUntil: '2025-01-31',
      decisionLetterOn: '2024-08-09',
      decisionLink: 'https://example.org/changed',
    },
    expectations: snapshot.expectations.map((one) => ({
      ...one,
      title: words(one.title),
      text: words(one.text),
      level: 'joint',
      seniorResponsibleOwnerId: other,
    })),
    actions: snapshot.actions.map((one) => ({
      ...one,
      title: words(one.title),
      level: 'joint',
      ownerId: other,
      dueOn: '2024-09-09',
      everyWeeks: 9,
    })),
  };
}
