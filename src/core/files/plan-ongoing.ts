/** Reads how often a line that goes on is done, and on which day. */
import type { Findings, LineCells } from './plan-cells.ts';
import type { DueCells } from './plan-due.ts';
import { RHYTHMS } from './plan-measure.ts';
import { readRhythm, wordsOfRhythm } from './plan-rhythm.ts';
import { readRhythmDay } from './plan-rhythm-day.ts';
import type { PlanRow } from './plan-row.ts';

type RhythmCells = Pick<PlanRow, 'everyWeeks' | 'rhythmDay'>;

/** The rhythm of a line that is done once. */
export const NO_RHYTHM: RhythmCells = { everyWeeks: null, rhythmDay: null };

/** Reads the rhythm of a line that goes on. The words that name its day are kept. */
export function readRhythmCells(cells: LineCells, due: DueCells, findings: Findings): RhythmCells {
  const everyWeeks = readEveryWeeks(cells, due, findings);
  const column = cells.value('everyWeeks');
  const ofDue = readRhythmDay(wordsOfRhythm(due.dueText), everyWeeks);
  const ofColumn = ofDue === null ? readRhythmDay(wordsOfRhythm(column), everyWeeks) : null;
  if (ofColumn !== null) findings.update.push(`${cells.heading('everyWeeks')}: ${column}`);
  return { everyWeeks, rhythmDay: ofDue ?? ofColumn };
}

function readEveryWeeks(cells: LineCells, { everyWeeks, dueText }: DueCells, { doubts }: Findings): number | null {
  const column = cells.value('everyWeeks');
  const cell = dueText || cells.text('status') || column;
  const typed = cells.answer('everyWeeks', cell) ?? column;
  const weeks = /^\d{1,3}$/.test(typed) ? Number(typed) : (readRhythm(typed)?.everyWeeks ?? null);
  if (weeks ?? everyWeeks) return weeks ?? everyWeeks;
  const question = 'An ongoing action needs its rhythm: how often it is shown to be kept up.';
  doubts.push({
    ...cells.at,
    field: 'everyWeeks',
    cell,
    question,
    options: /dail|day|week/i.test(cell) ? ['Weekly', ...RHYTHMS] : RHYTHMS,
  });
  return null;
}
