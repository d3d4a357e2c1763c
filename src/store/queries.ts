/** Every read of the record and of what was committed, as scripts. */
import type { Entities, EntityName } from '../core/record/changes.ts';
import type { Instant, Notice, Snapshot } from '../core/record/model.ts';
import { db, everyColumn, isAmong } from './compiled.ts';
import { type AnySQLiteColumn, and, desc, eq, lte, type SQL, sql } from './drizzle.ts';
import { once } from './schema-ledger.ts';
import { isOpenStatus } from './schema-parts.ts';
import { TABLES } from './schema-sqlite.ts';
import { all, first, type Query, type Script } from './scripts.ts';

const {
  action,
  conversation,
  evidence,
  expectation,
  issuedReport,
  logEntry,
  milestone,
  notice,
  recommendation,
  snooze,
} = TABLES;

/** A notice as the driver gives it: SQLite has no booleans. */
type RawNotice = Omit<Notice, 'confirmationRequired'> & { readonly confirmationRequired: 0 | 1 };

/** Reads a notice, by default the present one, with every row that belongs to it; `notice` is null when there is none. */
export function* readSnapshot(noticeId?: string): Script<Snapshot> {
  const found = noticeId === undefined ? yield* presentNotice() : yield* noticeById(noticeId);
  const values = { noticeId: found?.id ?? null };
  return {
    notice: found,
    expectations: yield* all(HANGING.expectations, values),
    actions: yield* all(HANGING.actions, values),
    milestones: yield* all(HANGING.milestones, values),
    recommendations: yield* all(HANGING.recommendations, values),
    evidence: yield* all(HANGING.evidence, values),
    logEntries: yield* all(HANGING.logEntries, values),
    issuedReports: yield* all(HANGING.issuedReports, values),
    people: yield* all(HANGING.people),
    accounts: yield* all(HANGING.accounts),
    holidays: yield* all(HANGING.holidays),
    conversations: yield* all(HANGING.conversations, values),
    handovers: yield* all(HANGING.handovers),
    absences: yield* all(HANGING.absences),
    snoozes: yield* all(HANGING.snoozes, values),
  };
}

/** Reads every notice ever entered, oldest first. */
export function* readNotices(): Script<Notice[]> {
  return (yield* all(NOTICES)).map(noticeOf);
}

/** Reads the open actions of a notice that are due on or before a date (`YYYY-MM-DD`), soonest first. */
export function* readDueBy(noticeId: string, date: string): Script<Entities['action'][]> {
  return yield* all(DUE, { noticeId, date });
}

/** Reads the answer that was kept with a committed idempotency key; null for any other key. */
export function* readCommitted(key: string): Script<{ at: Instant; answer: unknown } | null> {
  const found = yield* first(ONCE, { key });
  return found ? { at: found.at, answer: JSON.parse(found.answer) } : null;
}

/** Finds which of the keys have been committed. */
export function* readCommittedOf(keys: readonly string[]): Script<ReadonlySet<string>> {
  const found = yield* all(ONCE_AMONG, { keys: JSON.stringify(keys) });
  return new Set(found.map(({ key }) => key));
}

/** Reads the notice that the Department has not decided on, else the latest. */
export function* presentNotice(): Script<Notice | null> {
  const raw = (yield* first(UNDECIDED)) ?? (yield* first(LATEST));
  return raw ? noticeOf(raw) : null;
}

function* noticeById(id: string): Script<Notice | null> {
  const raw = yield* first(NOTICE, { id });
  return raw ? noticeOf(raw) : null;
}

function noticeOf(raw: RawNotice): Notice {
  return { ...raw, confirmationRequired: raw.confirmationRequired === 1 };
}

const NOTICES: Query<RawNotice> = { shape: 'notices', build: () => rows('notice').orderBy(notice.issuedOn, notice.id) };
const NOTICE: Query<RawNotice> = { shape: 'notice', build: () => rows('notice', eq(notice.id, sql.placeholder('id'))) };
const UNDECIDED: Query<RawNotice> = {
  shape: 'undecided notice',
  build: () => rows('notice', sql`${notice.decisionOutcome} is null`),
};
const LATEST: Query<RawNotice> = {
  shape: 'latest notice',
  build: () => rows('notice').orderBy(desc(notice.issuedOn), desc(notice.id)),
};

/** The reads of a snapshot. Each order is that of an index, so that SQLite need not sort. */
const HANGING = {
  expectations: ofNotice('expectation', expectation.noticeId, expectation.code),
  actions: ofNotice('action', action.noticeId, action.code),
  milestones: ofNotice('milestone', milestone.noticeId, milestone.actionId, milestone.letter),
  recommendations: ofNotice('recommendation', recommendation.noticeId, recommendation.code),
  evidence: ofNotice('evidence', evidence.noticeId, evidence.addedAt, evidence.id),
  logEntries: ofNotice('logEntry', logEntry.noticeId, logEntry.addedAt, logEntry.id),
  issuedReports: ofNotice('issuedReport', issuedReport.noticeId, issuedReport.issuedOn, issuedReport.id),
  people: inAll('person'),
  accounts: inAll('account'),
  holidays: inAll('holiday'),
  conversations: ofNotice('conversation', conversation.noticeId, conversation.id),
  handovers: inAll('handover'),
  absences: inAll('absence'),
  snoozes: ofNotice('snooze', snooze.noticeId, snooze.id),
} as const satisfies Record<Exclude<keyof Snapshot, 'notice'>, Query>;

function ofNotice<K extends EntityName>(
  entity: K,
  noticeId: AnySQLiteColumn,
  ...order: AnySQLiteColumn[]
): Query<Entities[K]> {
  return { shape: `${entity} of notice`, build: () => rows(entity, isOfNotice(noticeId)).orderBy(...order) };
}

function inAll<K extends EntityName>(entity: K): Query<Entities[K]> {
  return { shape: `every ${entity}`, build: () => rows(entity).orderBy(TABLES[entity].id) };
}

const DUE: Query<Entities['action']> = { shape: 'due actions', build: dueQuery };
const ONCE: Query<{ at: Instant; answer: string }> = {
  shape: 'committed',
  build: () =>
    db
      .select(everyColumn(once))
      .from(once)
      .where(eq(once.key, sql.placeholder('key'))),
};
const ONCE_AMONG: Query<{ key: string }> = {
  shape: 'committed among',
  build: () => db.select({ key: once.key }).from(once).where(isAmong(once.key, 'keys')),
};

/** Builds the read of the open actions of `noticeId` due on or before `date`, through the index that holds only open ones. */
export function dueQuery() {
  const due = and(isOfNotice(action.noticeId), isOpenStatus(action.status), lte(action.dueOn, sql.placeholder('date')));
  return rows('action', due).orderBy(action.dueOn);
}

function rows(entity: EntityName, where?: SQL) {
  const table = TABLES[entity];
  return db.select(everyColumn(table)).from(table).where(where).$dynamic();
}

function isOfNotice(column: AnySQLiteColumn): SQL {
  return eq(column, sql.placeholder('noticeId'));
}
