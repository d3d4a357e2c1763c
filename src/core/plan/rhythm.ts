/** The rhythm of ongoing actions: which period evidence counts for, and when the next is due. */
import type { Action, EvidenceItem, Instant, IsoDate, Snapshot } from '../record/model.ts';
import { addDays } from '../time/dates.ts';
import { dateOf, minutesBetween } from '../time/instants.ts';
import { dayOfRhythm, firstDueFrom } from './next-period.ts';

/**
 * Evidence given within a day of late evidence counts for the same period, so that two items given together move the
 * date once.
 */
const TOGETHER_MINUTES = 24 * 60;

/** The period that evidence counts for, and the next due date of the ongoing action. */
export interface EvidencePeriod {
  /** The due date of the period that the evidence counts for. */
  readonly periodDueOn: IsoDate;
  /** When the next evidence is due; the present date where no further period is met. */
  readonly nextDueOn: IsoDate;
  /** Late evidence in the place of which this one meets its period, and evidence after that, with the periods that they meet now. */
  readonly moved: readonly { readonly item: EvidenceItem; readonly periodDueOn: IsoDate }[];
}

/** The day that evidence tells of: the one that was given with it, otherwise that on which it was given. */
export function dayOfEvidence({ metOn, addedAt }: Pick<EvidenceItem, 'metOn' | 'addedAt'>, zone: string): IsoDate {
  return metOn ?? dateOf(addedAt, zone);
}

/** The record at the moment at which evidence is given. */
interface Moment {
  readonly snapshot: Snapshot;
  readonly today: IsoDate;
  readonly now: Instant;
  readonly zone: string;
}

/**
 * The first evidence by its day meets a period. The next is due a whole number of periods later, on a working day after that day. `on`
 * is the day of the evidence, null for today. Evidence with a day counts as if it had been given in the order of the days.
 */
export function periodOfEvidence(action: Action, moment: Moment, on: IsoDate | null): EvidencePeriod {
  const { snapshot, today, now, zone } = moment;
  const day = on ?? today;
  const dueOn = action.dueOn ?? today;
  const weeks = action.everyWeeks ?? 1;
  const dueAfter = (due: IsoDate, metOn: IsoDate) =>
    firstDueFrom(dayOfRhythm(due, action.originalDueOn, weeks, snapshot), weeks, addDays(metOn, 1), snapshot);
  const periods = metPeriods(snapshot.evidence, action, zone);
  const last = periods.at(-1);
  const isMet = last !== undefined && last.dueOn < dueOn;
  const isTogether = on === null && last?.givenAt && minutesBetween(last.givenAt, now) < TOGETHER_MINUTES;
  if (!isMet || (day > last.until && !isTogether))
    return { periodDueOn: dueOn, nextDueOn: dueAfter(dueOn, day), moved: [] };
  const at = periods.findIndex(({ until }) => day <= until);
  const period = periods[at] ?? last;
  const displaced = period.items.filter(({ metOn }) => metOn !== null && metOn > period.dueOn);
  if (displaced.length === 0) return { periodDueOn: period.dueOn, nextDueOn: dueOn, moved: [] };
  const moved: { item: EvidenceItem; periodDueOn: IsoDate }[] = [];
  let [met, until, next] = [period.dueOn, latestOf([period.dueOn, day]), dueAfter(period.dueOn, day)];
  for (const one of [periodOf(period.dueOn, displaced, zone), ...periods.slice(at + 1)]) {
    if (one.from > until) {
      met = next;
      until = latestOf([met, one.last]);
      next = dueAfter(met, one.from);
    }
    for (const item of one.items) if (item.periodDueOn !== met) moved.push({ item, periodDueOn: met });
  }
  return { periodDueOn: period.dueOn, nextDueOn: latestOf([dueOn, next]), moved };
}

/**
 * The due date to which an ongoing action goes back when the item is struck; null when other evidence meets its period or
 * a later one. Earlier periods open again too, if their evidence was struck while this item counted.
 */
export function dueDateWithout(item: EvidenceItem, action: Action, evidence: readonly EvidenceItem[]): IsoDate | null {
  if (action.kind !== 'ongoing') return null;
  const others = evidence.filter(({ id, actionId }) => id !== item.id && actionId === action.id);
  const met = others.reduce((last, { struckAt, periodDueOn }) => {
    return struckAt === null && periodDueOn !== null && periodDueOn > last ? periodDueOn : last;
  }, '');
  const struckSince = others.filter(({ struckAt }) => struckAt !== null && struckAt >= item.addedAt);
  const open = [item, ...struckSince].flatMap(({ periodDueOn }) => periodDueOn ?? []).filter((day) => day > met);
  const [earliest] = open.sort();
  return earliest !== undefined && (action.dueOn === null || earliest < action.dueOn) ? earliest : null;
}

/** A period that evidence has met. */
interface MetPeriod {
  readonly dueOn: IsoDate;
  readonly items: readonly EvidenceItem[];
  /** The first and the last day of its evidence. */
  readonly from: IsoDate;
  readonly last: IsoDate;
  /** The day through which evidence counts for this period: its due date, or a later one on which it was met. */
  readonly until: IsoDate;
  /** When its first item was given, where that has no day of its own. */
  readonly givenAt: Instant | null;
}

/** The periods that evidence, not struck, has met, earliest first. */
function metPeriods(evidence: readonly EvidenceItem[], action: Action, zone: string): readonly MetPeriod[] {
  const own = evidence.filter(({ actionId, struckAt }) => actionId === action.id && struckAt === null);
  return [...Map.groupBy(own, ({ periodDueOn }) => periodDueOn)]
    .flatMap(([dueOn, items]) => (dueOn === null ? [] : [periodOf(dueOn, items, zone)]))
    .sort((a, b) => a.dueOn.localeCompare(b.dueOn));
}

function periodOf(dueOn: IsoDate, items: readonly EvidenceItem[], zone: string): MetPeriod {
  const days = items.map((item) => dayOfEvidence(item, zone)).sort();
  const [from = dueOn, last = dueOn] = [days[0], days.at(-1)];
  const [first] = items;
  const givenAt = first && first.metOn === null ? first.addedAt : null;
  return { dueOn, items, from, last, until: latestOf([dueOn, last]), givenAt };
}

function latestOf(days: readonly IsoDate[]): IsoDate {
  return days.reduce((latest, day) => (day > latest ? day : latest));
}
