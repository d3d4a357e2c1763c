/** What the leads are told of posts that could not be delivered, as far as it is a matter of rows alone. */
import { expect, it } from 'vitest';
import type { JobContext, Ledgered } from '../../src/jobs/job.ts';
import { trouble } from '../../src/jobs/trouble.ts';
import { jobContext } from '../helpers/job-context.ts';
import { account, person, record } from '../helpers/record.ts';

const NOW = '2024-06-24T09:00:00.000Z';

function plan(failed: readonly Partial<Ledgered>[], of: Partial<JobContext> = {}) {
  const row: Omit<Ledgered, 'key' | 'reason'> = {
    ...{ noticeId: 'n1', place: { platform: 'slack', conversation: 'C1' }, live: null, about: [], ref: null },
    ...{ state: 'failed', attempts: 1, dueAt: NOW, plannedAt: NOW, claimedAt: NOW },
  };
  const snapshot = record({
    people: [person({ id: 'lead', role: 'lead' })],
    accounts: [account({ id: 'slack:ULEAD', personId: 'lead', platform: 'slack', accountId: 'ULEAD' })],
  });
  const posts = async () => failed.map((one, index) => ({ ...row, key: `n1:x:${index}`, reason: null, ...one }));
  return trouble.plan(jobContext({ snapshot, now: NOW, posts, ...of }));
}

const closed = (name: string) => ({
  reason: `${name} on Slack: The bot is not in the Slack channel. (not_in_channel)`,
});

it('one cause is one, whatever the place is called', async () => {
  expect((await plan([closed('#old'), closed('#new')])).length).toBe(1);
});

it('two places are two causes, although they are called the same', async () => {
  const other = { ...closed('#old'), place: { platform: 'slack', conversation: 'C2' } as const };
  expect((await plan([closed('#old'), other])).length).toBe(2);
});

it('a cause that a trial found is told by the trial alone', async () => {
  const [unit, ...more] = await plan([closed('#old'), { ...closed('#old'), key: 'trial:r1' }]);
  expect(more).toEqual([]);
  expect(unit).toMatchObject({ once: 'trouble:trial:r1', marks: ['trouble:slack/C1:not_in_channel'] });
});

it('what failed more than a week ago is told no more', async () => {
  const before = { plannedAt: '2024-06-10T09:00:00.000Z', claimedAt: '2024-06-17T08:59:00.000Z' };
  expect(await plan([{ ...closed('#old'), ...before }])).toEqual([]);
  expect((await plan([{ ...closed('#old'), ...before, claimedAt: '2024-06-17T09:01:00.000Z' }])).length).toBe(1);
});
