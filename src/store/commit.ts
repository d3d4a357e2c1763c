/** The commit of a unit: one transaction writes everything that the unit asks for. */
import { ConflictError } from '../core/record/errors.ts';
import type { Committed, Unit } from '../ports/store.ts';
import { eventStatements, readLastHash, type Unchained } from './audit.ts';
import { removeExpired } from './expiry-rows.ts';
import { isTaken } from './faults.ts';
import { joinCodeDeletion } from './join-code-rows.ts';
import { plannedStatement, withdrawStatement } from './post-statements.ts';
import { readCommitted } from './queries.ts';
import { blankTexts, redactCopies } from './redaction-rows.ts';
import { all, count, type Script } from './scripts.ts';
import { importDeletion } from './side-tables.ts';
import { basisStatement, changeStatement, onceStatement, type UnitStatement } from './statements.ts';

/**
 * Writes a unit with the events of its changes; a key that was committed before gives its answer again. Throws `ConflictError`
 * when a row has a newer version or its key is taken.
 */
export function* commitUnit(unit: Unit, events: readonly Unchained[]): Script<Committed> {
  if ((yield* touchRows(onceStatement(unit))) === 0) {
    const before = yield* readCommitted(unit.once);
    return { repeated: true, answer: before?.answer };
  }
  if (unit.redaction) yield* blankTexts(unit.redaction.rows);
  const lastHash = unit.changes.length > 0 ? yield* readLastHash() : '';
  for (const statement of statementsOf(unit, events, lastHash)) yield* apply(statement);
  // The last step, because the posts of this unit may have been drawn from older ones.
  if (unit.redaction) yield* redactCopies(unit.redaction);
  if (unit.expiry) yield* removeExpired(unit.expiry, unit.once);
  return { repeated: false };
}

/** Each statement is made when it is its turn: to make those of a large unit at one go takes long. */
function* statementsOf(unit: Unit, events: readonly Unchained[], lastHash: string): Generator<UnitStatement> {
  const { importToDelete, joinCodeToDelete, marks = [], withdraws = [] } = unit;
  for (const basis of unit.basis) yield basisStatement(basis);
  if (importToDelete !== undefined) yield importDeletion(importToDelete);
  if (joinCodeToDelete !== undefined) yield joinCodeDeletion(joinCodeToDelete);
  for (const change of unit.changes) yield changeStatement(change);
  yield* eventStatements(events, lastHash);
  for (const key of marks) yield onceStatement({ ...unit, once: key, answer: null });
  for (const withdrawal of withdraws) yield withdrawStatement(withdrawal);
  for (const post of unit.posts) yield plannedStatement(post, unit.at);
}

/** Runs a statement and its `followedBy`. Throws `ConflictError` when a row has a newer version or its key is taken. */
function* apply(statement: UnitStatement): Script<void> {
  const rows = yield* touchRows(statement);
  if (rows === 0 && statement.orConflict) throw new ConflictError(statement.orConflict);
  if (rows > 0) for (const next of statement.followedBy ?? []) yield* apply(next);
}

function* touchRows(statement: UnitStatement): Script<number> {
  try {
    if (statement.readsOnly) return (yield* all(statement, statement.values)).length;
    return yield* count(statement, statement.values);
  } catch (error) {
    if (isTaken(error)) throw new ConflictError(`${statement.shape}: taken by another row`, { cause: error });
    throw error;
  }
}
