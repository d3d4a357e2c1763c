/**
 * Preloaded before the service (`node --import`): its machine's clock and timers run fast, and at one of its writes the
 * machine goes dead. The product itself is untouched. Timers of Node's own inside (sockets, `AbortSignal.timeout`) and the
 * wait for a locked file stay as they are.
 */
import { promisify } from 'node:util';
import Database from 'better-sqlite3';
import { shownMs, TIMES_AS_FAST } from './fast-time.ts';
import type { Machine, Point } from './life.ts';

const { anchor, ambush } = JSON.parse(process.env.FAST_MACHINE ?? '') as Machine;

const RealDate = Date;
const fastNow = () => Math.floor(shownMs(anchor, RealDate.now()));
globalThis.Date = new Proxy(RealDate, {
  construct: (target, args, self) => Reflect.construct(target, args.length > 0 ? args : [fastNow()], self),
  apply: () => new RealDate(fastNow()).toString(),
  get: (target, name) => (name === 'now' ? fastNow : Reflect.get(target, name)),
});

const realPerformanceNow = performance.now.bind(performance);
Object.defineProperty(performance, 'now', { value: () => realPerformanceNow() * TIMES_AS_FAST });

/**
 * Timers run out in so many slices: while a busy machine lets the process stand still only one of them passes, as it would
 * be a small part of the whole at the true pace, and an answer that came meanwhile is heard first.
 */
const SLICES = 10;

type Timer = (then: (...args: unknown[]) => void, ms?: number, ...args: unknown[]) => NodeJS.Timeout;
const realTimeout = setTimeout as Timer;
const fastTimeout: Timer = (then, ms = 0, ...args) => {
  let left = SLICES;
  const slice = () => {
    left -= 1;
    if (left > 0) return void timeout.refresh();
    left = SLICES;
    then(...args);
  };
  const timeout = realTimeout(slice, ms / TIMES_AS_FAST / SLICES);
  return timeout;
};
const promised = (ms: number, value: unknown) => new Promise((go) => fastTimeout(() => go(value), ms));
globalThis.setTimeout = Object.assign(fastTimeout, { [promisify.custom]: promised }) as unknown as typeof setTimeout;

const realInterval = setInterval as Timer;
const fastInterval: Timer = (then, ms = 0, ...args) => realInterval(then, ms / TIMES_AS_FAST, ...args);
globalThis.setInterval = fastInterval as typeof setInterval;

let comings = 0;

/** Kills the process by a real signal: no line after this call runs. */
function point(here: Point): void {
  if (here !== ambush?.point) return;
  comings += 1;
  if (comings === ambush.nth) process.kill(process.pid, 'SIGKILL');
}

/** The statements of the outbox that take a post and settle it, as they reach SQLite. */
const WRITES = [
  { what: 'claim', sql: /^update "outbox" set .*"attempts" = "outbox"\."attempts" \+ 1/ },
  { what: 'mark', sql: /^update "outbox" set .* where \("outbox"\."key" = \? and "outbox"\."lease_token" = \?\)$/ },
] as const;

const { prepare, transaction } = Database.prototype;

Database.prototype.prepare = function (this: Database.Database, sql: string) {
  const statement = prepare.call(this, sql);
  const write = WRITES.find((one) => one.sql.test(sql));
  if (!write) return statement;
  const run = statement.run.bind(statement) as (...values: unknown[]) => Database.RunResult;
  statement.run = (...values: unknown[]) => {
    point(`before ${write.what}`);
    const result = run(...values);
    point(`after ${write.what}`);
    return result;
  };
  return statement;
} as typeof prepare;

let writing = false;

/** The point comes after the last write of a unit and before its commit. Transactions that only read do not count. */
Database.prototype.transaction = function (this: Database.Database, work: (...args: unknown[]) => unknown) {
  const done = transaction.call(this, (...args: unknown[]) => {
    const result = work(...args);
    if (writing) point('before commit');
    return result;
  });
  const immediate = (...args: unknown[]) => {
    writing = true;
    try {
      return done.immediate(...args);
    } finally {
      writing = false;
      point('after commit');
    }
  };
  return Object.assign((...args: unknown[]) => done(...args), { immediate, deferred: done.deferred });
} as typeof transaction;
