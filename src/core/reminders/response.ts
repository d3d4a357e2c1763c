/**
 * Reminders of the response to a recommendation: one before its date and one after it, to the senior responsible owner. Each is
 * sent once.
 */
import { absenceOn, isReachable } from '../people/cover.ts';
import { leadsPresent } from '../people/leads.ts';
import { byCode } from '../plan/action.ts';
import { awaitsResponse } from '../plan/recommendation-list.ts';
import type { IsoDate, Recommendation, Snapshot } from '../record/model.ts';
import { addWorkingDays, type Calendar } from '../time/calendar.ts';

/** So many working days before its date the response is asked for. */
const BEFORE = -5;
/** So many working days after its date it is asked for again. */
const AFTER = 1;
/** Later than this many working days after the date, the weekly reminder alone counts it. */
const LAST_AFTER = 10;

/** A reminder of one response that is due: its day, its recipients, and the idempotency key that marks it as sent. */
export interface ResponseReminder {
  readonly recommendation: Recommendation;
  readonly on: IsoDate;
  readonly people: readonly string[];
  readonly key: string;
}

/**
 * The reminders that are due on a day, sent or not. Of two that are due, only the later one is among them. A new date or a new
 * senior responsible owner gives a new key, so that the reminder is sent again.
 */
export function responseReminders(snapshot: Snapshot, calendar: Calendar, today: IsoDate): readonly ResponseReminder[] {
  return snapshot.recommendations
    .filter((one) => one.respondBy !== null && awaitsResponse(one))
    .sort(byCode)
    .flatMap((recommendation): readonly ResponseReminder[] => {
      const { id, noticeId, seniorResponsibleOwnerId } = recommendation;
      const by = recommendation.respondBy as IsoDate;
      const step = stepOn(by, calendar, today);
      if (step === null) return [];
      const key = `${noticeId}:response:${id}:${by}:${step.name}:${seniorResponsibleOwnerId ?? 'nobody'}`;
      return [{ recommendation, on: step.on, people: recipients(recommendation, snapshot, today), key }];
    });
}

function stepOn(
  by: IsoDate,
  calendar: Calendar,
  today: IsoDate,
): { readonly name: string; readonly on: IsoDate } | null {
  const before = addWorkingDays(by, BEFORE, calendar);
  if (today <= by) return today >= before ? { name: 'before', on: before } : null;
  const after = addWorkingDays(by, AFTER, calendar);
  const isInTime = today >= after && today <= addWorkingDays(by, LAST_AFTER, calendar);
  return isInTime ? { name: 'after', on: after } : null;
}

/** The senior responsible owner, or the cover while they are away; the leads where neither can be reached. */
function recipients(
  { seniorResponsibleOwnerId: sro }: Recommendation,
  snapshot: Snapshot,
  today: IsoDate,
): readonly string[] {
  const away = sro === null ? null : absenceOn(snapshot, sro, today);
  const recipient = away ? away.coverId : sro;
  return recipient !== null && isReachable(snapshot, recipient) ? [recipient] : leadsPresent(snapshot, today);
}
