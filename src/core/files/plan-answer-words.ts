/** The answers that stand for something else than their words. */

/** The answer that makes a row the heading of the rows below it. */
export const HEADING = 'A heading, not an action';
/** The answer that leaves a lone text in a row the action that it looks like. */
export const AN_ACTION = 'An action';
/** The answer that a row belongs to the recommendation, the owner or the date above it. */
export const THE_ONE_ABOVE = 'The one above';
/** The answer that leaves a part of an action empty. */
export const NOTHING = 'Nothing';
/** The answer that leaves an action without an owner; it names nobody. */
export const NO_OWNER_YET = 'Vacant';

/** Whether an answer about people names none. */
export function namesNoPeople(answer: string): boolean {
  return [THE_ONE_ABOVE, NOTHING, NO_OWNER_YET].includes(answer);
}
