/** Asks about rows that may be the same action as another row: by a note, or by the same owner and date with the same words. */
import { wordsOfName } from '../people/names.ts';
import { AN_ACTION } from './plan-answer-words.ts';
import type { PlanAnswers } from './plan-cells.ts';
import { LEAVE_OUT } from './plan-meanings.ts';
import { type PlanRow, rowKey, rowName } from './plan-row.ts';

/** So many words tell an action; shorter titles are alike by chance. */
const TELLING_WORDS = 3;
/** A note about another row by its number: “same as 12?”, “duplicate of action 4.2”. */
const SAME_AS =
  /\b(?:(?:the )?same as|duplicates?(?: of)?|repeat of) (?:(?:no|number|action|row|item|ref)\.? ?)?#?(?<ref>[a-z]{0,4}[\d.]*\d[a-z]?)\b/i;

/** The rows of a plan, each that may be another one with a question, unless somebody has answered it. */
export function askSameRows(rows: readonly PlanRow[], { cells }: PlanAnswers): readonly PlanRow[] {
  const byRef = new Map(rows.map((row) => [row.planRef?.toLowerCase() ?? '', row]));
  const alike = Map.groupBy(rows, ({ owner, dueOn }) => `${owner}|${dueOn}`);
  return rows.map((row) => {
    if (cells[`${rowKey(row)}:title`] !== undefined) return row;
    const noted = byRef.get(SAME_AS.exec(row.update ?? '')?.groups?.ref?.toLowerCase() ?? '-');
    const isWhole = row.owner !== null && row.dueOn !== null && row.measure === null;
    const others = isWhole ? (alike.get(`${row.owner}|${row.dueOn}`) ?? []) : [];
    const before = others.slice(0, others.indexOf(row)).find((other) => isSameWork(other, row));
    const other = noted && noted !== row ? noted : before;
    return other === undefined ? row : withQuestion(row, other, other === noted);
  });
}

function withQuestion(row: PlanRow, other: PlanRow, isNoted: boolean): PlanRow {
  const why = isNoted ? 'its note says so' : 'it has the same owner and date';
  const question = `“${row.title}” may be the same action as “${other.title}” in ${rowName(other)}: ${why}.`;
  const { sheet, row: number, part } = row;
  const at = { sheet, row: number, ...(part === undefined ? {} : { part }) };
  const options = [LEAVE_OUT, AN_ACTION];
  return {
    ...row,
    doubts: [...row.doubts, { ...at, field: 'title', cell: row.title, group: 'same', question, options }],
  };
}

/** Whether one title has all the words of the other. Lines of one cell, and equal words under other themes, are several actions. */
function isSameWork(one: PlanRow, other: PlanRow): boolean {
  if (one.sheet === other.sheet && one.row === other.row) return false;
  const [first, second] = [one, other].map(({ title }) => new Set(wordsOfName(title)));
  if (!first || !second || first.size === second.size) return false;
  const [fewer, more] = first.size < second.size ? [first, second] : [second, first];
  return fewer.size >= TELLING_WORDS && [...fewer].every((word) => more.has(word));
}
