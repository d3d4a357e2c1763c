/** Who is asked to confirm reported actions, since when, and under which key they are told of it once. */
import { absenceOn, isReachable } from '../people/cover.ts';
import { leadsPresent } from '../people/leads.ts';
import { expectationOf, isAtLeast, isLead, isOwnWork, personById } from '../people/person.ts';
import { byCode } from '../plan/action.ts';
import { awaitsEvidence, countsAsProof, needsEvidence, standingEvidence } from '../plan/evidence.ts';
import type { Action, Instant, IsoDate, Snapshot } from '../record/model.ts';

/** Whether an action is reported with the evidence that it needs, so that somebody can confirm it. */
export function awaitsConfirmation(action: Action, snapshot: Snapshot): boolean {
  return action.status === 'reported_complete' && !awaitsEvidence(action, snapshot);
}

/**
 * The people who are asked to confirm a reported action: its SRO, or the leads when the SRO may not, is away or has no
 * account. Nobody is asked about an action that they own or reported. Empty when nobody else is left.
 */
export function confirmersOf(snapshot: Snapshot, action: Action, today: IsoDate): readonly string[] {
  const may = (id: string) => {
    const person = personById(snapshot, id);
    return person !== null && isAtLeast(person, 'officer') && !isOwnWork(person, action);
  };
  const sro = expectationOf(snapshot, action).seniorResponsibleOwnerId;
  const sroWhoMay = sro !== null && may(sro) ? [sro] : [];
  const isThere = (id: string) => isReachable(snapshot, id) && absenceOn(snapshot, id, today) === null;
  if (sroWhoMay.some(isThere)) return sroWhoMay;
  const leads = leadsPresent(snapshot, today).filter(may);
  if (leads.length > 0) return leads;
  return sroWhoMay.length > 0
    ? sroWhoMay
    : snapshot.people.filter((one) => isLead(one) && may(one.id)).map(({ id }) => id);
}

/** The actions that each person is asked to confirm, by the person's id, in the order of their codes. */
export function actionsToConfirm(snapshot: Snapshot, today: IsoDate): ReadonlyMap<string, readonly Action[]> {
  const waiting = snapshot.actions.filter((action) => awaitsConfirmation(action, snapshot)).sort(byCode);
  const asked = waiting.flatMap((action) =>
    confirmersOf(snapshot, action, today).map((personId) => ({ personId, action })),
  );
  const grouped = Map.groupBy(asked, ({ personId }) => personId);
  return new Map([...grouped].map(([personId, of]) => [personId, of.map(({ action }) => action)]));
}

/** One person to ask about one reported action. */
export interface ConfirmationRequest {
  readonly action: Action;
  readonly personId: string;
  /** When the action was reported with the evidence that it needs. */
  readonly since: Instant;
  /** The idempotency key: a new report, or another person to ask, gives a new one. */
  readonly key: string;
}

/** Whether the key of a post is that of a request to confirm, which comes besides the person's card of the day. */
export function isConfirmationRequest(key: string, noticeId: string): boolean {
  return key.startsWith(confirmationKey(noticeId));
}

function confirmationKey(noticeId: string): string {
  return `${noticeId}:confirm:`;
}

/** Every request that stands on a day, oldest first. */
export function confirmationRequests(snapshot: Snapshot, today: IsoDate): readonly ConfirmationRequest[] {
  const requests = [...actionsToConfirm(snapshot, today)].flatMap(([personId, actions]) =>
    actions.map((action) => {
      const key = `${confirmationKey(action.noticeId)}${action.id}:${action.reportedAt}:${personId}`;
      return { action, personId, since: readySince(action, snapshot), key };
    }),
  );
  return requests.sort((a, b) => a.since.localeCompare(b.since) || byCode(a.action, b.action));
}

function readySince(action: Action, snapshot: Snapshot): Instant {
  const reportedAt = action.reportedAt ?? '';
  const proof = standingEvidence(snapshot, action).find((item) => countsAsProof(action, item));
  return needsEvidence(action) && proof && proof.addedAt > reportedAt ? proof.addedAt : reportedAt;
}
