/** The preview is what the schedule then posts: its own jobs, played over the days ahead. */
import { describe, expect, test } from 'vitest';
import type { Instant, Snapshot } from '../../src/core/record/model.ts';
import { dateOf, instantOf } from '../../src/core/time/instants.ts';
import { jobs } from '../../src/jobs/index.ts';
import type { Job } from '../../src/jobs/job.ts';
import { previewPosts } from '../../src/jobs/preview.ts';
import { numbered, record } from '../helpers/acting.ts';
import { postOf } from '../helpers/post.ts';
import { action, conversation, expectation, handover, holiday, lapsed, notice } from '../helpers/record.ts';

const ZONE = 'Europe/London';
const ENTERED = '2024-01-30T12:00:00.000Z';
const snapshot = record({
  notice: notice({ remindFrom: ENTERED }),
  conversations: [conversation({ startedAt: ENTERED })],
  expectations: [expectation({ seniorResponsibleOwnerId: 'p1' })],
  actions: [action({ ownerId: 'p2', dueOn: '2024-06-28' })],
});
const END = instantOf('2024-07-30', '23:59', ZONE);

async function ahead(now: Instant, of: Partial<Snapshot> = {}, through = END, done: readonly string[] = []) {
  const seen = { ...snapshot, ...of };
  const committedOf = async (keys: readonly string[]) => new Set(keys.filter((key) => done.includes(key)));
  const store = { committedOf, posts: async () => [] };
  const coming = await previewPosts({ jobs, now, snapshot: seen, timeZone: ZONE, store, newId: numbered() }, through);
  return coming.flatMap(({ at, posts }) =>
    posts.map(({ card, place }) => ({ at, on: dateOf(at, ZONE), title: card.title, to: card.to?.name, place })),
  );
}
const titled = (posts: Awaited<ReturnType<typeof ahead>>, title: string) =>
  posts.filter((one) => one.title.startsWith(title));

describe('the notice of 30 January 2024', () => {
  test('the preview has 26 weekly cards, three of them moved over bank holidays', async () => {
    const weekly = titled(await ahead(ENTERED), 'Weekly reminder');
    expect(weekly).toHaveLength(26);
    expect(weekly[0]).toMatchObject({ at: '2024-02-05T09:00:00.000Z', title: 'Weekly reminder: 176 days left' });
    expect(weekly.at(-1)).toMatchObject({
      at: '2024-07-29T08:00:00.000Z',
      title: 'Weekly reminder: 1 day left, 1 late',
    });
    expect(weekly.map((one) => one.on).filter((on) => new Date(on).getUTCDay() !== 1)).toEqual([
      '2024-04-02',
      '2024-05-07',
      '2024-05-28',
    ]);
  });

  test('the preview has the countdown on its days: on Friday for a Sunday, and in the weekly card of the same day', async () => {
    expect(titled(await ahead(ENTERED), 'Countdown').map((one) => one.on)).toEqual([
      '2024-05-01',
      '2024-05-31',
      '2024-06-28',
      '2024-07-16',
      '2024-07-23',
      '2024-07-30',
    ]);
  });

  test('the preview has a draft for the leads at 2pm on the working day before each weekly card', async () => {
    const drafts = titled(await ahead(ENTERED), 'Draft');
    expect(drafts).toHaveLength(26);
    expect(drafts[0]).toMatchObject({ at: '2024-02-02T14:00:00.000Z', to: 'Programme Director' });
    expect(drafts.map((one) => one.on)).toEqual(expect.arrayContaining(['2024-03-28', '2024-05-03', '2024-05-24']));
    expect(drafts.every((one) => one.place.direct)).toBe(true);
  });

  test('the preview escalates an action that stays overdue', async () => {
    const direct = (await ahead(ENTERED)).filter((one) => one.place.direct && !one.title.startsWith('Draft'));
    // Due on Friday 28 June: the owner has it on Monday's card; 5 and 10 working days after, the SRO, who also leads.
    expect(direct.map((one) => [one.on, one.to])).toEqual([
      ['2024-07-05', 'Programme Director'],
      ['2024-07-12', 'Programme Director'],
    ]);
  });
});

