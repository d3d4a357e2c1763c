/**
 * A tick-off by the button of a reminder's card, through dispatch and the store: against the same rows committed by raw
 * better-sqlite3, among 25 times as many actions, against one durable write, and late in an action's history.
 */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BenchBot, openBot, settleAll } from './bot.ts';
import { openDiskFloor } from './disk-floor.ts';
import { inTurn, ms, type Ratio, warmUpOf } from './ratio.ts';
import { accountOf, codesOf, enterRecord } from './record.ts';
import { countRows, logWrites, openRaw, type Written } from './written-rows.ts';

export const name = 'tick-off';

const OWNERS = 40;
const [SMALL, LARGE] = [400, 10_000];
/** So many actions are due in both records, so that the reminders' cards are the same. */
const DUE = SMALL;

export async function run({ quick }: { quick: boolean }): Promise<readonly Ratio[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bvn-bench-'));
  try {
    const [small, large] = [join(folder, 'small.db'), join(folder, 'large.db')];
    await enterWithReminders(small, SMALL);
    await enterWithReminders(large, LARGE);
    const history = join(folder, 'history.db');
    copyFileSync(small, history);
    return [...(await againstRaw(small, large, quick ? 50 : 300)), await lateInHistory(history, quick ? 1 : 5)];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A record whose owners have all got the weekly reminder's card. */
async function enterWithReminders(file: string, actions: number): Promise<void> {
  await enterRecord(file, { actions, due: DUE, owners: OWNERS });
  await using bot = await openBot(file);
  await bot.ask('U1', { kind: 'text', text: 'remind now' });
  await bot.deliver();
}

async function againstRaw(smallFile: string, largeFile: string, runs: number): Promise<readonly Ratio[]> {
  await using small = await openRace(smallFile, SMALL, runs);
  await using large = await openRace(largeFile, LARGE, runs);
  using floor = openDiskFloor(`${smallFile}.floor`, 4096);
  const [inSmall, , rawSmall, , inLarge, , rawLarge, , write] = await inTurn(
    runs,
    small.tickOff,
    small.deliver,
    small.writeRaw,
    small.deliverRaw,
    large.tickOff,
    large.deliver,
    large.writeRaw,
    large.deliverRaw,
    floor.write,
  );
  const row = (what: string, ours: number, against: string, peer: number, goal: Pick<Ratio, 'goal'>): Ratio => ({
    ...{ what, ours: ms(ours), against, peer: ms(peer), ratio: ours / peer },
    ...goal,
  });
  const among = (actions: number) => `a tick-off through dispatch among ${actions.toLocaleString('en-GB')} actions`;
  const raw = ({ rows }: Race) => `the same ${rows} rows in raw better-sqlite3`;
  return [
    row(among(SMALL), inSmall, raw(small), rawSmall, { goal: { atMost: 2 } }),
    row(among(LARGE), inLarge, raw(large), rawLarge, {}),
    row(among(LARGE), inLarge, `among ${SMALL}`, inSmall, { goal: { atMost: 1.5 } }),
    row(among(SMALL), inSmall, 'write and fdatasync of 4 KiB', write, {}),
  ];
}

/** The bot on one copy of a record, and raw better-sqlite3 on another that writes what the bot wrote on a third. */
interface Race extends AsyncDisposable {
  tickOff(run: number): Promise<unknown>;
  deliver(): Promise<void>;
  writeRaw(run: number): void;
  deliverRaw(run: number): void;
  /** How many rows a tick-off writes, without those of the delivery. */
  readonly rows: number;
}

async function openRace(file: string, actions: number, runs: number): Promise<Race> {
  const [logged, bots, raws] = ['logged', 'bot', 'raw'].map((kind) => `${file}.${kind}`) as [string, string, string];
  for (const copy of [logged, bots, raws]) copyFileSync(file, copy);
  const ticked = await loggedTickOffs(logged, actions, runs + warmUpOf(runs));
  const bot = await openBot(bots);
  const raw = openRaw(raws);
  const press = await presser(bot, actions);
  return {
    tickOff: press,
    deliver: bot.deliver,
    writeRaw: (run) => raw.write(ticked[run]!.committed),
    deliverRaw: (run) => raw.write(ticked[run]!.delivered),
    rows: ticked[0]!.committed.length,
    async [Symbol.asyncDispose]() {
      await bot[Symbol.asyncDispose]();
      raw[Symbol.dispose]();
      const [written, wanted] = [raws, bots].map((copy) => JSON.stringify(countRows(copy)));
      if (written !== wanted) throw new Error(`Raw better-sqlite3 wrote ${written} rows, and the bot ${wanted}.`);
    },
  };
}

/** The rows of each tick-off, and those of the deliveries that follow. */
async function loggedTickOffs(file: string, actions: number, count: number) {
  using log = logWrites(file);
  await using bot = await openBot(file);
  const press = await presser(bot, actions);
  const ticked: { committed: readonly Written[]; delivered: readonly Written[] }[] = [];
  for (let n = 0; n < count; n += 1) {
    await press(n);
    const committed = log.take();
    await bot.deliver();
    ticked.push({ committed, delivered: log.take() });
  }
  return ticked;
}

/** The owner of the n-th due action presses its button on their card in the channel. */
async function presser(bot: BenchBot, actions: number): Promise<(n: number) => Promise<unknown>> {
  const cards = await bot.store.posts({ state: 'sent', limit: OWNERS + 1 });
  const cardOf = new Map(cards.flatMap(({ live, ref }) => (live?.kind === 'personal' ? [[live.personId, ref]] : [])));
  const due = codesOf(actions).flatMap((code, n) => (Number(code.split('-')[1]) <= DUE / 5 ? [{ code, n }] : []));
  return (run) => {
    const { code, n } = due[run]!;
    const { accountId } = accountOf(n, OWNERS);
    const ref = cardOf.get(`p${accountId.slice(1)}`);
    if (!ref) throw new Error(`${accountId} has no card.`);
    return bot.ask(accountId, { kind: 'press', command: 'done', args: { action: code } }, ref);
  };
}

const LATE = 200;

/** The 200th change of an action against the second of another one. The posts of every change arrive before the next change. */
async function lateInHistory(file: string, runs: number): Promise<Ratio> {
  await using bot = await openBot(file);
  const codes = codesOf(SMALL);
  const change = async (code: string, n: number) => {
    const text = n % 2 === 0 ? `start ${code}` : `block ${code} because it waits for the audit`;
    await bot.ask('U1', { kind: 'text', text });
  };
  const count = runs + warmUpOf(runs);
  const [old, young] = [codes.slice(0, count), codes.slice(count, 2 * count)];
  for (let n = 0; n < LATE - 1; n += 1) {
    for (const code of n === 0 ? [...old, ...young] : old) await change(code, n);
    settleAll(file);
  }
  const [late, , early] = await inTurn(
    runs,
    (run) => change(old[run]!, LATE - 1),
    bot.deliver,
    (run) => change(young[run]!, 1),
    bot.deliver,
  );
  return {
    what: `the ${LATE}th change of an action through dispatch`,
    ours: ms(late),
    against: 'the 2nd',
    peer: ms(early),
    ratio: late / early,
    goal: { atMost: 1.2 },
  };
}
