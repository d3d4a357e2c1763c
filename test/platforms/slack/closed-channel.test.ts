/** A channel that is closed to the bot on the day of the reminder: nobody's card is lost to that, and the leads hear what to do. */
import { afterEach, describe, expect, it } from 'vitest';
import { GENERAL, LEAD, OWNER, type SlackBot, startSlackProgramme, wordsIn } from '../../helpers/slack-bot.ts';
import { BOT } from '../../helpers/slack-shapes.ts';

let bot: SlackBot;
afterEach(() => expect(bot.slack.violations).toEqual([]));

const direct = (user: string) => bot.slack.seen(bot.slack.directOf(user));
const withWords = (words: string, messages = bot.slack.seen(GENERAL)) =>
  messages.filter((one) => wordsIn(one).includes(words));

const CLOSINGS = [
  [
    'the bot was removed from it',
    () => void bot.slack.channels.get(GENERAL)?.members.shift(),
    () => void bot.slack.channels.get(GENERAL)?.members.unshift(BOT.user),
  ],
  [
    'it was archived',
    () => void Object.assign(bot.slack.channels.get(GENERAL) ?? {}, { is_archived: true }),
    () => void Object.assign(bot.slack.channels.get(GENERAL) ?? {}, { is_archived: false }),
  ],
  [
    'it is private and the bot was removed from it',
    () => void Object.assign(bot.slack.channels.get(GENERAL) ?? {}, { is_private: true, members: [LEAD, OWNER] }),
    () => void bot.slack.channels.get(GENERAL)?.members.unshift(BOT.user),
  ],
] as const;

/** With an owner who has no account and whom nobody is asked instead of, and the channel closed on Monday at 9. */
async function closedOnMonday(close: () => void): Promise<void> {
  bot = await startSlackProgramme();
  await bot.types(LEAD, 'add expectation "Culture" text "Change the culture."', bot.slack.directOf(LEAD));
  await bot.types(LEAD, 'add action "Board paper" to E2 owner "Kim Lee" by 28 June', bot.slack.directOf(LEAD));
  await bot.clock.advance(11 * 60_000);
  await bot.settle();
  close();
  await bot.at('2024-06-24 09:00');
  await bot.at('2024-06-24 09:02');
}

describe.each(CLOSINGS)('when %s', (_, close, open) => {
  it('an owner gets their card directly, and the leads hear once who was not reminded and what to type', async () => {
    await closedOnMonday(close);
    expect(withWords('Owner: 3 actions', direct(OWNER)).length).toBe(1);
    const tried = bot.slack.calls.filter(({ args }) => args.channel === GENERAL && 'blocks' in args).length;
    await bot.at('2024-06-24 09:30');
    expect(bot.slack.calls.filter(({ args }) => args.channel === GENERAL && 'blocks' in args).length).toBe(tried);
    const alerts = withWords('could not be delivered', direct(LEAD));
    expect(alerts.length).toBe(1);
    expect(wordsIn(alerts[0] ?? {})).toContain('Not reminded: Kim Lee.');
    expect(wordsIn(alerts[0] ?? {})).toContain('remind now');
  });

  it('the reminder goes out once it is open again in the same week, with the cards that were lost and no others', async () => {
    await closedOnMonday(close);
    open();
    await bot.clock.advance(61_000);
    await bot.at('2024-06-25 10:00');
    await bot.at('2024-06-25 10:30');
    await bot.at('2024-06-26 10:00');
    const [card] = withWords('Weekly reminder');
    expect(withWords('Weekly reminder').length).toBe(1);
    expect(wordsIn(card ?? {})).toContain('was due at');
    expect(withWords('Kim Lee: 1 action').map(({ thread_ts }) => thread_ts)).toEqual([card?.ts]);
    expect(withWords('Owner: 3 actions')).toEqual([]);
    expect(withWords('Owner: 3 actions', direct(OWNER)).length).toBe(1);
    await bot.at('2024-07-01 09:00');
    expect(withWords('Weekly reminder').length).toBe(2);
  });
});

