/** Cover: who is away on a day, and who is reminded in their place. */
import type { Absence, Action, IsoDate, Snapshot } from '../record/model.ts';

/** The absences of a person that have not been ended early, past ones included. */
export function absencesOf(snapshot: Snapshot, personId: string): readonly Absence[] {
  return snapshot.absences.filter((one) => one.personId === personId && one.endedAt === null);
}

/** The absence of a person on that day; null when they are not away. */
export function absenceOn(snapshot: Snapshot, personId: string, on: IsoDate): Absence | null {
  return absencesOf(snapshot, personId).find((one) => one.startsOn <= on && on <= one.endsOn) ?? null;
}

/**
 * The person who is reminded of an action on that day: the owner, or while they are away their cover or the deputy.
 * Null without an owner.
 */
export function personAskedAbout(snapshot: Snapshot, { ownerId, deputyId }: Action, on: IsoDate): string | null {
  const away = ownerId === null ? null : absenceOn(snapshot, ownerId, on);
  if (!away) return ownerId;
  const present = [away.coverId, deputyId].find((id) => id !== null && absenceOn(snapshot, id, on) === null);
  return present ?? ownerId;
}
