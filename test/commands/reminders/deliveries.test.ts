/** The ledger as leads read it: every message that was meant, what became of it, and its words as sent. */
import { beforeEach, expect, test } from 'vitest';
import { plusMinutes } from '../../../src/core/time/instants.ts';
import type { Settlement } from '../../../src/ports/store.ts';
import type { Bot } from '../../helpers/bot.ts';
import { DIRECT, startProgramme } from '../../helpers/programme.ts';
import { post } from '../../store/units.ts';

let bot: Bot;

beforeEach(async () => {
  bot = await startProgramme();
  await bot.at('2024-06-24 09:00');
});

/** A post for a platform that is not connected, brought into a state as the outbox would. */
async function planned(key: string, settlement?: Settlement): Promise<void> {
  const now = bot.clock.now();
  const of = post({ key, live: null, about: [], dueAt: now, card: { ...post().card, title: `Card ${key}` } });
  const by = { personId: null, account: 'schedule', from: 'test', requestId: key };
  await bot.store.commit({ once: key, at: now, by, changes: [], posts: [of], basis: [] });
  if (!settlement) return;
  const lease = { token: key, now, until: plusMinutes(now, 1) };
  await bot.store.claim(key, { state: 'planned', leaseToken: null }, lease);
  if (settlement.state !== 'claimed') await bot.store.settle(key, key, settlement);
}

const deliveries = (of = '') => bot.says('Lead', `deliveries ${of}`, DIRECT);

test('the list of deliveries has each message once, newest first, with its number and state', async () => {
  const told = await deliveries();
  expect(told).toContain(
    'Weekly reminder: 36 days left, 1 late\n  To improvement\n  Sent at 9am on Monday 24 June 2024.',
  );
  expect(told).toContain(
    'Owner: 3 actions\n  In the thread, to Owner: 1 overdue, 1 due this week, 1 due within 30 days.',
  );
  expect(told).toContain('Privately, to Sro: 1 to speak to the owner about.');
  expect(told.indexOf('Sro: 1')).toBeLessThan(told.indexOf('Weekly reminder'));
});

test('the list of deliveries says every state in words: why, when next, how late, where', async () => {
  const now = bot.clock.now();
  await planned('planned');
  await planned('again', { state: 'planned', nextTryAt: plusMinutes(now, 2), reason: 'Slack asks to wait.' });
  await planned('claimed', { state: 'claimed' });
  await planned('unknown', { state: 'unknown', nextTryAt: plusMinutes(now, 1), reason: 'No answer.' });
  await planned('failed', { state: 'failed', reason: 'The channel is archived.' });
  await planned('suppressed', { state: 'suppressed', reason: 'E1-02 was reported complete.' });
  const ref = { conversation: 'C1', message: '1', thread: '1', link: 'https://slack.example/1' };
  await planned('sent', { state: 'sent', sentAt: plusMinutes(now, 200), ref });
  expect(await deliveries('planned')).toContain(
    'Card planned\n  To a conversation on Slack\n  Planned, first try at 9am on Monday 24 June',
  );
  expect(await deliveries('planned')).toContain(
    'Planned, next try at 9:02am on Monday 24 June 2024. Slack asks to wait.',
  );
  expect(await deliveries('claimed')).toContain('Being sent since 9am on Monday 24 June 2024.');
  expect(await deliveries('unknown')).toContain(
    'It may have arrived. The bot looks for it again at 9:01am on Monday 24 June 2024. No answer.',
  );
  expect(await deliveries('failed')).toContain('Not delivered, and not tried again. The channel is archived.');
  expect(await deliveries('suppressed')).toContain('Not sent on purpose. E1-02 was reported complete.');
  const late = await deliveries('late');
  expect(late).toContain(
    'Card sent\n  To a conversation on Slack\n  Sent at 12:20pm on Monday 24 June 2024.\n  Late by 3 hours',
  );
  expect(late).toContain('[Open the message] https://slack.example/1');
  expect(late).toContain('Deliveries, late: 1');
  await bot.at('2024-06-26 10:00');
  expect(await deliveries('late')).toContain('Late by 2 days');
  expect(await deliveries('late')).not.toContain('Card suppressed');
});

test('a delivery is shown with its words as they were sent', async () => {
  const number = /(\d+)\. Owner: 3 actions/.exec(await deliveries())?.[1] ?? '';
  const told = await bot.says('Lead', `deliveries show ${number}`, DIRECT);
  expect(told).toContain(`Delivery ${number}\n\nSent at 9am on Monday 24 June 2024.`);
  expect(told).toContain('Due: 9am on Monday 24 June 2024');
  expect(told).toContain(bot.message('Owner: 3 actions').text);
  expect(await bot.says('Lead', 'deliveries show 999', DIRECT)).toContain('There is no delivery 999');
});

test('a redraw has no line of its own among the deliveries', async () => {
  const before = await deliveries();
  await bot.says('Owner', 'start E1-01', DIRECT);
  expect(bot.message('Owner: 3 actions').redrawn).toBe(1);
  expect(await deliveries()).toBe(before);
});

test('only leads read the deliveries', async () => {
  expect(await bot.says('Sro', 'deliveries')).toContain('is for programme leads');
  expect(await bot.says('Sro', 'deliveries show 1')).toContain('is for programme leads');
  expect(await bot.says('Lead', 'deliveries lost')).toContain('“lost” is not known here');
});

test('a line that waits for its words is named by the event that it tells, and says when it gets them', async () => {
  await bot.ask('Owner', 'start E1-02', { place: { platform: 'slack', conversation: 'C1' } });
  const [waits] = await bot.store.posts({ platform: 'slack', limit: 1 });
  expect(waits).toMatchObject({ state: 'planned', card: null });
  expect(await deliveries('planned')).toContain(
    `${waits?.seq}. Owner started E1-02\n  To a conversation on Slack\n  Planned, first try`,
  );
  expect(await bot.says('Lead', `deliveries show ${waits?.seq}`, DIRECT)).toContain(
    'This message is written when it is sent, from the record as it is then.',
  );
});
