/** Lists and counts of recommendations by their state, and the actions that carry one out. */
import type { Action, Recommendation, Snapshot } from '../record/model.ts';
import { byCode } from './action.ts';

/** Whether the council still has to respond. */
export function awaitsResponse({ response, outcome, withdrawnAt }: Recommendation): boolean {
  return response === 'awaiting' && outcome === 'open' && withdrawnAt === null;
}

/** The states that a list of recommendations can be limited to, as people type them. */
export const RECOMMENDATION_STATES = ['awaiting', 'open', 'implemented', 'closed', 'withdrawn'] as const;
/** One of `RECOMMENDATION_STATES`. A recommendation that was not accepted is not open: nothing is to be done about it. */
export type RecommendationState = (typeof RECOMMENDATION_STATES)[number];

const HAS_STATE: Readonly<Record<RecommendationState, (one: Recommendation) => boolean>> = {
  awaiting: awaitsResponse,
  open: ({ outcome, response, withdrawnAt }) =>
    outcome === 'open' && response !== 'not_accepted' && withdrawnAt === null,
  implemented: ({ outcome, withdrawnAt }) => outcome === 'implemented' && withdrawnAt === null,
  closed: ({ outcome, withdrawnAt }) => outcome === 'closed_by_source' && withdrawnAt === null,
  withdrawn: ({ withdrawnAt }) => withdrawnAt !== null,
};

/** The recommendations in a state, in the order of their codes; null for all that were not withdrawn. */
export function recommendationsIn(
  { recommendations }: Pick<Snapshot, 'recommendations'>,
  state: RecommendationState | null,
): readonly Recommendation[] {
  const isWanted = state === null ? (one: Recommendation) => !HAS_STATE.withdrawn(one) : HAS_STATE[state];
  return recommendations.filter(isWanted).sort(byCode);
}

/** The recommendations whose outcome nobody has said yet, not accepted ones with them: they pass on with what is open. */
export function unsettledRecommendations({ recommendations }: Snapshot): readonly Recommendation[] {
  return recommendations.filter(({ outcome, withdrawnAt }) => outcome === 'open' && withdrawnAt === null).sort(byCode);
}

/** How many recommendations there are and how far they are; withdrawn ones are not counted. */
export interface RecommendationCounts {
  readonly total: number;
  readonly implemented: number;
  readonly closedBySource: number;
  readonly notAccepted: number;
  readonly awaitingResponse: number;
}

/** Counts the recommendations of a notice. "4 of 18 implemented" is `implemented` of `total`. */
export function countRecommendations(snapshot: Pick<Snapshot, 'recommendations'>): RecommendationCounts {
  const standing = recommendationsIn(snapshot, null);
  const count = (is: (one: Recommendation) => boolean) => standing.filter(is).length;
  return {
    total: standing.length,
    implemented: count(HAS_STATE.implemented),
    closedBySource: count(HAS_STATE.closed),
    notAccepted: count(({ response, outcome }) => response === 'not_accepted' && outcome === 'open'),
    awaitingResponse: count(awaitsResponse),
  };
}

/** The actions that carry out a recommendation, without withdrawn ones. */
export function actionsFor({ actions }: Snapshot, { id }: Recommendation): readonly Action[] {
  return actions.filter((one) => one.recommendationId === id && one.status !== 'withdrawn').sort(byCode);
}
