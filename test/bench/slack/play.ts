/** What the Slack bench is played with: the service and bare Bolt as processes, a stand-in for Slack, a record, and signed commands. */
import { type ChildProcess, execFile, fork } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { added } from '../../../src/core/record/changes.ts';
import { openStore } from '../../../src/store/sqlite.ts';
import { account, action, conversation, expectation, notice, person } from '../../helpers/record.ts';
import { unit } from '../../store/units.ts';

const SECRET = 'bench-signing-secret';
const POLL_MS = 5;
export const CHANNEL = 'C0BENCH';

const OURS = fileURLToPath(new URL('./ours.ts', import.meta.url));
const BARE = fileURLToPath(new URL('./bare.ts', import.meta.url));

const LAUNCHER = fileURLToPath(new URL('../../../src/launch.mjs', import.meta.url));

export interface Child {
  readonly process: ChildProcess;
  readonly url: string;
  /** From its beginning until it took the first command. */
  readonly startMs: number;
}

export type Which = 'ours' | 'bare';

export async function start(which: Which, environment: NodeJS.ProcessEnv = {}): Promise<Child> {
  const port = await freePort();
  const env = { ...process.env, ...environment, PORT: `${port}` };
  const began = performance.now();
  // As the unit for systemd starts the service; Bolt alone as its documentation starts it.
  const child =
    which === 'ours'
      ? fork(LAUNCHER, [OURS, SECRET], { env, execArgv: ['--max-semi-space-size=2'] })
      : fork(BARE, [SECRET], { env });
  const ready = new Promise<{ url: string }>((done, failed) => {
    child.once('message', (message) => done(message as { url: string }));
    child.once('exit', (code) => failed(new Error(`${which} ended with ${code}`)));
  });
  await Promise.race([taken(`http://127.0.0.1:${port}/slack/events`), ready.then(() => new Promise(() => {}))]);
  const startMs = performance.now() - began;
  return { process: child, startMs, ...(await ready) };
}

