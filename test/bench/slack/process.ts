/** The service and bare Bolt as processes: how they are started, asked, measured and ended. */
import { type ChildProcess, execFile, fork } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { Agent, createServer, request as httpRequest, type OutgoingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { CHANNEL } from '../record.ts';
import type { StandIn } from './stand-in.ts';

const SECRET = 'bench-signing-secret';
const POLL_MS = 5;

const OURS = fileURLToPath(new URL('./ours.ts', import.meta.url));
const BARE = fileURLToPath(new URL('./bare.ts', import.meta.url));
const LAUNCHER = fileURLToPath(new URL('../../../src/launch.mjs', import.meta.url));
/** As the unit for systemd starts the service. The peers get the same flags. */
export const NODE_FLAGS = ['--max-semi-space-size=2'];

export interface Child {
  readonly process: ChildProcess;
  readonly url: string;
  /** From the start of the process until it acknowledged the first command. */
  readonly startMs: number;
}

export async function start(which: 'ours' | 'bare', environment: NodeJS.ProcessEnv = {}): Promise<Child> {
  const port = await freePort();
  const options = { env: { ...process.env, ...environment, PORT: `${port}` }, execArgv: NODE_FLAGS };
  const began = performance.now();
  const child = which === 'ours' ? fork(LAUNCHER, [OURS, SECRET], options) : fork(BARE, [SECRET], options);
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
  responseAddress = `${slack.url}/response`;
  return {
    DATABASE_URL: `file:${file}`,
    SLACK_BOT_TOKEN: 'xoxb-bench',
    SLACK_SIGNING_SECRET: SECRET,
    SLACK_API_URL: `${slack.url}/api/`,
  };
}

/** Runs the shell's command in a process of its own beside the service. */
export async function bvn(words: readonly string[], environment: NodeJS.ProcessEnv): Promise<void> {
  const cli = fileURLToPath(new URL('../../../src/cli.ts', import.meta.url));
  await promisify(execFile)(process.execPath, [LAUNCHER, cli, ...words], { env: { ...process.env, ...environment } });
}

/** The CPU that a process has used in all its threads, in milliseconds, once it has nothing left to do. The question costs it nothing. */
export async function cpuMs(child: Child): Promise<number> {
  for (let before = cpuSoFar(child); ; ) {
    await setTimeout(POLL_MS);
    const now = cpuSoFar(child);
    // On a busy machine a thread that waits for a processor uses no CPU either.
    if (now.ms === before.ms && !now.isRunning) return now.ms;
    before = now;
  }
}

function cpuSoFar({ process: child }: Child): { readonly ms: number; readonly isRunning: boolean } {
  const threads = `/proc/${child.pid}/task`;
  let [nanoseconds, isRunning] = [0, false];
  for (const id of readdirSync(threads)) {
    nanoseconds += Number(readFileSync(`${threads}/${id}/schedstat`, 'utf8').split(' ')[0]);
    isRunning ||= /\) R /.test(readFileSync(`${threads}/${id}/stat`, 'utf8'));
  }
  return { ms: nanoseconds / 1e6, isRunning };
}

export function residentMb({ process: child }: Child): number {
  const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}

/** A place where a command is typed. */
interface Channel {
  readonly channel_id: string;
  readonly channel_name: string;
}

const IN_CHANNEL: Channel = { channel_id: CHANNEL, channel_name: 'bench' };
/** A change that is asked for here is answered in the acknowledgement and posts nothing. */
export const DIRECT: Channel = { channel_id: 'D0BENCH', channel_name: 'directmessage' };

let number = 0;
let responseAddress = 'http://127.0.0.1:9/response';

/** Sends one signed command, as Slack sends it, and resolves with the text of its acknowledgement. */
export async function ask(url: string, words: string, user: string, where = IN_CHANNEL): Promise<string> {
  number += 1;
  const stamp = String(Math.floor(Date.now() / 1000));
  const body = new URLSearchParams({
    ...{ command: '/bvn', text: words, user_id: user, team_id: 'T0BENCH', trigger_id: `t${number}` },
    ...where,
    response_url: `${responseAddress}/${number}`,
  }).toString();
  const mac = createHmac('sha256', SECRET).update(`v0:${stamp}:${body}`).digest('hex');
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'x-slack-request-timestamp': stamp,
    'x-slack-signature': `v0=${mac}`,
  };
  const { status, answer } = await post(url, headers, body);
  if (status !== 200) throw new Error(`${words} was answered with ${status}`);
  return answer;
}

/** As many connections as there are requests under way: an open loop must not wait for a free one. */
const agent = new Agent({ keepAlive: true });

function post(
  url: string,
  headers: OutgoingHttpHeaders,
  body: string,
): Promise<{ status: number | undefined; answer: string }> {
  return new Promise((done, failed) => {
    const request = httpRequest(url, { method: 'POST', headers, agent }, (response) => {
      text(response).then((answer) => done({ status: response.statusCode, answer }), failed);
    });
    request.on('error', (error: NodeJS.ErrnoException) => {
      // The service closes a connection that was idle for some seconds, which can cross with a request.
      if (request.reusedSocket && error.code === 'ECONNRESET') done(post(url, headers, body));
      else failed(error);
    });
    request.end(body);
  });
}
