/** The changes since a day, grouped by their kind. */
import { canSeePrivately } from '../../core/people/person.ts';
import { valueWords } from '../../core/plan/measure-figures.ts';
import { type AuditEvent, type Change, idOfChange, isOfEntry, type Verb } from '../../core/record/changes.ts';
import { rowById } from '../../core/record/find-row.ts';
import type { Action, IsoDate, LogEntry, Person, Snapshot } from '../../core/record/model.ts';
import { dayAndDate, longDate } from '../../core/time/dates.ts';
import { dateOf } from '../../core/time/instants.ts';
import type { Card, Element, Item } from '../../ports/card.ts';
import type { Scene } from '../plan/action-words.ts';
import { count, moment } from '../words.ts';
import { differences } from './history.ts';

/** The most events of one group. */
const LINES = 20;

/** The groups in their order. `noun` is the word for one of their events, which are counted; without it, what changed is counted. */
const SINCE_GROUPS: readonly { title: string; verbs: readonly Verb[]; noun?: string }[] = [
  { title: 'Completed', verbs: ['confirmed'] },
  { title: 'Reported complete', verbs: ['reported complete', 'evidence given for the period'] },
  { title: 'Responded', verbs: ['responded'] },
  { title: 'Implemented', verbs: ['implemented'] },
  { title: 'Closed by the source', verbs: ['closed by the source'] },
  { title: 'Milestone done', verbs: ['milestone done'], noun: 'milestone' },
  { title: 'Date moved', verbs: ['date moved', 'date agreed'] },
  { title: 'Blocked', verbs: ['blocked'] },
  { title: 'Reopened, returned or withdrawn', verbs: ['reopened', 'returned', 'withdrawn', 'open again'] },
  { title: 'Updates', verbs: ['update added'], noun: 'update' },
  { title: 'Readings', verbs: ['reading added'], noun: 'reading' },
  { title: 'Meetings and contact', verbs: ['contact recorded'], noun: 'contact' },
  { title: 'Added', verbs: ['added', 'carried over'] },
];

/** An action, an expectation or a recommendation, as far as a line names it. */
type Subject = Pick<Action, 'id' | 'code' | 'title'>;

/**
 * The actions, expectations and recommendations that changed since a day, or between two, grouped by the kind of change; each appears once in a
 * group, with how often it changed and the last change.
 * `limit` says in words which part of the plan they are of: ", in the actions of Jo Smith".
 * The reasons are shown to those who see the action's history.
 * One pass over the events and one over the subjects for each group, because a record may hold many thousands of both.
 */
export function sinceCard(
  { since, to }: { readonly since: IsoDate; readonly to: IsoDate | null },
  events: readonly AuditEvent[],
  subjects: readonly Subject[],
  scene: Scene,
  viewer: Person,
  limit = '',
): Card {
  const found = eventsOfGroups(events, scene.snapshot);
  const groups = SINCE_GROUPS.map(({ title, noun }, group) => {
    const lines = subjects.flatMap((subject) => {
      const own = found[group]?.get(subject.id);
      return own ? [{ subject, ...own }] : [];
    });
    const total = noun === undefined ? lines.length : lines.reduce((sum, { times }) => sum + times, 0);
    return { title, noun, lines, total };
  }).filter(({ total }) => total > 0);
  const summary = groups.map(({ title, total }) => `${title.toLowerCase()} ${total}`).join(', ') || 'nothing';
  return {
    title: `${to === null ? `Since ${dayAndDate(since)}` : `From ${dayAndDate(since)} to ${dayAndDate(to)}`}${limit}`,
    summary: `${to === null ? `Since ${longDate(since)}` : `From ${longDate(since)} to ${longDate(to)}`}: ${summary}.`,
    body:
      groups.length === 0
        ? [{ type: 'note', text: to === null ? 'Nothing has changed since then.' : 'Nothing changed in this time.' }]
        : groups.map((group) => sinceList(group, scene, viewer)),
    buttons: [],
  };
}

/** The events of a subject in a group: how many, the last one, and the milestones that they name. */
interface OwnEvents {
  readonly times: number;
  readonly last: AuditEvent;
  readonly steps: readonly string[];
}

