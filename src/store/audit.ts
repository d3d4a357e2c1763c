/** The audit: events chained by hash, the texts that people typed beside them, and the proof that both are as written. */
import { hash as digestOf } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { type AuditEvent, type Change, FREE_TEXT } from '../core/record/changes.ts';
import { assertNever } from '../core/record/errors.ts';
import type { Store, Unit } from '../ports/store.ts';
import { type Client, db, everyColumn, isAmong, prepared } from './compiled.ts';
import { and, desc, eq, gt, gte, lte, type SQL, sql } from './drizzle.ts';
import { auditEvent, auditText } from './schema-ledger.ts';
import { eventStatement, type Statement, textStatement } from './statements.ts';

type EventRow = typeof auditEvent.$inferSelect;
type TextRow = typeof auditText.$inferSelect;
type Filter = Parameters<Store['history']>[0];

/** Sixteen random bytes in hex, so that nobody finds a blanked text by trying out what it may have been. */
export type NewSalt = () => string;

/** What is read where a text was blanked. */
const REMOVED = '[removed]';
/** Runs one read, again while another program holds the file. */
type Read = <T>(work: () => T) => Promise<T>;

/** Events read or verified at one go, before other work gets its turn; a slice takes some 10 ms. */
const SLICE = 1000;

/** The audit of a unit: an event for each change, chained to the one before, and its texts by digest. */
export function eventStatements(unit: Unit, lastHash: string, newSalt: NewSalt): Statement[] {
  const { at, by } = unit;
  let previousHash = lastHash;
  return unit.changes.flatMap((change) => {
    const texts: TextRow[] = [];
    const event = {
      at,
      personId: by.personId,
      account: by.account,
      place: by.from,
      requestId: by.requestId,
      entity: change.entity,
      rowId: change.op === 'added' ? change.row.id : change.id,
      verb: change.verb,
      change: JSON.stringify(withoutTexts(change, texts, newSalt)),
      previousHash,
    };
    previousHash = hashOf(event);
    return [eventStatement({ ...event, hash: previousHash }), ...texts.map(textStatement)];
  });
}

function hashOf(event: Omit<EventRow, 'seq' | 'hash'>): string {
  const { at, personId, account, place, requestId, entity, rowId, verb, change } = event;
  const canonical = JSON.stringify([at, personId, account, place, requestId, entity, rowId, verb, change]);
  return digestOf('sha256', event.previousHash + canonical);
}

/** What a change says beyond the event's own columns; `{"$text": digest}` stands for each text, which goes to `texts`. */
function withoutTexts(change: Change, texts: TextRow[], newSalt: NewSalt) {
  const aside = (text: unknown) => {
    if (typeof text !== 'string') return text;
    const salt = newSalt();
    const digest = digestOf('sha256', salt + text);
    texts.push({ digest, salt, text });
    return { $text: digest };
  };
  const free = new Set<string>(FREE_TEXT[change.entity]);
  const columns = (row: object) =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [name, free.has(name) ? aside(value) : value]));
  const { op, because } = change;
  switch (op) {
    case 'added':
      return { op, row: columns(change.row), because: aside(because) };
    case 'changed': {
      const { version, before, after } = change;
      return { op, version, before: columns(before), after: columns(after), because: aside(because) };
    }
    default:
      return assertNever(change);
  }
}

export function auditReads(client: Client) {
  const hashes = db.select({ hash: auditEvent.hash }).from(auditEvent);
  const last = prepared<{ hash: string }>(client, hashes.orderBy(desc(auditEvent.seq)));
  return {
    lastHash: () => last.get()?.hash ?? '',
  };
}

/** The events that `filter` asks for, oldest first. They are read a slice at a time, and others have their turn in between. */
export async function historyOf(client: Client, read: Read, filter: Filter): Promise<AuditEvent[]> {
  const { ids, since, until } = filter;
  const where = and(
    gt(auditEvent.seq, sql.placeholder('after')),
    ids && isAmong(auditEvent.rowId, 'ids'),
    since === undefined ? undefined : gte(auditEvent.at, since),
    until === undefined ? undefined : lte(auditEvent.at, until),
  );
  const slices = prepared<EventRow>(client, events(where).orderBy(auditEvent.seq).limit(SLICE));
  const textOf = textReader(client);
  const among = JSON.stringify(ids);
  const found: AuditEvent[] = [];
  for (;;) {
    const after = found.at(-1)?.seq ?? 0;
    const slice = await read(() => slices.all({ after, ids: among }).map((event) => restored(event, textOf)));
    found.push(...slice);
    if (slice.length < SLICE) return found;
    await setImmediate();
  }
}

function restored(event: EventRow, textOf: TextOf): AuditEvent {
  const { seq, at, personId, account, place: from, requestId, entity, verb, rowId: id } = event;
  const said = JSON.parse(event.change, (_, value) => (isText(value) ? (textOf(value.$text)?.text ?? REMOVED) : value));
  const change = { ...said, entity, verb, ...(said.op === 'changed' && { id }) } as Change;
  return { seq, at, by: { personId, account, from, requestId }, change };
}

/**
 * Goes through the audit from its first event. Gives the number of the first event that is missing, was altered or
 * moved, or whose text was; null when everything is as written. `read` is how a slice is read.
 */
export async function firstBroken(client: Client, read: Read): Promise<number | null> {
  const slices = prepared<EventRow>(
    client,
    events(gt(auditEvent.seq, sql.placeholder('after')))
      .orderBy(auditEvent.seq)
      .limit(SLICE),
  );
  const given = client.prepare<[], number>(`select seq from sqlite_sequence where name = 'audit_event'`).pluck();
  const textOf = textReader(client);
  let last = { seq: 0, hash: '' };
  for (;;) {
    // The numbers dealt out are read with the slice: an event committed later is no gap.
    const [slice, highest] = await read(() => [slices.all({ after: last.seq }), given.get() ?? 0] as const);
    if (slice.length === 0) return highest > last.seq ? last.seq + 1 : null;
    for (const event of slice) {
      const isNext = event.seq === last.seq + 1 && event.previousHash === last.hash && event.hash === hashOf(event);
      if (!isNext || !textsHold(event, textOf)) return last.seq + 1;
      last = event;
    }
    await setImmediate();
  }
}

/** Every text of the event is there, and is either blanked or what its digest was made of. */
function textsHold(event: EventRow, textOf: TextOf): boolean {
  let hold = true;
  JSON.parse(event.change, (_, value) => {
    if (!isText(value)) return value;
    const found = textOf(value.$text);
    hold &&=
      found !== undefined && (found.text === null || digestOf('sha256', found.salt + found.text) === value.$text);
    return value;
  });
  return hold;
}

type TextOf = (digest: string) => TextRow | undefined;

function textReader(client: Client): TextOf {
  const byDigest = eq(auditText.digest, sql.placeholder('digest'));
  const texts = prepared<TextRow>(client, db.select(everyColumn(auditText)).from(auditText).where(byDigest));
  return (digest) => texts.get({ digest });
}

/** What stands in a stored change for a text; columns are plain values, so nothing else there is an object like it. */
function isText(value: unknown): value is { readonly $text: string } {
  return typeof value === 'object' && value !== null && '$text' in value;
}

function events(where?: SQL) {
  return db.select(everyColumn(auditEvent)).from(auditEvent).where(where).$dynamic();
}
