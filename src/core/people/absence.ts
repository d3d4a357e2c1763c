/** Absences: entering, correcting and ending them. The reason why somebody is away is neither asked nor kept. */
import { added, type Change, changed } from '../record/changes.ts';
import { UserError } from '../record/errors.ts';
import type { Absence, IsoDate, Person, Snapshot } from '../record/model.ts';
import { compareDates, longDate } from '../time/dates.ts';
import { absencesOf } from './cover.ts';
import { type ActorContext, isAtLeast, nameOf, requireLead } from './person.ts';

/** An absence as somebody gives it: the first and the last day, and who covers. */
export interface NewAbsence {
  readonly startsOn: IsoDate;
  readonly endsOn: IsoDate;
  /** The person asked instead; null for the deputy of each action. */
  readonly cover: Person | null;
}

/**
 * Enters an absence, or corrects the one whose days overlap. People do it for themselves, leads for anybody. Throws
 * `UserError`.
 */
export function setAbsence(
  acting: ActorContext,
  person: Person,
  { startsOn, endsOn, cover }: NewAbsence,
  id: string,
): Change {
  requireOwnOrLead(acting, person);
  if (endsOn < startsOn)
    throw new UserError(
      `The last day is before the first: ${longDate(startsOn)} to ${longDate(endsOn)}. Expected the first day, then the last.`,
    );
  if (endsOn < acting.today)
    throw new UserError(`The days through ${longDate(endsOn)} have passed. Expected days that lie ahead.`);
  if (cover?.id === person.id)
    throw new UserError(`${person.name} cannot cover for themselves. Expected somebody else.`);
  if (cover && !isAtLeast(cover, 'officer')) {
    throw new UserError(
      `${cover.name} is a viewer, who cannot report. A programme lead can change that: role "${cover.name}" officer`,
    );
  }
  const after = { startsOn, endsOn, coverId: cover?.id ?? null };
  const known = absencesOf(acting.snapshot, person.id).find((one) => one.startsOn <= endsOn && one.endsOn >= startsOn);
  if (known) return changed('absence', known, after, 'absence set');
  return added('absence', { id, version: 1, personId: person.id, ...after, endedAt: null }, 'absence set');
}

/** Ends the present absence of a person, or else cancels their next one. Throws `UserError` when there is neither. */
export function endAbsence(acting: ActorContext, person: Person): Change {
  requireOwnOrLead(acting, person);
  const [next] = absencesAhead(acting.snapshot, acting.today).filter((one) => one.personId === person.id);
  if (!next) throw new UserError(`${person.name} is not recorded as away, now or later. To see who is: away`);
  return changed('absence', next, { endedAt: acting.now }, 'absence ended');
}

function requireOwnOrLead(acting: ActorContext, person: Person): void {
  if (acting.actor.id !== person.id) requireLead(acting, `say when ${person.name} is away`);
}

/** Present and planned absences, soonest first. */
export function absencesAhead(snapshot: Snapshot, today: IsoDate): readonly Absence[] {
  return snapshot.absences
    .filter((one) => one.endedAt === null && one.endsOn >= today)
    .sort((a, b) => compareDates(a.startsOn, b.startsOn) || a.id.localeCompare(b.id));
}

/** "Deputy Director", or "the deputy of each action" */
export function coverName(snapshot: Snapshot, { coverId }: Pick<Absence, 'coverId'>): string {
  return coverId === null ? 'the deputy of each action' : nameOf(snapshot, coverId);
}

/**
 * The idempotency keys of messages to a covering person begin with this; the absence, its version and the recipient
 * follow.
 */
export const COVER_KEY_PREFIX = 'cover:';

const COVER_COLUMNS = ['coverId', 'startsOn', 'endsOn', 'endedAt'] as const satisfies readonly (keyof Absence)[];

/** Whether the change alters the days, the cover or the end. If it does not, nobody is told again. */
export function differsInCover(change: Change & { entity: 'absence' }): boolean {
  if (change.op === 'added') return true;
  const { before, after } = change as { before: Partial<Absence>; after: Partial<Absence> };
  return COVER_COLUMNS.some((name) => name in after && before[name] !== after[name]);
}
