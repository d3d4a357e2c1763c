/** Reads the arguments that are codes of the record: of actions, milestones, expectations and recommendations. */
import { findMilestone } from '../core/plan/milestone.ts';
import { actionsByPlanNumber } from '../core/plan/plan-number.ts';
import type { Snapshot } from '../core/record/model.ts';
import { listOf } from '../views/words.ts';
import { actionCode, anyCode, expectationCode, milestoneCode, recommendationCode } from './codes.ts';
import { didYouMean, type Problem, quote } from './fault.ts';
import { findPerson, type PeopleContext } from './find-person.ts';
import { nearest } from './nearest.ts';
import type { Slot, SubjectValue } from './slots.ts';

/** The value of an argument, or why it cannot be read. */
export type Read<T = unknown> = { readonly value: T } | { readonly problem: Problem };

/** The most values that a refusal offers. */
export const MOST_SUGGESTIONS = 3;

/** An action by its code or its number in the plan; a milestone or a recommendation where the slot takes one. */
export function readAction(slot: Slot<unknown>, text: string, { snapshot }: PeopleContext): Read<string> {
  const code = actionCode(text);
  if (code !== null) return { value: code };
  const recommendation = recommendationCode(text);
  if (recommendation !== null && slot.orRecommendation) return { value: recommendation };
  if (recommendation !== null) return refuse(`${quote(text)} is a recommendation. Expected ${slot.expects}.`);
  const milestone = milestoneCode(text);
  if (milestone !== null && slot.orMilestone) return { value: milestone };
  if (milestone !== null && findMilestone(snapshot, milestone)) return refuseMilestone(slot, text, milestone);
  if (expectationCode(text) !== null) return refuse(`${quote(text)} is an expectation. Expected ${slot.expects}.`);
  const numbered = readPlanNumber(text, snapshot);
  if (numbered) return numbered;
  const codes = nearest(
    text,
    snapshot.actions.map((action) => action.code),
    MOST_SUGGESTIONS,
  );
  return refuse(`${quote(text)} is not an action code. Expected ${slot.expects}.`, codes);
}

/** An expectation by its code. */
export function readExpectation(slot: Slot<unknown>, text: string, { snapshot }: PeopleContext): Read<string> {
  const code = expectationCode(text);
  if (code !== null) return { value: code };
  if (actionCode(text) !== null) return refuse(`${quote(text)} is an action. Expected ${slot.expects}.`);
  const codes = nearest(
    text,
    snapshot.expectations.map((expectation) => expectation.code),
    MOST_SUGGESTIONS,
  );
  return refuse(`${quote(text)} is not an expectation. Expected ${slot.expects}.`, codes);
}

/** A recommendation by its code. */
export function readRecommendation(slot: Slot<unknown>, text: string, { snapshot }: PeopleContext): Read<string> {
  const code = recommendationCode(text);
  if (code !== null) return { value: code };
  const all = snapshot.recommendations.map((one) => one.code);
  const codes = anyCode(text) === null ? nearest(text, all, MOST_SUGGESTIONS) : [];
  return refuse(`${quote(text)} is not a recommendation. Expected ${slot.expects}.`, codes);
}

/** The action with this number in the council's own plan; a question where several have it, and null where none has. */
function readPlanNumber(text: string, snapshot: Snapshot): Read<string> | null {
  const [first, ...others] = actionsByPlanNumber(snapshot, text);
  if (!first) return null;
  if (others.length === 0) return { value: first.code };
  const codes = [first, ...others].map(({ code }) => code);
  const message = `${quote(text)} is the number of ${listOf(codes)} in the plan. Which do you mean?`;
  return { problem: { message, alternatives: codes.map((value) => ({ label: value, value })) } };
}

/** Offers the action of the milestone instead. */
function refuseMilestone(slot: Slot<unknown>, text: string, code: string): { readonly problem: Problem } {
  return refuse(`${quote(text)} is a milestone. Expected ${slot.expects}.`, [code.slice(0, -1)]);
}

/** A code, one of the slot's words, or a person; other text is compared with all of them. */
export function readSubject(slot: Slot<unknown>, text: string, context: PeopleContext): Read<SubjectValue> {
  const action = actionCode(text);
  if (action !== null) return { value: { kind: 'action', code: action } };
  const expectation = expectationCode(text);
  if (expectation !== null) return { value: { kind: 'expectation', code: expectation } };
  const milestone = milestoneCode(text);
  if (milestone !== null && findMilestone(context.snapshot, milestone)) return refuseMilestone(slot, text, milestone);
  const recommendation = recommendationCode(text);
  if (recommendation !== null) return { value: { kind: 'recommendation', code: recommendation } };
  const words = slot.choices ?? [];
  const numbered = readPlanNumber(text, context.snapshot);
  if (numbered) return 'value' in numbered ? { value: { kind: 'action', code: numbered.value } } : numbered;
  const word = words.find((one) => one.toLowerCase() === text.toLowerCase());
  if (word !== undefined) return { value: { kind: 'word', word } };
  const found = findPerson(text, context);
  if ('value' in found) return { value: { kind: 'person', person: found.value } };
  if (found.problem.alternatives.length > 0) return found;
  const { actions, expectations, recommendations } = context.snapshot;
  const codes = [...expectations, ...actions, ...recommendations].map(({ code }) => code);
  return refuse(
    `${quote(text)} is not known here. Expected ${slot.expects}.`,
    nearest(text, [...words, ...codes], MOST_SUGGESTIONS),
  );
}

/** The problem of a value, with values that may be meant as its buttons. */
export function refuse(message: string, alternatives: readonly string[] = []): { readonly problem: Problem } {
  return {
    problem: {
      message: message + didYouMean(alternatives),
      alternatives: alternatives.map((value) => ({ label: value, value })),
    },
  };
}