/** For each group, the events of each of its subjects, by the subject's id. */
function eventsOfGroups(events: readonly AuditEvent[], snapshot: Snapshot): readonly ReadonlyMap<string, OwnEvents>[] {
  const groups = SINCE_GROUPS.map(() => new Map<string, OwnEvents>());
  for (const event of events) {
    const { change } = event;
    const id = subjectOf(change, snapshot);
    if (id === null) continue;
    const group = groups[SINCE_GROUPS.findIndex(({ verbs }) => verbs.includes(change.verb))];
    const before = group?.get(id);
    const step = change.entity === 'milestone' && change.op === 'changed' ? [change.id] : [];
    group?.set(id, { times: (before?.times ?? 0) + 1, last: event, steps: [...(before?.steps ?? []), ...step] });
  }
  return groups;
}

/** The id of the action, expectation or recommendation that a change is about; null for other rows, and for an update that was struck since. */
function subjectOf(change: Change, { logEntries, milestones }: Snapshot): string | null {
  if (change.entity === 'milestone' && change.op === 'changed') return rowById(milestones, change.id)?.actionId ?? null;
  // The entry that an action changes with is counted.
  if (change.entity === 'action' && isOfEntry(change)) return null;
  if (change.entity === 'action' || change.entity === 'recommendation') return idOfChange(change);
  if (change.entity !== 'logEntry' || change.op !== 'added') return null;
  return rowById(logEntries, change.row.id)?.struckAt ? null : change.row.aboutId;
}

interface SinceGroup {
  readonly title: string;
  readonly noun: string | undefined;
  readonly lines: readonly SinceLine[];
  readonly total: number;
}

interface SinceLine extends OwnEvents {
  readonly subject: Subject;
}

function sinceList({ title, noun, lines, total }: SinceGroup, scene: Scene, viewer: Person): Element {
  const left = lines.length - LINES;
  const more = left > 0 ? { more: { count: left, command: 'export csv' } } : {};
  const items = lines.slice(0, LINES).map((line) => sinceItem(line, noun, scene, viewer));
  return { type: 'list', title: `${title} (${total})`, items, ...more };
}

/** An update in its words, a reading in its value and the words or link with it. */
function saidWords({ aboutId, value, text }: LogEntry, { snapshot }: Scene): string {
  const measure = rowById(snapshot.actions, aboutId);
  if (value === null || !measure) return text;
  return [valueWords(value, measure), text].filter(Boolean).join(', ');
}

function sinceItem(line: SinceLine, noun: string | undefined, scene: Scene, viewer: Person): Item {
  const { subject, times, steps } = line;
  const { change, at } = line.last;
  const { snapshot } = scene;
  const when = moment(at, scene.calendar.timeZone);
  const action = rowById(snapshot.actions, subject.id);
  const reason = action && canSeePrivately(viewer, action, scene) ? change.because : null;
  return {
    text: `${subject.code} ${subject.title}`,
    details: [
      times === 1 ? when : `${count(times, noun ?? 'time')}; last: ${when}`,
      ...new Set(steps.flatMap((id) => stepWords(id, subject, snapshot))),
      ...(change.op === 'changed' && 'dueOn' in change.after ? differences(change, snapshot).slice(0, 1) : []),
      ...(change.entity === 'logEntry' && change.op === 'added' ? [entryWords(change.row, subject, scene)] : []),
      ...(reason ? [reason] : []),
    ],
  };
}

function stepWords(id: string, { code }: Subject, { milestones }: Snapshot): readonly string[] {
  const milestone = rowById(milestones, id);
  return milestone ? [`${code}${milestone.letter} ${milestone.title}`] : [];
}

function entryWords(entry: LogEntry, { code }: Subject, scene: Scene): string {
  if (entry.marking === 'exempt') return `An exempt ${entry.kind}; to read it: show ${code}`;
  const isOfThatDay = entry.on === dateOf(entry.addedAt, scene.calendar.timeZone);
  return isOfThatDay ? saidWords(entry, scene) : `On ${longDate(entry.on)}: ${saidWords(entry, scene)}`;
}
