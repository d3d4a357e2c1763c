/** The rhythm of ongoing actions: which period evidence counts for, and when the next is due. */
import type { Action, EvidenceItem, Instant, IsoDate, Snapshot } from '../record/model.ts';
import { addDays } from '../time/dates.ts';
import { minutesBetween } from '../time/instants.ts';
import { dayOfRhythm, firstDueFrom } from './next-period.ts';

/**
 * Evidence given within a day of late evidence counts for the same period, so that two items given together move the
 * date once.
 */
const TOGETHER_MINUTES = 24 * 60;

/** The period that evidence given now counts for, and the next due date of the ongoing action. */
export interface EvidencePeriod {
  /** The due date of the period that the evidence counts for. */
  readonly periodDueOn: IsoDate;
  /** When the next evidence is due; the present date where other evidence has met the period already. */
  readonly nextDueOn: IsoDate;
}

/** The first evidence meets a period. The next is due a whole number of periods later, on a working day after today. */
export function periodOfEvidence(
  action: Action,
  { snapshot, today, now }: { readonly snapshot: Snapshot; readonly today: IsoDate; readonly now: Instant },
): EvidencePeriod {
  const dueOn = action.dueOn ?? today;
  const met = latestPeriodEvidence(snapshot.evidence, action);
  const isMet = met !== null && met.periodDueOn < dueOn;
  if (isMet && (today <= met.periodDueOn || minutesBetween(met.addedAt, now) < TOGETHER_MINUTES))
    return { periodDueOn: met.periodDueOn, nextDueOn: dueOn };
  const weeks = action.everyWeeks ?? 1;
  const from = dayOfRhythm(dueOn, action.originalDueOn, weeks, snapshot);
  return { periodDueOn: dueOn, nextDueOn: firstDueFrom(from, weeks, addDays(today, 1), snapshot) };
}

/**
 * The due date to which an ongoing action goes back when the item is struck; null when other evidence meets its period or
 * a later one. Earlier periods open again too, if their evidence was struck while this item counted.
 */
export function dueDateWithout(item: EvidenceItem, action: Action, evidence: readonly EvidenceItem[]): IsoDate | null {
  if (action.kind !== 'ongoing') return null;
  const others = evidence.filter(({ id, actionId }) => id !== item.id && actionId === action.id);
  const met = latestPeriodEvidence(others, action)?.periodDueOn ?? '';
  const struckSince = others.filter(({ struckAt }) => struckAt !== null && struckAt >= item.addedAt);
  const open = [item, ...struckSince].flatMap(({ periodDueOn }) => periodDueOn ?? []).filter((day) => day > met);
  const [earliest] = open.sort();
  return earliest !== undefined && (action.dueOn === null || earliest < action.dueOn) ? earliest : null;
}

type PeriodEvidence = EvidenceItem & { readonly periodDueOn: IsoDate };

/** The first item, not struck, of the latest period that is met. */
function latestPeriodEvidence(evidence: readonly EvidenceItem[], action: Action): PeriodEvidence | null {
  const met = evidence.filter(
    (item): item is PeriodEvidence =>
      item.actionId === action.id && item.struckAt === null && item.periodDueOn !== null,
  );
  return met.reduce<PeriodEvidence | null>(
    (last, one) => (last && last.periodDueOn >= one.periodDueOn ? last : one),
    null,
  );
}
