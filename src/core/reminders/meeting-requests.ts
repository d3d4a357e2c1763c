/** Requests around meetings: before the papers of one are due, and on the working day after one was listed. */
import { isReachable, personAskedAbout } from '../people/cover.ts';
import { leadsPresent } from '../people/leads.ts';
import { expectationOf } from '../people/person.ts';
import { byCode, isOutstanding, isOverdue } from '../plan/action.ts';
import { latestColouredUpdate } from '../plan/log-entry.ts';
import { papersDueOn } from '../plan/meeting.ts';
import { listedDates } from '../plan/next-contact.ts';
import type { Action, IsoDate, Snapshot } from '../record/model.ts';
import { addWorkingDays, type Calendar } from '../time/calendar.ts';
import { peopleByName } from './reminder.ts';

/** So many working days before papers are due, owners are asked how their actions go. */
const ASKED_WORKING_DAYS = 5;

/** One person to ask before the papers of a meeting are due. */
export interface PapersRequest {
  readonly meeting: Action;
  /** The day of the meeting. */
  readonly on: IsoDate;
  readonly papersOn: IsoDate;
  /** The first day on which people are asked. */
  readonly since: IsoDate;
  readonly personId: string;
  /** Whether the person sees to the papers of the meeting. */
  readonly seesToPapers: boolean;
  /** The actions of the person that a paper has to say something of, by their codes. */
  readonly actions: readonly Action[];
}

/** Everybody to ask by `today` before papers are due, by meeting and person. Nobody is asked once they are overdue. */
export function papersRequests(snapshot: Snapshot, calendar: Calendar, today: IsoDate): readonly PapersRequest[] {
  return openMeetings(snapshot).flatMap((meeting) =>
    listedDates(meeting)
      .filter((on) => meeting.dueOn !== null && on >= meeting.dueOn)
      .flatMap((on) => {
        const papersOn = papersDueOn(meeting, calendar, on);
        if (papersOn === null || papersOn < today) return [];
        const since = addWorkingDays(papersOn, -ASKED_WORKING_DAYS, calendar);
        return since > today ? [] : requestsFor({ meeting, on, papersOn, since }, snapshot, today);
      }),
  );
}

function requestsFor(
  papers: Pick<PapersRequest, 'meeting' | 'on' | 'papersOn' | 'since'>,
  snapshot: Snapshot,
  today: IsoDate,
): readonly PapersRequest[] {
  const { meeting, on } = papers;
  const wanted = snapshot.actions
    .filter((action) => action.id !== meeting.id && isForPapers(action, snapshot, today, on))
    .toSorted(byCode);
  const asked = Map.groupBy(wanted, (action) => personAskedAbout(snapshot, action, today));
  const [keeper] = peopleOfMeeting(meeting, snapshot, today);
  return peopleByName(snapshot).flatMap(({ id }) => {
    const [actions = [], seesToPapers] = [asked.get(id), id === keeper];
    const isAsked = (actions.length > 0 || seesToPapers) && isReachable(snapshot, id);
    return isAsked ? [{ ...papers, personId: id, seesToPapers, actions }] : [];
  });
}

/** Whether a paper has to say something of an action: it is late, blocked, amber, red or moved, or due before the meeting. */
function isForPapers(action: Action, snapshot: Snapshot, today: IsoDate, on: IsoDate): boolean {
  if (!isOutstanding(action, snapshot)) return false;
  const rag = latestColouredUpdate(snapshot, { about: 'action', row: action })?.rag ?? null;
  return (
    isOverdue(action, snapshot, today) ||
    action.status === 'blocked' ||
    rag === 'amber' ||
    rag === 'red' ||
    action.timesMoved > 0 ||
    (action.dueOn !== null && action.dueOn <= on)
  );
}

/** A meeting that has passed and is not recorded, with the people to ask whether it was held. */
export interface HeldQuestion {
  readonly meeting: Action;
  readonly on: IsoDate;
  /** The first working day after it. */
  readonly askedOn: IsoDate;
  readonly personIds: readonly string[];
}

/** Every meeting of which somebody is to be asked by `today` whether it was held. */
export function heldQuestions(snapshot: Snapshot, calendar: Calendar, today: IsoDate): readonly HeldQuestion[] {
  return openMeetings(snapshot).flatMap((meeting) => {
    if (meeting.dueOn === null || meeting.dueOn >= today) return [];
    const askedOn = addWorkingDays(meeting.dueOn, 1, calendar);
    if (askedOn > today) return [];
    return [{ meeting, on: meeting.dueOn, askedOn, personIds: peopleOfMeeting(meeting, snapshot, today) }];
  });
}

/** The people who see to a meeting: the person asked about it, else the senior responsible owner, else the leads. */
function peopleOfMeeting(meeting: Action, snapshot: Snapshot, today: IsoDate): readonly string[] {
  const sro = expectationOf(snapshot, meeting).seniorResponsibleOwnerId;
  const one = [personAskedAbout(snapshot, meeting, today), sro].find((id) => id !== null && isReachable(snapshot, id));
  return one ? [one] : leadsPresent(snapshot, today);
}

function openMeetings(snapshot: Snapshot): readonly Action[] {
  return snapshot.actions.filter((action) => action.kind === 'meeting' && isOutstanding(action, snapshot));
}
