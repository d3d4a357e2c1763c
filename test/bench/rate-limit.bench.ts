/** The wait of everybody else while one person sends 1,000 requests a second, against their wait on a quiet service. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { limitRate } from '../../src/operations/rate-limit.ts';
import { silentLog } from '../helpers/silent-log.ts';
import { type BenchBot, openBot } from './bot.ts';
import { openLoop, p99, p99AndLongest } from './open-loop.ts';
import type { Ratio } from './ratio.ts';
import { codesOf, enterRecord } from './record.ts';

export const name = 'rate-limit';

const OWNERS = 20;
const ACTIONS = 400;
const CODES = codesOf(ACTIONS);
/** One of the others sends a change at this interval. */
const OTHERS_EVERY_MS = 20;

export async function run({ quick }: { quick: boolean }): Promise<readonly Ratio[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bvn-bench-'));
  const file = join(folder, 'bvn.db');
  try {
    await enterRecord(file, { actions: ACTIONS, owners: OWNERS });
    await using bot = await openBot(file, (dispatch) =>
      limitRate(dispatch, {
        clock: { now: () => new Date().toISOString(), monotonicMs: () => performance.now(), after },
        log: silentLog(() => new Date().toISOString()),
      }),
    );
    const requests = quick ? 250 : 1_500;
    await others(bot, 100);
    const alone = await others(bot, requests);
    const beside = await besideOne(bot, requests);
    return [
      {
        what: 'a change by others while one person sends 1,000 requests a second, p99',
        ours: p99AndLongest(beside),
        against: 'on a quiet service',
        peer: p99AndLongest(alone),
        ratio: p99(beside) / p99(alone),
        goal: { atMost: 2 },
      },
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function after(ms: number, then: () => void): () => void {
  const timer = setTimeout(then, ms);
  return () => clearTimeout(timer);
}

/** The owner of the n-th action adds an update to it; the first owner is left to the one person. */
function others(bot: BenchBot, requests: number): Promise<readonly number[]> {
  return openLoop({ everyMs: OTHERS_EVERY_MS, requests }, (n) => {
    const at = n % ACTIONS;
    const owner = at % OWNERS === 0 ? at + 1 : at;
    const text = `update ${CODES[owner]} "Draft ${n}"`;
    return bot.ask(`U${(owner % OWNERS) + 1}`, { kind: 'text', text });
  });
}

async function besideOne(bot: BenchBot, requests: number): Promise<readonly number[]> {
  let goesOn = true;
  const one = openLoop({ everyMs: 10, atOnce: 10, requests: 1, goesOn: () => goesOn }, (n) =>
    bot.ask('U1', { kind: 'text', text: `update ${CODES[0]} "Again ${n}"` }).catch(() => null),
  );
  const latencies = await others(bot, requests);
  goesOn = false;
  await one;
  return latencies;
}
