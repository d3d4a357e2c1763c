/** Slack against bare Bolt: CPU for a status, how long acknowledgements take while reminders go out, start-up and memory. */
import { type ChildProcess, fork } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { added } from '../../src/core/decision.ts';
import { openStore } from '../../src/store/sqlite.ts';
import { account, action, conversation, expectation, notice, person, unit } from '../store/records.ts';
import { ms, type Ratio } from './ratio.ts';

export const name = 'slack';

const SECRET = 'bench-signing-secret';
const CHANNEL = 'C0BENCH';

export async function run({ quick }: { quick: boolean }): Promise<readonly Ratio[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bvn-bench-'));
  const slack = await standIn();
  try {
    const [small, large] = [join(folder, 'small.db'), join(folder, 'large.db')];
    await enter(small, 20, 10);
    await enter(large, quick ? 200 : 2_000, quick ? 30 : 300);
    return [
      ...(await startUp(small, slack, quick ? 3 : 7)),
      await cpuOfStatus(small, slack, quick ? 200 : 2_000),
      await acksDuringReminders(large, slack, quick ? 100 : 400),
    ];
  } finally {
    slack.server.closeAllConnections();
    slack.server.close();
    rmSync(folder, { recursive: true });
  }
}

const CHILDREN = {
  bare: new URL('./slack/bare.ts', import.meta.url),
  ours: new URL('./slack/ours.ts', import.meta.url),
};

const LAUNCHER = fileURLToPath(new URL('../../src/launch.mjs', import.meta.url));

interface Child {
  readonly process: ChildProcess;
  readonly url: string;
  readonly startMs: number;
}

async function start(file: 'bare' | 'ours', environment: NodeJS.ProcessEnv = {}): Promise<Child> {
  const script = fileURLToPath(CHILDREN[file]);
  const env = { ...process.env, ...environment };
  // Through the launcher, as the service is started; Bolt alone as its documentation starts it.
  const child = file === 'ours' ? fork(LAUNCHER, [script, SECRET], { env }) : fork(script, [SECRET], { env });
  const ready = await new Promise<{ url: string; startMs: number }>((done, failed) => {
    child.once('message', (message) => done(message as { url: string; startMs: number }));
    child.once('exit', (code) => failed(new Error(`${file} ended with ${code}`)));
  });
  return { process: child, ...ready };
}

async function stop({ process: child }: Child, signal: 'SIGTERM' | 'SIGKILL' = 'SIGKILL'): Promise<void> {
  const ended = new Promise((done) => child.once('exit', done));
  child.kill(signal);
  await ended;
}

function configured(file: string, slack: StandIn): NodeJS.ProcessEnv {
  return {
    PORT: '0',
    DATABASE_URL: `file:${file}`,
    SLACK_BOT_TOKEN: 'xoxb-bench',
    SLACK_SIGNING_SECRET: SECRET,
    SLACK_API_URL: `${slack.url}/api/`,
  };
}

function cpuMs(child: Child): Promise<number> {
  const answer = new Promise<NodeJS.CpuUsage>((done) =>
    child.process.once('message', (cpu) => done(cpu as NodeJS.CpuUsage)),
  );
  child.process.send('cpu');
  return answer.then(({ user, system }) => (user + system) / 1000);
}

async function startUp(file: string, slack: StandIn, runs: number): Promise<readonly Ratio[]> {
  const times: [number[], number[]] = [[], []];
  const memory: [number[], number[]] = [[], []];
  // An end in order keeps what was compiled for the next start.
  await stop(await start('ours', configured(file, slack)), 'SIGTERM');
  for (let n = 0; n < runs; n += 1)
    for (const [at, which] of (['ours', 'bare'] as const).entries()) {
      const child = await start(which, which === 'ours' ? configured(file, slack) : {});
      for (let sent = 0; sent < 50; sent += 1) await ask(child.url, 'status', 'U1');
      times[at]?.push(child.startMs);
      memory[at]?.push(residentMb(child));
      await stop(child);
    }
  const [ours, bare] = times.map(median) as [number, number];
  const [oursMb, bareMb] = memory.map(median) as [number, number];
  const against = 'bare Bolt';
  return [
    {
      what: 'start-up until requests are taken',
      ours: ms(ours),
      against,
      peer: ms(bare),
      ratio: ours / bare,
      goal: { atMost: 1.3 },
    },
    {
      ...{
        what: 'memory after 50 commands',
        ours: `${oursMb.toFixed(0)} MB`,
        against,
        peer: `${bareMb.toFixed(0)} MB`,
      },
      ...{ ratio: oursMb / bareMb, goal: { atMost: 1.3 } },
    },
  ];
}

