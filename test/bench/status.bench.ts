/** The CPU of `/bvn status` against a bare `ack()`: on a record that stands still, and on one that moves. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { renderMessage } from '../../src/platforms/slack/render.ts';
import { openBot } from './bot.ts';
import { enterProgramme } from './programme.ts';
import { inTurn, median, ms, type Ratio } from './ratio.ts';
import { accountOf, codesOf, enterRecord } from './record.ts';
import { ask, type Child, configured, cpuMs, DIRECT, start, stop } from './slack/process.ts';
import { type StandIn, startStandIn } from './slack/stand-in.ts';

export const name = 'status';

const ACTIONS = 100;
const OWNERS = 10;
/** One change comes before so many reads. */
const READS = 5;

export async function run({ quick }: { quick: boolean }): Promise<readonly Ratio[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bvn-bench-'));
  const slack = await startStandIn();
  try {
    const file = join(folder, 'bvn.db');
    await enterRecord(file, { actions: ACTIONS, owners: OWNERS });
    const size = quick ? { rounds: 4, requests: 40 } : { rounds: 6, requests: 400 };
    return [...(await cpuOfStatus(file, slack, size)), await cpuOfProgramme(folder, slack, size)];
  } finally {
    slack.server.closeAllConnections();
    slack.server.close();
    rmSync(folder, { recursive: true });
  }
}

interface Size {
  readonly rounds: number;
  /** In each round, and for each row. */
  readonly requests: number;
}

async function cpuOfStatus(file: string, slack: StandIn, { rounds, requests }: Size): Promise<readonly Ratio[]> {
  const ours = await start('ours', configured(file, slack));
  const bare = await start('bare');
  const names = ['still', 'moving', 'first', 'acked', 'ackedInRhythm', 'ackedAlone'] as const;
  const cpu = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<
    (typeof names)[number],
    number[]
  >;
  const change = changer(ours, slack);
  // The first round warms both processes up.
  for (let round = 0; round <= rounds; round += 1) {
    const still = await cpuEach(ours, requests, slack);
    const { moving, first } = await cpuAfterChanges(ours, requests / READS, change);
    const acked = await cpuEach(bare, requests);
    const { moving: ackedInRhythm, first: ackedAlone } = await cpuAfterChanges(bare, requests / READS, async () => {});
    for (const [name, one] of Object.entries({ still, moving, first, acked, ackedInRhythm, ackedAlone }))
      if (round > 0) cpu[name as keyof typeof cpu].push(one);
  }
  await Promise.all([stop(ours), stop(bare)]);
  const row = (what: string, time: number, against = 'a bare ack()', peer = median(cpu.acked)) => ({
    ...{ what, ours: ms(time), against, peer: ms(peer), ratio: time / peer },
  });
  const [moving, first] = [median(cpu.moving), median(cpu.first)];
  const movingRow = `CPU for /bvn status with one change in ${READS} reads`;
  const firstRow = 'CPU for the first /bvn status after a change';
  return [
    { ...row('CPU for /bvn status with its answer', median(cpu.still)), goal: { atMost: 2 } },
    row('… of it the words, the record and the card that was drawn before', await dispatchedAgainMs(file)),
    { ...row(movingRow, moving), goal: { atMost: 2.5 } },
    row(movingRow, moving, 'a bare ack() in the same rhythm', median(cpu.ackedInRhythm)),
    { ...row(firstRow, first), goal: { atMost: 4 } },
    row(firstRow, first, 'a bare ack() after the same pause', median(cpu.ackedAlone)),
  ];
}

/** The programme record of a large council: what is said in it must not slow the status that says little of it. */
const PROGRAMME = { recommendations: 40, measures: 60, readings: 20, updates: 300 };

