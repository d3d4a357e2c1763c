/**
 * The memory that Teams costs: the part of both vendors' packages that we load, and the whole program with Slack and Teams, each
 * against both packages loaded whole, side by side and doing nothing; and the program with Slack alone against both.
 */
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median, type Ratio } from './ratio.ts';
import { NODE_FLAGS } from './slack/process.ts';

export const name = 'teams';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const APP_ID = '11111111-2222-3333-4444-555555555555';
const TEAMS = { TEAMS_APP_ID: APP_ID, TEAMS_APP_PASSWORD: 'client-secret', TEAMS_TENANT_ID: APP_ID };

const loading = (...packages: readonly string[]) => [
  ...NODE_FLAGS,
  '--input-type=module',
  '-e',
  `for (const name of ${JSON.stringify(packages)}) await import(name);
  process.stdout.write('Started');
  setInterval(() => {}, 1000);`,
];
const VENDORS = ['@slack/bolt', '@microsoft/teams-ai'];
const WHOLE = loading(...VENDORS);
const OURS = loading('@slack/bolt', '@microsoft/teams-ai/lib/TeamsAdapter.js');
const PROGRAM = [...NODE_FLAGS, 'src/launch.mjs', 'src/main.ts'];

export async function run({ quick }: { quick: boolean }): Promise<readonly Ratio[]> {
  const runs = quick ? 3 : 7;
  const vendors = installWhole();
  const slackApi = await startSlackApi();
  const { port } = slackApi.address() as AddressInfo;
  const slack = {
    SLACK_BOT_TOKEN: 'xoxb-1',
    SLACK_SIGNING_SECRET: 'secret',
    SLACK_API_URL: `http://127.0.0.1:${port}/`,
  };
  const kilobytes = { whole: [] as number[], ours: [] as number[], both: [] as number[], alone: [] as number[] };
  try {
    // An end in order keeps what was compiled for the next start.
    await memoryOf(PROGRAM, { ...slack, ...TEAMS });
    for (let run = 0; run < runs; run += 1) {
      kilobytes.whole.push(await memoryOf(WHOLE, {}, vendors));
      kilobytes.ours.push(await memoryOf(OURS, {}));
      kilobytes.both.push(await memoryOf(PROGRAM, { ...slack, ...TEAMS }));
      kilobytes.alone.push(await memoryOf(PROGRAM, slack));
    }
  } finally {
    slackApi.close();
    rmSync(vendors, { recursive: true });
  }
  const [whole, ours, both, alone] = [
    median(kilobytes.whole),
    median(kilobytes.ours),
    median(kilobytes.both),
    median(kilobytes.alone),
  ];
  const sideBySide = 'Bolt and teams-ai side by side';
  return [
    against('what we load of both packages', ours, sideBySide, whole, 0.75),
    against('the program with both', both, sideBySide, whole, 0.75),
    against('the program with Slack alone', alone, 'with both', both, 1),
  ];
}

function against(what: string, ours: number, peer: string, peers: number, atMost: number): Ratio {
  return { what, ours: megabytes(ours), against: peer, peer: megabytes(peers), ratio: ours / peers, goal: { atMost } };
}

/** A folder with the vendors' packages as npm installs them: here some of their own dependencies are left out. */
function installWhole(): string {
  const folder = mkdtempSync(join(tmpdir(), 'bvn-vendors-'));
  const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const wanted = VENDORS.map((name) => `${name}@${dependencies[name]}`);
  execFileSync('npm', ['install', '--ignore-scripts', '--prefer-offline', '--prefix', folder, ...wanted]);
  return folder;
}

/** The memory of a process once it has said that it has started. */
async function memoryOf(
  args: readonly string[],
  settings: Readonly<Record<string, string>>,
  cwd = ROOT,
): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'bvn-bench-'));
  const env = {
    PATH: process.env.PATH,
    NODE_ENV: 'test',
    PORT: '0',
    DATABASE_URL: `file:${join(folder, 'bvn.db')}`,
    ...settings,
  };
  const child = spawn(process.execPath, [...args], { cwd, env, stdio: ['ignore', 'pipe', 'inherit'] });
  const gone = new Promise((done) => child.once('exit', done));
  try {
    await new Promise<void>((started, failed) => {
      child.stdout.on('data', (data: Buffer) => data.includes('Started') && started());
      child.once('exit', (code) => failed(new Error(`${args.at(-1)?.slice(0, 40)} ended with ${code}`)));
    });
    return Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]);
  } finally {
    child.kill();
    await gone;
    rmSync(folder, { recursive: true });
  }
}

/** Enough of Slack for the program to start. */
async function startSlackApi(): Promise<Server> {
  const answer = { ok: true, team_id: 'T1', user_id: 'U1', bot_id: 'B1', members: [], channels: [] };
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return server;
}

function megabytes(kilobytes: number): string {
  return `${Math.round(kilobytes / 1024)} MiB`;
}
