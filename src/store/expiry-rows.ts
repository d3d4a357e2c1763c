/** Removes expired texts from the tables beside the record. Every key and every state of delivery stays. */
import type { Expiry } from '../core/record/retention.ts';
import { db, isAmong } from './compiled.ts';
import { and, isNull, lt, ne, or, type SQL, sql } from './drizzle.ts';
import { once, outbox, pendingImport } from './schema-ledger.ts';
import { isPending } from './schema-parts.ts';
import { count, type Query, type Script } from './scripts.ts';

/** The most rows of a kind that one unit writes, some 100 ms of work; the next hour goes on. */
const MOST_ROWS = 5_000;

/** The card in the place of a message's text that is no longer kept. */
const NO_CARD = JSON.stringify({ title: 'No longer kept', summary: 'No longer kept.', body: [], buttons: [] });

/** Removes what has expired: `key` is that of the unit which does it, and the keys of earlier such units go as well. */
export function* removeExpired({ noticeIds, ...expiry }: Expiry, key: string): Script<void> {
  yield* count(FORGET_ANSWERS, { before: expiry.answersBefore, most: MOST_ROWS });
  yield* count(FORGET_RUNS, { key });
  yield* count(FORGET_PREVIEWS, { before: expiry.previewsBefore });
  yield* count(FORGET_TEXTS, { noticeIds: JSON.stringify(noticeIds), looseBefore: expiry.looseBefore });
}

const FORGET_ANSWERS: Query = {
  shape: 'forget answers',
  build: () => sql`update ${once} set "answer" = 'null' where "key" in (
    select "key" from ${once} where "answer" <> 'null' and "at" < ${sql.placeholder('before')} limit ${sql.placeholder('most')})`,
};
const FORGET_RUNS: Query = {
  shape: 'forget runs',
  build: () => sql`delete from ${once} where "key" >= 'retention:' and "key" < ${sql.placeholder('key')}`,
};
const FORGET_PREVIEWS: Query = {
  shape: 'forget previews',
  build: () => db.delete(pendingImport).where(lt(pendingImport.at, sql.placeholder('before'))),
};
const FORGET_TEXTS: Query = {
  shape: 'forget texts',
  build: () => {
    const found = db.select({ seq: outbox.seq }).from(outbox).where(isExpired()).limit(MOST_ROWS);
    return db.update(outbox).set({ card: NO_CARD, live: null, counts: null }).where(sql`${outbox.seq} in ${found}`);
  },
};

function isExpired(): SQL | undefined {
  const isLoose = and(isNull(outbox.noticeId), isNull(outbox.live), lt(outbox.dueAt, sql.placeholder('looseBefore')));
  const isOver = or(isAmong(outbox.noticeId, 'noticeIds'), isLoose);
  return and(isOver, sql`not ${isPending(outbox.state)}`, ne(outbox.card, NO_CARD));
}
