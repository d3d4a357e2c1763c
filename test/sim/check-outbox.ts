/**
 * Checks that the rows of the outbox are those that the record intended, and that the platforms' messages match the
 * rows.
 */
import type { Unit } from '../../src/ports/store.ts';
import type { Message } from '../helpers/stand-in.ts';
import type { Row, Seen } from './seen.ts';

const DAY_MS = 86_400_000;
const FINAL = ['sent', 'failed', 'suppressed'];

export interface OutboxCheck {
  check(fresh: ReturnType<Seen['read']>): void;
  /** Throws when a row is not final. */
  atEnd(): void;
}

export function createOutboxCheck(seen: Seen): OutboxCheck {
  const open = new Set<string>();
  return {
    check({ rows, told }) {
      for (const key of [...rows.map((row) => row.key), ...told]) open.add(key);
      const { intended } = seen.world;
      for (const key of postsOfUnits(seen)) intended.add(key);
      for (const { key } of rows)
        if (!intended.has(key)) throw new Error(`Nothing in the record intended the post ${key}.`);
      for (const key of [...open]) {
        const row = seen.row(key);
        if (!row) throw new Error(`The post ${key} is gone from the outbox.`);
        checkRow(row, seen);
        if (FINAL.includes(row.state)) open.delete(key);
      }
    },
    atEnd() {
      const [first] = open;
      if (first) throw new Error(`${open.size} posts never came to an end, the first of them ${first}.`);
      for (const key of seen.rows.keys()) {
        const row = seen.row(key);
        if (!row) throw new Error(`The post ${key} is gone from the outbox.`);
        checkRow(row, seen);
      }
      checkOrder([...seen.rows.values()], seen);
    },
  };
}

/**
 * Checks that every acknowledged unit is in the file, and every unit there has all its posts. Returns the keys of these
 * posts.
 */
function postsOfUnits(seen: Seen): readonly string[] {
  const keys: string[] = [];
  for (const [once, tried] of seen.world.units) {
    const { units, acknowledged, checked } = tried;
    if (checked) continue;
    const there = seen.hasOnce(once);
    if (acknowledged && !there) throw new Error(`The unit ${once} was answered for and is not in the file.`);
    if (!there) continue;
    tried.isThere = true;
    const missing = ({ posts }: Unit) => posts.find(({ key }) => !seen.rows.has(key));
    // An attempt that another overtook may have fewer posts than the one that was saved, so that both are there whole.
    const whole = units.filter((unit) => missing(unit) === undefined);
    for (const { key } of (whole.length > 0 ? whole : units.slice(0, 1)).flatMap(({ posts }) => posts))
      if (seen.rows.has(key)) keys.push(key);
    if (whole.length === 0 && (acknowledged || !isMarked(once, seen)))
      throw new Error(`The unit ${once} is there without its post ${units[0] && missing(units[0])?.key}.`);
  }
  return keys;
}

/** Whether another unit marks this one as done, as a later occasion does that makes up for an earlier one. */
function isMarked(once: string, { world, hasOnce }: Seen): boolean {
  const all = [...world.units.values()].flatMap(({ units }) => units);
  return all.some((unit) => unit.marks?.includes(once) && hasOnce(unit.once));
}

function checkRow(row: Row, seen: Seen): void {
  const messages = seen.messagesOf(row.key);
  checkCount(row, messages, seen);
  if (messages[0] && seen.world.state.latest < row.dueAt)
    throw new Error(`The post ${row.key} was due at ${row.dueAt} and arrived at ${messages[0].at}.`);
}

/**
 * No post may be lost, nor doubled on a platform with look-up. Elsewhere each attempt without an answer may lead to one
 * repeat, marked as such.
 */
function checkCount({ key, platform, state, replaces, dueAt }: Row, messages: readonly Message[], seen: Seen): void {
  const found = `${messages.length} messages on ${platform}`;
  if (replaces && messages.length > 0) throw new Error(`The redraw ${key} made ${found}.`);
  if (state === 'sent' && !replaces && messages.length === 0) throw new Error(`The post ${key} is sent and lost.`);
  // A restored record does not know of messages sent after its copy was made, so it withholds or withdraws their posts.
  if (state === 'suppressed' && !messages.every(seen.isEarlier))
    throw new Error(`The post ${key} is suppressed and made ${found}.`);
  if (platform === 'slack' && state === 'failed' && !messages.every(seen.isEarlier))
    throw new Error(`The post ${key} is given up and made ${found}.`);
  // A post that falls due only after a restore is sent anew, and so is one that a wrong clock sent before it was due.
  const fresh = messages.filter((one) => !seen.isEarlier(one));
  const known =
    dueAt <= seen.restoredAt() &&
    messages.some((one) => seen.isEarlier(one) && Date.parse(one.at) > Date.parse(dueAt) - DAY_MS);
  if (fresh.length + (known ? 1 : 0) < 2) return;
  if (platform === 'slack') throw new Error(`The post ${key} made ${found}.`);
  const repeats = known ? fresh : fresh.slice(1);
  if (!repeats.every(({ repeat }) => repeat)) throw new Error(`The post ${key} made ${found}, not marked as repeats.`);
  const doubtful = seen.world.ambiguous(key);
  if (repeats.length > doubtful)
    throw new Error(`The post ${key} made ${found} although only ${doubtful} attempts had no answer.`);
}

/** Checks that every conversation shows its posts in the order of the outbox. */
function checkOrder(rows: readonly Row[], seen: Seen): void {
  const lastIn = new Map<string, { at: number; key: string }>();
  for (const { key, queue } of rows) {
    const [first] = seen.messagesOf(key);
    if (!first || seen.isEarlier(first)) continue;
    const at = Number(first.id.slice(1));
    const before = lastIn.get(queue);
    if (before && before.at > at) throw new Error(`${key} arrived before ${before.key}, which stands before it.`);
    lastIn.set(queue, { at, key });
  }
}
