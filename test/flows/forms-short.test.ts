/** The length of every form as each platform draws it, and that none asks or says a thing twice. */
import { expect, test } from 'vitest';
import { commands } from '../../src/commands/index.ts';
import { renderCard as renderPageCard } from '../../src/platforms/local/render.ts';
import { viewOf } from '../../src/platforms/slack/modal.ts';
import { renderCard } from '../../src/platforms/teams/render.ts';
import { type Card, type Form, foldFields, MOST_FIRST_INPUTS } from '../../src/ports/card.ts';
import { expectValid, nodesOf } from '../helpers/adaptive-cards.ts';
import type { Bot } from '../helpers/bot.ts';
import { FORM_CASES, MORE_PEOPLE, titleOf } from '../helpers/form-cases.ts';
import { DIRECT, startProgramme } from '../helpers/programme.ts';

const place = { platform: 'local', ...DIRECT } as const;
const formIn = ({ body }: Card) => body.find((one): one is Form => one.type === 'form');

/** The forms of a command for a lead: as a case of the list opens it, and as a bare button opens it. */
async function drawn(bot: Bot, command: string, args: Readonly<Record<string, string>>): Promise<Card> {
  const { card } = await bot.ask('Lead', { kind: 'press', command, args: { ...args, ask: 'yes' } }, { place });
  if (!card || !formIn(card)) throw new Error(`“${command}” has no form`);
  return card;
}

function expectShort(card: Card): void {
  const form = formIn(card) as Form;
  const { more } = foldFields(form);
  expect(more.filter(({ required }) => required).map(({ name }) => name)).toEqual([]);
  const modal = viewOf(card, { platform: 'slack', conversation: 'C1' });
  expect(modal.blocks.filter(({ type }) => type === 'input').length).toBeLessThanOrEqual(MOST_FIRST_INPUTS);
  const teams = renderCard(card);
  expectValid(teams);
  const hidden = nodesOf(nodesOf(teams).filter(({ isVisible }) => isVisible === false));
  const inputs = nodesOf(teams).filter(({ type }) => type?.startsWith('Input.'));
  expect(inputs.filter((one) => !hidden.includes(one)).length).toBeLessThanOrEqual(MOST_FIRST_INPUTS);
  const page = String(renderPageCard(card, { prefix: 'p', viewer: 'lead', closable: false })).replace(
    /<details[\s\S]*<\/details>/,
    '',
  );
  expect([...page.matchAll(/<(?:input|select|textarea)\b/g)].length).toBeLessThanOrEqual(MOST_FIRST_INPUTS);
  expectOnce(card, form);
}

/** No field, fact or heading stands on the form twice. */
function expectOnce(card: Card, { fields }: Form): void {
  const facts = card.body.flatMap((one) => (one.type === 'facts' ? one.facts.map(({ name }) => name) : []));
  const said = [card.title, ...facts, ...fields.map(({ label }) => label)].map((words) => words.toLowerCase());
  expect(new Set(said).size).toBe(said.length);
  expect(new Set(fields.map(({ name }) => name)).size).toBe(fields.length);
  const texts = card.body.flatMap((one) => (one.type === 'note' || one.type === 'text' ? [one.text] : []));
  expect(new Set([card.title, ...texts]).size).toBe(texts.length + 1);
}

test.each(commands.filter(({ form }) => form).map(({ name }) => name))(
  'the form of “%s” opened by a bare button has six inputs at most, and nothing twice',
  async (name) => {
    const bot = await startProgramme();
    expectShort(await drawn(bot, name, {}));
  },
);

test.each(FORM_CASES.map((one) => [titleOf(one), one] as const))(
  'the form of %s has six inputs at most, and nothing twice',
  async (_, { before = [], at, opens, button }) => {
    const bot = await startProgramme();
    for (const line of MORE_PEOPLE) await bot.says('Lead', line, DIRECT);
    if (at) await bot.at(at);
    for (const line of before)
      await bot.says(line.startsWith('owner: ') ? 'Owner' : 'Lead', line.replace('owner: ', ''), DIRECT);
    const { card } = await bot.ask('Lead', opens, { place });
    const pressed = card?.buttons.find(({ label }) => label === button);
    const form = pressed?.type === 'command' ? await drawn(bot, pressed.command, pressed.args) : card;
    expectShort(form as Card);
  },
);

test('a field behind “More” that holds a value or an error is in sight', async () => {
  const bot = await startProgramme();
  const card = await drawn(bot, 'add action', {});
  const form = formIn(card) as Form;
  expect(foldFields(form).more.map(({ name }) => name)).toEqual([
    ...['proof', 'deputy', 'every', 'with', 'at', 'ref', 'theme'],
  ]);
  const filled = formIn(await drawn(bot, 'add action', { every: '4' })) as Form;
  expect(foldFields(filled).more).toEqual([]);
  const faulty = { ...form, fields: form.fields.map((one) => (one.name === 'every' ? { ...one, fault: 'no' } : one)) };
  expect(foldFields(faulty).more).toEqual([]);
});
