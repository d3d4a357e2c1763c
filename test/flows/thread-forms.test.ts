/** The ways in which owners write under their card, with one action on it and with several: done, asked, or “Not recorded”. */
import { expect, test } from 'vitest';
import type { Bot } from '../helpers/bot.ts';
import { DIRECT, onMonday } from '../helpers/programme.ts';

const WITHOUT_CODE = [
  'done ✅',
  'Done 👍',
  'done!!',
  '*Done*',
  'Done, thanks',
  'all done',
  'Completed',
  'ok, all done!',
];
const WITH_CODE = ['E1-01 done', 'E1-01 is done', 'done E1–01', '*E1-01* done 🎉', 'E1-01: all done, cheers'];
/** Each with a command that one of its buttons carries, and the words that the button keeps. */
const NEWS: readonly (readonly [says: string, command: string, keeps: string])[] = [
  ['done E1-01\nMinutes attached', 'done', 'E1-01'],
  ['E1-01 not done yet, need another week', 'due', '2024-07-05'],
  ['E1-01 blocked: waiting for legal', 'block', 'legal'],
  ['E1-01 went to the panel on Thursday, two comments to answer', 'update', 'two comments to answer'],
];

/** A thread in which only E1-01 of the owner is left, or all three actions. */
async function threadWith(actions: 'one' | 'many'): Promise<{ bot: Bot; thread: string }> {
  const { bot, thread } = await onMonday();
  if (actions === 'one') for (const code of ['E1-02', 'E1-03']) await bot.says('Owner', `done ${code}`, DIRECT);
  return { bot, thread };
}

/** Whether these words report E1-01. The report is taken back, so that the next words find the record as it was. */
async function reports(bot: Bot, thread: string, words: string): Promise<boolean> {
  await bot.replies('Owner', words, thread);
  const reported = (await bot.action('E1-01')).status === 'reported_complete';
  if (reported) await bot.says('Owner', 'undo E1-01', DIRECT);
  return reported;
}

test('each way to write “done” under a card with one action left reports that action', async () => {
  const { bot, thread } = await threadWith('one');
  const missed: string[] = [];
  for (const words of [...WITHOUT_CODE, ...WITH_CODE]) if (!(await reports(bot, thread, words))) missed.push(words);
  expect(missed).toEqual([]);
});

test('each way to write “done” with a code under a card with several actions reports the action of the code', async () => {
  const { bot, thread } = await threadWith('many');
  const missed: string[] = [];
  for (const words of WITH_CODE) if (!(await reports(bot, thread, words))) missed.push(words);
  expect(missed).toEqual([]);
  for (const code of ['E1-02', 'E1-03']) expect((await bot.action(code)).status).toBe('not_started');
});

test('each way to write “done” without a code under a card with several actions is asked about and reports none', async () => {
  const { bot, thread } = await threadWith('many');
  const before = await bot.snapshot();
  for (const words of WITHOUT_CODE) {
    const asked = await bot.replies('Owner', words, thread);
    expect(asked, words).toContain('Several of your open actions are on this card');
    for (const code of ['E1-01', 'E1-02', 'E1-03']) expect(asked, words).toContain(`[done: ${code}`);
  }
  expect(await bot.snapshot()).toEqual(before);
});

test.each(['one', 'many'] as const)(
  'an owner’s news with a code, under a card with %s of their actions, is “Not recorded” and keeps its words in a button',
  async (actions) => {
    const { bot, thread } = await threadWith(actions);
    const before = await bot.snapshot();
    for (const [says, command, keeps] of NEWS) {
      const { card, audience } = await bot.ask(
        'Owner',
        { kind: 'reply', text: says },
        { place: { platform: 'local', conversation: 'improvement', thread } },
      );
      expect([says, card?.title, audience]).toEqual([says, 'Not recorded', 'asker']);
      const buttons = card?.buttons.flatMap((one) => (one.type === 'command' ? [one] : [])) ?? [];
      const carried = buttons.filter((one) => one.command === command).map(({ args }) => Object.values(args).join(' '));
      expect(carried.join(), says).toContain(keeps);
    }
    expect(await bot.snapshot()).toEqual(before);
  },
);

test('an owner’s news without a code, under a card with one action left, is about that action', async () => {
  const { bot, thread } = await threadWith('one');
  const told = await bot.replies('Owner', 'not done yet, need another week', thread);
  expect(told).toContain('Not recorded');
  expect(told).toContain('[Record as an update on E1-01]');
  expect(told).toContain('[Propose 5 July 2024 for E1-01]');
  expect(told).not.toContain('[Report E1-01 complete]');
});

test('an owner’s news without a code, under a card with several actions, gets a button for each', async () => {
  const { bot, thread } = await threadWith('many');
  const told = await bot.replies('Owner', 'the panel has seen the papers', thread);
  for (const code of ['E1-01', 'E1-02', 'E1-03']) expect(told).toContain(`[Record as an update on ${code}]`);
});

test.each(['got the report back from the lead officer', 'we called the SRO about it', 'the new notice went to legal'])(
  'an owner who writes “%s” under their card can record it as an update, whatever else its words may mean',
  async (says) => {
    const { bot, thread } = await threadWith('one');
    expect(await bot.replies('Owner', says, thread)).toContain('[Record as an update on E1-01]');
  },
);
