/** Waiting for what becomes of a post: told at once when it is final, and not waited for longer than it is worth. */
import { describe, expect, onTestFinished, test } from 'vitest';
import { createFates } from '../../src/delivery/fates.ts';
import { createOutbox } from '../../src/delivery/outbox.ts';
import { createLog } from '../../src/log.ts';
import { openStore } from '../../src/store/sqlite.ts';
import { createTestClock } from '../helpers/clock.ts';
import { plan, postOf } from '../helpers/post.ts';
import { createStandIn, type Mishap } from '../helpers/stand-in.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const START = '2024-06-24T08:00:00.000Z';

async function scene(...mishaps: (Mishap | null)[]) {
  const clock = createTestClock(START);
  const store = await openStore({ file: `${temporaryFolder()}/bvn.db` });
  onTestFinished(() => store.close());
  const platform = createStandIn({ now: clock.now, canFind: false });
  platform.mishaps.push(...mishaps);
  const passedOn: string[] = [];
  const fates = createFates(store, clock);
  let ids = 0;
  const outbox = createOutbox({
    ...{ store, clock, deliverers: { slack: platform.deliverer } },
    log: createLog({ secrets: [], write: () => {}, now: clock.now }),
    secret: 's',
    random: () => 1,
    newId: () => `id${ids++}`,
    settled: fates.heard(({ key }, { state }) => passedOn.push(`${key} ${state}`)),
  });
  await plan(store, START, postOf('a'));
  return { clock, outbox, fates, passedOn };
}

describe('a post', () => {
  test('that is delivered while somebody waits is told to all who do, and passed on', async () => {
    const { outbox, fates, passedOn } = await scene();
    const waiting = [fates.of('a'), fates.of('a')];
    await outbox.drain();
    expect((await Promise.all(waiting)).map((post) => post?.state)).toEqual(['sent', 'sent']);
    expect(passedOn).toEqual(['a sent']);
  });

  test('that was refused before is told at once, with the reason', async () => {
    const { outbox, fates } = await scene('refused for good');
    await outbox.drain();
    expect(await fates.of('a')).toMatchObject({ state: 'failed', reason: 'is_archived' });
  });

  test('that moved on and is not final yet is waited for further', async () => {
    const { clock, outbox, fates } = await scene('refused');
    const waiting = fates.of('a');
    await outbox.drain();
    await clock.advance(2_000);
    await outbox.drain();
    expect(await waiting).toMatchObject({ state: 'sent', attempts: 2 });
  });

  test.each<Mishap>(['lost answer', 'busy'])(
    'that stays open (%s) is not waited for any longer than that',
    async (mishap) => {
      const { clock, outbox, fates } = await scene(mishap);
      const waiting = fates.of('a');
      await outbox.drain();
      await clock.advance(6_000);
      expect(await waiting).toBeNull();
    },
  );

  test('that nobody knows is waited for no longer either', async () => {
    const { clock, fates } = await scene();
    const waiting = fates.of('b');
    await clock.advance(6_000);
    expect(await waiting).toBeNull();
  });
});
