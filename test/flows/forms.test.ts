/**
 * Forms that change the record: opened by the bare command with the recorded values, where an emptied field removes its
 * value.
 */
import { describe, expect, it } from 'vitest';
import type { Card, Form } from '../../src/ports/card.ts';
import { plainText } from '../../src/views/plain-text.ts';
import type { Bot } from '../helpers/bot.ts';
import { DIRECT, startProgramme } from '../helpers/programme.ts';

/** The form that a typed line opens. */
async function opens(bot: Bot, who: string, line: string): Promise<Form> {
  const { card } = await bot.ask(who, line);
  const form = formIn(card);
  if (!form) throw new Error(`“${line}” opens no form:\n${card && plainText(card)}`);
  return form;
}

const formIn = (card: Card | null) => card?.body.find((one): one is Form => one.type === 'form');

const filled = ({ fields }: Form) =>
  Object.fromEntries(
    fields.map(({ name, value, options }) => [name, options?.find((o) => o.value === value)?.label ?? value]),
  );

/** Sends a form with these fields changed; an emptied field is left out, as Slack does. */
async function sends(bot: Bot, who: string, { command, args, fields }: Form, typed: Readonly<Record<string, string>>) {
  const all = Object.fromEntries(fields.map(({ name, value = '' }) => [name, typed[name] ?? value]));
  const sent = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''));
  return bot.ask(
    who,
    { kind: 'form', command, args: { ...args, ...sent } },
    { place: { platform: 'local', ...DIRECT } },
  );
}

const words = ({ card }: { card: Card | null }) => (card ? plainText(card) : '');

describe('a form opened by a bare command', () => {
  it('“edit” with a code opens the form of the action as the record has it, however the code is typed', async () => {
    const bot = await startProgramme();
    await bot.says('Lead', 'edit E1-01 every 4 weeks', DIRECT);
    for (const line of ['edit E1-01', 'edit e1-1', 'edit E01.01.'])
      expect(filled(await opens(bot, 'Lead', line))).toEqual({
        title: 'Procurement rules',
        level: 'officer',
        every: '4',
      });
  });

  it('“edit expectation” opens the form of the expectation as the record has it', async () => {
    const bot = await startProgramme();
    expect(filled(await opens(bot, 'Lead', 'edit expectation e1'))).toEqual({
      title: 'Improvement plan',
      text: 'Carry the improvement plan through.',
      level: 'officer',
      sro: 'Sro',
    });
  });

  it.each([
    'assign E1-01',
    'notice decision lapsed',
    'away cover Other',
    'add action "x" to E1 ongoing',
    'due E1-01 12 July',
  ])('“%s”, which leaves something out, opens its form', async (line) => {
    const bot = await startProgramme();
    await opens(bot, 'Lead', line);
  });

  it('a form that opens for a missing reason says in full the day that was typed', async () => {
    const bot = await startProgramme();
    expect(filled(await opens(bot, 'Lead', 'due E1-01 Friday week')).on).toBe('5 July 2024');
  });

  it('a form that opens has the person picked who was named', async () => {
    const bot = await startProgramme();
    const { card } = await bot.ask('Owner', 'away cover @"Other"');
    expect(filled(formIn(card) as Form).cover).toBe('Other');
  });

  it('“edit” with an unknown code is answered in words', async () => {
    const bot = await startProgramme();
    expect(await bot.says('Lead', 'edit E1-09')).toContain('There is no action E1-09');
  });
});

describe('an emptied field of a form', () => {
  it('emptying “every how many weeks” makes an action one that is done once', async () => {
    const bot = await startProgramme();
    await bot.says('Lead', 'edit E1-01 every 4 weeks', DIRECT);
    const { ok } = await sends(bot, 'Lead', await opens(bot, 'Lead', 'edit E1-01'), { every: '' });
    expect(ok).toBe(true);
    expect(await bot.action('E1-01')).toMatchObject({ kind: 'once', everyWeeks: null, dueOn: '2024-06-28' });
  });

  it('an emptied field stays empty when the form comes back with another fault', async () => {
    const bot = await startProgramme();
    await bot.says('Lead', 'edit E1-01 every 4 weeks', DIRECT);
    const again = await sends(bot, 'Lead', await opens(bot, 'Lead', 'edit E1-01'), { every: '', level: 'nobody' });
    expect(again.ok).toBe(false);
    const form = formIn(again.card) as Form;
    expect(filled(form)).toMatchObject({ every: '' });
    await sends(bot, 'Lead', form, { level: 'officer' });
    expect(await bot.action('E1-01')).toMatchObject({ kind: 'once' });
  });

  it('a field that somebody else filled in meanwhile is not taken for emptied', async () => {
    const bot = await startProgramme();
    const form = await opens(bot, 'Lead', 'edit E1-01');
    await bot.says('Sro', 'edit E1-01 every 4 weeks', DIRECT);
    await sends(bot, 'Lead', form, { title: 'Rules of procurement' });
    expect(await bot.action('E1-01')).toMatchObject({ title: 'Rules of procurement', everyWeeks: 4 });
  });

  it('emptied fields remove the words and the senior responsible owner of an expectation', async () => {
    const bot = await startProgramme();
    await sends(bot, 'Lead', await opens(bot, 'Lead', 'edit expectation E1'), { text: '', sro: '' });
    expect((await bot.snapshot()).expectations[0]).toMatchObject({ text: '', seniorResponsibleOwnerId: null });
  });

  it.each([
    ['edit E1-01', 'title'],
    ['edit E1-01', 'level'],
    ['edit expectation E1', 'title'],
    ['edit expectation E1', 'level'],
    ['notice edit', 'department'],
    ['notice edit', 'months'],
    ['notice replace', 'authority'],
    ['notice replace', 'carry'],
    ['evidence E1-01', 'marked'],
  ])('a required field that was emptied is asked for: %s, %s', async (line, field) => {
    const bot = await startProgramme();
    const form = await opens(bot, 'Lead', line);
    expect(form.fields.find(({ name }) => name === field)).toMatchObject({ required: true, value: expect.any(String) });
    const before = await bot.snapshot();
    const others = { because: 'it was wrong', evidence: 'a note', issued: '30 January 2024', months: '6' };
    const reply = await sends(bot, 'Lead', form, { ...others, [field]: '' });
    expect(reply.ok).toBe(false);
    expect(words(reply)).toContain('Please change this: This needs');
    expect(await bot.snapshot()).toEqual(before);
  });

  it('every field that begins with a value is required or is cleared by emptying it', async () => {
    const bot = await startProgramme();
    await bot.says('Lead', 'edit E1-01 every 4 weeks', DIRECT);
    await bot.at('2024-07-31 09:00');
    await bot.says('Lead', 'notice decision lapsed on 31 July 2024 link https://example.org/letter', DIRECT);
    for (const line of [
      'edit E1-01',
      'edit expectation E1',
      'notice edit',
      'notice confirm',
      'notice decision',
      'schedule',
      'add action',
      'add expectation',
    ]) {
      const { card } = await bot.ask('Lead', {
        kind: 'press',
        command: line.replace(/ E1.*/, ''),
        args: {
          ask: 'yes',
          ...(line.startsWith('edit e') ? { expectation: 'E1' } : line.startsWith('edit') ? { action: 'E1-01' } : {}),
        },
      });
      const form = formIn(card) as Form;
      const cleared = (form.recorded ?? []).map(({ name }) => name);
      const begun = form.fields.filter(({ value, required }) => value && !required).map(({ name }) => name);
      expect({ line, left: begun.filter((name) => !cleared.includes(name)) }).toEqual({ line, left: [] });
    }
  });
});
