/** The texts of a notice that a programme lead can redact: its letter, the link to the decision, the reasons, and words anywhere in it. */
import type { AuditEvent } from '../record/changes.ts';
import type { Snapshot } from '../record/model.ts';
import { REASONS, type RowToRedact, textsToRedact, wordsAsIn } from '../record/redaction.ts';

/** The parts of a notice by the word that a person types, with the columns of each. */
export const NOTICE_PARTS = {
  letter: ['letterText'],
  link: ['decisionLink'],
  reasons: [REASONS],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Every text that words of a letter can stand in, of all notices: the kept letters, and the expectations. */
export function rowsOfLetters(records: readonly Snapshot[]): readonly RowToRedact[] {
  return records.flatMap(({ notice, expectations }): readonly RowToRedact[] => [
    ...(notice ? [{ entity: 'notice', row: notice, columns: NOTICE_PARTS.letter } as const] : []),
    ...expectations.map((row) => ({ entity: 'expectation', row, columns: ['title', 'text'] }) as const),
  ]);
}

/** The rows in whose texts the words stand or stood, by their history; of each, the columns that hold them. */
export function rowsHolding(
  rows: readonly RowToRedact[],
  events: readonly AuditEvent[],
  words: string,
): readonly RowToRedact[] {
  const holds = (id: string, column: string) =>
    textsToRedact([{ id, columns: [column] }], events).some((text) => wordsAsIn(text, words).length > 0);
  return rows.flatMap((one) => {
    const columns = one.columns.filter((column) => holds(one.row.id, column));
    return columns.length > 0 ? [{ ...one, columns, words }] : [];
  });
}