/** The first status after a change in a record with the programme record, against the same record without it. */
async function cpuOfProgramme(folder: string, slack: StandIn, { rounds, requests }: Size): Promise<Ratio> {
  const [small, large] = [join(folder, 'without.db'), join(folder, 'with.db')];
  await enterRecord(small, { actions: ACTIONS, owners: OWNERS });
  await enterRecord(large, { actions: ACTIONS, owners: OWNERS });
  await enterProgramme(large, { ...PROGRAMME, actions: ACTIONS });
  const [without, withIt] = [
    await start('ours', configured(small, slack)),
    await start('ours', configured(large, slack)),
  ];
  const [changeSmall, changeLarge] = [changer(without, slack), changer(withIt, slack)];
  // The answers of the start have come once these have, so that none is taken for that of a change.
  for (const child of [without, withIt]) await cpuEach(child, requests, slack);
  const cpu = { without: [] as number[], with: [] as number[] };
  // The first round warms both processes up.
  for (let round = 0; round <= rounds; round += 1) {
    const one = await cpuAfterChanges(without, requests / READS, changeSmall);
    const other = await cpuAfterChanges(withIt, requests / READS, changeLarge);
    if (round === 0) continue;
    cpu.without.push(one.first);
    cpu.with.push(other.first);
  }
  await Promise.all([stop(without), stop(withIt)]);
  const [ours, peer] = [median(cpu.with), median(cpu.without)];
  const { recommendations, measures, readings, updates } = PROGRAMME;
  return {
    what: `CPU for the first /bvn status after a change with ${recommendations} recommendations, ${measures} measures of ${readings} readings, ${updates} updates`,
    ...{ ours: ms(ours), against: 'without them', peer: ms(peer), ratio: ours / peer, goal: { atMost: 1.3 } },
  };
}

/** The mean CPU of one status in milliseconds. With `slack` a status counts as done when its answer is shown. */
async function cpuEach(child: Child, requests: number, slack?: StandIn): Promise<number> {
  const before = await cpuMs(child);
  let due = slack?.count.answers ?? 0;
  // An answer that is not in the acknowledgement comes to the response address.
  for (let n = 0; n < requests; n += 1) due += (await ask(child.url, 'status', 'U1')) === '' ? 1 : 0;
  await slack?.until('answers', due);
  return ((await cpuMs(child)) - before) / requests;
}

/**
 * The mean CPU of all reads that follow a change, and of the first of them. The CPU of the changes is left out. A process that
 * has stood still needs several times the CPU for its next request, whatever it answers.
 */
async function cpuAfterChanges(child: Child, changes: number, change: () => Promise<void>) {
  let [first, others] = [0, 0];
  for (let n = 0; n < changes; n += 1) {
    await change();
    const before = await cpuMs(child);
    await ask(child.url, 'status', 'U1');
    const afterFirst = await cpuMs(child);
    for (let read = 1; read < READS; read += 1) await ask(child.url, 'status', 'U1');
    first += afterFirst - before;
    others += (await cpuMs(child)) - afterFirst;
  }
  return { first: first / changes, moving: (first + others) / (changes * READS) };
}

/** Owners report one action after the other, and in the next round take the reports back. Nothing is posted for it. */
function changer(child: Child, slack: StandIn): () => Promise<void> {
  const codes = codesOf(ACTIONS);
  let n = 0;
  return async () => {
    const word = Math.floor(n / ACTIONS) % 2 === 0 ? 'done' : 'undo';
    const answered = slack.until('answers', slack.count.answers + 1);
    await ask(child.url, `${word} ${codes[n % ACTIONS]}`, accountOf(n, OWNERS).accountId, DIRECT);
    await answered;
    if (!/reported E|took back/.test(slack.answer)) throw new Error(`The record did not move: ${slack.answer}`);
    n += 1;
  };
}

/** The time of a status in this process without the traffic, on a record that stands still. */
async function dispatchedAgainMs(file: string): Promise<number> {
  await using bot = await openBot(file);
  const [statusMs] = await inTurn(500, async () => {
    const { card } = await bot.ask('U1', { kind: 'text', text: '/bvn status' });
    if (!card) throw new Error('The status has no card.');
    return JSON.stringify(renderMessage(card));
  });
  return statusMs;
}
