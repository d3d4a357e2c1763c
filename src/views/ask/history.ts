/** The audit in words: the history of a row, and the changes since a day. */
import { canSeePrivately, nameOf } from '../../core/people/person.ts';
import type { AuditEvent, Change, Verb } from '../../core/record/changes.ts';
import { rowById } from '../../core/record/find-row.ts';
import {
  type Action,
  DELIVERY_STATUSES,
  type DeliveryStatus,
  type IsoDate,
  type Person,
  type RecommendationResponse,
  type Snapshot,
} from '../../core/record/model.ts';
import { dayAndDate, isDate, longDate } from '../../core/time/dates.ts';
import type { Card, Element, Item } from '../../ports/card.ts';
import { originWords } from '../places.ts';
import { capitalise, type Scene } from '../plan/action-words.ts';
import { responseWord } from '../plan/recommendation-words.ts';
import { count, moment, statusWord } from '../words.ts';

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
  return {
    text: `${capitalise(change.verb)} by ${who}`,
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
  proposedDueOn: 'proposed date',
  everyWeeks: 'weeks between evidence',
  status: 'status',
  blockedBecause: 'blocked because',
  evidenceRequired: 'evidence required',
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
  sourceId: 'source',
  receivedOn: 'received on',
  respondBy: 'response due by',
  response: 'response',
  responseText: 'words of the response',
  outcome: 'outcome',
  outcomeEvidence: 'evidence',
  expectationId: 'expectation',
  recommendationId: 'carries out',
};

/** "Due date: 30 April 2024 → 14 May 2024"; ids and times are left out. */
function differences(change: Change, snapshot: Snapshot): readonly string[] {
  const after: Record<string, unknown> = change.op === 'added' ? { ...change.row } : { ...change.after };
  const before: Record<string, unknown> = change.op === 'added' ? {} : { ...change.before };
  return (
    Object.keys(FIELD_WORDS)
      .filter((field) => field in after && (change.op === 'changed' || after[field] !== null))
      // The code of an action names its expectation.
      .filter((field) => field !== 'expectationId' || change.entity === 'recommendation')
      .filter((field) => after[field] !== before[field])
      .map((field) => {
        const name = capitalise(FIELD_WORDS[field] as string);
        const to = valueWords(field, after[field], snapshot);
        return change.op === 'added'
          ? `${name}: ${to}`
          : `${name}: ${valueWords(field, before[field], snapshot)} → ${to}`;
      })
  );
}

function valueWords(field: string, value: unknown, snapshot: Snapshot): string {
  if (value === null || value === undefined) return 'none';
  if (field === 'expectationId') return rowById(snapshot.expectations, String(value))?.code ?? 'another one';
  if (field === 'recommendationId') return rowById(snapshot.recommendations, String(value))?.code ?? 'another one';
  if (field.endsWith('Id')) return nameOf(snapshot, String(value));
  if (field === 'response') return responseWord(value as RecommendationResponse);
  if (field === 'outcome') return String(value).replaceAll('_', ' ');
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (field === 'status' && DELIVERY_STATUSES.includes(value as DeliveryStatus))
    return statusWord(value as DeliveryStatus);
  return typeof value === 'string' && isDate(value) ? longDate(value) : String(value);
}

const SINCE_GROUPS: readonly { title: string; verbs: readonly Verb[] }[] = [
  { title: 'Completed', verbs: ['confirmed'] },
  { title: 'Reported complete', verbs: ['reported complete', 'evidence given for the period'] },
  { title: 'Responded', verbs: ['responded'] },
  { title: 'Implemented', verbs: ['implemented'] },
  { title: 'Closed by the source', verbs: ['closed by the source'] },
  { title: 'Date moved', verbs: ['date moved', 'date agreed'] },
  { title: 'Blocked', verbs: ['blocked'] },
  { title: 'Reopened, returned or withdrawn', verbs: ['reopened', 'returned', 'withdrawn', 'open again'] },
  { title: 'Updates', verbs: ['update added'] },
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
function subjectOf(change: Change, { logEntries }: Snapshot): string | null {
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

function sinceItem({ id, code, title }: Subject, { change, at }: AuditEvent, scene: Scene, viewer: Person): Item {
  const moved =
    change.op === 'changed' && 'dueOn' in change.after ? differences(change, scene.snapshot).slice(0, 1) : [];
  const said =
    change.entity === 'logEntry' && change.op === 'added'
      ? [change.row.marking === 'exempt' ? `An exempt update; to read it: show ${code}` : change.row.text]
      : [];
  const action = rowById(scene.snapshot.actions, id);
  const reason = action && canSeePrivately(viewer, action, scene) ? change.because : null;
  return {
    text: `${code} ${title}`,
    details: [moment(at, scene.calendar.timeZone), ...moved, ...said, ...(reason ? [reason] : [])],
  };
}
