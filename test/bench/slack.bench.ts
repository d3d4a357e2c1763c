/** Slack against bare Bolt: CPU for a status, how long acknowledgements take while other work goes on, start-up and memory. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commands } from '../../src/commands/index.ts';
import { statusReport } from '../../src/core/plan/status.ts';
import type { Notice } from '../../src/core/record/model.ts';
import { calendarOf } from '../../src/core/time/calendar.ts';
import { dateOf } from '../../src/core/time/instants.ts';
import { createDispatch } from '../../src/dispatch/dispatch.ts';
import { readCsv } from '../../src/documents/csv.ts';
import { renderMessage } from '../../src/platforms/slack/render.ts';
import { openStore } from '../../src/store/sqlite.ts';
import { statusCard } from '../../src/views/plan/status.ts';
import { inTurn, ms, type Ratio } from './ratio.ts';
import {
  ask,
  bvn,
  CHANNEL,
  type Child,
  codesOf,
  configured,
  cpuMs,
  enter,
  residentMb,
  type StandIn,
  standIn,
  start,
  stop,
} from './slack/play.ts';

export const name = 'slack';

export async function run({ quick }: { quick: boolean }): Promise<readonly Ratio[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bvn-bench-'));
  const slack = await standIn();
  try {
    const actionsEach = quick ? 200 : 2_000;
    const [small, large] = [join(folder, 'small.db'), join(folder, 'large.db')];
    await enter(small, 20, 10);
    await enter(large, actionsEach, quick ? 30 : 300);
    return [
      ...(await startUp(small, slack, quick ? 3 : 7)),
      ...(await cpuOfStatus(small, slack, quick ? 200 : 2_000)),
      await acksDuringReminders(large, slack, quick ? 300 : 1_000),
      await acksDuringImport(folder, large, slack, { actionsEach, samples: quick ? 300 : 1_000 }),
    ];
  } finally {
    slack.server.closeAllConnections();
    slack.server.close();
    rmSync(folder, { recursive: true });
  }
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

async function cpuOfStatus(file: string, slack: StandIn, requests: number): Promise<readonly Ratio[]> {
  const ours = await start('ours', configured(file, slack));
  const bare = await start('bare');
  const [own, acked] = [[] as number[], [] as number[]];
  for (let round = 0; round < 6; round += 1) {
    const [mine, its] = [await cpuEach(ours, requests / 5, slack), await cpuEach(bare, requests / 5)];
    // The first round warms both up.
    if (round > 0) own.push(mine);
    if (round > 0) acked.push(its);
  }
  await Promise.all([stop(ours), stop(bare)]);
  const peer = median(acked);
  const { asked, drawnAnew } = await partsOfStatus(file);
  const row = (what: string, time: number) => ({
    ...{ what, ours: ms(time), against: 'a bare ack()', peer: ms(peer), ratio: time / peer },
  });
  return [
    { ...row('CPU for /bvn status with its answer', median(own)), goal: { atMost: 2 } },
    row('… of it the words, the record and the card that was drawn before', asked),
    row('… once for each change of the record: the report, its card and blocks', drawnAnew),
  ];
}

/** CPU of one status in milliseconds. With `slack` it counts as done when its answer is shown. */
async function cpuEach(child: Child, requests: number, slack?: StandIn): Promise<number> {
  const before = await cpuMs(child);
  let due = slack?.answers ?? 0;
  // An answer that is not in the acknowledgement comes to the address for it.
  for (let n = 0; n < requests; n += 1) due += (await ask(child.url, 'status', 'U1')) === '' ? 1 : 0;
  await slack?.until(due);
  return ((await cpuMs(child)) - before) / requests;
}

/** What the status costs beside the traffic, in milliseconds: for whoever asks again, and more for the first after a change. */
async function partsOfStatus(file: string): Promise<{ asked: number; drawnAnew: number }> {
  const store = await openStore({ file });
  const timeZone = 'Europe/London';
  const dispatch = createDispatch({
    ...{ store, commands, timeZone, authority: null, readCsv, newId: randomUUID },
    ...{ committed() {}, trouble: (_, error) => console.error(error) },
  });
  const actor = { platform: 'slack', accountId: 'U1', name: 'Lead' } as const;
  const place = { platform: 'slack', conversation: CHANNEL } as const;
  const now = new Date().toISOString();
  const ask = async (run: number) => {
    const { card } = await dispatch({
      id: `part ${run}`,
      actor,
      place,
      now,
      input: { kind: 'text', text: '/bvn status' },
    });
    if (!card) throw new Error('The status has no card.');
    return JSON.stringify(renderMessage(card));
  };
  const snapshot = await store.snapshot();
  const [today, calendar] = [dateOf(now, timeZone), calendarOf(snapshot, timeZone)];
  const drawAnew = () => {
    const report = statusReport(snapshot, snapshot.notice as Notice, today);
    return JSON.stringify(renderMessage(statusCard(report, { snapshot, today, calendar })));
  };
  const [asked, drawnAnew] = await inTurn(500, ask, drawAnew);
  await store.close();
  return { asked, drawnAnew };
}

/** 99 of a hundred acknowledgements take no longer, in milliseconds: `samples` of them, and more while it `goesOn`. */
async function p99(
  child: Child,
  { samples, words, goesOn = () => false }: { samples: number; words: (n: number) => string; goesOn?: () => boolean },
): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < samples || goesOn(); n += 1) {
    const began = performance.now();
    await ask(child.url, words(n), 'U1');
    times.push(performance.now() - began);
  }
  return times.sort((a, b) => a - b)[Math.ceil(times.length * 0.99) - 1] as number;
}

function acks(during: string, busy: number, idle: number): Ratio {
  const what = `p99 of the ack while ${during}`;
  return { what, ours: ms(busy), against: 'idle', peer: ms(idle), ratio: busy / idle, goal: { atMost: 3 } };
}

async function acksDuringReminders(file: string, slack: StandIn, samples: number): Promise<Ratio> {
  const child = await start('ours', configured(file, slack));
  const look = { samples, words: () => 'mine' };
  await p99(child, look);
  const idle = await p99(child, look);
  const reminding = ask(child.url, 'remind now', 'U1');
  const busy = await p99(child, look);
  await reminding;
  await stop(child);
  return acks('reminders go out', busy, idle);
}

/** A file holds at most so many rows. */
const ROWS = 1_000;

/** Reads, and now and then a change, while the shell saves another title for every action of the record, a file after the other. */
async function acksDuringImport(
  folder: string,
  file: string,
  slack: StandIn,
  size: { actionsEach: number; samples: number },
): Promise<Ratio> {
  const child = await start('ours', configured(file, slack));
  const look = {
    samples: size.samples,
    words: (n: number) => (n % 10 === 9 ? `prefer ${n % 20 === 9 ? 'direct' : 'thread'}` : 'mine'),
  };
  await p99(child, look);
  const idle = await p99(child, look);
  const codes = codesOf(size.actionsEach);
  let importing = true;
  const imported = (async () => {
    for (let from = 0; from < codes.length; from += ROWS) {
      const rows = codes.slice(from, from + ROWS).map((code) => `${code},Action ${code} as imported`);
      const csv = join(folder, `${from}.csv`);
      writeFileSync(csv, ['Code,Action', ...rows].join('\n'));
      await bvn(['import', csv, '--save'], configured(file, slack));
    }
  })().finally(() => {
    importing = false;
  });
  const busy = await p99(child, { ...look, goesOn: () => importing });
  await imported;
  await stop(child);
  return acks(`${codes.length.toLocaleString('en-GB')} actions are imported`, busy, idle);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;
}
