/** The audit: events chained by hash, the texts that people typed beside them, and the proof that both are as written. */
import { hash as digestOf } from 'node:crypto';
import type { ChainHead } from '../core/record/chain-head.ts';
import { type AuditEvent, type Change, FREE_TEXT } from '../core/record/changes.ts';
import { assertNever } from '../core/record/errors.ts';
import { REDACTED } from '../core/record/redaction.ts';
import type { Store, Unit } from '../ports/store.ts';
import { mapInTurns, yieldToEventLoop } from '../ports/turns.ts';
import { db, everyColumn, isAmong } from './compiled.ts';
import { and, desc, eq, gt, gte, lte, type SQL, sql } from './drizzle.ts';
import { auditEvent, auditText } from './schema-ledger.ts';
import { all, first, type Query, type Script } from './scripts.ts';
import { insert, type UnitStatement } from './statements.ts';

/** An event as it is stored. */
export type EventRow = typeof auditEvent.$inferSelect;
type TextRow = typeof auditText.$inferSelect;
type Filter = Parameters<Store['history']>[0];

/** Makes sixteen random bytes in hex for a text's digest. Without them a reader could find a blanked text by guesses. */
export type NewSalt = () => string;

/** The events of a slice and their texts, read in one transaction. */
export function* readSlice(after: number): Script<{ slice: readonly EventRow[]; texts: Texts }> {
  const slice = yield* all(sliceOf('proof', undefined), { after });
  return { slice, texts: yield* textsOf(slice) };
}

/** Number of events that are read or verified before other work gets its turn; a slice takes some 10 ms. */
const SLICE = 1000;
/** Number of events that are made, or given their texts again, before other work gets its turn. */
export const EVENTS_IN_TURN = 200;

/** The event of a change before it is chained to the one before it, and the texts that it refers to. */
export interface Unchained {
  readonly event: Omit<EventRow, 'seq' | 'hash' | 'previousHash'>;
  readonly texts: readonly TextRow[];
}

/** Makes the event of one change of a unit. That needs nothing of the file, so that nobody has to wait for the file meanwhile. */
export function eventOf({ at, by }: Unit, change: Change, newSalt: NewSalt): Unchained {
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
  };
  return { event, texts };
}

/** The statements that add events to the audit, each chained to the one before, and their texts by digest. */
export function* eventStatements(events: readonly Unchained[], lastHash: string): Generator<UnitStatement> {
  let previousHash = lastHash;
  for (const { event, texts } of events) {
    const chained = { ...event, previousHash };
    previousHash = hashOf(chained);
    yield insert('audit_event', auditEvent, { ...chained, hash: previousHash });
    for (const text of texts) yield insert('audit_text', auditText, { ...text });
  }
}

function hashOf(event: Omit<EventRow, 'seq' | 'hash'>): string {
  const { at, personId, account, place, requestId, entity, rowId, verb, change } = event;
  const canonical = JSON.stringify([at, personId, account, place, requestId, entity, rowId, verb, change]);
  return digestOf('sha256', event.previousHash + canonical);
}

/** The change as the event stores it: without the event's own columns, and with `{"$text": digest}` for each text, which goes to `texts`. */
function withoutTexts(change: Change, texts: TextRow[], newSalt: NewSalt) {
  const aside = (text: unknown) => {
    if (typeof text !== 'string') return text;
    const salt = newSalt();
    const digest = digestOf('sha256', salt + text);
    texts.push({ digest, salt, text });
    return { $text: digest };
  };
  const free = new Set<string>(FREE_TEXT[change.entity]);
  const columns = (row: object) => {
    const kept: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(row)) kept[name] = free.has(name) ? aside(value) : value;
    return kept;
  };
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

/** Reads the hash (SHA-256 in hex) of the last event, to which the next event is chained; empty before the first one. */
export function* readLastHash(): Script<string> {
  return (yield* first(LAST))?.hash ?? '';
}

const headColumns = { event: sql`${auditEvent.seq}`.as('event'), hash: sql`${auditEvent.hash}`.as('hash') };
const LAST: Query<ChainHead> = {
  shape: 'last event',
  build: () => db.select(headColumns).from(auditEvent).orderBy(desc(auditEvent.seq)),
};
const EVENT: Query<ChainHead> = {
  shape: 'event',
  build: () =>
    db
      .select(headColumns)
      .from(auditEvent)
      .where(eq(auditEvent.seq, sql.placeholder('event'))),
};

/** Reads the last event's number and hash, or those of the event with this number; null when there is none. */
export function* readHead(event?: number): Script<ChainHead | null> {
  return (event === undefined ? yield* first(LAST) : yield* first(EVENT, { event })) ?? null;
}

/** Runs a read in one transaction, again while another program holds the file. */
export type Read = <T>(script: () => Script<T>) => Promise<T>;

/** Reads the events that `filter` asks for, oldest first. Other work has its turn after every slice of events. */
export async function readHistory(read: Read, filter: Filter): Promise<AuditEvent[]> {
  const found: AuditEvent[] = [];
  for (;;) {
    const { slice, texts } = await read(() => historySlice(filter, found.at(-1)?.seq ?? 0));
    found.push(...(await mapInTurns(slice, EVENTS_IN_TURN, (event) => restored(event, texts))));
    if (slice.length < SLICE) return found;
    await yieldToEventLoop();
  }
}

