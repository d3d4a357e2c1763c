/** Log entries: words about an action or an expectation on a date. They prove nothing; only evidence does. */
import {
  type ActorContext,
  canSeePrivately,
  isAtLeast,
  isLead,
  recordedId,
  requireContributor,
  requireOversight,
  requireOversightOf,
  type SnapshotOnDay,
} from '../people/person.ts';
import { added, type Change, changed } from '../record/changes.ts';
import { IncompleteCommandError, UserError } from '../record/errors.ts';
import { rowsBelongingTo } from '../record/find-row.ts';
import type {
  Action,
  Expectation,
  IsoDate,
  LogEntry,
  LogKind,
  Marking,
  Person,
  Rag,
  Recommendation,
  Snapshot,
} from '../record/model.ts';
import { longDate } from '../time/dates.ts';
import { nextCode } from './next-code.ts';

/** The columns of an entry that says no more than its words. */
export const NO_DETAIL = {
  next: null,
  rag: null,
  correctiveAction: null,
  value: null,
  bodyId: null,
  level: null,
  stance: null,
  askAgainOn: null,
} as const satisfies Partial<LogEntry>;

/** The beginning of words that an import brought in from a plan: they are the plan's, and not those of the importer. */
const FROM_PLAN = 'From the plan: ';

/** Words of a plan as the text of an entry. */
export function textFromPlan(words: string): string {
  return `${FROM_PLAN}${words}`;
}

/** The words of a plan in the text of an entry; null for an entry that somebody wrote here. */
export function wordsOfPlan({ text }: Pick<LogEntry, 'text'>): string | null {
  return text.startsWith(FROM_PLAN) ? text.slice(FROM_PLAN.length) : null;
}

/** The words of an update that an import adds for a row without any. `isWordless` knows them again. */
export function wordsOfNone({ rag, next }: Pick<LogEntry, 'rag' | 'next'>): string {
  if (rag !== null) return `${rag[0]?.toUpperCase()}${rag.slice(1)}.`;
  return next === null ? 'See the corrective action.' : 'See the next step.';
}

const NO_WORDS = /^(?:red|amber|green|see the (?:next step|corrective action))\.$/i;

/** Whether words, or one line of them, say no more than a colour or that there is a next step or a corrective action. */
export function isWordless(words: string): boolean {
  return NO_WORDS.test(words.trim());
}

/** The action, the expectation or the recommendation that an entry is about. */
export type LogSubject =
  | { readonly about: 'action'; readonly row: Action }
  | { readonly about: 'expectation'; readonly row: Expectation }
  | { readonly about: 'recommendation'; readonly row: Recommendation };

/** Every entry about a subject, struck ones with them, oldest first. */
export function entriesAbout({ logEntries }: Snapshot, { row }: LogSubject): readonly LogEntry[] {
  return rowsBelongingTo(logEntries, row.id, ({ aboutId }) => aboutId);
}

/** The updates on a subject that have not been struck, newest first. */
export function latestUpdates(snapshot: Snapshot, subject: LogSubject): readonly LogEntry[] {
  const standing = entriesAbout(snapshot, subject).filter(({ kind, struckAt }) => kind === 'update' && !struckAt);
  return standing.toReversed();
}

/** The latest update with a colour of each subject by its id. A list of entries is never altered, so each is gone through once. */
const colouredUpdates = new WeakMap<readonly LogEntry[], ReadonlyMap<string, LogEntry>>();

/** The latest standing update of those that say a colour; null where nobody has said one. */
export function latestColouredUpdate({ logEntries }: Snapshot, { row }: LogSubject): LogEntry | null {
  const said = ({ rag, struckAt }: LogEntry) => rag !== null && struckAt === null;
  const known = colouredUpdates.get(logEntries) ?? new Map(logEntries.filter(said).map((one) => [one.aboutId, one]));
  colouredUpdates.set(logEntries, known);
  return known.get(row.id) ?? null;
}

/** Whether people say how the work goes under this notice: it has an update or a meeting. Cards offer updates from then on. */
export function keepsUpdates({ logEntries, actions }: Snapshot): boolean {
  return (
    logEntries.some(({ kind }) => kind === 'update') ||
    actions.some(({ kind, status }) => kind === 'meeting' && status !== 'withdrawn')
  );
}

/** Whether a person may read exempt entries about the subject: those who work on or oversee it. */
export function canSeeExempt(person: Person, subject: LogSubject, day: SnapshotOnDay): boolean {
  if (subject.about === 'action') return canSeePrivately(person, subject.row, day);
  return isLead(person) || subject.row.seniorResponsibleOwnerId === person.id;
}

