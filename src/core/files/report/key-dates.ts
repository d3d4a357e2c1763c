/** The key dates ahead: meetings, due dates, milestones, responses, targets, days that the letter names, and the expiry. */
import { type LetterDate, letterDates } from '../../notice/letter/kept-dates.ts';
import { isOutstanding } from '../../plan/action.ts';
import { milestonesOf } from '../../plan/milestone.ts';
import { listedDates } from '../../plan/next-contact.ts';
import type { Action, IsoDate, Milestone, Recommendation, Snapshot } from '../../record/model.ts';
import { compareDates } from '../../time/dates.ts';

/** A date ahead and what it is about. */
export type KeyDate = { readonly on: IsoDate } & (
  | { readonly kind: 'meeting' | 'member' | 'due' | 'target' | 'reading'; readonly action: Action }
  | { readonly kind: 'milestone'; readonly action: Action; readonly milestone: Milestone }
  | { readonly kind: 'response'; readonly recommendation: Recommendation }
  | { readonly kind: 'asked'; readonly asked: LetterDate }
  | { readonly kind: 'expiry' }
);

/** The dates that a line has room for, and how many more there are. */
export interface KeyDates {
  readonly shown: readonly KeyDate[];
  readonly left: number;
}

/** More than these leave no room on a line; the expiry always stays. Due dates and milestones fill no more than the second figure. */
const [MOST, MOST_FILLED] = [14, 10];
/** The dates of a large plan take no more of the room, because meetings and decisions are few and matter to every board. */
const USUAL: ReadonlySet<KeyDate['kind']> = new Set(['due', 'milestone']);

/** The key dates from a day on, soonest first. */
export function keyDates(snapshot: Snapshot, today: IsoDate): KeyDates {
  const asked = letterDates(snapshot).map((one): KeyDate => ({ on: one.on, kind: 'asked', asked: one }));
  const planned = snapshot.actions.flatMap((action) => datesOf(action, snapshot));
  const found = [...planned, ...responses(snapshot), ...asked];
  const ahead = found
    .filter((one, at) => one.on >= today && !isLaterMeeting(one, found.slice(0, at), today))
    .sort(bySoonest);
  const first = ahead.filter(({ kind }) => !USUAL.has(kind)).slice(0, MOST);
  const usual = ahead.filter(({ kind }) => USUAL.has(kind)).slice(0, Math.max(0, MOST_FILLED - first.length));
  const { notice } = snapshot;
  const expiry: readonly KeyDate[] =
    notice && notice.decisionOutcome === null && notice.expiresOn >= today
      ? [{ on: notice.expiresOn, kind: 'expiry' }]
      : [];
  return {
    shown: [...first, ...usual, ...expiry].sort(bySoonest),
    left: ahead.length - first.length - usual.length,
  };
}

/** The next meetings of a series that are shown: later ones leave no room for what the plan owes before them. */
const MEETINGS_OF_A_SERIES = 2;

/** Whether enough meetings of the same series come before. The days of a series are in order. */
function isLaterMeeting(one: KeyDate, before: readonly KeyDate[], today: IsoDate): boolean {
  if (one.kind !== 'meeting') return false;
  const sooner = before.filter((other) => other.kind === 'meeting' && other.action === one.action && other.on >= today);
  return sooner.length >= MEETINGS_OF_A_SERIES;
}

function bySoonest(a: KeyDate, b: KeyDate): number {
  return compareDates(a.on, b.on);
}

function datesOf(action: Action, snapshot: Snapshot): readonly KeyDate[] {
  if (action.status === 'withdrawn') return [];
  switch (action.kind) {
    case 'meeting':
      return listedDates(action).map((on) => ({ on, kind: 'meeting', action }));
    case 'measure':
      return [...at(action.dueOn, 'reading', action), ...at(action.targetOn, 'target', action)];
    default:
      if (!isOutstanding(action, snapshot)) return [];
      return [
        ...at(action.dueOn, action.level === 'officer' ? 'due' : 'member', action),
        ...milestonesOf(snapshot, action).flatMap((milestone): readonly KeyDate[] =>
          milestone.doneOn === null && milestone.dueOn !== null
            ? [{ on: milestone.dueOn, kind: 'milestone', action, milestone }]
            : [],
        ),
      ];
  }
}

function responses({ recommendations }: Snapshot): readonly KeyDate[] {
  return recommendations.flatMap((recommendation): readonly KeyDate[] => {
    const { respondBy, response, withdrawnAt } = recommendation;
    const isAwaited = respondBy !== null && response === 'awaiting' && withdrawnAt === null;
    return isAwaited ? [{ on: respondBy, kind: 'response', recommendation }] : [];
  });
}

function at(on: IsoDate | null, kind: 'member' | 'due' | 'reading' | 'target', action: Action): readonly KeyDate[] {
  return on === null ? [] : [{ on, kind, action }];
}
