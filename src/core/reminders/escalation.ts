/**
 * Escalation: an action that stays overdue is reported step by step, to its owner, then to the senior responsible owner,
 * then to the programme leads. Each step is sent once. After a break only the last step is sent.
 */
import { absenceOn, isReachable, personAskedAbout } from '../people/cover.ts';
import { leadsPresent } from '../people/leads.ts';
import { expectationOf } from '../people/person.ts';
import { byCode, isOutstanding, isOverdue } from '../plan/action.ts';
import { isCadence } from '../plan/next-contact.ts';
import type { Action, IsoDate, Notice, Snapshot } from '../record/model.ts';
import { addWorkingDays, type Calendar, workingDayOnOrBefore } from '../time/calendar.ts';
import { emptyList, type PersonalList, peopleByName } from './reminder.ts';

/** Who hears of an overdue action, and how many working days after the due date. */
const STEPS = [
  { to: 'owner', afterWorkingDays: 1 },
  { to: 'sro', afterWorkingDays: 5 },
  { to: 'leads', afterWorkingDays: 10 },
] as const;

/** Regular contact that is about to lapse is put to the senior responsible owner so many working days before its due date. */
const LAPSE_WORKING_DAYS = 5;

/**
 * A step that an overdue action has reached: the recipient, the day, and the idempotency key that marks the step as
 * sent.
 */
export interface EscalationStep {
  readonly action: Action;
  readonly to: (typeof STEPS)[number]['to'];
  readonly on: IsoDate;
  readonly key: string;
  /** The action is not overdue yet: contact with a body is about to lapse. */
  readonly ahead?: true;
}

/**
 * The steps that each overdue action has reached by `today`, first to last, and those before regular contact lapses. A
 * proposed date pauses the escalation.
 */
export function reachedSteps(
  snapshot: Snapshot,
  notice: Notice,
  calendar: Calendar,
  today: IsoDate,
): readonly (readonly EscalationStep[])[] {
  const days = stepDays(notice, calendar);
  return snapshot.actions
    .filter(
      (action) =>
        action.proposedDueOn === null &&
        (isOverdue(action, snapshot, today) || (isCadence(action) && isOutstanding(action, snapshot))),
    )
    .sort(byCode)
    .map((action) => [
      ...lapseSteps(action, snapshot, calendar, today),
      ...days(action.dueOn as IsoDate)
        .filter(({ to, on }) => on <= today && !isAskedInstead(action, to))
        .map(({ to, on }): EscalationStep => ({ action, to, on, key: keyOf(action, to, snapshot) })),
    ])
    .filter((steps) => steps.length > 0);
}

/** The owner of a meeting is asked on the next working day whether it was held, which takes the place of the first step. */
function isAskedInstead({ kind }: Action, to: EscalationStep['to']): boolean {
  return kind === 'meeting' && to === 'owner';
}

/**
 * The step before regular contact lapses. While the due date lies ahead it falls on `today`, so that a date which is set late
 * is told of all the same; its key sends it once.
 */
function lapseSteps(action: Action, snapshot: Snapshot, calendar: Calendar, today: IsoDate): readonly EscalationStep[] {
  const { dueOn } = action;
  if (!isCadence(action) || dueOn === null) return [];
  const first = addWorkingDays(dueOn, -LAPSE_WORKING_DAYS, calendar);
  if (today < first) return [];
  const sro = expectationOf(snapshot, action).seniorResponsibleOwnerId ?? 'nobody';
  const key = `${action.noticeId}:lapse:${action.id}:${dueOn}:${sro}`;
  return [{ action, to: 'sro', on: today <= dueOn ? today : first, key, ahead: true }];
}

type StepDay = Pick<EscalationStep, 'to' | 'on'>;

/**
 * The days of the steps for a due date, cached because many actions share one. If an action is overdue before the notice
 * expires, every step comes on the notice's last working day at the latest, while something can still be done.
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

/** A new due date or a new recipient gives a new key, so that the step is sent again. */
function keyOf(action: Action, to: EscalationStep['to'], snapshot: Snapshot): string {
  const who = { owner: action.ownerId, sro: expectationOf(snapshot, action).seniorResponsibleOwnerId, leads: 'leads' }[
    to
  ];
  return `${action.noticeId}:overdue:${action.id}:${action.dueOn}:${to}:${who ?? 'nobody'}`;
}

/**
 * The steps to send: for each action the last one and any others of the same day, without those whose key is in `done`.
 * Steps of earlier days are not sent any more.
 */
export function lastUntoldSteps(
  reached: readonly (readonly EscalationStep[])[],
  done: ReadonlySet<string>,
): readonly EscalationStep[] {
  return reached.flatMap((steps) => steps.filter(({ on, key }) => on === steps.at(-1)?.on && !done.has(key)));
}

/** The steps that one person hears of: `own` are actions they have to do, `escalated` are actions of somebody else. */
export interface Escalation {
  readonly personId: string;
  readonly own: readonly EscalationStep[];
  readonly escalated: readonly EscalationStep[];
}

/** Assigns the steps to people, sorted by name. People without steps are left out. */
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

/**
 * The recipients of a step. The leads replace somebody who has no account, and nobody hears of their own action as
 * escalated.
 */
function recipients(
  { action, to, ahead }: EscalationStep,
  snapshot: Snapshot,
  today: IsoDate,
): { own: boolean; people: readonly string[] } {
  const asked = personAskedAbout(snapshot, action, today);
  const others = (ids: readonly string[]) => ids.filter((id) => id !== asked && id !== action.ownerId);
  const leads = { own: false, people: others(leadsPresent(snapshot, today)) };
  if (to === 'leads') return leads;
  if (to === 'owner') return asked !== null && isReachable(snapshot, asked) ? { own: true, people: [asked] } : leads;
  const sro = expectationOf(snapshot, action).seniorResponsibleOwnerId;
  const away = sro === null ? null : absenceOn(snapshot, sro, today);
  const recipient = away ? away.coverId : sro;
  if (recipient === null || !isReachable(snapshot, recipient)) return leads;
  // Nobody else tells a senior responsible owner who does the work that it is about to lapse.
  if (ahead && recipient === asked) return { own: true, people: [recipient] };
  return { own: false, people: others([recipient]) };
}

/** Merges the escalations of a day into that day's weekly lists, so that everybody gets one card. */
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
