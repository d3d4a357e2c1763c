/**
 * Escalation: an action that stays overdue is told of step by step, to its owner, then to the senior responsible owner,
 * then to the programme leads. Each step is told once; of several that were passed unnoticed only the last is.
 */
import { askedFor, awayOn } from '../people/cover.ts';
import { accountsOf, expectationOf, isLead } from '../people/person.ts';
import { byCode, isOverdue } from '../plan/action.ts';
import type { Action, IsoDate, Notice, Snapshot } from '../record/model.ts';
import { addWorkingDays, type Calendar, workingDayOnOrBefore } from '../time/calendar.ts';
import { emptyList, type PersonalList, peopleByName } from './reminder.ts';

/** Working days after the due date. */
const STEPS = [
  { to: 'owner', afterWorkingDays: 1 },
  { to: 'sro', afterWorkingDays: 5 },
  { to: 'leads', afterWorkingDays: 10 },
] as const;

/** A step of escalation that an overdue action has reached, on which day, and its identity for ever. */
export interface EscalationStep {
  readonly action: Action;
  readonly to: (typeof STEPS)[number]['to'];
  readonly on: IsoDate;
  readonly key: string;
}

/** The steps that each overdue action has reached by `today`, first to last. A proposed date pauses the escalation. */
export function reachedSteps(
  snapshot: Snapshot,
  notice: Notice,
  calendar: Calendar,
  today: IsoDate,
): readonly (readonly EscalationStep[])[] {
  const days = stepDays(notice, calendar);
  return snapshot.actions
    .filter((action) => action.proposedDueOn === null && isOverdue(action, snapshot, today))
    .sort(byCode)
    .map((action) =>
      days(action.dueOn as IsoDate)
        .filter(({ on }) => on <= today)
        .map(({ to, on }): EscalationStep => ({ action, to, on, key: keyOf(action, to, snapshot) })),
    )
    .filter((steps) => steps.length > 0);
}

type StepDay = Pick<EscalationStep, 'to' | 'on'>;

/**
 * The days of the steps by due date, counted once for all actions that share one. What is overdue before the notice expires
 * is told of while something can be done: on its last working day at the latest.
 */
function stepDays({ expiresOn }: Notice, calendar: Calendar): (dueOn: IsoDate) => readonly StepDay[] {
  const last = workingDayOnOrBefore(expiresOn, calendar);
  const counted = new Map<IsoDate, readonly StepDay[]>();
  return (dueOn) => {
    const steps =
      counted.get(dueOn) ??
      STEPS.map(({ to, afterWorkingDays }) => {
        const on = addWorkingDays(dueOn, afterWorkingDays, calendar);
        return { to, on: on > expiresOn && dueOn < last ? last : on };
      });
    counted.set(dueOn, steps);
    return steps;
  };
}

/** Another date or another person makes it another step. */
function keyOf(action: Action, to: EscalationStep['to'], snapshot: Snapshot): string {
  const who = { owner: action.ownerId, sro: expectationOf(snapshot, action).seniorResponsibleOwnerId, leads: 'leads' }[
    to
  ];
  return `${action.noticeId}:overdue:${action.id}:${action.dueOn}:${to}:${who ?? 'nobody'}`;
}

/**
 * For each action its last step, unless its key is among those that are done, with the steps of the same day. The steps
 * of earlier days need not be told any more.
 */
export function lastUntoldSteps(
  reached: readonly (readonly EscalationStep[])[],
  done: ReadonlySet<string>,
): readonly EscalationStep[] {
  return reached.flatMap((steps) => steps.filter(({ on, key }) => on === steps.at(-1)?.on && !done.has(key)));
}

/** The steps that one person is told of: `own` as theirs to do, `escalated` as somebody else's. */
export interface Escalation {
  readonly personId: string;
  readonly own: readonly EscalationStep[];
  readonly escalated: readonly EscalationStep[];
}

/** Who is told of which steps, by name of the person. */
export function escalationsOf(
  steps: readonly EscalationStep[],
  snapshot: Snapshot,
  today: IsoDate,
): readonly Escalation[] {
  const routed = steps.map((step) => ({ step, ...recipients(step, snapshot, today) }));
  return peopleByName(snapshot)
    .map(({ id }) => {
      const mine = routed.filter(({ people }) => people.includes(id));
      const of = (own: boolean) => mine.filter((one) => one.own === own).map(({ step }) => step);
      const escalated = of(false);
      return {
        personId: id,
        own: of(true),
        escalated: [...new Map(escalated.map((one) => [one.action.id, one])).values()],
      };
    })
    .filter(({ own, escalated }) => own.length + escalated.length > 0);
}

/** Who is told. Whoever cannot be reached in chat is stood in for by the programme leads, and nobody is told of themselves. */
function recipients(
  { action, to }: EscalationStep,
  snapshot: Snapshot,
  today: IsoDate,
): { own: boolean; people: readonly string[] } {
  const asked = askedFor(snapshot, action, today);
  const others = (ids: readonly string[]) => ids.filter((id) => id !== asked && id !== action.ownerId);
  const leads = { own: false, people: others(leadsPresent(snapshot, today)) };
  if (to === 'leads') return leads;
  if (to === 'owner') return asked !== null && isReached(snapshot, asked) ? { own: true, people: [asked] } : leads;
  const sro = expectationOf(snapshot, action).seniorResponsibleOwnerId;
  const away = sro === null ? null : awayOn(snapshot, sro, today);
  const told = away ? away.coverId : sro;
  return told !== null && isReached(snapshot, told) ? { own: false, people: others([told]) } : leads;
}

/** The programme leads who are there; when all are away, all of them. */
export function leadsPresent(snapshot: Snapshot, today: IsoDate): readonly string[] {
  const leads = snapshot.people
    .filter((person) => isLead(person) && isReached(snapshot, person.id))
    .map(({ id }) => id);
  const present = leads.filter((id) => awayOn(snapshot, id, today) === null);
  return present.length > 0 ? present : leads;
}

function isReached(snapshot: Snapshot, personId: string): boolean {
  return accountsOf(snapshot, personId).length > 0;
}

/** The lists of a weekly reminder with the escalations of the same day, so that everybody gets one card. */
export function withEscalations(
  lists: readonly PersonalList[],
  escalations: readonly Escalation[],
  snapshot: Snapshot,
): readonly PersonalList[] {
  const own = new Map(lists.map((list) => [list.personId, list]));
  const escalated = new Map(escalations.map((one) => [one.personId, one.escalated.map(({ action }) => action)]));
  return peopleByName(snapshot).flatMap(({ id }) => {
    const [list, more = []] = [own.get(id), escalated.get(id)];
    return list || more.length > 0 ? [{ ...(list ?? emptyList(id)), escalated: more }] : [];
  });
}
