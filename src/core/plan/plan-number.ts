/** The numbers that the council's own plan gives to actions, and the actions behind one. */
import type { Action, Snapshot } from '../record/model.ts';

/** Words that people write before a number, such as "Action 34" or "No. 34". */
const BEFORE = /^(?:action|number|no|ref|reference)\b[.:]?\s*/i;

/** The actions that have this number in the plan, as `34`, `Action 34` or `ref. 34`; withdrawn ones are left out. */
export function actionsByPlanNumber({ actions }: Snapshot, typed: string): readonly Action[] {
  const wanted = plainNumber(typed);
  if (!/\d/.test(wanted)) return [];
  return actions.filter(
    ({ planRef, status }) => planRef !== null && status !== 'withdrawn' && plainNumber(planRef) === wanted,
  );
}

function plainNumber(text: string): string {
  return text
    .trim()
    .replace(BEFORE, '')
    .replace(/[.:)]$/, '')
    .toLowerCase();
}
