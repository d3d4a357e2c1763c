/** A lead's own page: nothing on it stands twice, and what needs attention can be settled from it. */
import { expect, test } from 'vitest';
import { homeView } from '../../src/platforms/slack/home.ts';
import type { Card, Element } from '../../src/ports/card.ts';
import { plainText } from '../../src/views/plain-text.ts';
import type { Bot } from '../helpers/bot.ts';
import { DIRECT, startProgramme } from '../helpers/programme.ts';
import { faultsInView } from '../helpers/slack-blocks.ts';

type List = Extract<Element, { type: 'list' }>;

const place = { platform: 'local', ...DIRECT } as const;
const listsOf = ({ body }: Card) => body.filter((element): element is List => element.type === 'list');
const codesOf = ({ items }: List) => items.map(({ text }) => text.split(' ')[0]);

async function homeOf(bot: Bot, who: string): Promise<Card> {
  const { card } = await bot.ask(who, 'home', { place });
  if (!card) throw new Error(`${who} has no page`);
  return card;
}

/** The lead owns an overdue action, is deputy for another, which is reported. */
async function busyLead(): Promise<Bot> {
  const bot = await startProgramme();
  for (const line of [
    'add action "Lead the review" to E1 owner @"Lead" by 25 June 2024',
    'assign E1-01 deputy @"Lead"',
    'add action "Nobody yet" to E1',
  ])
    await bot.says('Lead', line, DIRECT);
  await bot.at('2024-06-26 10:00');
  await bot.says('Owner', 'done E1-01', DIRECT);
  await bot.says('Owner', 'due E1-03 12 July because of the holidays', DIRECT);
  return bot;
}

test('a lead’s page names each action and each heading once', async () => {
  const card = await homeOf(await busyLead(), 'Lead');
  const codes = listsOf(card).flatMap(codesOf);
  expect(codes).toContain('E1-04');
  expect(codes.toSorted()).toEqual([...new Set(codes)].toSorted());
  const headings = listsOf(card).flatMap(({ title }) => title ?? []);
  expect(new Set([card.title, ...headings]).size).toBe(headings.length + 1);
});

test('each line of a lead’s page that needs attention has buttons that settle it', async () => {
  const bot = await busyLead();
  const attention = listsOf(await homeOf(bot, 'Lead')).find(({ title }) => title?.startsWith('Needs attention'));
  const labels = Object.fromEntries(
    (attention?.items ?? []).map(({ text, buttons = [] }) => [text.split(' ')[0], buttons.map(({ label }) => label)]),
  );
  expect(labels).toEqual({
    'E1-01': ['Confirm E1-01', 'Return E1-01', 'Show E1-01'],
    'E1-02': ['Show E1-02'],
    'E1-03': ['Agree 12 July 2024', 'Refuse', 'Show E1-03'],
    'E1-05': ['Assign E1-05', 'Set a date for E1-05', 'Show E1-05'],
  });
  const assign = attention?.items.flatMap(({ buttons = [] }) => buttons).find(({ label }) => label === 'Assign E1-05');
  if (assign?.type !== 'command') throw new Error('Nothing assigns E1-05');
  const { card } = await bot.ask('Lead', { kind: 'press', command: assign.command, args: assign.args }, { place });
  expect(card && plainText(card)).toContain('Owner now: No owner');
});

test('the page of somebody who is no lead lists nothing that needs the attention of leads', async () => {
  const bot = await busyLead();
  expect(plainText(await homeOf(bot, 'Owner'))).not.toContain('Needs attention');
});

test('a lead’s page of forty actions fits into Slack’s Home tab with its buttons', async () => {
  const bot = await startProgramme();
  for (let i = 0; i < 40; i += 1) await bot.says('Lead', `add action "Step ${i} of the plan" to E1`, DIRECT);
  const view = homeView(await homeOf(bot, 'Lead'), { kind: 'press', command: 'home', args: {} });
  expect(view.blocks.length).toBeLessThanOrEqual(100);
  expect(faultsInView(view as never)).toEqual([]);
  expect(JSON.stringify(view.blocks)).toContain('Assign E1-04');
});
