/**
 * The council's response to a recommendation, and how the recommendation ends. A person says that one is implemented, with
 * evidence; the code never computes it from its actions.
 */
import { type ActorContext, isAtLeast, isLead, requireOversightOf } from '../people/person.ts';
import { type Change, changed } from '../record/changes.ts';
import { UserError } from '../record/errors.ts';
import type { IsoDate, Person, Recommendation, RecommendationResponse } from '../record/model.ts';
import { longDate } from '../time/dates.ts';
import { requireStanding } from './recommendation.ts';

/** Everything that people say of a recommendation, as they type it: the council's response, or how it ends. */
export const RESPONSE_WORDS = [
  'accepted',
  'partly accepted',
  'not accepted',
  'implemented',
  'closed by the source',
] as const;

/** Other words that people type for these. */
export const RESPONSES_ALSO_SAID = {
  'partially accepted': 'partly accepted',
  'accepted in part': 'partly accepted',
  'accepted partly': 'partly accepted',
  'accepted partially': 'partly accepted',
  rejected: 'not accepted',
  'not agreed': 'not accepted',
} as const satisfies Readonly<Record<string, (typeof RESPONSE_WORDS)[number]>>;

/** A response that the council gives. */
export type GivenResponse = Exclude<RecommendationResponse, 'awaiting'>;

/** Records the council's response with its words and its day, today where none is given, or corrects it. For the SRO and leads; throws `UserError`. */
export function respondTo(
  acting: ActorContext,
  one: Recommendation,
  response: GivenResponse,
  text: string,
  on: IsoDate | null = null,
): Change {
  requireOversightOf(acting, one, `respond to ${one.code}`);
  requireStanding(one);
  const day = dayOfAnswer(acting, one, on);
  if (response === 'not_accepted' && one.outcome === 'implemented')
    throw new UserError(
      `${one.code} is implemented. To change the response, open it again first: reopen ${one.code} because …`,
    );
  if (one.response === response && one.responseText === text && (on === null || on === one.respondedOn))
    throw new UserError(`This is the response to ${one.code} already. Expected another response, or other words.`);
  const respondedOn = one.response === 'awaiting' || on !== null ? day : one.respondedOn;
  return changed('recommendation', one, { response, responseText: text, respondedOn }, 'responded');
}

/** Records that a recommendation is implemented, with its evidence. For the SRO and leads; throws `UserError`. */
export function implementRecommendation(
  acting: ActorContext,
  one: Recommendation,
  evidence: string,
  on: IsoDate | null = null,
): Change {
  requireOversightOf(acting, one, `say that ${one.code} is implemented`);
  requireOpen(one);
  if (one.response === 'awaiting')
    throw new UserError(`${one.code} has no response yet. Give it first: update ${one.code} accepted "We will …"`);
  if (one.response === 'not_accepted')
    throw new UserError(
      `${one.code} was not accepted. If that has changed, say so first: update ${one.code} accepted "We will …"`,
    );
  const outcomeOn = dayOfAnswer(acting, one, on);
  const after = { outcome: 'implemented', outcomeOn, outcomeEvidence: evidence } as const;
  return changed('recommendation', one, after, 'implemented');
}

/** Records that the body which made a recommendation has closed it. For the SRO and leads; throws `UserError`. */
export function closeBySource(
  acting: ActorContext,
  one: Recommendation,
  because: string,
  on: IsoDate | null = null,
): Change {
  requireOversightOf(acting, one, `say that ${one.code} was closed by its source`);
  requireOpen(one);
  const outcomeOn = dayOfAnswer(acting, one, on);
  const after = { outcome: 'closed_by_source', outcomeOn, outcomeEvidence: because } as const;
  return changed('recommendation', one, after, 'closed by the source');
}

/** Opens an implemented or closed recommendation again; the response stays. For the SRO and leads; throws `UserError`. */
export function reopenRecommendation(acting: ActorContext, one: Recommendation, because: string): Change {
  requireOversightOf(acting, one, `open ${one.code} again`);
  requireStanding(one);
  if (one.outcome === 'open') throw new UserError(`${one.code} is open. Expected one that is implemented or closed.`);
  const after = { outcome: 'open', outcomeOn: null, outcomeEvidence: null } as const;
  return changed('recommendation', one, after, 'open again', because);
}

/** The day of a response or an outcome: today where none is given. Throws `UserError` for a day that cannot be. */
function dayOfAnswer({ today }: ActorContext, one: Recommendation, on: IsoDate | null): IsoDate {
  if (on !== null && on > today) throw new UserError(`${longDate(on)} has not come yet. Expected a day up to today.`);
  if (on !== null && on < one.receivedOn)
    throw new UserError(
      `${longDate(on)} is before ${one.code} was received, on ${longDate(one.receivedOn)}. Expected that day or a later one.`,
    );
  return on ?? today;
}

function requireOpen(one: Recommendation): void {
  requireStanding(one);
  if (one.outcome === 'open') return;
  const ended = one.outcome === 'implemented' ? 'implemented' : 'closed by the source';
  throw new UserError(`${one.code} is ${ended} already. To open it again: reopen ${one.code} because …`);
}

/** Whether a person may respond to a recommendation and say how it ends: its SRO and leads. */
export function mayAnswerFor(person: Person, one: Recommendation): boolean {
  return isLead(person) || (isAtLeast(person, 'officer') && one.seniorResponsibleOwnerId === person.id);
}
