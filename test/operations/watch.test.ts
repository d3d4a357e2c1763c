/** Silence is noticed: the leads are told where messages still arrive, once a day. */
import { expect, it } from 'vitest';
import { added } from '../../src/core/decision.ts';
import { createLog } from '../../src/log.ts';
import { createWatch } from '../../src/watch.ts';
import { createTestClock } from '../helpers/clock.ts';
import { plan, postOf } from '../helpers/post.ts';
import { opened } from '../store/files.ts';
import { account, conversation, notice, person, unit } from '../store/records.ts';

const NOW = '2024-06-24T08:00:00.000Z';
const MINUTE = 60_000;

async function scene() {
  const store = await opened();
  const clock = createTestClock(NOW);
  const faults: (string | null)[] = [null];
  const lead = person({ id: 'p1', role: 'lead' });
  await store.commit(
    unit('start', {
      changes: [
        added('notice', notice()),
        added('person', lead),
        added('person', person({ id: 'p2', role: 'officer' })),
        added('account', account({ id: 'slack:U1', personId: 'p1', platform: 'slack', accountId: 'U1' })),
        added('account', account({ id: 'teams:T9', personId: 'p1', platform: 'teams', accountId: 'T9' })),
        added('account', account({ id: 'slack:U2', personId: 'p2', platform: 'slack', accountId: 'U2' })),
        added('conversation', conversation({ platform: 'slack', conversation: 'C1', name: 'Improvement' })),
      ],
    }),
  );
  const log = createLog({ secrets: [], write: () => {}, now: clock.now });
  const watch = createWatch({
    store,
    clock,
    timeZone: 'Europe/London',
    log,
    faults: [() => faults[0] ?? null],
    committed: () => {},
  });
  const told = async () =>
    (await store.posts({ limit: 99 }))
      .filter(({ key }) => key.startsWith('silence:'))
      .map(({ place, card }) => `${place.platform}/${place.conversation}: ${JSON.stringify(card.body[0])}`);
  return { store, clock, watch, faults, told };
}

it('a queue that has not moved for half an hour is told on another platform, naming the conversation', async () => {
  const { store, clock, watch, told } = await scene();
  await plan(store, NOW, postOf('stuck'));
  await clock.advance(29 * MINUTE);
  await watch.look();
  expect(await told()).toEqual([]);
  await clock.advance(2 * MINUTE);
  await watch.look();
  await watch.look();
  expect(await told()).toEqual([
    'teams/dm:T9: {"type":"text","text":"Nothing has reached Improvement on Slack since 9am on Monday 24 June 2024.","weight":"strong"}',
  ]);
  clock.put('2024-06-25T09:00:00.000Z');
  await watch.look();
  // What tells of the silence waits on Teams by now, and that is not told again.
  expect(await told()).toHaveLength(2);
});

it('a schedule that has stopped is told wherever the leads are, by a timer of its own', async () => {
  const { clock, watch, faults, told } = await scene();
  watch.start();
  await clock.advance(MINUTE);
  expect(await told()).toEqual([]);
  faults[0] = 'The schedule has not run without an error for 4 minutes.';
  await clock.advance(MINUTE);
  expect((await told()).map((line) => line.split(':')[0]).sort()).toEqual(['slack/dm', 'teams/dm']);
  await clock.advance(10 * MINUTE);
  expect(await told()).toHaveLength(2);
  await watch[Symbol.asyncDispose]();
});
