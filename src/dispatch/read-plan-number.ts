/** Reads the number that the council's own plan gives an action. */
import { actionsByPlanNumber } from '../core/plan/plan-number.ts';
import type { Snapshot } from '../core/record/model.ts';
import { listOf } from '../views/words.ts';
import { type Problem, quote } from './fault.ts';

/** The action with this number in the council's own plan; a question where several have it, and null where none has. */
export function readPlanNumber(
  text: string,
  snapshot: Snapshot,
): { readonly value: string } | { readonly problem: Problem } | null {
  const [first, ...others] = actionsByPlanNumber(snapshot, text);
  if (!first) return null;
  if (others.length === 0) return { value: first.code };
  const codes = [first, ...others].map(({ code }) => code);
  const message = `${quote(text)} is the number of ${listOf(codes)} in the plan. Which do you mean?`;
  return { problem: { message, alternatives: codes.map((value) => ({ label: value, value })) } };
}