it('a personal card that may have arrived is searched in the direct conversation, and sent again when it is missing', async () => {
  const [, close] = CLOSINGS[2];
  bot = await startSlackProgramme();
  await bot.clock.advance(11 * 60_000);
  close();
  bot.slack.faults.push({ method: 'conversations.open', cut: 'before' });
  await bot.at('2024-06-24 09:00');
  await bot.clock.advance(61_000);
  await bot.settle();
  expect(withWords('Owner: 3 actions', direct(OWNER)).length).toBe(1);
});

it('a channel that opens after the next reminder fell due gets that one alone', async () => {
  const [, close, open] = CLOSINGS[0];
  await closedOnMonday(close);
  await bot.at('2024-07-01 09:00');
  open();
  await bot.clock.advance(61_000);
  await bot.at('2024-07-02 09:00');
  expect(withWords('Weekly reminder').length).toBe(1);
  expect(withWords('was due at').map(wordsIn).join()).toContain('1 July');
});

it('a channel that looks open and refuses posts is tried again after a quarter of an hour, and not each minute', async () => {
  bot = await startSlackProgramme();
  await bot.clock.advance(11 * 60_000);
  const refuse = () => bot.slack.faults.push({ method: 'chat.postMessage', error: 'restricted_action' });
  refuse();
  await bot.at('2024-06-24 09:00');
  const posts = () =>
    bot.slack.calls.filter(({ method, args }) => method === 'chat.postMessage' && args.channel === GENERAL);
  const before = posts().length;
  for (const minute of ['01', '05', '14']) await bot.at(`2024-06-24 09:${minute}`);
  expect(posts().length).toBe(before);
  await bot.at('2024-06-24 09:16');
  expect(withWords('Weekly reminder').length).toBe(1);
});

describe('one cause', () => {
  const told = () => withWords('You are told this once', direct(LEAD));

  it('a closed channel that the trial of "here" found is reported by the trial, and not again by the reminder', async () => {
    bot = await startSlackProgramme();
    const [, close] = CLOSINGS[1];
    await bot.clock.advance(11 * 60_000);
    close();
    await bot.types(LEAD, 'here', GENERAL);
    await bot.tick();
    expect(withWords('could not be delivered', direct(LEAD)).length).toBe(1);
    await bot.at('2024-06-24 09:00');
    await bot.at('2024-06-24 09:02');
    expect(withWords('could not be delivered', direct(LEAD)).length).toBe(1);
  });

  it('one cause is reported once although the channel is renamed meanwhile', async () => {
    bot = await startSlackProgramme();
    bot.slack.channels.set(GENERAL, {
      ...(bot.slack.channels.get(GENERAL) as object),
      id: GENERAL,
      name: 'old',
      members: [LEAD],
    });
    await bot.people.event({ type: 'channel_rename', channel: { id: GENERAL, name: 'old' } });
    await bot.at('2024-06-24 09:00');
    await bot.at('2024-06-24 09:02');
    expect(told().map(wordsIn).join()).toContain('#old on Slack');
    await bot.people.event({ type: 'channel_rename', channel: { id: GENERAL, name: 'new' } });
    await bot.at('2024-07-01 09:00');
    await bot.at('2024-07-01 09:02');
    expect(told().length).toBe(1);
  });

  it('one cause at two channels of the same name is reported for each', async () => {
    bot = await startSlackProgramme();
    bot.slack.channels.set('C0BOARD', { id: 'C0BOARD', name: 'general', members: [BOT.user, LEAD] });
    await bot.types(LEAD, 'here', 'C0BOARD');
    for (const id of [GENERAL, 'C0BOARD']) bot.slack.channels.get(id)?.members.splice(0, 1);
    await bot.at('2024-06-24 09:00');
    await bot.at('2024-06-24 09:02');
    expect(told().length).toBe(2);
  });
});
