/**
 * `npm run test:crash`: kills the service with signal 9 at every point of planning, claiming, posting and marking, and
 * counts what the platforms show afterwards; then with a disk that is full, a file that is read-only and one that is held.
 * `-- --kills N` for another number than 200 at each visibility lag.
 */
import '../../src/service/tz.ts';
import { parseArgs } from 'node:util';
import { diskTroubles, type Trouble } from './disk.ts';
import { TIMES_AS_FAST } from './fast-time.ts';
import { type Result, series } from './series.ts';

const LAGS_MS = [0, 300] as const;

const { kills } = parseArgs({ options: { kills: { type: 'string', default: '200' } } }).values;
const results = await Promise.all(LAGS_MS.map((lagMs) => series(lagMs, Number(kills))));
for (const result of results) print(result);
const troubles = await diskTroubles();
console.log('\nThe database cannot be written:');
for (const trouble of troubles) printTrouble(trouble);
const faults = [...results.flatMap(({ verdict }) => verdict.faults), ...troubles.flatMap((trouble) => trouble.faults)];
if (faults.length > 0) process.exitCode = 1;

function print({ lagMs, kills, mornings, verdict }: Result): void {
  const all = [...kills.values()].reduce((sum, n) => sum + n, 0);
  const { slack, teams } = verdict.posts;
  const shown = lagMs === 0 ? 'at once' : `after ${lagMs} ms (${(lagMs * TIMES_AS_FAST) / 1000} s by the fast clock)`;
  console.log(`\nMessages visible ${shown}: ${all} kills on ${mornings} mornings, ${slack + teams} posts`);
  for (const [point, n] of kills) line(n, `killed ${point}`);
  line(slack, 'posts on Slack');
  line(teams, 'posts on Teams');
  line(verdict.lost, 'lost');
  line(verdict.givenUp, 'given up');
  line(verdict.doubledOnSlack, 'doubled on Slack, where they are looked up');
  line(verdict.ambiguousOnTeams, 'attempts on Teams of which nobody knew whether they arrived');
  line(verdict.repeatsOnTeams, 'repeats seen on Teams, marked as repeats');
  for (const fault of verdict.faults) console.log(`  WRONG: ${fault}`);
}

function printTrouble({ what, told, acknowledged, faults }: Trouble): void {
  if (told === null) {
    console.log(`  ${what}: not tried, as this machine does not let us bring it about`);
    return;
  }
  const lost = faults.length === 0 ? ', all there after kill -9; served again by itself' : '';
  console.log(`  ${what}: told ${told} times that nothing was saved, ${acknowledged} times that it was${lost}`);
  for (const fault of faults) console.log(`  WRONG: ${fault}`);
}

function line(n: number, what: string): void {
  console.log(`  ${String(n).padStart(6)}  ${what}`);
}
