/** Silence is noticed: the leads are told once a day, on a platform where something still moves; of posts that failed they are told once a cause. */
import { expect, test } from 'vitest';
import type { JobContext, JobPost } from '../../src/jobs/job.ts';
import { trouble } from '../../src/jobs/trouble.ts';
import type { OutboxRow, Waiting } from '../../src/ports/store.ts';
import { plainText } from '../../src/views/plain-text.ts';
import { numbered, record } from '../helpers/acting.ts';
import { jobContext } from '../helpers/job-context.ts';
import { account, person, record as rowsOf } from '../helpers/record.ts';
import { post } from '../store/units.ts';

/** Half past nine in the morning of Monday 24 June 2024. */
const NOW = '2024-06-24T08:30:00.000Z';
const waiting = (of: Partial<Waiting> = {}): Waiting => ({
  platform: 'slack',
  state: 'planned',
  count: 2,
  oldestDueAt: '2024-06-24T07:59:00.000Z',
  ...of,
});
const row = (of: Partial<OutboxRow> = {}) =>
  ({ ...post(), attempts: 3, plannedAt: '2024-06-24T07:59:00.000Z', ...of }) as OutboxRow;
/** A ledger in which only this post waits. */
const planned =
  (one: OutboxRow): JobContext['posts'] =>
  async ({ state }) =>
    state === 'planned' ? [one] : [];
const LEAD_ON_TEAMS = account({ id: 'teams:T1', platform: 'teams', accountId: 'T1' });
const snapshot = record({ accounts: [...record().accounts, LEAD_ON_TEAMS] });

async function told(of: Partial<JobContext> = {}, done: readonly string[] = []) {
  const units = await trouble.plan(
    jobContext({
      ...{ now: NOW, snapshot, newId: numbered() },
      committed: async (keys) => new Set(keys.filter((key) => done.includes(key))),
      posts: planned(row()),
      ...of,
    }),
  );
  return units.map(({ once, posts }) => ({
    once,
    to: posts.map(({ place }) => `${place.platform}:${place.conversation}`),
    text: plainText(posts[0]?.card ?? { title: '', summary: '', body: [], buttons: [] }),
  }));
}

test('messages that wait for more than half an hour are told on another platform, with since when', async () => {
  const [one, ...more] = await told({ waiting: async () => [waiting(), waiting({ state: 'unknown', count: 1 })] });
  expect(more).toEqual([]);
  expect(one).toMatchObject({ once: 'stalled:slack:2024-06-24', to: ['teams:dm:T1'] });
  expect(one?.text).toContain(
    '3 messages on Slack could not be sent yet; the oldest was due at 8:59am on Monday 24 June',
  );
  const short = waiting({ oldestDueAt: '2024-06-24T08:00:00.000Z' });
  expect(await told({ waiting: async () => [short] })).toEqual([]);
});

test('what nobody has tried to send, or was planned just now, is about to go out', async () => {
  const slow = { waiting: async () => [waiting()] };
  expect(await told({ ...slow, posts: planned(row({ attempts: 0 })) })).toEqual([]);
  expect(await told({ ...slow, posts: planned(row({ plannedAt: NOW })) })).toEqual([]);
});

test('what is for a platform that is not connected is told although nobody has tried to send it', async () => {
  const unconnected = {
    isConnected: (platform: string) => platform !== 'slack',
    posts: planned(row({ attempts: 0 })),
  };
  const [one] = await told({ ...unconnected, waiting: async () => [waiting()] });
  expect(one).toMatchObject({ once: 'stalled:slack:2024-06-24', to: ['teams:dm:T1'] });
  expect(one?.text).toContain('Slack is not connected: 2 messages wait for it. To connect it, set SLACK_BOT_TOKEN');
  expect(one?.text).toContain('The oldest was due at 8:59am on Monday 24 June 2024. None is lost');
  const justPlanned = planned(row({ attempts: 0, plannedAt: NOW }));
  expect(await told({ ...unconnected, posts: justPlanned, waiting: async () => [waiting()] })).toEqual([]);
});

