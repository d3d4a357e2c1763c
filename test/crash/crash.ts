/**
 * `npm run test:crash`: kills the service with signal 9 at every point of planning, claiming, posting and marking, and
 * counts what the platforms show afterwards. `-- --kills N` for another number than 200 at each visibility lag.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openFile } from '../../src/store/open-file.ts';
import { storeOn } from '../../src/store/sqlite.ts';
import { BOT, SlackStandIn } from '../helpers/slack-stand-in.ts';
import { createFastClock, TIMES_AS_FAST } from './fast-clock.ts';
import { type Life, POINTS, POSTS_A_LIFE, type Point } from './points.ts';

const CHILD = fileURLToPath(new URL('child.ts', import.meta.url));
const LAGS_MS = [0, 300] as const;
/** Leases and holds of several lives end within this. */
const MOST_MS = 60_000;
/** Before the point came, everything was delivered: then it is killed at rest. */
const REST = 'at rest';
const LATE = 'by hand, as its point did not come';
type Where = Point | typeof REST | typeof LATE;
/** A life is killed by our hand when its point has not come by then. */
const PATIENCE_MS = 30_000;

interface TeamsMessage {
  readonly title: string;
  readonly repeat: boolean;
}

interface Result {
  readonly lagMs: number;
  readonly kills: ReadonlyMap<Where, number>;
  readonly planned: number;
  readonly lost: number;
  readonly givenUp: number;
  /** Those of them that no platform shows. */
  readonly givenUpUnseen: number;
  readonly doubledOnSlack: number;
  readonly repeatsOnTeams: number;
  readonly faults: readonly string[];
}

const { kills } = parseArgs({ options: { kills: { type: 'string', default: '200' } } }).values;
const results: Result[] = await Promise.all(LAGS_MS.map((lagMs) => series(lagMs, Number(kills))));
for (const result of results) print(result);
if (results.some(({ faults }) => faults.length > 0)) process.exitCode = 1;

async function series(lagMs: number, kills: number): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'bvn-crash-'));
  const startMs = Date.now();
  const clock = createFastClock(startMs);
  await using slack = await new SlackStandIn(() => Date.parse(clock.now())).listen();
  slack.lagMs = lagMs * TIMES_AS_FAST;
  const messages: TeamsMessage[] = [];
  const teams = await listen(messages);
  const file = join(folder, 'bvn.db');
  const counts = new Map<Where, number>();
  const base = { file, startMs, slackUrl: slack.url, teamsUrl: urlOf(teams) };
  try {
    for (let kill = 0; kill < kills; kill += 1) {
      openChannels(slack, kill);
      const point = POINTS[kill % POINTS.length] as Point;
      // Few at first, so that the point comes also when little is under way.
      const nth = point.endsWith('commit') ? 1 : 1 + (Math.floor(kill / POINTS.length) % (2 * POSTS_A_LIFE));
      const ended = await live({ ...base, batch: String(kill), point, nth });
      const where = ended === 'killed' ? point : ended === 'idle' ? REST : LATE;
      counts.set(where, (counts.get(where) ?? 0) + 1);
    }
    await live({ ...base, batch: null, point: null, nth: 0 });
    return await judged(lagMs, counts, file, slack, messages);
  } finally {
    teams.close();
    rmSync(folder, { recursive: true });
  }
}

