/** Every read of the record and of what was committed: drizzle builders, compiled once a connection. */
import type { Entities, EntityName } from '../core/record/changes.ts';
import type { Instant, Notice, Snapshot } from '../core/record/model.ts';
import { type Client, db, everyColumn, isAmong, type Prepared, prepared } from './compiled.ts';
import { type AnySQLiteColumn, and, desc, eq, lte, type SQL, sql } from './drizzle.ts';
import { once } from './schema-ledger.ts';
import { isOpenStatus } from './schema-parts.ts';
import { action, conversation, evidence, expectation, notice, snooze, TABLES } from './schema-sqlite.ts';

/** A notice as the driver gives it: SQLite has no booleans. */
type RawNotice = Omit<Notice, 'confirmationRequired'> & { readonly confirmationRequired: 0 | 1 };

/** The reads of the record; each is synchronous and sees one state of the file. */
export function recordReads(client: Client) {
  const notices = noticeReads(client);
  const hanging = readsByNotice(client);
  const dueBy = prepared<Entities['action']>(client, dueQuery());

  const snapshot = client.transaction((noticeId?: string): Snapshot => {
    const found = noticeId === undefined ? notices.present() : notices.byId(noticeId);
    const values = { noticeId: found?.id ?? null };
    return {
      notice: found,
      expectations: hanging.expectations.all(values),
      actions: hanging.actions.all(values),
      evidence: hanging.evidence.all(values),
      people: hanging.people.all(),
      accounts: hanging.accounts.all(),
      holidays: hanging.holidays.all(),
      conversations: hanging.conversations.all(values),
      handovers: hanging.handovers.all(),
      absences: hanging.absences.all(),
      snoozes: hanging.snoozes.all(values),
    };
  });

  return {
    snapshot: (noticeId?: string) => snapshot(noticeId),
    notices: () => notices.all(),
    dueBy: (noticeId: string, date: string) => dueBy.all({ noticeId, date }),
  };
}

function noticeReads(client: Client) {
  const all = prepared<RawNotice>(client, rows('notice').orderBy(notice.issuedOn, notice.id));
  const one = prepared<RawNotice>(client, rows('notice', eq(notice.id, sql.placeholder('id'))));
  const undecided = prepared<RawNotice>(client, rows('notice', sql`${notice.decisionOutcome} is null`));
  const latest = prepared<RawNotice>(client, rows('notice').orderBy(desc(notice.issuedOn), desc(notice.id)));
  const read = (raw: RawNotice): Notice => ({ ...raw, confirmationRequired: raw.confirmationRequired === 1 });
  const orNull = (raw: RawNotice | undefined) => (raw ? read(raw) : null);
  return {
    all: () => all.all().map(read),
    byId: (id: string) => orNull(one.get({ id })),
    /** The one that the Department has not decided on, else the latest. */
    present: () => orNull(undecided.get() ?? latest.get()),
  };
}

/** Orders are those of an index, so that nothing is sorted. */
function readsByNotice(client: Client) {
  const of = <K extends EntityName>(_entity: K, query: ReturnType<typeof rows>): Prepared<Entities[K]> =>
    prepared(client, query);
  const { person, account, holiday, handover, absence } = TABLES;
  return {
    expectations: of('expectation', rows('expectation', isOfNotice(expectation.noticeId)).orderBy(expectation.code)),
    actions: of('action', rows('action', isOfNotice(action.noticeId)).orderBy(action.code)),
    evidence: of('evidence', rows('evidence', isOfNotice(evidence.noticeId)).orderBy(evidence.addedAt, evidence.id)),
    people: of('person', rows('person').orderBy(person.id)),
    accounts: of('account', rows('account').orderBy(account.id)),
    holidays: of('holiday', rows('holiday').orderBy(holiday.id)),
    conversations: of('conversation', rows('conversation', isOfNotice(conversation.noticeId)).orderBy(conversation.id)),
    handovers: of('handover', rows('handover').orderBy(handover.id)),
    absences: of('absence', rows('absence').orderBy(absence.id)),
    snoozes: of('snooze', rows('snooze', isOfNotice(snooze.noticeId)).orderBy(snooze.id)),
  };
}

/** Open actions of `noticeId` due on or before `date`, through the index that holds only open ones. */
export function dueQuery() {
  const due = and(isOfNotice(action.noticeId), isOpenStatus(action.status), lte(action.dueOn, sql.placeholder('date')));
  return rows('action', due).orderBy(action.dueOn);
}

/** What was committed before, by key. */
export function onceReads(client: Client) {
  const one = prepared<{ at: Instant; answer: string }>(
    client,
    db
      .select(everyColumn(once))
      .from(once)
      .where(eq(once.key, sql.placeholder('key'))),
  );
  const among = prepared<{ key: string }>(
    client,
    db.select({ key: once.key }).from(once).where(isAmong(once.key, 'keys')),
  );
  return {
    committed(key: string): { at: Instant; answer: unknown } | null {
      const found = one.get({ key });
      return found ? { at: found.at, answer: JSON.parse(found.answer) } : null;
    },
    committedOf: (keys: readonly string[]) => new Set(among.all({ keys: JSON.stringify(keys) }).map(({ key }) => key)),
  };
}

function rows(entity: EntityName, where?: SQL) {
  const table = TABLES[entity];
  return db.select(everyColumn(table)).from(table).where(where).$dynamic();
}

function isOfNotice(column: AnySQLiteColumn): SQL {
  return eq(column, sql.placeholder('noticeId'));
}
