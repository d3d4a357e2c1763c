/** Reads what the tables beside the record hold about one person: messages to them, kept answers, codes and references. */
import type { Instant } from '../core/record/model.ts';
import type { HeldAside } from '../ports/store.ts';
import { db, everyColumn, isAmong } from './compiled.ts';
import { eq, or, sql } from './drizzle.ts';
import { outboxRowOf, type RawRow } from './outbox-rows.ts';
import { codeTry, conversationReference, inbox, joinCode, once, outbox, pendingImport } from './schema-ledger.ts';
import { all, type Query, type Script } from './scripts.ts';

/** Reads the rows about a person with these accounts (`slack:U123`). Every post and every kept answer is looked at. */
export function* readHeldAside(personId: string, accounts: readonly string[]): Script<HeldAside> {
  const names = { accounts: JSON.stringify(accounts) };
  const answers = yield* all(ANSWERS, names);
  return {
    posts: (yield* all(POSTS, { personId, ...names })).map(outboxRowOf),
    answers: answers.map(({ at, answer }) => ({ at, answer: JSON.parse(answer) })),
    imports: yield* all(IMPORTS, { personId }),
    codes: yield* all(CODES, { personId }),
    tries: yield* all(TRIES, names),
    references: yield* all(REFERENCES, names),
    requests: yield* all(REQUESTS, names),
  };
}

const [ofPerson, ofAccounts] = [sql.placeholder('personId'), sql.placeholder('accounts')];
const accountNames = sql`(select value from json_each(${ofAccounts}))`;

const POSTS: Query<RawRow> = {
  shape: 'posts to a person',
  build: () =>
    db
      .select(everyColumn(outbox))
      .from(outbox)
      .where(
        or(
          sql`json_extract(${outbox.live}, '$.personId') = ${ofPerson}`,
          sql`${outbox.platform} || ':' || replace(json_extract(${outbox.place}, '$.conversation'), 'dm:', '') in ${accountNames}`,
          sql`exists (select 1 from json_each(${outbox.card}, '$.to.accounts') where value in ${accountNames})`,
        ),
      )
      .orderBy(outbox.seq),
};
const ANSWERS: Query<{ at: Instant; answer: string }> = {
  shape: 'answers to accounts',
  build: () =>
    sql`select ${once.at} as "at", ${once.answer} as "answer" from ${once}
      where ${once.answer} <> 'null' and exists (select 1 from json_each(${ofAccounts})
        where substr(${once.key}, 1, length(value) + 9) = 'request:' || value || ':')
      order by ${once.at}`,
};
const IMPORTS: Query<{ at: Instant }> = {
  shape: 'imports of a person',
  build: () =>
    db
      .select({ at: sql`${pendingImport.at}`.as('at') })
      .from(pendingImport)
      .where(eq(pendingImport.personId, ofPerson)),
};
const CODES: Query<{ at: Instant }> = {
  shape: 'codes of a person',
  build: () =>
    db
      .select({ at: sql`${joinCode.at}`.as('at') })
      .from(joinCode)
      .where(eq(joinCode.personId, ofPerson)),
};
const TRIES: Query<{ at: Instant }> = {
  shape: 'tries of accounts',
  build: () =>
    db
      .select({ at: sql`${codeTry.at}`.as('at') })
      .from(codeTry)
      .where(isAmong(codeTry.account, 'accounts')),
};
const REFERENCES: Query<{ seenAt: Instant }> = {
  shape: 'references of accounts',
  build: () => {
    const { platform, conversation, seenAt } = conversationReference;
    return sql`select ${seenAt} as "seenAt" from ${conversationReference}
      where ${platform} || ':' || replace(${conversation}, 'person:', '') in ${accountNames}`;
  },
};
const REQUESTS: Query<{ at: Instant }> = {
  shape: 'requests of accounts',
  build: () =>
    sql`select ${inbox.at} as "at" from ${inbox} where exists (
      select 1 from json_each(${ofAccounts}) where value like ${inbox.platform} || ':%'
        and instr(${inbox.request}, '"' || substr(value, instr(value, ':') + 1) || '"'))`,
};
