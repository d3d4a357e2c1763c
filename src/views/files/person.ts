/** The file with all that is held about one person, in words. */
import type { HeldInRecord, HeldPlan } from '../../core/people/held.ts';
import { nameOf } from '../../core/people/person.ts';
import { valueWords } from '../../core/plan/measure-figures.ts';
import { codeOfMilestone } from '../../core/plan/milestone.ts';
import { type AuditEvent, type Change, idOfChange } from '../../core/record/changes.ts';
import { rowById } from '../../core/record/find-row.ts';
import type {
  Action,
  EvidenceItem,
  Expectation,
  LogEntry,
  Person,
  Recommendation,
  Snapshot,
} from '../../core/record/model.ts';
import { dayAndDate, longDate } from '../../core/time/dates.ts';
import type { Card } from '../../ports/card.ts';
import type { HeldAside, OutboxRow } from '../../ports/store.ts';
import { eventItem } from '../ask/history.ts';
import { placeWords } from '../places.ts';
import { plainText } from '../plain-text.ts';
import { actionLine, capitalise, type Scene } from '../plan/action-words.ts';
import { NOT_DRAWN } from '../reminders/deliveries.ts';
import { count, moment, roleWord } from '../words.ts';

/** Everything that the file is drawn from. */
export interface HeldWords {
  readonly person: Person;
  readonly inRecord: HeldInRecord;
  readonly aside: HeldAside;
  /** Evidence and updates that name the person, as far as the reader may see them; with how many they may not. */
  /** Whether the reader of the file may read the words of an entry. */
  readonly mayRead: (entry: LogEntry, record: Snapshot) => boolean;
  readonly mentions: { readonly shown: readonly (EvidenceItem | LogEntry)[]; readonly hidden: number };
}

/** The file, section by section. A section without content says so, so that nobody has to wonder. */
export function personText(
  { person, inRecord, aside, mentions, mayRead }: HeldWords,
  scene: Scene & { now: string },
): string {
  const at = (instant: string) => moment(instant, scene.calendar.timeZone);
  const sections: readonly (readonly [string, readonly string[]])[] = [
    [`Held about ${person.name}`, [`Made at ${at(scene.now)} from the whole record, of all notices.`]],
    ['In the record', personLines(person, inRecord, scene, at)],
    ['Actions, expectations and recommendations', inRecord.plans.flatMap((plan) => planLines(plan, person))],
    ['Updates, contacts, readings and positions', inRecord.plans.flatMap((plan) => entryLines(plan, person, mayRead))],
    ['Absences, covers, handovers and reminders put off', timeLines(person, scene.snapshot)],
    ['Evidence and updates that name them', mentionLines(mentions)],
    ['What they did', inRecord.made.flatMap((event) => eventLines(event, scene))],
    ['What others did about them', inRecord.about.flatMap((event) => eventLines(event, scene))],
    ['Messages to them', aside.posts.flatMap((post) => postLines(post, scene.snapshot, at))],
    ['Answers kept for repeats', aside.answers.flatMap((one) => answerLines(one, at))],
    ['Kept for a short time', asideLines(aside, at)],
  ];
  const text = sections.map(([title, lines]) => [title, '='.repeat(title.length), ...orNone(lines)].join('\n'));
  return `${text.join('\n\n')}\n`;
}

function orNone(lines: readonly string[]): readonly string[] {
  return lines.length > 0 ? lines : ['Nothing.'];
}

type At = (instant: string) => string;

function personLines(person: Person, { accounts }: HeldInRecord, { snapshot }: Scene, at: At): readonly string[] {
  const { name, role, prefersCards, prefersPlatform, removedAt } = person;
  const present = accounts.map((id) => {
    const account = rowById(snapshot.accounts, id);
    const admitted = account?.admittedBy ? `, a guest admitted by ${nameOf(snapshot, account.admittedBy)}` : '';
    return account?.personId === person.id ? `Account: ${id}${admitted}` : `Account: ${id}, taken away since`;
  });
  return [
    `Name: ${name}`,
    `Role: ${roleWord(role)}`,
    ...(prefersCards ? [`Wants their cards: ${prefersCards === 'direct' ? 'directly' : 'in the thread'}`] : []),
    ...(prefersPlatform ? [`Preferred platform: ${prefersPlatform}`] : []),
    ...(removedAt ? [`Removed at ${at(removedAt)}`] : []),
    ...present,
  ];
}

/** Their part in an action, by the column in which they stand. */
const PARTS: Readonly<Partial<Record<keyof Action | keyof Expectation | keyof Recommendation, string>>> = {
  ownerId: 'owner',
  deputyId: 'deputy',
  reportedBy: 'reported it complete',
  completedBy: 'confirmed it',
  proposedBy: 'proposed a date',
  seniorResponsibleOwnerId: 'senior responsible owner',
  sourceId: 'made it',
};

function planLines(
  { notice, actions, expectations, recommendations, milestones, record }: HeldPlan,
  person: Person,
): readonly string[] {
  const part = (row: object) =>
    Object.entries(row).flatMap(([column, value]) =>
      value === person.id ? [PARTS[column as keyof typeof PARTS] ?? column] : [],
    );
  const named = milestones.map((one) => {
    const action = rowById(record.actions, one.actionId);
    return `- ${action ? codeOfMilestone(action, one) : one.letter} ${one.title}: named in a milestone`;
  });
  const lines = [...expectations, ...actions, ...recommendations].map(
    (row) => `- ${row.code} ${row.title}: ${part(row).join(', ')}`,
  );
  return lines.length + named.length > 0 ? [underNotice(notice), ...lines, ...named] : [];
}