describe('the times of the preview', () => {
  test('the preview moves a weekly card over a closing day', async () => {
    const posts = await ahead('2024-06-24T07:30:00.000Z', {
      notice: notice({ remindFrom: '2024-06-24T07:30:00.000Z', remindOnWeekday: 3, remindAt: '14:30' }),
      holidays: [holiday({ id: '2024-07-17', date: '2024-07-17' })],
    });
    const weekly = titled(posts, 'Weekly reminder');
    expect(weekly.map((one) => one.on)).toContain('2024-07-18');
    expect(weekly[1]?.at).toBe('2024-07-03T13:30:00.000Z');
  });

  test('the preview leaves out posts that went out already', async () => {
    const first = async (done: readonly string[]) =>
      titled(await ahead('2024-06-24T08:30:00.000Z', {}, END, done), 'Weekly')[0]?.on;
    const before = ['n1:weekly:2024-W24', 'n1:weekly:2024-W25', 'n1:countdown:2024-07-30-30'];
    expect(await first(before)).toBe('2024-06-24');
    expect(await first([...before, 'n1:weekly:2024-W26'])).toBe('2024-07-01');
  });

  test('the preview has weekly cards after the expiry until a decision is recorded, and none during a pause', async () => {
    const [from, through] = ['2024-08-01T09:00:00.000Z', '2024-08-31T00:00:00.000Z'];
    const done = [
      'n1:weekly:2024-W30',
      'n1:weekly:2024-W31',
      'n1:countdown:2024-07-30-0',
      'n1:countdown:2024-07-30-1',
      'n1:countdown:2024-07-30-7',
    ];
    const later = await ahead(from, {}, through, done);
    expect(titled(later, 'Weekly').map((one) => one.on)).toEqual([
      '2024-08-05',
      '2024-08-12',
      '2024-08-19',
      '2024-08-27',
    ]);
    expect(await ahead(from, { notice: lapsed() }, through)).toEqual([]);
    expect(await ahead(from, { notice: null }, through)).toEqual([]);
    expect(await ahead(from, { notice: notice({ remindFrom: ENTERED, pausedAt: from }) }, through)).toEqual([]);
  });

  test('the preview has no posts for a stopped conversation, and none without a conversation', async () => {
    const stopped = conversation({ stoppedAt: ENTERED });
    const other = conversation({ id: 'n1/slack:C2', conversation: 'C2', name: 'board', startedAt: ENTERED });
    expect(await ahead(ENTERED, { conversations: [stopped] })).toEqual([]);
    const weekly = titled(await ahead(ENTERED, { conversations: [stopped, other] }), 'Weekly');
    expect(new Set(weekly.map((one) => one.place.conversation))).toEqual(new Set(['C2']));
  });
});

test('the preview sends reminders of work that is handed over meanwhile to its new owner', async () => {
  const posts = await ahead('2024-06-24T07:30:00.000Z', {
    notice: notice({ remindFrom: '2024-06-24T07:30:00.000Z' }),
    handovers: [handover({ fromPersonId: 'p2', toPersonId: 'p1', startsOn: '2024-07-01' })],
  });
  expect(titled(posts, 'Handed over').map((one) => one.at)).toEqual(['2024-07-01T07:00:00.000Z']);
  const weekly = (on: string) => posts.filter((one) => one.on === on && one.to && !one.title.startsWith('Draft'));
  expect(weekly('2024-06-24').map((one) => one.to)).toEqual(['Monitoring Officer']);
  expect(weekly('2024-07-01').map((one) => one.to)).toEqual(['Programme Director']);
});

test('the preview leaves out jobs that react to events', async () => {
  const now = '2024-06-24T07:30:00.000Z';
  const card = { title: 'Something happened', summary: 'Something happened.', body: [], buttons: [] };
  const onEvents: Job = {
    name: 'on events',
    foreseenAt: null,
    plan: async () => [{ once: 'event', changes: [], posts: [postOf('event', { card })], basis: [] }],
  };
  const store = { committedOf: async () => new Set<string>(), posts: async () => [] };
  const context = { jobs: [onEvents], now, snapshot, timeZone: ZONE, store, newId: numbered() };
  expect(await previewPosts(context, END)).toEqual([]);
  const [coming] = await previewPosts({ ...context, jobs: [{ ...onEvents, foreseenAt: () => ['09:00'] }] }, END);
  expect(coming).toMatchObject({ at: now, posts: [{ card }] });
});

test('other requests are answered while a preview of months is computed', async () => {
  let [turns, isDone] = [0, false];
  const turn = () => {
    turns += 1;
    if (!isDone) setImmediate(turn);
  };
  turn();
  await ahead(ENTERED);
  isDone = true;
  expect(turns).toBeGreaterThan(180);
});
