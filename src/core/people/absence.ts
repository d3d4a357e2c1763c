/** Who is away and who is asked instead. Why somebody is away is neither asked nor kept. */
import { added, type Change, changed } from '../record/changes.ts';
import { UserError } from '../record/errors.ts';
import type { Absence, IsoDate, Person, Snapshot } from '../record/model.ts';
import { longDate } from '../time/dates.ts';
import { absencesOf } from './cover.ts';
import { type Acting, isAtLeast, nameOf, requireLead } from './person.ts';

export interface Away {
  readonly startsOn: IsoDate;
  readonly endsOn: IsoDate;
  /** Null for the deputy of each action. */
  readonly cover: Person | null;
}

/** Sets when somebody is away; said again for days that overlap, it is corrected. A lead may do it for anybody. */
export function setAway(acting: Acting, person: Person, { startsOn, endsOn, cover }: Away, id: string): Change {
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

/** Ends the absence that somebody is on, or else calls off the next one. */
export function comeBack(acting: Acting, person: Person): Change {
  requireOwnOrLead(acting, person);
  const [next] = absencesAhead(acting.snapshot, acting.today).filter((one) => one.personId === person.id);
  if (!next) throw new UserError(`${person.name} is not recorded as away, now or later. To see who is: away`);
  return changed('absence', next, { endedAt: acting.now }, 'absence ended');
}

function requireOwnOrLead(acting: Acting, person: Person): void {
  if (acting.actor.id !== person.id) requireLead(acting, `say when ${person.name} is away`);
}

/** Present and planned absences, soonest first. */
export function absencesAhead(snapshot: Snapshot, today: IsoDate): readonly Absence[] {
  return snapshot.absences
    .filter((one) => one.endedAt === null && one.endsOn >= today)
    .sort((a, b) => a.startsOn.localeCompare(b.startsOn) || a.id.localeCompare(b.id));
}

/** "Deputy Director", or "the deputy of each action" */
export function coverName(snapshot: Snapshot, { coverId }: Pick<Absence, 'coverId'>): string {
  return coverId === null ? 'the deputy of each action' : nameOf(snapshot, coverId);
}

/** How the keys of messages to whoever covers begin; the absence, its version and the recipient follow. */
export const COVER_KEY = 'cover:';

const ARRANGED = ['coverId', 'startsOn', 'endsOn', 'endedAt'] as const satisfies readonly (keyof Absence)[];

/** Whether the change makes another arrangement than there was; said once more it is the same. */
export function differsInCover(change: Change & { entity: 'absence' }): boolean {
  if (change.op === 'added') return true;
  const { before, after } = change as { before: Partial<Absence>; after: Partial<Absence> };
  return ARRANGED.some((name) => name in after && before[name] !== after[name]);
}