/** One life, which ends by its own point or, when that does not come, by our hand. */
async function live(life: Life): Promise<'killed' | 'idle' | 'late'> {
  const child = spawn(process.execPath, [CHILD], {
    env: { PATH: process.env.PATH ?? '', LIFE: JSON.stringify(life) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const idle = once(child.stdout, 'data').then(() => 'idle' as const);
  // A life with a point ends soon; what earlier ones left open may take longer than this one waits for it.
  const patience = new AbortController();
  const late = setTimeout(life.point === null ? MOST_MS : PATIENCE_MS, 'late' as const, patience);
  const how = await Promise.race([exited.then(() => 'killed' as const), idle, late]);
  late.catch(() => {});
  patience.abort();
  child.kill('SIGKILL');
  await exited;
  if (child.signalCode !== 'SIGKILL') throw new Error(`A life ended by itself with code ${child.exitCode}.`);
  if (life.point === null && how !== 'idle')
    throw new Error(`Not everything was delivered within ${MOST_MS / 1000} s.`);
  return how;
}

async function judged(
  lagMs: number,
  counts: ReadonlyMap<Where, number>,
  file: string,
  slack: SlackStandIn,
  teams: readonly TeamsMessage[],
): Promise<Result> {
  const opened = await openFile(file);
  const store = storeOn(opened);
  const rows = await store.posts({ limit: 1_000_000 });
  const faults: string[] = [];
  const expect = (holds: boolean, what: string) => void (holds || faults.push(what));
  const shown = (title: string) => ({
    slack: slack.messages.filter(({ text }) => text === title || text.startsWith(`${title}.`)).length,
    teams: teams.filter((one) => one.title === title),
  });
  let [lost, givenUp, givenUpUnseen, doubledOnSlack, repeatsOnTeams] = [0, 0, 0, 0, 0];
  for (const { key, state, place, reason } of rows) {
    const { slack: onSlack, teams: onTeams } = shown(key);
    const arrived = place.platform === 'slack' ? onSlack : onTeams.length;
    if (state === 'failed') {
      givenUp += 1;
      if (arrived === 0) givenUpUnseen += 1;
    } else if (arrived === 0) lost += 1;
    if (onSlack > 1) doubledOnSlack += 1;
    if (onTeams.length > 1) repeatsOnTeams += 1;
    const givenUpOnTeams = place.platform === 'teams' && /may have been delivered/.test(reason ?? '');
    expect(state === 'sent' || givenUpOnTeams, `${key} is ${state}: ${reason}`);
    expect(
      onTeams.length < 2 || (onTeams.length === 2 && onTeams[1]?.repeat === true),
      `${key}: ${onTeams.length} times`,
    );
  }
  // What was killed before its commit planned nothing, and no later life plans it.
  const committed = POINTS.filter((point) => point !== 'before commit').reduce(
    (sum, point) => sum + (counts.get(point) ?? 0),
    0,
  );
  expect(rows.length >= committed * 2 * POSTS_A_LIFE, `only ${rows.length} posts after ${committed} commits`);
  expect(lost === 0, `${lost} lost`);
  expect(doubledOnSlack === 0, `${doubledOnSlack} doubled on Slack`);
  expect(opened.client.pragma('integrity_check', { simple: true }) === 'ok', 'the database is damaged');
  expect((await store.brokenAt()) === null, 'the audit is broken');
  for (const point of POINTS) expect(counts.has(point), `never killed ${point}`);
  await store.close();
  return {
    lagMs,
    kills: counts,
    planned: rows.length,
    lost,
    givenUp,
    givenUpUnseen,
    doubledOnSlack,
    repeatsOnTeams,
    faults,
  };
}

function openChannels(slack: SlackStandIn, batch: number): void {
  for (let n = 0; n < POSTS_A_LIFE; n += 1) {
    const id = `C${batch}x${n}`;
    slack.channels.set(id, { id, members: [BOT.user] });
  }
}

async function listen(messages: TeamsMessage[]): Promise<Server> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    messages.push(JSON.parse(Buffer.concat(chunks).toString()) as TeamsMessage);
    response.end(JSON.stringify({ id: `m${messages.length}` }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

function urlOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function print({ lagMs, kills, planned, faults, ...counted }: Result): void {
  const all = [...kills.values()].reduce((sum, n) => sum + n, 0);
  console.log(`\nMessages visible after ${lagMs} ms: ${all} kills, ${planned} posts`);
  for (const [point, n] of kills) console.log(`  ${String(n).padStart(6)}  killed ${point}`);
  const lines: readonly (readonly [string, number])[] = [
    ['lost', counted.lost],
    ['doubled on Slack, where they are looked up', counted.doubledOnSlack],
    ['repeated on Teams, marked as repeats', counted.repeatsOnTeams],
    ['given up on Teams, killed during the repeat, too', counted.givenUp],
    ['of those not seen there at all', counted.givenUpUnseen],
  ];
  for (const [what, n] of lines) console.log(`  ${String(n).padStart(6)}  ${what}`);
  for (const fault of faults) console.log(`  WRONG: ${fault}`);
}
