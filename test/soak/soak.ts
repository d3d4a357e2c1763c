/**
 * `npm run test:soak`: the real service under a steady load of people in Slack, while another program reads the record for a
 * minute at a time. Looks at memory, the write-ahead log and the open files, on Linux. `-- --minutes N` for another length
 * than one minute; from an hour on, the growth of memory is judged by the hour. `-- --rate N` for another number of requests
 * a second.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { overHttp, SlackPeople } from '../helpers/slack-people.ts';
import { BOT } from '../helpers/slack-shapes.ts';
import { SlackStandIn } from '../helpers/slack-stand-in.ts';
import { growthPerHour, judge, type Sample } from './judge.ts';

const Database = createRequire(import.meta.url)('better-sqlite3');
const SERVICE = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const LEAD = 'U0LEAD';
const OFFICERS = Array.from({ length: 12 }, (_, n) => `U0OFFICER${n}`);
const ACTIONS = 40;
/** Each action has a channel of its own, because Slack takes one message a second in each, and a change makes up to four. */
const CHANNELS = Array.from({ length: ACTIONS }, (_, n) => `C0ACTION${n}`);
const LOOKS = 60;
const KEPT_MESSAGES = 2_000;
/** One reading of the other program, as long as a report or a copy takes. */
const READING_MS = 60_000;
/** The time in which connections that nobody uses are closed. */
const REST_MS = 8_000;

const { minutes, rate } = parseArgs({
  options: { minutes: { type: 'string', default: '1' }, rate: { type: 'string', default: '15' } },
}).values;
const lengthMs = Number(minutes) * 60_000;
const folder = mkdtempSync(join(tmpdir(), 'bvn-soak-'));
const file = join(folder, 'bvn.db');
await using slack = await new SlackStandIn(() => Date.now()).listen();
const service = start();
try {
  await soak(await addressOf(service));
} finally {
  service.kill('SIGTERM');
  const [code] = await once(service, 'close');
  if (code !== 0) {
    console.log(`WRONG: the service ended with code ${code}.`);
    process.exitCode = 1;
  }
  rmSync(folder, { recursive: true });
}

