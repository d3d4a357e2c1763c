/** Lists of actions: which actions answer a question that combines several filters. */
import { expectationOf } from '../people/person.ts';
import { type Action, type IsoDate, RAGS, type Rag, type Snapshot } from '../record/model.ts';
import { compareDates } from '../time/dates.ts';
import type { Period } from '../time/period.ts';
import { byCode, isOpen, isOutstanding, isOverdue } from './action.ts';
import { isEmbedded } from './check.ts';
import { standingEvidence } from './evidence.ts';
import { latestColouredUpdate } from './log-entry.ts';
import { listedDates } from './next-contact.ts';

/** The states that a list can be limited to, as people type them. */
export const LIST_STATUSES = [
  'overdue',
  'blocked',
  'waiting',
  'complete',
  'embedded',
  'open',
  'not started',
  'in progress',
  'no evidence',
  'unowned',
  'undated',
  ...RAGS,
  'moved',
  'not moved',
  'withdrawn',
  'measures',
] as const;
/** A state that a list can be limited to. */
export type ListStatus = (typeof LIST_STATUSES)[number];

/** The filters of a list; an action is listed when it passes all of them. Null: that filter is not used. */
export interface ListFilter {
  readonly expectationId: string | null;
  /** The senior responsible owner of the expectation that an action is under. */
  readonly sroId: string | null;
  readonly ownerId: string | null;
  readonly status: ListStatus | null;
  readonly due: Period | null;
  /** Words of the theme in the council's plan. */
  readonly theme: string | null;
  /** Words that the title or the required evidence contains. */
  readonly words: string | null;
}

const HAS_STATUS: Readonly<Record<ListStatus, (action: Action, snapshot: Snapshot, today: IsoDate) => boolean>> = {
  overdue: isOverdue,
  blocked: ({ status }) => status === 'blocked',
  waiting: ({ status }) => status === 'reported_complete',
  complete: ({ status }) => status === 'complete',
  embedded: isEmbedded,
  open: isOutstanding,
  'not started': ({ status, kind }) => status === 'not_started' && kind === 'once',
  'in progress': ({ status }) => status === 'in_progress',
  'no evidence': (action, snapshot) =>
    action.kind === 'once' && action.status !== 'withdrawn' && standingEvidence(snapshot, action).length === 0,
  unowned: (action) => isOpen(action) && action.ownerId === null,
  undated: (action) => isOpen(action) && action.dueOn === null,
  red: isColoured('red'),
  amber: isColoured('amber'),
  green: isColoured('green'),
  moved: ({ kind, timesMoved, status }) => kind === 'once' && timesMoved > 0 && status !== 'withdrawn',
  'not moved': ({ kind, timesMoved, status, dueOn }) =>
    kind === 'once' && timesMoved === 0 && dueOn !== null && status !== 'withdrawn',
  withdrawn: ({ status }) => status === 'withdrawn',
  measures: ({ kind, status }) => kind === 'measure' && status !== 'withdrawn',
};

/** Whether an action that is still to do has this colour by its latest update. */
function isColoured(rag: Rag): (action: Action, snapshot: Snapshot) => boolean {
  return (action, snapshot) =>
    isOutstanding(action, snapshot) && latestColouredUpdate(snapshot, { about: 'action', row: action })?.rag === rag;
}

/** The actions that pass every filter, soonest date first; without a status, withdrawn ones are left out. */
export function listActions(snapshot: Snapshot, filter: ListFilter, today: IsoDate): readonly Action[] {
  const { expectationId, sroId, ownerId, status, due } = filter;
  const words = filter.words === null ? null : comparable(filter.words);
  const theme = filter.theme === null ? null : comparable(filter.theme);
  const passes = (action: Action) =>
    (expectationId === null || action.expectationId === expectationId) &&
    (sroId === null || expectationOf(snapshot, action).seniorResponsibleOwnerId === sroId) &&
    (ownerId === null || action.ownerId === ownerId) &&
    (status === null ? action.status !== 'withdrawn' : HAS_STATUS[status](action, snapshot, today)) &&
    (due === null || dayWithin(action, due) !== null) &&
    (theme === null || comparable(action.theme ?? '').includes(theme)) &&
    (words === null || comparable(`${action.title} ${action.evidenceRequired ?? ''}`).includes(words));
  const far = (action: Action) => (due && dayWithin(action, due)) ?? action.dueOn ?? '9999-12-31';
  return snapshot.actions.filter(passes).sort((a, b) => compareDates(far(a), far(b)) || byCode(a, b));
}

/** The day on which an action is due within a period; null for none. Every listed day of a meeting counts, not only the next one. */
export function dayWithin(action: Action, due: Period): IsoDate | null {
  const days = [...(action.dueOn ? [action.dueOn] : []), ...(isOpen(action) ? listedDates(action) : [])];
  return days.find((day) => isWithin(day, due)) ?? null;
}

/** Whether a day belongs to a period. */
export function isWithin(day: IsoDate, { from, through }: Period): boolean {
  return day <= through && (from === null || day >= from);
}

/** The text in small letters and with single spaces, so that case and line ends do not matter. */
function comparable(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ').trim();
}
