/** Contact: meetings held and other contact with a body. It moves the next due date of its meeting or cadence. */
import {
  type ActorContext,
  actsAsOwner,
  expectationOf,
  isLead,
  recordedId,
  requireContributor,
  requireOversight,
} from '../people/person.ts';
import { added, type Change, changed } from '../record/changes.ts';
import { UserError } from '../record/errors.ts';
import {
  type Action,
  CONTACT_LEVELS,
  type ContactLevel,
  type Expectation,
  type IsoDate,
  type LogEntry,
  type Marking,
  type Person,
  type Snapshot,
} from '../record/model.ts';
import { compareDates, longDate } from '../time/dates.ts';
import { byCode, newAction, nextActionCode } from './action.ts';
import type { SetDate } from './due-date.ts';
import { newEntry } from './log-entry.ts';
import { contactsOf, countsForCadence, followsFrom, isMetWithBody, nextDueBy } from './next-contact.ts';

/** The ways of contact besides a meeting, as people type them. */
export const CONTACT_MEANS = ['by call', 'by letter', 'by e-mail', 'by visit'] as const;
/** One of `CONTACT_MEANS`: how a contact was made when nobody met. */
export type ContactMeans = (typeof CONTACT_MEANS)[number];

/** The levels of contact as people type them, in the order of `CONTACT_LEVELS`. */
export const AT_LEVELS = CONTACT_LEVELS.map((level) => `at ${level} level` as const);

/** The level of contact in words such as “at official level”; null for none. */
export function levelOfWords(words: (typeof AT_LEVELS)[number] | null): ContactLevel | null {
  return CONTACT_LEVELS.find((level) => words === `at ${level} level`) ?? null;
}

/** The meetings and cadences with a body, of which a contact is recorded under one. */
export function contactActionsOf({ actions }: Snapshot, { id }: Pick<Person, 'id'>): readonly Action[] {
  return actions.filter((action) => action.bodyId === id && action.status !== 'withdrawn' && isMetWithBody(action));
}

/**
 * Makes an action that needs evidence every few weeks one that is kept up by contact with a body. For its SRO and leads. Throws
 * `UserError`.
 */
export function keepUpWith(
  acting: ActorContext,
  action: Action,
  { bodyId, contactLevel }: Pick<Action, 'bodyId' | 'contactLevel'>,
): Change {
  const { code } = action;
  requireOversight(acting, action, `say with whom contact is kept up under ${code}`);
  if (action.kind !== 'ongoing')
    throw new UserError(
      action.kind === 'once'
        ? `${code} is done once. Say how often contact is due as well: edit ${code} every 4 weeks with "the Department"`
        : `${code} is a ${action.kind}. Expected an action that comes again every few weeks.`,
    );
  if (action.bodyId === bodyId && action.contactLevel === contactLevel)
    throw new UserError(`${code} is contact with that body already. Expected another one.`);
  return changed('action', action, { bodyId, contactLevel, cadenceFrom: 'last' }, 'edited');
}

/** Words of an expectation or an action about contact. */
const OF_CONTACT = /\b(?:engag|contact|liais|meet|call)/i;

/** The weeks between contacts where an expectation names a quarter, and the usual ones for all others. */
const [WEEKS_OF_QUARTER, USUAL_WEEKS] = [13, 4];

/** A place in the plan for contact with a body: an action that is kept up, or an expectation under which one is added. */
export type ContactPlace =
  | { readonly action: Action }
  | { readonly expectation: Expectation; readonly everyWeeks: number };

/** The places for first contact with a body, likeliest first, of which the speaker may choose one. */
export function placesForContact({ actor, snapshot }: ActorContext): readonly ContactPlace[] {
  const isTheirs = (one: Expectation) => isLead(actor) || one.seniorResponsibleOwnerId === actor.id;
  const own = snapshot.expectations.filter(isTheirs).sort(byCode);
  const words = ({ title, text }: Expectation) => `${title} ${text}`;
  const [likely, others] = [
    own.filter((one) => OF_CONTACT.test(words(one))),
    own.filter((one) => !OF_CONTACT.test(words(one))),
  ];
  const actions = snapshot.actions.filter(
    ({ kind, bodyId, status, title, expectationId }) =>
      kind === 'ongoing' &&
      bodyId === null &&
      status !== 'withdrawn' &&
      OF_CONTACT.test(title) &&
      own.some(({ id }) => id === expectationId),
  );
  return [
    ...actions.map((action) => ({ action })),
    ...[...likely, ...others].map((expectation) => ({
      expectation,
      everyWeeks: /\bquarter/i.test(words(expectation)) ? WEEKS_OF_QUARTER : USUAL_WEEKS,
    })),
  ];
}

