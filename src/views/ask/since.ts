/** The changes since a day, grouped by their kind. */
import { canSeePrivately } from '../../core/people/person.ts';
import { valueWords } from '../../core/plan/measure-figures.ts';
import type { AuditEvent, Change, Verb } from '../../core/record/changes.ts';
import { rowById } from '../../core/record/find-row.ts';
import type { Action, IsoDate, LogEntry, Person, Snapshot } from '../../core/record/model.ts';
import { dayAndDate, longDate } from '../../core/time/dates.ts';
import type { Card, Element, Item } from '../../ports/card.ts';
import type { Scene } from '../plan/action-words.ts';
import { moment } from '../words.ts';
import { differences } from './history.ts';

/** The most events of one group. */
const LINES = 20;

const SINCE_GROUPS: readonly { title: string; verbs: readonly Verb[] }[] = [
  { title: 'Completed', verbs: ['confirmed'] },
  { title: 'Reported complete', verbs: ['reported complete', 'evidence given for the period'] },
  { title: 'Responded', verbs: ['responded'] },
  { title: 'Implemented', verbs: ['implemented'] },
  { title: 'Closed by the source', verbs: ['closed by the source'] },
  { title: 'Milestone done', verbs: ['milestone done'] },
  { title: 'Date moved', verbs: ['date moved', 'date agreed'] },
  { title: 'Blocked', verbs: ['blocked'] },
  { title: 'Reopened, returned or withdrawn', verbs: ['reopened', 'returned', 'withdrawn', 'open again'] },
  { title: 'Updates', verbs: ['update added'] },
  { title: 'Readings', verbs: ['reading added'] },
  { title: 'Meetings and contact', verbs: ['contact recorded'] },
  { title: 'Added', verbs: ['added', 'carried over'] },
];

/** An action, an expectation or a recommendation, as far as a line names it. */
type Subject = Pick<Action, 'id' | 'code' | 'title'>;

/**
 * The actions, expectations and recommendations that changed since a day, grouped by the kind of change; each appears once in a group.
 * The reasons are shown to those who see the action's history.
 * One pass over the events and one over the subjects for each group, because a record may hold many thousands of both.
 */
export function sinceCard(
  since: IsoDate,
  events: readonly AuditEvent[],
  subjects: readonly Subject[],
  scene: Scene,
  viewer: Person,
): Card {
  const last = lastEvents(events, scene.snapshot);
  const groups = SINCE_GROUPS.map(({ title }, group) => ({
    title,
    found: subjects.flatMap((subject) => {
      const event = last[group]?.get(subject.id);
      return event ? [{ subject, event }] : [];
    }),
  })).filter(({ found }) => found.length > 0);
  const summary = groups.map(({ title, found }) => `${title.toLowerCase()} ${found.length}`).join(', ') || 'nothing';
  return {
    title: `Since ${dayAndDate(since)}`,
    summary: `Since ${longDate(since)}: ${summary}.`,
    body:
      groups.length === 0
        ? [{ type: 'note', text: 'Nothing has changed since then.' }]
        : groups.map((group) => sinceList(group, scene, viewer)),
    buttons: [],
  };
}

/** For each group, the last event of each of its subjects, by the subject's id. */
function lastEvents(events: readonly AuditEvent[], snapshot: Snapshot): readonly ReadonlyMap<string, AuditEvent>[] {
  const last = SINCE_GROUPS.map(() => new Map<string, AuditEvent>());
  for (const event of events) {
    const { change } = event;
    const id = subjectOf(change, snapshot);
    if (id === null) continue;
    const group = SINCE_GROUPS.findIndex(({ verbs }) => verbs.includes(change.verb));
    last[group]?.set(id, event);
  }
  return last;
}

/** The id of the action, expectation or recommendation that a change is about; null for other rows, and for an update that was struck since. */
function subjectOf(change: Change, { logEntries, milestones }: Snapshot): string | null {
  if (change.entity === 'milestone' && change.op === 'changed') return rowById(milestones, change.id)?.actionId ?? null;
  if (change.entity === 'action' || change.entity === 'recommendation')
    return change.op === 'added' ? change.row.id : change.id;
  if (change.entity !== 'logEntry' || change.op !== 'added') return null;
  return rowById(logEntries, change.row.id)?.struckAt ? null : change.row.aboutId;
}

interface SinceGroup {
  readonly title: string;
  readonly found: readonly { readonly subject: Subject; readonly event: AuditEvent }[];
}

function sinceList({ title, found }: SinceGroup, scene: Scene, viewer: Person): Element {
  const left = found.length - LINES;
  const more = left > 0 ? { more: { count: left, command: 'export csv' } } : {};
  const items = found.slice(0, LINES).map(({ subject, event }) => sinceItem(subject, event, scene, viewer));
  return { type: 'list', title: `${title} (${found.length})`, items, ...more };
}

/** An update in its words, a reading in its value. */
function saidWords({ aboutId, value, text }: LogEntry, { snapshot }: Scene): string {
  const measure = rowById(snapshot.actions, aboutId);
  return value === null || !measure ? text : valueWords(value, measure);
}

function sinceItem({ id, code, title }: Subject, { change, at }: AuditEvent, scene: Scene, viewer: Person): Item {
  const moved =
    change.op === 'changed' && 'dueOn' in change.after ? differences(change, scene.snapshot).slice(0, 1) : [];
  const said =
    change.entity === 'logEntry' && change.op === 'added'
      ? [
          change.row.marking === 'exempt'
            ? `An exempt ${change.row.kind}; to read it: show ${code}`
            : saidWords(change.row, scene),
        ]
      : [];
  const milestone =
    change.entity === 'milestone' && change.op === 'changed'
      ? rowById(scene.snapshot.milestones, change.id)
      : undefined;
  const step = milestone ? [`${code}${milestone.letter} ${milestone.title}`] : [];
  const action = rowById(scene.snapshot.actions, id);
  const reason = action && canSeePrivately(viewer, action, scene) ? change.because : null;
  return {
    text: `${code} ${title}`,
    details: [moment(at, scene.calendar.timeZone), ...step, ...moved, ...said, ...(reason ? [reason] : [])],
  };
}