/** Whether a person may add an update on the subject: an officer or lead of the record who works on or oversees it. */
export function mayAddUpdate(person: Person, subject: LogSubject, day: SnapshotOnDay): boolean {
  return isAtLeast(person, 'officer') && recordedId(person) !== null && canSeeExempt(person, subject, day);
}

/** An update as a person gives it. */
export interface NewUpdate {
  readonly text: string;
  readonly marking: Marking;
  readonly next: string | null;
  readonly rag: Rag | null;
  readonly correctiveAction: string | null;
  /** The day that it is about; null for today. */
  readonly on: IsoDate | null;
}

/**
 * Adds words about how the work goes. For those who may add evidence to the action; on an expectation or a recommendation
 * for its SRO and leads. Throws `UserError`, and `IncompleteCommandError` for an amber or a red without a corrective action.
 */
export function addUpdate(acting: ActorContext, subject: LogSubject, { on, ...said }: NewUpdate, id: string): Change {
  const { code } = subject.row;
  const toDo = `add an update to ${code}`;
  if (subject.about === 'action') requireContributor(acting, subject.row, toDo);
  else requireOversightOf(acting, subject.row, toDo);
  if (subject.about === 'action' && subject.row.status === 'withdrawn')
    throw new UserError(
      `${code} is withdrawn, so that it takes no update. Open it again first: reopen ${code} because …`,
    );
  const addedBy = recordedId(acting.actor);
  if (addedBy === null) throw new UserError(`Add the update to ${code} in chat, so that the record shows who gave it.`);
  if (on !== null && on > acting.today)
    throw new UserError(`${longDate(on)} has not come yet. Expected a day up to today.`);
  if ((said.rag === 'amber' || said.rag === 'red') && said.correctiveAction === null)
    throw new IncompleteCommandError(
      `Say what is done about the ${said.rag}: update ${code} ${said.rag} "…" corrective action "…"`,
    );
  const given = { ...said, on: on ?? acting.today, addedBy };
  const entry = newEntry(acting, subject, 'update', given, id);
  return added('logEntry', entry, 'update added');
}

/** The columns of a new entry that somebody gives; the others follow from its subject and the moment. */
type Said = Pick<LogEntry, 'on' | 'text' | 'marking' | 'addedBy'> & Partial<Pick<LogEntry, keyof typeof NO_DETAIL>>;

/** The row of a new entry on a subject, with the next free code of its kind. */
export function newEntry(
  { snapshot, now }: ActorContext,
  subject: LogSubject,
  kind: LogKind,
  said: Said,
  id: string,
): LogEntry {
  return {
    ...NO_DETAIL,
    ...said,
    id,
    version: 1,
    noticeId: subject.row.noticeId,
    about: subject.about,
    aboutId: subject.row.id,
    code: nextEntryCode(snapshot, subject, kind),
    kind,
    addedAt: now,
    struckBy: null,
    struckAt: null,
    struckBecause: null,
  };
}

/** Adds the latest update on a subject once more, with the day of today. Throws `UserError` where there is none. */
export function repeatUpdate(acting: ActorContext, subject: LogSubject, id: string): Change {
  const [latest] = latestUpdates(acting.snapshot, subject);
  const { code } = subject.row;
  if (!latest) throw new UserError(`${code} has no update to repeat yet. Say how it goes: update ${code} "…"`);
  const { text, marking, next, rag, correctiveAction } = latest;
  return addUpdate(acting, subject, { text, marking, next, rag, correctiveAction, on: null }, id);
}

const CODE_LETTERS = { update: 'U', contact: 'C', reading: 'M', position: 'P' } as const satisfies Record<
  LogKind,
  string
>;

/** The next free code of an entry of a kind about a subject: U3 after U1 and U2. */
function nextEntryCode(snapshot: Snapshot, subject: LogSubject, kind: LogKind): string {
  return nextCode(
    CODE_LETTERS[kind],
    entriesAbout(snapshot, subject).filter((entry) => entry.kind === kind),
  );
}

/** Strikes an entry with a reason; it stays readable in the history. For whoever added it, the SRO and leads. Throws `UserError`. */
export function strikeEntry(acting: ActorContext, subject: LogSubject, entry: LogEntry, because: string): Change {
  const toDo = `strike ${entry.code} of ${subject.row.code}`;
  if (subject.about !== 'action') requireOversightOf(acting, subject.row, toDo);
  else if (entry.addedBy === acting.actor.id) requireContributor(acting, subject.row, toDo);
  else requireOversight(acting, subject.row, toDo);
  if (entry.struckAt !== null)
    throw new UserError(
      `${entry.code} of ${subject.row.code} has been struck already. Expected one that still stands.`,
    );
  const struck = { struckBy: recordedId(acting.actor), struckAt: acting.now, struckBecause: because };
  return changed('logEntry', entry, struck, `${entry.kind} struck`, because);
}
