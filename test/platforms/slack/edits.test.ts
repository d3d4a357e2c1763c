/** Edits of messages in Slack: their author is asked, once and privately, and only where the words had changed the record. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { GENERAL, OWNER, type SlackBot, startSlackProgramme, wordsIn } from '../../helpers/slack-bot.ts';

const TS = '1719216000.000100';
let bot: SlackBot;
let thread_ts: string;
beforeEach(async () => {
  bot = await startSlackProgramme();
  await bot.at('2024-06-24 09:00');
  thread_ts = bot.message('Weekly reminder').ts;
});
afterEach(() => expect(bot.slack.violations).toEqual([]));

async function says(user: string, text: string, more: object = { thread_ts }): Promise<void> {
  await bot.people.says(user, text, GENERAL, { ts: TS, ...more });
  await bot.settle();
}

/** Slack's event for an edit. `more` belongs to the message. */
const edited = (user: string, before: string, text: string, more: object = { thread_ts }) => ({
  type: 'message',
  subtype: 'message_changed',
  channel: GENERAL,
  channel_type: 'channel',
  ts: '1719216060.000100',
  message: { type: 'message', user, text, ts: TS, ...more },
  previous_message: { type: 'message', user, text: before, ts: TS, ...more },
});

async function edits(...of: Parameters<typeof edited>): Promise<void> {
  await bot.people.event(edited(...of));
  await bot.settle();
}

/** Everything that anybody is shown, by number. */
const shown = () => bot.slack.messages.length;

it('an edit of words that changed the record is asked about privately and changes nothing', async () => {
  await says(OWNER, 'done E1-01');
  await edits(OWNER, 'done E1-01', 'not done E1-01');
  const question = bot.message('Your edit is not in the record', OWNER);
  expect(question).toMatchObject({ onlyFor: OWNER });
  expect(wordsIn(question)).toContain('You changed “done E1-01” to “not done E1-01”.');
  await bot.people.press(OWNER, question, 'Undo the report of E1-01');
  await bot.settle();
  expect(bot.message('took back the report of E1-01')).toBeDefined();
});

it('an edit to another command does not carry it out and offers it as a button', async () => {
  await says(OWNER, 'done E1-01');
  await edits(OWNER, 'done E1-01', 'done E1-03');
  const seen = wordsIn(bot.message('Your edit is not in the record', OWNER));
  expect(seen).toContain('[done E1-03]');
  expect(bot.slack.seen(GENERAL, OWNER).map(wordsIn).join()).not.toContain('reported E1-03 complete');
});

it('an edit offers no command that its author cannot use', async () => {
  await says(OWNER, 'done E1-01');
  await edits(OWNER, 'done E1-01', 'undo E1-03, not E1-01');
  const seen = wordsIn(bot.message('Your edit is not in the record', OWNER));
  expect(seen).toContain('[Undo the report of E1-01]');
  expect(seen).not.toContain('report of E1-03]');
});

it('an edit that Slack delivers twice is asked about once', async () => {
  await says(OWNER, 'done E1-01');
  const before = shown();
  const event = edited(OWNER, 'done E1-01', 'not done E1-01');
  await bot.people.event(event, { event_id: 'Ev-again' });
  await bot.people.event(event, { event_id: 'Ev-again' });
  await bot.settle();
  expect(shown()).toBe(before + 1);
});

it('an edit of a message that mentioned the bot is asked about, with the mention left out too', async () => {
  await bot.people.mentions(OWNER, 'update E1-01 "Sent to the panel"', GENERAL, { ts: TS });
  await bot.settle();
  await edits(OWNER, '<@U0BOT> update E1-01 "Sent to the panel"', 'E1-01 is with legal', {});
  expect(bot.message('Your edit is not in the record', OWNER)).toMatchObject({ onlyFor: OWNER });
});

it('an edit of words that changed nothing asks Slack nothing and is not asked about', async () => {
  await says(OWNER, 'nice work');
  // Slack would have to be asked again who the author is.
  await bot.clock.advance(61_000);
  const [before, calls] = [shown(), bot.slack.calls.length];
  await edits(OWNER, 'nice work', 'nice work all');
  expect([shown(), bot.slack.calls.length]).toEqual([before, calls]);
});

it('an edit of words that were refused is not asked about', async () => {
  await says(OWNER, 'done E1-01');
  await says(OWNER, 'confirm E1-01', { thread_ts, ts: '1719216000.000200' });
  const before = shown();
  await edits(OWNER, 'confirm E1-01', 'done E1-03', {
    thread_ts,
    ts: '1719216000.000200',
  });
  expect(shown()).toBe(before);
});

it('an edit of words that the bot never read is not asked about', async () => {
  const before = shown();
  await says(OWNER, 'done E1-01', { thread_ts: '1600000000.000001' });
  await edits(OWNER, 'done E1-01', 'not done E1-01', { thread_ts: '1600000000.000001' });
  expect(shown()).toBe(before);
});

it.each([
  ['means the same', 'Done E1-01!', {}],
  ['only got a preview of a link', 'done E1-01', {}],
  ['came from another program', 'not done E1-01', { bot_id: 'B1' }],
])('a message that %s is not asked about', async (_, text, more) => {
  await says(OWNER, 'done E1-01');
  const before = shown();
  await edits(OWNER, 'done E1-01', text, { thread_ts, ...more });
  expect(shown()).toBe(before);
});