/** A contact as somebody gives it. */
export interface NewContact {
  readonly on: IsoDate;
  /** The kind of contact and its words. */
  readonly text: string;
  /** Null where nobody said one and none is asked for. */
  readonly level: ContactLevel | null;
  readonly marking: Marking;
}

/**
 * Records contact with the body of a meeting or cadence. The next listed date, or the next date of the cadence when the
 * contact is at its level, becomes the due date. For those who may work on the action. Throws `UserError`.
 */
export function recordContact(acting: ActorContext, action: Action, given: NewContact, id: string): readonly Change[] {
  const { code } = action;
  requireContributor(acting, action, `record contact under ${code}`);
  const addedBy = recordedId(acting.actor);
  if (addedBy === null)
    throw new UserError(`Record the contact under ${code} in chat, so that the record shows who gave it.`);
  if (given.on > acting.today)
    throw new UserError(`${longDate(given.on)} has not come yet. Expected the day of a meeting that was held.`);
  const entry = newEntry(
    acting,
    { about: 'action', row: action },
    'contact',
    { ...given, bodyId: action.bodyId, addedBy },
    id,
  );
  const before = contactsOf(acting.snapshot, action);
  const after = [...before, entry].sort((a, b) => compareDates(a.on, b.on));
  // The entry comes last, so that a list of the latest changes shows its words.
  return [
    ...moveDueDate(acting, action, before, after, 'contact recorded'),
    added('logEntry', entry, 'contact recorded'),
  ];
}

/**
 * The change that puts the due date back when a contact is struck; none where the contact had not moved it, or somebody has
 * moved it since. A cadence without a contact since then goes back to the date that was `set`.
 */
export function withoutContact(
  acting: ActorContext,
  action: Action,
  struck: LogEntry,
  set: SetDate,
): readonly Change[] {
  if (struck.kind !== 'contact') return [];
  const before = contactsOf(acting.snapshot, action);
  if (!followsFrom(action, before, acting.snapshot)) return [];
  const after = before.filter(({ id }) => id !== struck.id);
  const last = after.findLast((one) => countsForCadence(action, one));
  if (action.kind === 'meeting' || (last && !set.before.has(last.id)))
    return moveDueDate(acting, action, before, after, 'contact struck');
  if (action.dueOn === set.dueOn) return [];
  return [changed('action', action, { dueOn: set.dueOn }, 'contact struck')];
}

function moveDueDate(
  { snapshot }: ActorContext,
  action: Action,
  before: readonly LogEntry[],
  after: readonly LogEntry[],
  verb: 'contact recorded' | 'contact struck',
): readonly Change[] {
  const dueOn = nextDueBy(action, after, snapshot);
  if (dueOn === action.dueOn || dueOn === nextDueBy(action, before, snapshot)) return [];
  const started = action.status === 'not_started' ? { status: 'in_progress' as const } : {};
  return [changed('action', action, { dueOn, ...started }, verb)];
}

/**
 * Adds an action that follows from a meeting, under the same expectation: for the speaker who does the work of the meeting,
 * else for its owner. For those who may record the contact. Throws `UserError`.
 */
export function addFollowUp(
  acting: ActorContext,
  about: Action,
  { title, dueOn }: Pick<Action, 'title' | 'dueOn'>,
  id: string,
): [Action, Change] {
  requireContributor(acting, about, `add a follow-up to ${about.code}`);
  const { actor, snapshot } = acting;
  const ownerId = actsAsOwner(actor, about, acting) ? actor.id : (about.ownerId ?? recordedId(actor));
  const wanted = { title, dueOn, ownerId, deputyId: null, level: null, everyWeeks: null, evidenceRequired: null };
  const expectation = expectationOf(snapshot, about);
  const action = newAction(expectation, nextActionCode(snapshot, expectation), wanted, id);
  return [action, added('action', action)];
}