function* historySlice({ ids, since, until }: Filter, after: number): Script<{ slice: EventRow[]; texts: Texts }> {
  const kinds = { ids, since, until };
  const asked = Object.keys(kinds).filter((name) => kinds[name as keyof Filter] !== undefined);
  const isAsked = and(
    ids && isAmong(auditEvent.rowId, 'ids'),
    since === undefined ? undefined : gte(auditEvent.at, sql.placeholder('since')),
    until === undefined ? undefined : lte(auditEvent.at, sql.placeholder('until')),
  );
  const slice = yield* all(sliceOf(asked.join(), isAsked), { after, since, until, ids: JSON.stringify(ids) });
  return { slice, texts: yield* textsOf(slice) };
}

function restored(event: EventRow, texts: Texts): AuditEvent {
  const { seq, at, personId, account, place: from, requestId, entity, verb, rowId: id } = event;
  const stored = JSON.parse(event.change);
  // Texts stand only in columns and beside them. To look at every value while parsing takes many times as long.
  for (const part of [stored, stored.row, stored.before, stored.after])
    for (const [name, value] of Object.entries(part ?? {}))
      if (isText(value)) part[name] = texts.get(value.$text)?.text ?? REDACTED;
  const change = { ...stored, entity, verb, ...(stored.op === 'changed' && { id }) } as Change;
  return { seq, at, by: { personId, account, from, requestId }, change };
}

/**
 * Proves the audit from its first event on. Gives the number of the first event that is missing, altered or moved, that
 * has an altered text, or that has a blanked text without a later redaction of its row; null when the audit is whole.
 */
export async function firstBroken(read: Read): Promise<number | null> {
  let last = { seq: 0, hash: '' };
  /** By row: the first event with a blanked text that no redaction has followed yet. */
  const blanked = new Map<string, number>();
  for (;;) {
    const { slice, texts, highest } = await read(() => proofSlice(last.seq));
    if (slice.length === 0) {
      const broken = [...blanked.values(), ...(highest > last.seq ? [last.seq + 1] : [])];
      return broken.length > 0 ? Math.min(...broken) : null;
    }
    for (const event of slice) {
      const isNext = event.seq === last.seq + 1 && event.previousHash === last.hash && event.hash === hashOf(event);
      const state = isNext ? textsStateOf(event, texts) : 'altered';
      if (state === 'altered') return Math.min(...blanked.values(), last.seq + 1);
      if (event.verb === 'redacted') blanked.delete(event.rowId);
      if (state === 'blanked' && !blanked.has(event.rowId)) blanked.set(event.rowId, event.seq);
      last = event;
    }
    await yieldToEventLoop();
  }
}

/** Reads a slice and the highest number given in one transaction, so that an event committed later is not taken for a gap. */
function* proofSlice(after: number): Script<{ slice: readonly EventRow[]; texts: Texts; highest: number }> {
  return { ...(yield* readSlice(after)), highest: (yield* first(HIGHEST))?.seq ?? 0 };
}

const HIGHEST: Query<{ seq: number }> = {
  shape: 'highest event',
  build: () => sql`select seq from sqlite_sequence where name = 'audit_event'`,
};

function sliceOf(kind: string, where: SQL | undefined): Query<EventRow> {
  const isLater = gt(auditEvent.seq, sql.placeholder('after'));
  return { shape: `events ${kind}`, build: () => events(and(isLater, where)).orderBy(auditEvent.seq).limit(SLICE) };
}

/** Whether every text of the event is there and gives its digest, one is blanked, or one is gone or another. */
function textsStateOf(event: EventRow, texts: Texts): 'as written' | 'blanked' | 'altered' {
  let state: ReturnType<typeof textsStateOf> = 'as written';
  JSON.parse(event.change, (_, value) => {
    if (!isText(value)) return value;
    const found = texts.get(value.$text);
    if (found?.text === null) state = state === 'altered' ? state : 'blanked';
    else if (!found || digestOf('sha256', found.salt + found.text) !== value.$text) state = 'altered';
    return value;
  });
  return state;
}

type Texts = ReadonlyMap<string, TextRow>;

/** The texts of some events by their digests, in one query. */
function* textsOf(slice: readonly EventRow[]): Script<Texts> {
  // A person may have typed such a string: its digest finds no text.
  const digests = slice.flatMap(({ change }) =>
    [...change.matchAll(/"\$text":"([^"]*)"/g)].map(([, digest]) => digest),
  );
  const found = yield* all(TEXTS, { digests: JSON.stringify(digests) });
  return new Map(found.map((text) => [text.digest, text]));
}

const TEXTS: Query<TextRow> = {
  shape: 'texts',
  build: () => db.select(everyColumn(auditText)).from(auditText).where(isAmong(auditText.digest, 'digests')),
};

/** Whether a value of a stored change stands for a text. Columns hold plain values, so no column looks like this object. */
function isText(value: unknown): value is { readonly $text: string } {
  return typeof value === 'object' && value !== null && '$text' in value;
}

function events(where?: SQL) {
  return db.select(everyColumn(auditEvent)).from(auditEvent).where(where).$dynamic();
}
