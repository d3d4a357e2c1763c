/** The audit in words: the history of a row, and the changes since a day. */
import { canSeePrivately, nameOf } from '../../core/people/person.ts';
import { valueWords } from '../../core/plan/measure-figures.ts';
import type { AuditEvent, Change, Verb } from '../../core/record/changes.ts';
import { rowById } from '../../core/record/find-row.ts';
import {
  type Action,
  DELIVERY_STATUSES,
  type DeliveryStatus,
  type IsoDate,
  type LogEntry,
  type Person,
  type Snapshot,
  type Stance,
} from '../../core/record/model.ts';
import { dayAndDate, isDate, longDate } from '../../core/time/dates.ts';
import type { Card, Element, Item } from '../../ports/card.ts';
import { originWords } from '../places.ts';
import { capitalise, type Scene } from '../plan/action-words.ts';
import { nameOfMilestone } from '../plan/milestone.ts';
import { stanceWord } from '../plan/position.ts';
import { count, listOf, moment, statusWord } from '../words.ts';

/** The most events on one page. */
const LINES = 20;

/** A page of the history, newest first: each event with its person, time, origin, changed values and reason. */
export function historyCard(
  about: { readonly title: string; readonly command: string; readonly page: number },
  events: readonly AuditEvent[],
  scene: Scene,
): Card {
  const newest = [...events].reverse().slice((about.page - 1) * LINES);
  const left = newest.length - LINES;
  const items = newest.slice(0, LINES).map((event) => eventItem(event, scene));
  const more = left > 0 ? { more: { count: left, command: `${about.command} page ${about.page + 1}` } } : {};
  return {
    title: `History of ${about.title}`,
    summary: `${count(events.length, 'change')} in the record.`,
    body:
      items.length === 0
        ? [{ type: 'note', text: 'Nothing has been recorded in this time.' }]
        : [{ type: 'list', items, ...more }],
    buttons: [],
  };
}

/** One event as a line of a list: the change and the person, then the time and place, the values and the reason. */
export function eventItem({ at, by, change }: AuditEvent, scene: Scene): Item {
  const who = by.personId
    ? nameOf(scene.snapshot, by.personId)
    : by.account === 'shell'
      ? 'The administrator'
      : 'The schedule';
  const of = nameOfMilestone(change, scene.snapshot);
  return {
    text: `${of}${of ? change.verb : capitalise(change.verb)} by ${who}`,
    details: [
      `${moment(at, scene.calendar.timeZone)}, from ${originWords(by.from, scene.snapshot)}`,
      ...differences(change, scene.snapshot),
      ...(change.because ? [`Reason: ${change.because}`] : []),
    ],
  };
}

const FIELD_WORDS: Readonly<Record<string, string>> = {
  title: 'title',
  text: 'text',
  rag: 'red, amber or green',
  next: 'next step',
  correctiveAction: 'corrective action',
  level: 'level',
  ownerId: 'owner',
  deputyId: 'deputy',
  seniorResponsibleOwnerId: 'senior responsible owner',
  on: 'date',
  dueOn: 'due date',
  doneOn: 'done on',
  proposedDueOn: 'proposed date',
  contactLevel: 'level of contact',
  cadenceFrom: 'counted from',
  meetingDates: 'listed dates',
  papersWorkingDays: 'working days for papers',
  everyWeeks: 'weeks between evidence or readings',
  value: 'value',
  unit: 'unit',
  better: 'better',
  baseline: 'baseline',
  baselineOn: 'date of the baseline',
  target: 'target',
  targetOn: 'date of the target',
  bodyId: 'body',
  stance: 'position',
  askAgainOn: 'ask again on',
  status: 'status',
  blockedBecause: 'blocked because',
  evidenceRequired: 'evidence required',
  planRef: 'number in the plan',
  theme: 'theme',
  checksId: 'checks',
  expiresOn: 'expiry date',
  expiryBasis: 'basis of the expiry date',
  decisionOutcome: 'decision',
  decisionLetterOn: 'date of the letter',
  remindersUntil: 'reminders until',
  confirmationRequired: 'confirmation',
  remindOnWeekday: 'weekday of the reminder',
  remindAt: 'time of the reminder',
  code: 'item',
  kind: 'kind',
  name: 'name',
  marking: 'marking',
};

/** "Due date: 30 April 2024 → 14 May 2024"; ids and times are left out. */
function differences(change: Change, snapshot: Snapshot): readonly string[] {
  const after: Record<string, unknown> = change.op === 'added' ? { ...change.row } : { ...change.after };
  const before: Record<string, unknown> = change.op === 'added' ? {} : { ...change.before };
  return Object.keys(FIELD_WORDS)
    .filter((field) => field in after && (change.op === 'changed' || after[field] !== null))
    .filter((field) => after[field] !== before[field])
    .map((field) => {
      const name = capitalise(FIELD_WORDS[field] as string);
      const to = fieldWords(field, after[field], snapshot);
      return change.op === 'added'
        ? `${name}: ${to}`
        : `${name}: ${fieldWords(field, before[field], snapshot)} → ${to}`;
    });
}

function fieldWords(field: string, value: unknown, snapshot: Snapshot): string {
  if (value === null || value === undefined) return 'none';
  if (field === 'checksId') return rowById(snapshot.actions, String(value))?.code ?? 'an action of another notice';
  if (field.endsWith('Id')) return nameOf(snapshot, String(value));
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (field === 'stance') return stanceWord(value as Stance);
  if (field === 'status' && DELIVERY_STATUSES.includes(value as DeliveryStatus))
    return statusWord(value as DeliveryStatus);
  return String(value).split(' ').every(isDate) ? listOf(String(value).split(' ').map(longDate)) : String(value);
}

const SINCE_GROUPS: readonly { title: string; verbs: readonly Verb[] }[] = [
  { title: 'Completed', verbs: ['confirmed'] },
  { title: 'Reported complete', verbs: ['reported complete', 'evidence given for the period'] },
  { title: 'Milestone done', verbs: ['milestone done'] },
  { title: 'Date moved', verbs: ['date moved', 'date agreed'] },
  { title: 'Blocked', verbs: ['blocked'] },
  { title: 'Reopened, returned or withdrawn', verbs: ['reopened', 'returned', 'withdrawn'] },
  { title: 'Updates', verbs: ['update added'] },
  { title: 'Meetings and contact', verbs: ['contact recorded'] },
  { title: 'Readings', verbs: ['reading added'] },
  { title: 'Added', verbs: ['added', 'carried over'] },
];

/** An action or an expectation, as far as a line names it. */
type Subject = Pick<Action, 'id' | 'code' | 'title'>;

/**
 * The actions and expectations that changed since a day, grouped by the kind of change; each appears once in a group.
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

/** The id of the action or expectation that a change is about; null for other rows, and for an update that was struck since. */
function subjectOf(change: Change, { logEntries, milestones }: Snapshot): string | null {
  if (change.entity === 'milestone' && change.op === 'changed') return rowById(milestones, change.id)?.actionId ?? null;
  if (change.entity === 'action') return change.op === 'added' ? change.row.id : change.id;
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
  const action = rowById(scene.snapshot.actions, id);
  const reason = action && canSeePrivately(viewer, action, scene) ? change.because : null;
  return {
    text: `${code} ${title}`,
    details: [moment(at, scene.calendar.timeZone), ...moved, ...said, ...(reason ? [reason] : [])],
  };
}
