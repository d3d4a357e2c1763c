/**
 * Positions: where a partner stands on an expectation. They are for those who oversee it. The door stays open: a partner who
 * is not ready is asked again on a day, and nobody is written off.
 */
import { absenceOn, isReachable } from '../people/cover.ts';
import { leadsPresent } from '../people/leads.ts';
import { type ActorContext, recordedId, requireOversightOf } from '../people/person.ts';
import { added, type Change } from '../record/changes.ts';
import { UserError } from '../record/errors.ts';
import type { Expectation, IsoDate, LogEntry, Marking, Snapshot, Stance } from '../record/model.ts';
import { longDate } from '../time/dates.ts';
import { entriesAbout, newEntry } from './log-entry.ts';

/** A position as somebody records it. `text`: words that go with it, or nothing. */
export interface NewPosition {
  readonly bodyId: string;
  readonly stance: Stance;
  readonly on: IsoDate;
  readonly askAgainOn: IsoDate | null;
  readonly text: string;
  readonly marking: Marking;
}

/** The id of the actor as the one who records positions on an expectation: its SRO or a lead, in chat. Throws `UserError`. */
export function requireRecorder(acting: ActorContext, expectation: Expectation): string {
  const { code } = expectation;
  requireOversightOf(acting, expectation, `record a position on ${code}`);
  const id = recordedId(acting.actor);
  if (id === null) throw new UserError(`Record the position on ${code} in chat, so that the record shows who did.`);
  return id;
}

/** Records where a partner stands on an expectation. For its SRO and leads. Throws `UserError`. */
export function addPosition(acting: ActorContext, expectation: Expectation, given: NewPosition, id: string): Change {
  const addedBy = requireRecorder(acting, expectation);
  if (given.on > acting.today)
    throw new UserError(`${longDate(given.on)} has not come yet. Expected the day on which they said it.`);
  if (given.askAgainOn !== null && given.askAgainOn <= acting.today)
    throw new UserError(`${longDate(given.askAgainOn)} is no day on which to ask again. Expected one after today.`);
  const subject = { about: 'expectation', row: expectation } as const;
  const entry = newEntry(acting, subject, 'position', { ...given, addedBy }, id);
  return added('logEntry', entry, 'position recorded');
}

/** A log entry that is a position, so that its partner and stance are there. */
export type Position = LogEntry & { readonly bodyId: string; readonly stance: Stance };

function isPosition(entry: LogEntry): entry is Position {
  return entry.kind === 'position' && entry.struckAt === null && entry.bodyId !== null && entry.stance !== null;
}

/** The latest position of each partner on an expectation, in the order in which the partners were first recorded. */
export function latestPositions(snapshot: Snapshot, expectation: Expectation): readonly Position[] {
  const latest = new Map<string, Position>();
  for (const entry of entriesAbout(snapshot, { about: 'expectation', row: expectation })) {
    if (!isPosition(entry)) continue;
    const there = latest.get(entry.bodyId);
    if (!there || entry.on >= there.on) latest.set(entry.bodyId, entry);
  }
  return [...latest.values()];
}

/** A partner who is to be asked again, and the people who are asked to do it. */
export interface AskAgain {
  readonly expectation: Expectation;
  readonly position: Position & { readonly askAgainOn: IsoDate };
  readonly personIds: readonly string[];
}

/**
 * The partners whose day to be asked again has come, by their latest position. The SRO is asked to do it, the cover while
 * the SRO is away, and the leads where neither can be reached.
 */
export function partnersToAskAgain(snapshot: Snapshot, today: IsoDate): readonly AskAgain[] {
  return snapshot.expectations.flatMap((expectation) =>
    latestPositions(snapshot, expectation).flatMap((position) => {
      const { askAgainOn } = position;
      if (askAgainOn === null || askAgainOn > today) return [];
      const personIds = overseersToAsk(snapshot, expectation, today);
      return [{ expectation, position: { ...position, askAgainOn }, personIds }];
    }),
  );
}

function overseersToAsk(snapshot: Snapshot, expectation: Expectation, today: IsoDate): readonly string[] {
  const sro = expectation.seniorResponsibleOwnerId;
  const away = sro === null ? null : absenceOn(snapshot, sro, today);
  const asked = away ? away.coverId : sro;
  return asked !== null && isReachable(snapshot, asked) ? [asked] : leadsPresent(snapshot, today);
}
