/** The watch notices a stopped schedule by its own timer and warns the leads once a day. */
import { expect, it } from 'vitest';
import { added } from '../../src/core/record/changes.ts';
import { createWatch } from '../../src/operations/watch.ts';
import { createTestClock } from '../helpers/clock.ts';
import { account, notice, person } from '../helpers/record.ts';
import { silentLog } from '../helpers/silent-log.ts';
import { opened } from '../helpers/temporary-store.ts';
import { unit } from '../store/units.ts';

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
      ],
    }),
  );
  const log = silentLog(clock.now);
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
      .map(({ place, card }) => `${place.platform}/${place.conversation}: ${JSON.stringify(card?.body[0])}`);
  return { store, clock, watch, faults, told };
}

it('a stopped schedule is reported to every account of the leads by a timer of its own', async () => {
  const { clock, watch, faults, told } = await scene();
  watch.start();
  await clock.advance(MINUTE);
  expect(await told()).toEqual([]);
  faults[0] = 'The schedule has stood still for 4 minutes.';
  await clock.advance(MINUTE);
  expect((await told()).map((line) => line.split(':')[0]).sort()).toEqual(['slack/dm', 'teams/dm']);
  await clock.advance(10 * MINUTE);
  expect(await told()).toHaveLength(2);
  await watch[Symbol.asyncDispose]();
});
