/** Reads a plan in a test, and says in short what came out of it. */

import type { PlanAnswers } from '../../../src/core/files/plan-cells.ts';
import type { PlanRow, Sheet } from '../../../src/core/files/plan-row.ts';
import { openPlan } from '../../../src/core/files/read-plan.ts';
import { readCsv } from '../../../src/documents/csv.ts';
import type { ExpectedRow } from './plans/expected-row.ts';

const AT = {
  today: '2024-06-24',
  calendar: { timeZone: 'Europe/London', extraHolidays: new Set<string>() },
  expiresOn: null,
  prefer: 'future',
} as const;

/** The columns are right, so that the doubts about cells stand alone. */
const NO_ANSWERS: PlanAnswers = { columns: {}, cells: {}, sheets: {}, quarters: null, areColumnsRight: true };

/** Reads sheets, or the text of a CSV file. */
export function readInTest(file: string | readonly Sheet[], answers: Partial<PlanAnswers> = {}) {
  const sheets =
    typeof file === 'string' ? [{ name: null, rows: readCsv(new TextEncoder().encode(file)), merged: [] }] : file;
  const plan = openPlan(sheets, AT, { ...NO_ANSWERS, ...answers });
  return plan.finish(plan.lines.map(plan.read));
}

const EMPTY = {
  planRef: null,
  theme: null,
  expectation: null,
  recommendations: [],
  source: null,
  owner: null,
  deputy: null,
  level: null,
  dueOn: null,
  originalDueOn: null,
  kind: 'once',
  everyWeeks: null,
  status: null,
  blockedBecause: null,
  completedOn: null,
  rag: null,
  evidenceRequired: null,
  evidence: null,
  update: null,
  next: null,
  correctiveAction: null,
  bodies: [],
  contactWith: null,
  milestones: [],
  measure: null,
  gaps: [],
  asked: [],
} as const;

/** A row with every part written out, so that it can be compared with `inShort`. */
export function inFull(row: ExpectedRow): object {
  return { ...EMPTY, ...row, asked: [...(row.asked ?? [])].sort() };
}

/** A row as read, with the fields that are asked about in place of its doubts. */
export function inShort({ sheet, row, said, doubts, isColourAlone, rhythmDay, ...rest }: PlanRow): object {
  return { ...rest, asked: [...new Set(doubts.map(({ field }) => field))].sort() };
}