function residentMb({ process: child }: Child): number {
  const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}

async function cpuOfStatus(file: string, slack: StandIn, requests: number): Promise<Ratio> {
  const [ours, bare] = [await start('ours', configured(file, slack)), await start('bare')];
  const perRequest: [number[], number[]] = [[], []];
  for (let round = 0; round < 6; round += 1)
    for (const [at, child] of [ours, bare].entries()) {
      const before = await cpuMs(child);
      const answered = slack.answers;
      for (let n = 0; n < requests / 5; n += 1) await ask(child.url, 'status', 'U1');
      // What a read asks for is shown after its acknowledgement, and is part of what it costs.
      if (child === ours) await slack.until(answered + requests / 5);
      // The first round warms both up.
      if (round > 0) perRequest[at]?.push(((await cpuMs(child)) - before) / (requests / 5));
    }
  await Promise.all([stop(ours), stop(bare)]);
  const [own, peer] = perRequest.map(median) as [number, number];
  return {
    what: 'CPU for /bvn status with its answer',
    ours: ms(own),
    against: 'a bare ack()',
    peer: ms(peer),
    ratio: own / peer,
    goal: { atMost: 2 },
  };
}

async function acksDuringReminders(file: string, slack: StandIn, samples: number): Promise<Ratio> {
  const child = await start('ours', configured(file, slack));
  const measure = async () => {
    const times: number[] = [];
    for (let n = 0; n < samples; n += 1) {
      const began = performance.now();
      await ask(child.url, 'mine', 'U1');
      times.push(performance.now() - began);
    }
    return times.sort((a, b) => a - b)[Math.floor(times.length * 0.99)] as number;
  };
  await measure();
  const idle = await measure();
  const reminding = ask(child.url, 'remind now', 'U1');
  const busy = await measure();
  await reminding;
  await stop(child);
  return {
    what: 'p99 of the ack while reminders go out',
    ours: ms(busy),
    against: 'idle',
    peer: ms(idle),
    ratio: busy / idle,
    goal: { atMost: 3 },
  };
}

let number = 0;

/** One signed command, as Slack sends it; resolves with its acknowledgement. */
async function ask(url: string, text: string, user: string): Promise<void> {
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
  await answer.text();
  if (!answer.ok) throw new Error(`${text} was answered with ${answer.status}`);
}

let port = 0;

interface StandIn {
  readonly server: Server;
  readonly url: string;
  /** How many answers were shown. */
  readonly answers: number;
  until(answers: number): Promise<void>;
}

/** Says yes to everything, and counts the answers that it is given to show. */
async function standIn(): Promise<StandIn> {
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
async function enter(file: string, actionsEach: number, owners: number): Promise<void> {
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
  for (let e = 1; e <= 5; e += 1) {
    changes.push(added('expectation', expectation({ id: `x${e}`, code: `E${e}`, seniorResponsibleOwnerId: 'p1' })));
    for (let a = 1; a <= actionsEach; a += 1) {
      const code = `E${e}-${String(a).padStart(2, '0')}`;
      const ownerId = `p${(a % owners) + 1}`;
      changes.push(
        added(
          'action',
          action({ id: `a${e}-${a}`, code, expectationId: `x${e}`, ownerId, dueOn: today, title: `Action ${code}` }),
        ),
      );
    }
  }
  await store.commit(unit('enter', { changes }));
  await store.close();
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;
}
