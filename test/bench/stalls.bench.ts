/** How long acknowledgements take while the service does other work, by an open-loop reader, against an idle service. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { openLoop, p99, p99AndLongest } from './open-loop.ts';
import { ms, type Ratio } from './ratio.ts';
import { accountOf, codesOf, enterRecord } from './record.ts';
import { ask, bvn, configured, start, stop } from './slack/process.ts';
import { type StandIn, startStandIn } from './slack/stand-in.ts';

export const name = 'stalls';

const ACTIONS = 10_000;
const OWNERS = 300;
/** Fifty reads a second take a small part of the service's time, and one falls into every stall of 20 ms. */
const READ_EVERY_MS = 20;
/** After each change the service reads the record again, so these requests come more slowly. */
const CHANGE_EVERY_MS = 50;
/** The reader sends at least so many requests during the work, of which one is the hundredth. */
const LEAST = 100;
/** Sent first and not counted. */
const WARM_UP = 20;
/** A file that is imported holds at most so many rows. */
const ROWS = 1_000;

export async function run({ quick }: { quick: boolean }): Promise<readonly Ratio[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bvn-bench-'));
  const slack = await startStandIn();
  try {
    const [large, medium] = [join(folder, 'large.db'), join(folder, 'medium.db')];
    // Direct messages go out side by side; in one channel Slack takes one a second.
    await enterRecord(large, { actions: ACTIONS, owners: OWNERS, notice: { personalCards: 'direct' } });
    await enterRecord(medium, { actions: 400, owners: 40 });
    const requests = quick ? 100 : 1_000;
    return [
      await whileRemindersGoOut(large, slack, requests),
      await whileImporting(folder, large, slack, { rows: ROWS, requests, changing: false }),
      await whileImporting(folder, large, slack, { rows: quick ? 2_000 : ACTIONS, requests, changing: true }),
      await clientsAtOnce(medium, slack, quick ? 2 : 6),
    ];
  } finally {
    slack.server.closeAllConnections();
    slack.server.close();
    rmSync(folder, { recursive: true });
  }
}

interface Reader {
  readonly everyMs: number;
  /** To the idle service, and at most to the busy one. */
  readonly requests: number;
  readonly send: (n: number) => Promise<unknown>;
}

/** Measures the idle service, then the busy one from the beginning of the work to its end. */
async function readWhile(during: string, reader: Reader, work: () => Promise<unknown>): Promise<Ratio> {
  const { everyMs, requests, send } = reader;
  await openLoop({ everyMs, requests: WARM_UP }, send);
  const idle = await openLoop({ everyMs, requests }, send);
  let working = true;
  const worked = work().finally(() => {
    working = false;
  });
  const busy = await openLoop({ everyMs, requests: LEAST, most: requests, goesOn: () => working }, send);
  await worked;
  return {
    what: `p99 of the ack while ${during}`,
    ours: p99AndLongest(busy),
    against: 'idle',
    peer: p99AndLongest(idle),
    ratio: p99(busy) / p99(idle),
    goal: { atMost: 3 },
  };
}

/** From `remind now` until the channel's card and the card of every owner have arrived. */
async function whileRemindersGoOut(file: string, slack: StandIn, requests: number): Promise<Ratio> {
  const child = await start('ours', configured(file, slack));
  const cards = OWNERS + 1;
  const ratio = await readWhile(
    `${cards} reminders go out among ${counted(ACTIONS)} actions`,
    { everyMs: READ_EVERY_MS, requests, send: () => ask(child.url, 'mine', 'U1') },
    async () => {
      const before = slack.count.messages;
      await ask(child.url, 'remind now', 'U1');
      await slack.until('messages', before + cards);
    },
  );
  await stop(child);
  return ratio;
}

/** The shell saves another title for so many actions, a file after the other. With `changing` one request in ten changes the record. */
async function whileImporting(
  folder: string,
  file: string,
  slack: StandIn,
  { rows, requests, changing }: { rows: number; requests: number; changing: boolean },
): Promise<Ratio> {
  const child = await start('ours', configured(file, slack));
  const words = (n: number) => (n % 10 === 9 ? `prefer ${n % 20 === 9 ? 'direct' : 'thread'}` : 'mine');
  const codes = codesOf(ACTIONS).slice(0, rows);
  const title = `as imported with ${rows}`;
  const ratio = await readWhile(
    `the shell imports ${counted(rows)} of ${counted(ACTIONS)} actions${changing ? ', one request in ten a change' : ''}`,
    {
      everyMs: changing ? CHANGE_EVERY_MS : READ_EVERY_MS,
      requests,
      send: (n) => ask(child.url, changing ? words(n) : 'mine', 'U1'),
    },
    async () => {
      for (let from = 0; from < codes.length; from += ROWS) {
        const csv = join(folder, `${from}.csv`);
        const lines = codes.slice(from, from + ROWS).map((code) => `${code},Action ${code} ${title}`);
        writeFileSync(csv, ['Code,Action', ...lines].join('\n'));
        await bvn(['import', csv, '--save'], configured(file, slack));
      }
    },
  );
  await stop(child);
  return ratio;
}

const CLIENTS = 64;
const LIMIT_MS = 1_000;

/** Every second 64 owners report an action each in the channel, all at the same moment. */
async function clientsAtOnce(file: string, slack: StandIn, bursts: number): Promise<Ratio> {
  const child = await start('ours', configured(file, slack));
  const schedule = { everyMs: LIMIT_MS, atOnce: CLIENTS, requests: CLIENTS * bursts };
  // Opens the connections.
  await openLoop({ ...schedule, requests: CLIENTS }, () => ask(child.url, 'mine', 'U1'));
  const codes = codesOf(400);
  const latencies = await openLoop(schedule, (n) => ask(child.url, `done ${codes[n]}`, accountOf(n, 40).accountId));
  await stop(child);
  const ticked = reportedIn(file);
  if (ticked !== latencies.length) throw new Error(`${ticked} of ${latencies.length} actions were ticked off.`);
  return {
    what: `p99 of ${CLIENTS} clients that tick off among 400 actions at once`,
    ours: p99AndLongest(latencies),
    against: 'the limit',
    peer: ms(LIMIT_MS),
    ratio: p99(latencies) / LIMIT_MS,
    goal: { atMost: 1 },
  };
}

function reportedIn(file: string): number {
  const raw = new Database(file, { readonly: true });
  const reported = raw.prepare("select count(*) from action where status = 'reported_complete'").pluck().get();
  raw.close();
  return Number(reported);
}

function counted(count: number): string {
  return count.toLocaleString('en-GB');
}
