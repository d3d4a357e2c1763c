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

test('messages that wait for more than half an hour are reported on another platform, with the time since when', async () => {
  const [one, ...more] = await told({ waiting: async () => [waiting(), waiting({ state: 'unknown', count: 1 })] });
  expect(more).toEqual([]);
  expect(one).toMatchObject({ once: 'stalled:slack:2024-06-24', to: ['teams:dm:T1'] });
  expect(one?.text).toContain(
    '3 messages on Slack could not be sent yet; the oldest was due at 8:59am on Monday 24 June',
  );
  const short = waiting({ oldestDueAt: '2024-06-24T08:00:00.000Z' });
  expect(await told({ waiting: async () => [short] })).toEqual([]);
});

test('messages that are not tried yet, or were planned just now, are not reported', async () => {
  const slow = { waiting: async () => [waiting()] };
  expect(await told({ ...slow, posts: planned(row({ attempts: 0 })) })).toEqual([]);
  expect(await told({ ...slow, posts: planned(row({ plannedAt: NOW })) })).toEqual([]);
});

test('messages for an unconnected platform are reported although they were never tried', async () => {
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

test('an unconnected platform is not used for warnings', async () => {
  const onTeams = { waiting: async () => [waiting({ platform: 'teams' })] };
  const isConnected = (platform: string) => platform === 'slack';
  expect((await told({ ...onTeams, isConnected }))[0]?.to).toEqual(['slack:dm:U1']);
  expect(await told({ ...onTeams, isConnected: () => false })).toEqual([]);
});

test('leads without another account are warned on the platform in trouble, as another conversation may work', async () => {
  const [one] = await told({ snapshot: record(), waiting: async () => [waiting()] });
  expect(one?.to).toEqual(['slack:dm:U1']);
});

test('while a platform takes nothing, no warning waits there that would be false when it arrives', async () => {
  const down = () => [{ platform: 'slack' as const, reason: 'The bot token of Slack was revoked.' }];
  const slow = { waiting: async () => [waiting()], down };
  expect((await told(slow)).find(({ once }) => once.startsWith('stalled:'))?.to).toEqual(['teams:dm:T1']);
  expect(await told({ ...slow, snapshot: record() })).toEqual([]);
});

test('a fault of the schedule is reported', async () => {
  const [one] = await told({ fault: () => 'The schedule has not run without an error for 4 minutes.' });
  expect(one?.once).toBe('stalled:schedule:2024-06-24');
  expect(one?.text).toContain('for 4 minutes. Some reminders may not go out');
});

test('waiting messages are reported once a day, in office hours, and only while a lead has an account', async () => {
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

test('posts that fail for one cause are reported once, even after the place is renamed', async () => {
  expect((await plan([closed('#old'), closed('#new')])).length).toBe(1);
});

test('posts that fail in two places of the same name are reported separately', async () => {
  const other = { ...closed('#old'), place: { platform: 'slack', conversation: 'C2' } as const };
  expect((await plan([closed('#old'), other])).length).toBe(2);
});

test('a cause that a trial found is reported only with the trial', async () => {
  const [unit, ...more] = await plan([closed('#old'), { ...closed('#old'), key: 'trial:r1' }]);
  expect(more).toEqual([]);
  expect(unit).toMatchObject({ once: 'trouble:trial:r1', marks: ['trouble:slack/C1:not_in_channel'] });
});

test('posts that failed more than a week ago are not reported', async () => {
  const before = { plannedAt: '2024-06-10T09:00:00.000Z', claimedAt: '2024-06-17T08:59:00.000Z' };
  expect(await plan([{ ...closed('#old'), ...before }])).toEqual([]);
  expect((await plan([{ ...closed('#old'), ...before, claimedAt: '2024-06-17T09:01:00.000Z' }])).length).toBe(1);
});
