/** Recommendations: adding, editing and withdrawing them, and their SRO. */
import { type ActorContext, actsAsOwner, isAtLeast, nameOf, requireLead } from '../people/person.ts';
import { added, type Change, changed } from '../record/changes.ts';
import { UnknownCodeError, UserError } from '../record/errors.ts';
import { rowByCode } from '../record/find-row.ts';
import type { Action, Expectation, IsoDate, Level, Notice, Recommendation, Snapshot } from '../record/model.ts';
import { usualLevel } from './action.ts';

/** The recommendation with this code. Throws `UnknownCodeError` with examples when the notice has none. */
export function recommendationByCode(snapshot: Snapshot, code: string): Recommendation {
  const found = rowByCode(snapshot.recommendations, code);
  if (found) return found;
  const some = snapshot.recommendations.slice(0, 3).map((one) => one.code);
  throw new UnknownCodeError(
    `There is no recommendation ${code} under this notice. ${some.length > 0 ? `Expected one such as ${some.join(', ')}.` : 'It has none yet.'}`,
    some,
  );
}

/** The recommendation with this code, which an action may carry out. Throws `UserError` for one that was withdrawn. */
export function standingRecommendation(snapshot: Snapshot, code: string): Recommendation {
  const one = recommendationByCode(snapshot, code);
  requireStanding(one);
  return one;
}

/** Recommendations as they were received on one day from one body, before they have codes. */
export interface NewRecommendations {
  /** The words of each, as the source put them. */
  readonly texts: readonly string[];
  /** A title for the only one; null for one made of its words. */
  readonly title: string | null;
  /** The body that made them. */
  readonly sourceId: string | null;
  readonly receivedOn: IsoDate;
  readonly respondBy: IsoDate | null;
  /** Null for the SRO of the expectation, if there is one. */
  readonly seniorResponsibleOwnerId: string | null;
  readonly expectation: Expectation | null;
  readonly level: Level | null;
}

/** A text up to so many characters is its own title: it fits into one line of a card. */
const LONGEST_TITLE = 80;

/** The text where it is short, else its first words. */
export function titleOfText(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= LONGEST_TITLE) return line;
  const cut = line.slice(0, LONGEST_TITLE);
  const end = cut.lastIndexOf(' ');
  return `${(end > 0 ? cut.slice(0, end) : cut).replace(/[\s,;:.\ud800-\udbff]+$/, '')}…`;
}

/**
 * Adds recommendations under the next free codes. For leads, and for those who look after the meetings of the body that
 * made them. Throws `UserError`.
 */
export function addRecommendations(
  acting: ActorContext,
  notice: Notice,
  wanted: NewRecommendations,
  newId: () => string,
): readonly { readonly row: Recommendation; readonly change: Change }[] {
  requireMayAdd(acting, wanted);
  const { expectation, sourceId, receivedOn, respondBy } = wanted;
  if (respondBy !== null && respondBy < receivedOn)
    throw new UserError('The date of the response is before the recommendation was received. Expected a later date.');
  const first = Math.max(0, ...acting.snapshot.recommendations.map(({ code }) => Number(code.slice(1)))) + 1;
  return wanted.texts.map((text, nth) => {
    const row: Recommendation = {
      id: newId(),
      version: 1,
      noticeId: notice.id,
      code: `R${first + nth}`,
      title: wanted.title ?? titleOfText(text),
      text,
      level: wanted.level ?? (expectation ? usualLevel(expectation) : 'officer'),
      seniorResponsibleOwnerId: wanted.seniorResponsibleOwnerId ?? expectation?.seniorResponsibleOwnerId ?? null,
      sourceId,
      receivedOn,
      respondBy,
      expectationId: expectation?.id ?? null,
      ...WITHOUT_RESPONSE,
      carriedFromId: null,
      withdrawnAt: null,
    };
    return { row, change: added('recommendation', row) };
  });
}

const WITHOUT_RESPONSE = {
  response: 'awaiting',
  responseText: null,
  respondedOn: null,
  outcome: 'open',
  outcomeOn: null,
  outcomeEvidence: null,
} as const;

function requireMayAdd(acting: ActorContext, { sourceId, seniorResponsibleOwnerId }: NewRecommendations): void {
  if (seniorResponsibleOwnerId === null && sourceId !== null && looksAfterMeetingsOf(sourceId, acting)) return;
  requireLead(
    acting,
    seniorResponsibleOwnerId === null
      ? 'add recommendations of a body whose meetings somebody else looks after'
      : 'name the senior responsible owner of a recommendation',
  );
}

/** Whether the actor owns, deputises for or covers the meetings of a body. */
function looksAfterMeetingsOf(bodyId: string, acting: ActorContext): boolean {
  const isTheirs = (action: Action) =>
    action.kind === 'meeting' &&
    action.bodyId === bodyId &&
    action.status !== 'withdrawn' &&
    actsAsOwner(acting.actor, action, acting);
  return isAtLeast(acting.actor, 'officer') && acting.snapshot.actions.some(isTheirs);
}

/** The columns of a recommendation that a lead may correct; its response and its outcome have verbs of their own. */
export type RecommendationEdit = Partial<
  Pick<Recommendation, 'title' | 'text' | 'level' | 'sourceId' | 'receivedOn' | 'respondBy' | 'expectationId'>
>;

/** Corrects how a recommendation was entered. Leads only; throws `UserError`. */
export function editRecommendation(acting: ActorContext, one: Recommendation, edit: RecommendationEdit): Change {
  requireLead(acting, `edit ${one.code}`);
  requireStanding(one);
  const { receivedOn, respondBy } = { ...one, ...edit };
  if (respondBy !== null && respondBy < receivedOn)
    throw new UserError(`The date of the response to ${one.code} is before it was received. Expected a later date.`);
  return changed('recommendation', one, edit, 'edited');
}

/** Names the senior responsible owner of a recommendation; null leaves it without one. Leads only; throws `UserError`. */
export function assignRecommendation(acting: ActorContext, one: Recommendation, personId: string | null): Change {
  requireLead(acting, `name the senior responsible owner of ${one.code}`);
  requireStanding(one);
  if (one.seniorResponsibleOwnerId === personId)
    throw new UserError(
      `${nameOf(acting.snapshot, personId)} answers for ${one.code} already. Expected somebody else.`,
    );
  return changed('recommendation', one, { seniorResponsibleOwnerId: personId }, 'assigned');
}

/** Withdraws a recommendation that should not be in the record; it stays readable. Leads only; throws `UserError`. */
export function withdrawRecommendation(acting: ActorContext, one: Recommendation, because: string): Change {
  requireLead(acting, `withdraw ${one.code}`);
  requireStanding(one);
  return changed('recommendation', one, { withdrawnAt: acting.now }, 'withdrawn', because);
}

/** Throws `UserError` for a recommendation that was withdrawn. */
export function requireStanding({ code, withdrawnAt }: Recommendation): void {
  if (withdrawnAt !== null)
    throw new UserError(`${code} was withdrawn. If the recommendation stands, add it again: add recommendation "…"`);
}
