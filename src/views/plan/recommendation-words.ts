/** The words for a recommendation: its line, where it stands, where it came from and who answers for it. */
import { nameOf } from '../../core/people/person.ts';
import { awaitsResponse } from '../../core/plan/recommendation-list.ts';
import type { IsoDate, Recommendation, RecommendationResponse } from '../../core/record/model.ts';
import { daysBetween, longDate } from '../../core/time/dates.ts';
import type { Recorded } from '../../ports/card.ts';
import { daysAwayWords } from '../words.ts';
import { capitalise, type Scene } from './action-words.ts';

/** The code with its title: "R3 Publish a forward plan" */
export function recommendationLine({ code, title }: Pick<Recommendation, 'code' | 'title'>): string {
  return `${code} ${title}`;
}

const RESPONSE_WORDS: Readonly<Record<RecommendationResponse, string>> = {
  awaiting: 'response awaited',
  accepted: 'accepted',
  partly: 'partly accepted',
  not_accepted: 'not accepted',
};

/** The council's response in words: "partly accepted". */
export function responseWord(response: RecommendationResponse): string {
  return RESPONSE_WORDS[response];
}

/** Where a recommendation stands: "response overdue, was due on 1 March 2024", "accepted, open", "implemented on 5 June 2024" */
export function standingOf(one: Recommendation, { today }: Pick<Scene, 'today'>): string {
  const on = one.outcomeOn === null ? '' : ` on ${longDate(one.outcomeOn)}`;
  if (one.withdrawnAt !== null) return 'withdrawn';
  if (one.outcome === 'implemented') return `implemented${on}`;
  if (one.outcome === 'closed_by_source') return `closed by the source${on}`;
  if (!awaitsResponse(one))
    return one.response === 'not_accepted' ? 'not accepted' : `${responseWord(one.response)}, open`;
  return dueOfResponse(one, today);
}

function dueOfResponse({ respondBy }: Recommendation, today: IsoDate): string {
  if (respondBy === null) return responseWord('awaiting');
  const day = longDate(respondBy);
  return respondBy < today
    ? `response overdue, was due on ${day}`
    : `response due on ${day}, ${daysAwayWords(daysBetween(today, respondBy))}`;
}

/** Where it came from: "From Improvement Board, received on 12 February 2024" */
export function originWords({ sourceId, receivedOn }: Recommendation, { snapshot }: Scene): string {
  const from = sourceId === null ? 'Received' : `From ${nameOf(snapshot, sourceId)}, received`;
  return `${from} on ${longDate(receivedOn)}`;
}

/** The name of its senior responsible owner, or "nobody yet". */
export const sroWords = ({ seniorResponsibleOwnerId: id }: Recommendation, { snapshot }: Scene): string =>
  id === null ? 'nobody yet' : nameOf(snapshot, id);

/** Where a recommendation stands, as a fact above the fields of a form. */
export function standingNow({ response, outcome, responseText }: Recommendation): Recorded {
  const words = outcome === 'open' ? responseWord(response) : outcome.replaceAll('_', ' ');
  const said = outcome === 'open' && responseText !== null ? `: ${responseText}` : '';
  const value = `${response} ${outcome} ${responseText ?? ''}`;
  return { name: 'standing', label: 'Now', value, words: `${capitalise(words)}${said}` };
}
