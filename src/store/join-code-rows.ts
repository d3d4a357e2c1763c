/** Codes by which somebody proves that another account is theirs: kept as seals, for minutes, with who typed one of late. */
import { JOIN_CODE_MINUTES, MAX_TRIES, TRY_MINUTES } from '../core/people/join-code.ts';
import { plusMinutes } from '../core/time/instants.ts';
import type { CodeTry, JoinCode } from '../ports/store.ts';
import { db, everyColumn, placeholders } from './compiled.ts';
import { eq, lt, lte, or, sql } from './drizzle.ts';
import { codeTry, joinCode } from './schema-ledger.ts';
import { all, count, first, type Query, type Script } from './scripts.ts';
import type { UnitStatement } from './statements.ts';

const isSealed = eq(joinCode.seal, sql.placeholder('seal'));
const CODE: Query<JoinCode> = {
  shape: 'join code',
  build: () => db.select(everyColumn(joinCode)).from(joinCode).where(isSealed),
};
const DELETE_CODE: Query = { shape: 'delete join code', build: () => db.delete(joinCode).where(isSealed) };
const FORGET_CODES: Query = {
  shape: 'forget join codes',
  build: () => {
    const isPast = lte(joinCode.at, sql.placeholder('before'));
    return db.delete(joinCode).where(or(isPast, eq(joinCode.personId, sql.placeholder('personId'))));
  },
};
const ADD_CODE: Query = {
  shape: 'add join code',
  build: () => db.insert(joinCode).values(placeholders(['personId', 'seal', 'platform', 'accountId', 'at']) as never),
};

/** Keeps a code in the place of an earlier one of the same person, and forgets codes whose time has passed. */
export function* addJoinCode(code: JoinCode): Script<void> {
  yield* count(FORGET_CODES, { before: plusMinutes(code.at, -JOIN_CODE_MINUTES), personId: code.personId });
  yield* count(ADD_CODE, { ...code });
}

/** Counts the try, then finds the code; `too many` when the account has no try left, `unknown` for a wrong or expired code. */
export function* tryJoinCode(typed: CodeTry): Script<JoinCode | 'unknown' | 'too many'> {
  if (!(yield* countTry(typed))) return 'too many';
  const code = yield* first(CODE, { seal: typed.seal });
  return code && code.at > plusMinutes(typed.at, -JOIN_CODE_MINUTES) ? code : 'unknown';
}

/** Deletes the code with this seal, if it exists. */
export function* deleteJoinCode(seal: string): Script<void> {
  yield* count(DELETE_CODE, { seal });
}

/** The statement that deletes a code in the unit that joins its account; a second unit finds no row and is a conflict. */
export function joinCodeDeletion(seal: string): UnitStatement {
  return { ...DELETE_CODE, values: { seal }, orConflict: 'the code has been used or replaced' };
}

const FORGET_TRIES: Query = {
  shape: 'forget tries',
  build: () => db.delete(codeTry).where(lt(codeTry.at, sql.placeholder('before'))),
};
const TRY_OF_REQUEST: Query = {
  shape: 'try of request',
  build: () =>
    db
      .select(everyColumn(codeTry))
      .from(codeTry)
      .where(eq(codeTry.request, sql.placeholder('request'))),
};
const TRIES_OF_ACCOUNT: Query = {
  shape: 'tries of account',
  build: () =>
    db
      .select(everyColumn(codeTry))
      .from(codeTry)
      .where(eq(codeTry.account, sql.placeholder('account'))),
};
const ADD_TRY: Query = {
  shape: 'add try',
  build: () => db.insert(codeTry).values(placeholders(['request', 'account', 'at']) as never),
};

/** Counts a try; false when the account has no try left. A repeat of the same request counts once. */
function* countTry({ account, request, at }: CodeTry): Script<boolean> {
  yield* count(FORGET_TRIES, { before: plusMinutes(at, -TRY_MINUTES) });
  if (yield* first(TRY_OF_REQUEST, { request })) return true;
  if ((yield* all(TRIES_OF_ACCOUNT, { account })).length >= MAX_TRIES) return false;
  yield* count(ADD_TRY, { request, account, at });
  return true;
}
