/** The wall clock jumps while the service runs: the schedule goes on by the steady clock, and every reminder is sent once. */
import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { startProgramme } from '../helpers/programme.ts';
import { startMovableService } from './wall-clock.ts';

/** Every service starts here, on the Monday of a weekly reminder; London's time, as all times here. */
const START = '2024-06-24 08:58:45';
const LONGEST_ANSWER_MS = 1_000;

interface Run {
  /** The messages in order: the occasion and the recipient. */
  readonly sent: readonly string[];
  /** The longest time to an answer among all requests to the service. */
  readonly longestMs: number;
}

/** Runs the service on a programme, puts its wall clock to each of the times and waits there for one tick. */
async function runThrough(...times: readonly string[]): Promise<Run> {
  const bot = await startProgramme('2024-06-24 08:50');
  const before = (await bot.store.posts({ limit: 1_000 })).length;
  let longestMs = 0;
  await bot.restart(async () => {
    const service = await startMovableService(dirname(bot.file), bot.file, START);
    for (const time of times) {
      service.put(time);
      await service.nextTick();
    }
    longestMs = await service.stop();
  });
  const { people } = await bot.snapshot();
  const posts = (await bot.store.posts({ limit: 1_000 })).toReversed().slice(before);
  expect(posts.filter(({ state, attempts }) => state !== 'sent' || attempts !== 1)).toEqual([]);
  const nameIn = (key: string) => people.find(({ id }) => key.endsWith(`:${id}`))?.name ?? 'the channel';
  return {
    sent: posts.map(({ key }) => `${/[a-z]+:\d{4}-W\d\d/.exec(key)?.[0] ?? key} to ${nameIn(key)}`).sort(),
    longestMs,
  };
}

/** Times within a minute are such that the next full minute, and with it the next tick, is near. */
test('a wall clock that jumps over a weekly reminder, back and forth, loses no reminder and doubles none', async () => {
  const runs = {
    'ten minutes': runThrough('2024-06-24 09:08:40', '2024-06-24 08:58:40', '2024-06-24 09:05:40'),
    'an hour': runThrough('2024-06-24 09:58:40', '2024-06-24 08:58:40', '2024-06-24 10:05:40'),
    'a year': runThrough(
      '2024-06-24 09:00:40',
      '2023-06-26 08:59:40',
      '2024-07-01 09:00:40',
      '2025-06-30 09:00:40',
      '2024-07-08 08:59:50',
    ),
  };
  const [minutes, hour, year] = (await Promise.all(Object.values(runs))) as [Run, Run, Run];
  const first = ['weekly:2024-W26 to Owner', 'weekly:2024-W26 to Sro', 'weekly:2024-W26 to the channel'];
  expect(minutes.sent).toEqual(first);
  expect(hour.sent).toEqual(first);
  expect(year.sent).toEqual([
    ...first,
    'weekly:2024-W27 to Lead',
    'weekly:2024-W27 to Owner',
    'weekly:2024-W27 to the channel',
    'weekly:2024-W28 to Owner',
    'weekly:2024-W28 to the channel',
    'weekly:2025-W27 to Lead',
    'weekly:2025-W27 to Owner',
    'weekly:2025-W27 to the channel',
  ]);
  const longest = Math.max(minutes.longestMs, hour.longestMs, year.longestMs);
  console.log(`The longest time to an answer was ${Math.round(longest)} ms.`);
  expect(longest).toBeLessThan(LONGEST_ANSWER_MS);
});