function underNotice(notice: HeldPlan['notice']): string {
  return `Under the notice of ${notice ? longDate(notice.issuedOn) : 'an unknown day'}:`;
}

/** The entries that they added or struck, or that are about them as a body; the words only where the reader may read them. */
function entryLines(
  { notice, entries, record }: HeldPlan,
  person: Person,
  mayRead: HeldWords['mayRead'],
): readonly string[] {
  if (entries.length === 0) return [];
  const lines = entries.map((entry) => {
    const { actions, expectations, recommendations } = record;
    const about = rowById([...actions, ...expectations, ...recommendations], entry.aboutId);
    const parts = [
      ...(entry.addedBy === person.id ? ['added it'] : []),
      ...(entry.struckBy === person.id ? ['struck it'] : []),
      ...(entry.bodyId === person.id ? ['it is about them'] : []),
    ];
    const words = mayRead(entry, record)
      ? entryWords(entry, record)
      : 'left out, which only those who work on it may read';
    return `- ${about?.code ?? 'An item'} ${entry.code}, ${entry.kind} of ${longDate(entry.on)} (${parts.join(', ')}): ${words}`;
  });
  return [underNotice(notice), ...lines];
}

function entryWords(entry: LogEntry, { actions, people }: Snapshot): string {
  const { kind, bodyId, level, stance, value, text, next, correctiveAction, rag } = entry;
  const measure = rowById(actions, entry.aboutId);
  const body = kind === 'position' ? rowById(people, bodyId)?.name : undefined;
  const parts = [
    body ?? null,
    stance?.replaceAll('_', ' ') ?? null,
    value === null ? null : measure ? valueWords(value, measure) : `${value}`,
    level === null ? null : `at ${level} level`,
    rag,
    text === '' ? null : text,
    next === null ? null : `next: ${next}`,
    correctiveAction === null ? null : `corrective action: ${correctiveAction}`,
  ];
  return parts.filter((part) => part !== null).join(', ');
}

function timeLines(person: Person, snapshot: Snapshot): readonly string[] {
  const absences = snapshot.absences.filter(({ personId, coverId }) => [personId, coverId].includes(person.id));
  const handovers = snapshot.handovers.filter((one) => [one.fromPersonId, one.toPersonId].includes(person.id));
  const snoozes = snapshot.snoozes.filter(({ personId }) => personId === person.id);
  return [
    ...absences.map(({ personId, startsOn, endsOn, coverId }) => {
      const cover = coverId ? `, covered by ${nameOf(snapshot, coverId)}` : '';
      return `- ${nameOf(snapshot, personId)} away from ${dayAndDate(startsOn)} to ${dayAndDate(endsOn)}${cover}`;
    }),
    ...handovers.map(({ fromPersonId, toPersonId, startsOn }) => {
      return `- ${nameOf(snapshot, fromPersonId)} hands over to ${nameOf(snapshot, toPersonId)} on ${dayAndDate(startsOn)}`;
    }),
    ...snoozes.map(({ actionId, until }) => {
      const action = rowById(snapshot.actions, actionId);
      return `- No reminders of ${action ? actionLine(action) : 'an action'} before ${dayAndDate(until)}`;
    }),
  ];
}

function mentionLines({ shown, hidden }: HeldWords['mentions']): readonly string[] {
  return [
    ...shown.map(({ code, text }) => `- ${code}: ${text}`),
    ...(hidden > 0
      ? [
          `${count(hidden, 'exempt text')} left out, which only those who work on the action may read. Ask a programme lead`,
        ]
      : []),
  ];
}

function eventLines(event: AuditEvent, scene: Scene): readonly string[] {
  const { text, details = [] } = eventItem(event, scene);
  return [`- ${text}: ${rowWords(event.change, scene.snapshot)}`, ...details.map((line) => `  ${line}`)];
}

function rowWords(change: Change, snapshot: Snapshot): string {
  const id = idOfChange(change);
  const row = rowById([...snapshot.actions, ...snapshot.expectations, ...snapshot.recommendations], id);
  if (row) return `${row.code} ${row.title}`;
  const name = rowById(snapshot.people, id)?.name;
  return name ?? change.entity.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function postLines(post: OutboxRow, snapshot: Snapshot, at: At): readonly string[] {
  const state = post.sentAt ? `sent at ${at(post.sentAt)}` : `not delivered, due at ${at(post.dueAt)}`;
  const where = capitalise(placeWords(post.place, snapshot));
  return [`- ${where}, ${state}`, ...(post.card ? indented(post.card) : [`  ${NOT_DRAWN}`])];
}

function answerLines({ at: instant, answer }: HeldAside['answers'][number], at: At): readonly string[] {
  const card = (answer as { readonly card?: Card | null } | null)?.card;
  return [`- At ${at(instant)}`, ...(card ? indented(card) : [])];
}

function indented(card: Card): readonly string[] {
  return plainText(card)
    .split('\n')
    .map((line) => `  ${line}`.trimEnd());
}

function asideLines({ imports, codes, tries, references, requests }: HeldAside, at: At): readonly string[] {
  return [
    ...imports.map((one) => `- A CSV file that was looked at and not saved, ${at(one.at)}`),
    ...codes.map((one) => `- A code to join an account, as a keyed hash, ${at(one.at)}`),
    ...tries.map((one) => `- A try at such a code, ${at(one.at)}`),
    ...references.map((one) => `- How Teams reaches them, ${at(one.seenAt)}`),
    ...requests.map((one) => `- A request that is not carried out yet, ${at(one.at)}`),
  ];
}
