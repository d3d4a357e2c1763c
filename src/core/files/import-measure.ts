/** The cells of a row with a measure's figures, and with the recommendation that the action carries out. */
import type { ActorContext } from '../people/person.ts';
import { addAction, type NewAction } from '../plan/action.ts';
import { addMeasure, editMeasure } from '../plan/measure.ts';
import { editedFigures, type GivenFigures, newFigures } from '../plan/measure-figures.ts';
import { standingRecommendation } from '../plan/recommendation.ts';
import type { Change } from '../record/changes.ts';
import { UserError } from '../record/errors.ts';
import type { Action, Expectation, Snapshot } from '../record/model.ts';

/** The cells of a row that make a measure. */
export interface MeasureCells {
  readonly kind: Action['kind'] | null;
  readonly figures: GivenFigures;
}

/** Adds the action of a row, as a measure where the row says so. Throws `UserError` for figures of another kind of action. */
export function addActionOfRow(
  acting: ActorContext,
  expectation: Expectation,
  wanted: NewAction,
  { kind, figures }: MeasureCells,
  id: string,
): [Action, Change] {
  if (kind === 'measure') {
    const { everyWeeks } = wanted;
    if (everyWeeks === null) throw new UserError('A measure needs its rhythm, in the column Every weeks.');
    return addMeasure(acting, expectation, { ...wanted, everyWeeks, ...newFigures(figures) }, id);
  }
  if (Object.values(figures).some((one) => one !== null))
    throw new UserError('Only a measure has figures. Expected measure in the column Kind.');
  return addAction(acting, expectation, wanted, id);
}

/** The change that gives a measure the figures of a row; null when the row names none. Throws `UserError`. */
export function figuresOfRow(acting: ActorContext, action: Action, { kind, figures }: MeasureCells): Change | null {
  if (kind === 'measure' && action.kind !== 'measure')
    throw new UserError(`${action.code} is no measure and cannot become one. Withdraw it and add a measure.`);
  const edited = editedFigures(action, figures);
  return edited && editMeasure(acting, action, edited);
}

/** The recommendation of the row, where it names another one than the action carries out. */
export function carriesOut(
  { recommendation }: { readonly recommendation: string | null },
  snapshot: Snapshot,
  before?: Action,
): { recommendationId?: string } {
  if (recommendation === null) return {};
  const { id } = standingRecommendation(snapshot, recommendation);
  return id === before?.recommendationId ? {} : { recommendationId: id };
}
