/** Redaction in the tables beside the record: texts of the audit are blanked, and posts, kept answers and previews lose them. */
import { REASONS, redactIn, type SoughtTexts, showsAny } from '../core/record/redaction.ts';
import type { DrawnMessage } from '../ports/store.ts';
import { db, everyColumn, isAmong, placeholders } from './compiled.ts';
import { type AnySQLiteColumn, and, eq, ne, or, type SQL, sql } from './drizzle.ts';
import { outboxRowOf, type RawRow } from './outbox-rows.ts';
import { auditEvent, auditText, once, outbox, pendingImport } from './schema-ledger.ts';
import { all, count, type Query, type Script } from './scripts.ts';
import { forgetImportMemory } from './side-tables.ts';

/** Blanks the texts of rows in every event so far, with their salts. The reasons of earlier redactions stay. */
export function* blankTexts(
  rows: readonly { readonly id: string; readonly columns: readonly string[] }[],
): Script<void> {
  for (const { id, columns } of rows) {
    const events = yield* all(EVENTS_OF_ROW, { id });
    const digests = events.flatMap(({ verb, change }) => digestsIn(JSON.parse(change), columns, verb));
    yield* count(BLANK, { digests: JSON.stringify(digests) });
  }
}

type StoredChange = Readonly<Record<string, Readonly<Record<string, unknown>> | null>>;

function digestsIn({ row, before, after, because }: StoredChange, columns: readonly string[], verb: string): string[] {
  const values = [row, before, after].flatMap((of) => columns.map((name) => of?.[name]));
  const reason = columns.includes(REASONS) && verb !== 'redacted' ? [because] : [];
  return [...values, ...reason].flatMap((value) => {
    const digest = (value as { readonly $text?: unknown } | null | undefined)?.$text;
    return typeof digest === 'string' ? [digest] : [];
  });
}

const EVENTS_OF_ROW: Query<{ verb: string; change: string }> = {
  shape: 'events of a row',
  build: () => {
    const { verb, change, rowId } = auditEvent;
    return db
      .select({ verb: sql`${verb}`.as('verb'), change: sql`${change}`.as('change') })
      .from(auditEvent)
      .where(eq(rowId, sql.placeholder('id')));
  },
};
const BLANK: Query = {
  shape: 'blank texts',
  build: () => db.update(auditText).set({ text: null, salt: '' }).where(isAmong(auditText.digest, 'digests')),
};

/** Takes texts out of every post and every kept answer, and deletes the previews of files, and the memory of imports, that hold one. */
export function* redactCopies(sought: SoughtTexts): Script<void> {
  const needles = needlesOf(sought.texts);
  for (const post of yield* all(POSTS_HOLDING, { needles })) {
    const { key, card, live, counts } = post;
    const drawn = { card: inJson(card, sought), live: inJson(live, sought), counts: inJson(counts, sought) };
    yield* count(REDRAW, { key, ...drawn });
  }
  for (const { key, answer } of yield* all(ANSWERS_HOLDING, { needles }))
    yield* count(REWRITE, { key, answer: inJson(answer, sought) });
  for (const { id, text } of yield* all(IMPORTS_HOLDING, { needles }))
    if (showsAny(JSON.parse(text), sought)) yield* count(FORGET, { id });
  yield* forgetImportMemory(sought.texts);
}

function inJson<T extends string | null>(json: T, sought: SoughtTexts): T {
  return (json === null ? null : JSON.stringify(redactIn(JSON.parse(json), sought))) as T;
}

/** Reads every message of which a post holds a text, with the newest post that drew it or is about to; oldest first. */
export function* readMessagesHolding(sought: SoughtTexts): Script<DrawnMessage[]> {
  const holding = (yield* all(POSTS_HOLDING, { needles: needlesOf(sought.texts) })).filter(({ card, live, counts }) =>
    [card, live, counts].some((json) => json !== null && showsAny(JSON.parse(json), sought)),
  );
  const keys = JSON.stringify([...new Set(holding.map(({ key, replaces }) => replaces ?? key))]);
  const posts = (yield* all(POSTS_OF_MESSAGES, { keys })).map(outboxRowOf);
  const messages = Map.groupBy(posts, ({ key, replaces }) => replaces ?? key);
  return [...messages.values()].flatMap((drawn) => {
    const first = drawn.find(({ replaces }) => replaces === undefined);
    const newest = drawn.findLast(({ state }) => state !== 'failed' && state !== 'suppressed');
    return first ? [{ first, newest: newest ?? first }] : [];
  });
}

/** A row holds a text only if it holds the inner letters of one of its lines: the first may have become a capital. */
const NEEDLE = 11;

/** The beginnings by which SQLite finds rows that may hold a text, in the form that JSON writes, as a JSON array. */
function needlesOf(texts: readonly string[]): string {
  const needles = texts.map((text) => {
    const [line = ''] = text.trim().split(/\s{2,}|[\n\r\t]/);
    const letters = [...line];
    const inner = letters.length > 3 ? letters.slice(1, NEEDLE) : letters;
    return JSON.stringify(inner.join('')).slice(1, -1);
  });
  return JSON.stringify(needles);
}

function holds(...columns: AnySQLiteColumn[]): SQL | undefined {
  const needle = sql`(select 1 from json_each(${sql.placeholder('needles')}) where`;
  return or(...columns.map((column) => sql`exists ${needle} instr(${column}, value) > 0)`));
}

const POSTS_HOLDING: Query<RawRow> = {
  shape: 'posts holding',
  build: () =>
    db
      .select(everyColumn(outbox))
      .from(outbox)
      .where(holds(outbox.card, outbox.live, outbox.counts)),
};
const POSTS_OF_MESSAGES: Query<RawRow> = {
  shape: 'posts of messages',
  build: () =>
    db
      .select(everyColumn(outbox))
      .from(outbox)
      .where(or(isAmong(outbox.key, 'keys'), isAmong(outbox.replaces, 'keys')))
      .orderBy(outbox.seq),
};
const ANSWERS_HOLDING: Query<{ key: string; answer: string }> = {
  shape: 'answers holding',
  build: () =>
    db
      .select(everyColumn(once))
      .from(once)
      .where(and(ne(once.answer, 'null'), holds(once.answer))),
};
const IMPORTS_HOLDING: Query<{ id: string; text: string }> = {
  shape: 'imports holding',
  build: () => db.select(everyColumn(pendingImport)).from(pendingImport).where(holds(pendingImport.text)),
};
const REDRAW: Query = {
  shape: 'redact post',
  build: () =>
    db
      .update(outbox)
      .set(placeholders(['card', 'live', 'counts']) as never)
      .where(eq(outbox.key, sql.placeholder('key'))),
};
const REWRITE: Query = {
  shape: 'redact answer',
  build: () =>
    db
      .update(once)
      .set(placeholders(['answer']) as never)
      .where(eq(once.key, sql.placeholder('key'))),
};
const FORGET: Query = {
  shape: 'forget import',
  build: () => db.delete(pendingImport).where(eq(pendingImport.id, sql.placeholder('id'))),
};
