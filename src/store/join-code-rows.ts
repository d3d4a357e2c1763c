/** Codes by which somebody proves that another account is theirs: kept as seals, for minutes, with who typed one of late. */
import { JOIN_CODE_MINUTES, MAX_TRIES, TRY_MINUTES } from '../core/people/join-code.ts';
import { plusMinutes } from '../core/time/instants.ts';
import type { CodeTry, JoinCode } from '../ports/store.ts';
import { type Client, db, everyColumn, placeholders, prepared } from './compiled.ts';
import { eq, lt, lte, or, sql } from './drizzle.ts';
import { codeTry, joinCode } from './schema-ledger.ts';
import type { Statement } from './statements.ts';

export function joinCodeRows(client: Client) {
  const isSealed = eq(joinCode.seal, sql.placeholder('seal'));
  const bySeal = prepared<JoinCode>(client, db.select(everyColumn(joinCode)).from(joinCode).where(isSealed));
  const remove = prepared(client, db.delete(joinCode).where(isSealed));
  const isPast = lte(joinCode.at, sql.placeholder('before'));
  const forgetCodes = prepared(
    client,
    db.delete(joinCode).where(or(isPast, eq(joinCode.personId, sql.placeholder('personId')))),
  );
  const insertCode = prepared(
    client,
    db.insert(joinCode).values(placeholders(['personId', 'seal', 'platform', 'accountId', 'at']) as never),
  );
  const tries = triesOf(client);

  const keep = client.transaction((code: JoinCode) => {
    forgetCodes.run({ before: plusMinutes(code.at, -JOIN_CODE_MINUTES), personId: code.personId });
    insertCode.run({ ...code });
  });
  const look = client.transaction((typed: CodeTry): JoinCode | 'unknown' | 'too many' => {
    if (!tries.count(typed)) return 'too many';
    const code = bySeal.get({ seal: typed.seal });
    return code && code.at > plusMinutes(typed.at, -JOIN_CODE_MINUTES) ? code : 'unknown';
  });

  return {
    keepJoinCode: (code: JoinCode) => keep.immediate(code),
    tryJoinCode: (typed: CodeTry) => look.immediate(typed),
    spendJoinCode: (seal: string) => void remove.run({ seal }),
  };
}

function triesOf(client: Client) {
  const isOfRequest = eq(codeTry.request, sql.placeholder('request'));
  const forget = prepared(client, db.delete(codeTry).where(lt(codeTry.at, sql.placeholder('before'))));
  const byRequest = prepared(client, db.select(everyColumn(codeTry)).from(codeTry).where(isOfRequest));
  const ofAccount = prepared(
    client,
    db
      .select(everyColumn(codeTry))
      .from(codeTry)
      .where(eq(codeTry.account, sql.placeholder('account'))),
  );
  const insert = prepared(client, db.insert(codeTry).values(placeholders(['request', 'account', 'at']) as never));
  return {
    /** False when the account has no try left. */
    count({ account, request, at }: CodeTry): boolean {
      forget.run({ before: plusMinutes(at, -TRY_MINUTES) });
      if (byRequest.get({ request })) return true;
      if (ofAccount.all({ account }).length >= MAX_TRIES) return false;
      insert.run({ request, account, at });
      return true;
    },
  };
}

/** Takes a code away with the unit that joins its account; a second one finds nothing to take. */
export function joinCodeDeletion(seal: string): Statement {
  return {
    shape: 'delete join code',
    build: () => db.delete(joinCode).where(eq(joinCode.seal, sql.placeholder('seal'))),
    values: { seal },
    orConflict: 'the code has been used or replaced',
  };
}