function start(): ChildProcess {
  for (const id of [LEAD, ...OFFICERS]) slack.users.set(id, { id, name: id.toLowerCase() });
  for (const id of CHANNELS) slack.channels.set(id, { id, members: [BOT.user, LEAD, ...OFFICERS] });
  const settings = {
    ...{ PORT: '0', DATABASE_URL: `file:${file}`, BVN_FIRST_LEAD: `slack:${LEAD}` },
    ...{ SLACK_BOT_TOKEN: BOT.token, SLACK_SIGNING_SECRET: BOT.secret, SLACK_API_URL: `${slack.url}/api/` },
  };
  const args = ['--max-semi-space-size=2', SERVICE];
  return spawn(process.execPath, args, {
    cwd: folder,
    env: { PATH: process.env.PATH, ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** The address of the service. Its output is read on to its end, as a journal does. */
async function addressOf({ stdout }: ChildProcess): Promise<string> {
  const found = Promise.withResolvers<string>();
  let written = '';
  stdout!.on('data', (chunk) => {
    const url = /"url":"(http:[^"]+)"/.exec((written + chunk).slice(-10_000))?.[1];
    written = url === undefined ? written + chunk : '';
    if (url !== undefined) found.resolve(url);
  });
  stdout!.once('end', () => found.reject(new Error(`The service ended before it was ready:\n${written}`)));
  return found.promise;
}

/** Somebody types a line in the channel of the n-th action. */
type Says = (user: string, line: string, at?: number) => Promise<void>;

async function soak(url: string): Promise<void> {
  const endpoint = () => `${url}/slack/events`;
  const people = new SlackPeople(
    slack,
    overHttp(endpoint, () => Date.now()),
  );
  const says: Says = async (user, line, at = 0) => {
    const { status } = await people.command(user, line, CHANNELS[at % ACTIONS]!);
    if (status !== 200) throw new Error(`“${line}” was answered with ${status}.`);
  };
  await enterRecord(says);
  await pause(REST_MS);
  const before = look(0);
  const samples = await load(says);
  await pause(REST_MS);
  await says(LEAD, 'start E1-01');
  await pause(REST_MS);
  const after = look(lengthMs);
  report(before, samples, after);
}

/** A notice of this week with its actions, each with an owner. */
async function enterRecord(says: Says): Promise<void> {
  const day = (inDays: number) =>
    new Date(Date.now() + inDays * 86_400_000).toLocaleDateString('en-GB', {
      day: 'numeric',
      month: 'long',
      year: 'numeric',
    });
  await says(LEAD, `notice new issued ${day(-7)} for 6 months authority "Northbridge Council"`);
  for (const id of OFFICERS) await says(LEAD, `role <@${id}|${id.toLowerCase()}> officer`);
  await says(LEAD, 'add expectation "Governance" text "Strengthen governance."');
  for (let n = 0; n < ACTIONS; n += 1)
    await says(LEAD, `add action "Adopt rule ${n}" to E1 owner <@${OFFICERS[n % OFFICERS.length]}> by ${day(60)}`, n);
}

/** One request in five is a change. No change makes the record larger to read, so the load stays the same. */
async function load(says: Says): Promise<readonly Sample[]> {
  const samples: Sample[] = [];
  const startedMs = performance.now();
  let [sent, reader] = [0, null as ReturnType<typeof openReader> | null];
  for (;;) {
    const elapsedMs = performance.now() - startedMs;
    if (elapsedMs >= lengthMs) break;
    if (elapsedMs >= (samples.length * lengthMs) / LOOKS) samples.push(look(elapsedMs));
    const isMiddle = elapsedMs > lengthMs / 3 && elapsedMs < (2 * lengthMs) / 3;
    // The log grows for as long as one reading lasts.
    const isReading = isMiddle && elapsedMs % (2 * READING_MS) < READING_MS;
    if (isReading && reader === null) reader = openReader();
    if (!isReading && reader !== null) reader = reader.close();
    const isChange = sent % 5 === 0;
    // Changes go round all actions, too.
    const at = isChange ? sent / 5 : sent;
    const code = `E1-${String((at % ACTIONS) + 1).padStart(2, '0')}`;
    const officer = OFFICERS[at % OFFICERS.length]!;
    await says(
      isChange ? LEAD : officer,
      isChange ? `assign ${code} <@${officer}>` : readOf(Math.trunc(sent / 5), code),
      at,
    );
    sent += 1;
    // The cards that the service may still redraw are among the newest.
    slack.messages.splice(0, slack.messages.length - KEPT_MESSAGES);
    slack.calls.length = 0;
    slack.responses.clear();
    const earlyMs = (sent * 1000) / Number(rate) - (performance.now() - startedMs);
    if (earlyMs > 0) await pause(earlyMs);
  }
  reader?.close();
  console.log(`${sent} requests in ${minutes} minutes, one in five a change`);
  return samples;
}

function readOf(n: number, code: string): string {
  return ['status', 'mine', `show ${code}`, 'list overdue', `history ${code}`][n % 5]!;
}

/** Another program that reads the record and keeps its view of it open. */
function openReader() {
  const client = new Database(file, { readonly: true });
  client.exec('begin; select count(*) from audit_event');
  return {
    close(): null {
      client.exec('commit');
      client.close();
      return null;
    },
  };
}

function look(atMs: number): Sample {
  const status = readFileSync(`/proc/${service.pid}/status`, 'utf8');
  return {
    atMs,
    memoryKib: Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]),
    logBytes: statSync(`${file}-wal`).size,
    files: readdirSync(`/proc/${service.pid}/fd`).length,
    waiting: countWaiting(),
  };
}

/** The messages that the service has still to send. */
function countWaiting(): number {
  const client = new Database(file, { readonly: true });
  const found = client.prepare(`select count(*) from outbox where state in ('planned', 'claimed')`).pluck().get();
  client.close();
  return Number(found);
}

function report(before: Sample, samples: readonly Sample[], after: Sample): void {
  const line = (what: string, { memoryKib, logBytes, files, waiting }: Sample) =>
    console.log(
      `${what}: memory ${(memoryKib / 1024).toFixed(1)} MiB, log ${(logBytes / 1024).toFixed(0)} KiB, ${files} open files, ${waiting} messages to send`,
    );
  line('before the load', before);
  for (const part of [1, 2])
    line(`after ${part} third${part > 1 ? 's' : ''}`, samples[Math.floor((samples.length * part) / 3)]!);
  line('at its end', samples.at(-1)!);
  line('at rest again', after);
  console.log(`memory by the hour: ${growthPerHour(samples).toFixed(2)} MiB; judged from an hour's soak on`);
  console.log(`largest log: ${(Math.max(...samples.map(({ logBytes }) => logBytes)) / 1024).toFixed(0)} KiB`);
  const faults = judge(before, samples, after);
  for (const fault of faults) console.log(`WRONG: ${fault}`);
  if (faults.length > 0) process.exitCode = 1;
}
