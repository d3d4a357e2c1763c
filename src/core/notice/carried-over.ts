/** A replacing notice carries over some of the one before and leaves some behind, so that a lead can be told all of it. */
import { byCode, inCodeOrder } from '../plan/action.ts';
import type { Action, Expectation, Snapshot } from '../record/model.ts';

/** All that goes on under the new notice, and what stays behind with the old one. */
export interface CarriedOver {
  /** The expectations of the old notice that go on, with their codes. */
  readonly expectations: readonly Expectation[];
  /** The codes of the open actions, under the new notice. */
  readonly actions: readonly string[];
  /** The open actions that have another code now, because they come under another expectation. */
  readonly recoded: readonly { readonly from: string; readonly to: string }[];
  /** The expectations that stay behind, with the codes of their open actions. */
  readonly left: readonly { readonly expectation: Expectation; readonly actions: readonly string[] }[];
}

/** Where an expectation goes: over to the new notice, as it is or in the words of the new letter; nowhere; or its actions alone under another one. */
export type CarriedPlace = 'carry' | 'leave' | { readonly inWords: string } | { readonly under: Expectation };

/** Whether an action goes on under the next notice: it is neither complete nor withdrawn. */
export function goesOn({ status }: Pick<Action, 'status'>): boolean {
  return status !== 'complete' && status !== 'withdrawn';
}

/** Whether an expectation itself goes on, in whichever words. */
export function goesOver(place: CarriedPlace | undefined): boolean {
  return place === 'carry' || (typeof place === 'object' && 'inWords' in place);
}

/** Whether the actions of an expectation come under another one. */
export function isUnder(place: CarriedPlace | undefined): place is { readonly under: Expectation } {
  return typeof place === 'object' && 'under' in place;
}

/** All that goes on and all that stays behind. `codes` are the new codes of actions that come under another expectation, by id. */
export function tellCarried(
  snapshot: Snapshot,
  places: ReadonlyMap<string, CarriedPlace>,
  expectations: readonly Expectation[],
  codes: ReadonlyMap<string, string>,
): CarriedOver {
  const open = snapshot.actions.filter(goesOn).sort(byCode);
  const isLeft = (expectationId: string) => places.get(expectationId) === 'leave';
  const going = open.filter(({ expectationId }) => !isLeft(expectationId));
  return {
    expectations,
    actions: going.map(({ id, code }) => codes.get(id) ?? code),
    recoded: going.flatMap(({ id, code }) => {
      const to = codes.get(id) ?? code;
      return to === code ? [] : [{ from: code, to }];
    }),
    left: inCodeOrder(snapshot.expectations)
      .filter(({ id }) => isLeft(id))
      .map((expectation) => {
        const own = open.filter(({ expectationId }) => expectationId === expectation.id);
        return { expectation, actions: own.map(({ code }) => code) };
      }),
  };
}