/** Resolves as soon as a command is acknowledged there. */
async function taken(url: string): Promise<void> {
  for (;;) {
    const isTaken = await ask(url, 'help', 'U1').then(
      () => true,
      () => false,
    );
    if (isTaken) return;
    await setTimeout(POLL_MS);
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

export async function stop({ process: child }: Child, signal: 'SIGTERM' | 'SIGKILL' = 'SIGKILL'): Promise<void> {
  const ended = new Promise((done) => child.once('exit', done));
  child.kill(signal);
  await ended;
}

export function configured(file: string, slack: StandIn): NodeJS.ProcessEnv {
  return {
    DATABASE_URL: `file:${file}`,
    SLACK_BOT_TOKEN: 'xoxb-bench',
    SLACK_SIGNING_SECRET: SECRET,
    SLACK_API_URL: `${slack.url}/api/`,
  };
}

/** What the shell is asked, in a process of its own beside the service. */
export async function bvn(words: readonly string[], environment: NodeJS.ProcessEnv): Promise<void> {
  const cli = fileURLToPath(new URL('../../../src/cli.ts', import.meta.url));
  await promisify(execFile)(process.execPath, [LAUNCHER, cli, ...words], { env: { ...process.env, ...environment } });
}

export function cpuMs(child: Child): Promise<number> {
  const answer = new Promise<NodeJS.CpuUsage>((done) =>
    child.process.once('message', (cpu) => done(cpu as NodeJS.CpuUsage)),
  );
  child.process.send('cpu');
  return answer.then(({ user, system }) => (user + system) / 1000);
}

export function residentMb({ process: child }: Child): number {
  const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}

let number = 0;

/** One signed command, as Slack sends it; resolves with what its acknowledgement says. */
export async function ask(url: string, text: string, user: string): Promise<string> {
  number += 1;
  const stamp = String(Math.floor(Date.now() / 1000));
  const body = new URLSearchParams({
    ...{ command: '/bvn', text, user_id: user, team_id: 'T0BENCH', channel_id: CHANNEL, trigger_id: `t${number}` },
    ...{ channel_name: 'bench', response_url: `http://127.0.0.1:${port}/response/${number}` },
  }).toString();
  const mac = createHmac('sha256', SECRET).update(`v0:${stamp}:${body}`).digest('hex');
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'x-slack-request-timestamp': stamp,
    'x-slack-signature': `v0=${mac}`,
  };
  const answer = await fetch(url, { method: 'POST', headers, body });
  const acknowledged = await answer.text();
  if (!answer.ok) throw new Error(`${text} was answered with ${answer.status}`);
  return acknowledged;
}

let port = 0;

export interface StandIn {
  readonly server: Server;
  readonly url: string;
  /** How many came to the addresses for answers. */
  readonly answers: number;
  until(answers: number): Promise<void>;
}

/** Says yes to everything, and counts the answers that it is given to show beside those in acknowledgements. */
export async function standIn(): Promise<StandIn> {
  let answers = 0;
  let waiting: { from: number; go: () => void } | null = null;
  const user = { id: 'U1', name: 'lead', team_id: 'T0BENCH' };
  const yes = {
    ok: true,
    team_id: 'T0BENCH',
    user_id: 'U0BENCH',
    bot_id: 'B0BENCH',
    user,
    members: ['U1'],
    channel: { id: CHANNEL },
  };
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => {
      const members = request.url?.endsWith('users.list') ? [user] : yes.members;
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(
        JSON.stringify({
          ...yes,
          members,
          channel: request.url?.includes('chat.') ? CHANNEL : yes.channel,
          ts: `1.${Date.now()}`,
        }),
      );
      if (!request.url?.startsWith('/response/')) return;
      answers += 1;
      if (waiting && answers >= waiting.from) waiting.go();
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  port = (server.address() as AddressInfo).port;
  return {
    server,
    url: `http://127.0.0.1:${port}`,
    get answers() {
      return answers;
    },
    until: (from) => (answers >= from ? Promise.resolve() : new Promise((go) => (waiting = { from, go }))),
  };
}

/** A notice of five expectations with so many actions each, among so many owners who can be reached in Slack. */
export async function enter(file: string, actionsEach: number, owners: number): Promise<void> {
  const store = await openStore({ file });
  const today = new Date().toISOString().slice(0, 10);
  const people = Array.from({ length: owners }, (_, n) =>
    person({ id: `p${n + 1}`, name: `Head of service ${n + 1}` }),
  );
  const changes = [
    added('notice', notice({ issuedOn: today, expiresOn: `${Number(today.slice(0, 4)) + 1}${today.slice(4)}` })),
    ...people.map((row) => added('person', row)),
    ...people.map(({ id }, n) =>
      added('account', account({ id: `slack:U${n + 1}`, accountId: `U${n + 1}`, personId: id })),
    ),
    added('conversation', conversation({ id: `n1/slack:${CHANNEL}`, conversation: CHANNEL })),
  ];
  for (let e = 1; e <= EXPECTATIONS; e += 1)
    changes.push(added('expectation', expectation({ id: `x${e}`, code: `E${e}`, seniorResponsibleOwnerId: 'p1' })));
  for (const [n, code] of codesOf(actionsEach).entries()) {
    const expectationId = `x${code.slice(1, code.indexOf('-'))}`;
    const ownerId = `p${(n % owners) + 1}`;
    changes.push(
      added('action', action({ id: `a${code}`, code, expectationId, ownerId, dueOn: today, title: `Action ${code}` })),
    );
  }
  await store.commit(unit('enter', { changes }));
  await store.close();
}

const EXPECTATIONS = 5;

export function codesOf(actionsEach: number): readonly string[] {
  return Array.from({ length: EXPECTATIONS }, (_, e) =>
    Array.from({ length: actionsEach }, (_, a) => `E${e + 1}-${String(a + 1).padStart(2, '0')}`),
  ).flat();
}
