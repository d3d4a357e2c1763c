/** Cover: who is away on a day or has no account, and who is reminded in their place. */
import { rowById, rowsBelongingTo } from '../record/find-row.ts';
import type { Absence, Account, Action, IsoDate, Snapshot } from '../record/model.ts';

/** The absences of a person that have not been ended early, past ones included. */
export function absencesOf(snapshot: Snapshot, personId: string): readonly Absence[] {
  return snapshot.absences.filter((one) => one.personId === personId && one.endedAt === null);
}

/** The absence of a person on that day; null when they are not away. */
export function absenceOn(snapshot: Snapshot, personId: string, on: IsoDate): Absence | null {
  return absencesOf(snapshot, personId).find((one) => one.startsOn <= on && on <= one.endsOn) ?? null;
}

/** Whether a person has an account, so that they can be reached in chat. */
export function isReachable({ accounts }: Snapshot, personId: string): boolean {
  return accountRowsOf(accounts, personId).length > 0;
}

/** The accounts of a person among all. */
export function accountRowsOf(accounts: readonly Account[], personId: string): readonly Account[] {
  return rowsBelongingTo(accounts, personId, personOf);
}

const personOf = ({ personId }: Account) => personId ?? '';

/**
 * The person who is reminded of an action on that day: the owner, or while they are away their cover or the deputy. For a
 * body or post without an account it is the deputy, else the SRO or the SRO's cover. Null without an owner.
 */
export function personAskedAbout(snapshot: Snapshot, action: Action, on: IsoDate): string | null {
  const { ownerId, deputyId } = action;
  if (ownerId === null) return null;
  const isPresent = (id: string | null | undefined): id is string => !!id && absenceOn(snapshot, id, on) === null;
  const away = absenceOn(snapshot, ownerId, on);
  const cover = away ? [away.coverId, deputyId].find(isPresent) : undefined;
  if (cover !== undefined || isReachable(snapshot, ownerId)) return cover ?? ownerId;
  const sroId = rowById(snapshot.expectations, action.expectationId)?.seniorResponsibleOwnerId;
  const sroCover = sroId ? absenceOn(snapshot, sroId, on)?.coverId : null;
  return [deputyId, sroId, sroCover].find((id) => isPresent(id) && isReachable(snapshot, id)) ?? ownerId;
}