test('nobody is told on a platform that is not connected', async () => {
  const onTeams = { waiting: async () => [waiting({ platform: 'teams' })] };
  const isConnected = (platform: string) => platform === 'slack';
  expect((await told({ ...onTeams, isConnected }))[0]?.to).toEqual(['slack:dm:U1']);
  expect(await told({ ...onTeams, isConnected: () => false })).toEqual([]);
});

test('where the leads have no other account they are told there, as another conversation may work', async () => {
  const [one] = await told({ snapshot: record(), waiting: async () => [waiting()] });
  expect(one?.to).toEqual(['slack:dm:U1']);
});

test('a schedule in trouble is told, too', async () => {
  const [one] = await told({ fault: () => 'The schedule has not run without an error for 4 minutes.' });
  expect(one?.once).toBe('stalled:schedule:2024-06-24');
  expect(one?.text).toContain('for 4 minutes. Some reminders may not go out');
});

test('once a day, in working hours, and to nobody while nobody leads in chat', async () => {
  const slow = { waiting: async () => [waiting()] };
  expect(await told(slow, ['stalled:slack:2024-06-24'])).toEqual([]);
  expect(await told({ ...slow, now: '2024-06-24T21:30:00.000Z' })).toEqual([]);
  expect(await told({ ...slow, snapshot: record({ accounts: [] }) })).toEqual([]);
  expect(await told({ ...slow, snapshot: record({ notice: null }) })).toEqual([]);
});

/** Ten in the morning of that day. */
const TEN = '2024-06-24T09:00:00.000Z';

function plan(failed: readonly Partial<JobPost>[], of: Partial<JobContext> = {}) {
  const row: Omit<JobPost, 'key' | 'reason'> = {
    ...{ noticeId: 'n1', place: { platform: 'slack', conversation: 'C1' }, live: null, about: [], ref: null },
    ...{ state: 'failed', attempts: 1, dueAt: TEN, plannedAt: TEN, claimedAt: TEN },
  };
  const one = rowsOf({
    people: [person({ id: 'lead', role: 'lead' })],
    accounts: [account({ id: 'slack:ULEAD', personId: 'lead', platform: 'slack', accountId: 'ULEAD' })],
  });
  const posts = async () => failed.map((one, index) => ({ ...row, key: `n1:x:${index}`, reason: null, ...one }));
  return trouble.plan(jobContext({ snapshot: one, now: TEN, posts, ...of }));
}

const closed = (name: string) => ({
  reason: `${name} on Slack: The bot is not in the Slack channel. (not_in_channel)`,
});

test('one cause is one, whatever the place is called', async () => {
  expect((await plan([closed('#old'), closed('#new')])).length).toBe(1);
});

test('two places are two causes, although they are called the same', async () => {
  const other = { ...closed('#old'), place: { platform: 'slack', conversation: 'C2' } as const };
  expect((await plan([closed('#old'), other])).length).toBe(2);
});

test('a cause that a trial found is told by the trial alone', async () => {
  const [unit, ...more] = await plan([closed('#old'), { ...closed('#old'), key: 'trial:r1' }]);
  expect(more).toEqual([]);
  expect(unit).toMatchObject({ once: 'trouble:trial:r1', marks: ['trouble:slack/C1:not_in_channel'] });
});

test('what failed more than a week ago is told no more', async () => {
  const before = { plannedAt: '2024-06-10T09:00:00.000Z', claimedAt: '2024-06-17T08:59:00.000Z' };
  expect(await plan([{ ...closed('#old'), ...before }])).toEqual([]);
  expect((await plan([{ ...closed('#old'), ...before, claimedAt: '2024-06-17T09:01:00.000Z' }])).length).toBe(1);
});
