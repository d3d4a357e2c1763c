/** The audit in words: the history of a row, and what each change altered. */
import { nameOf } from '../../core/people/person.ts';
import type { AuditEvent, Change } from '../../core/record/changes.ts';
import { rowById } from '../../core/record/find-row.ts';
import {
  DELIVERY_STATUSES,
  type DeliveryStatus,
  type RecommendationResponse,
  type Snapshot,
  type Stance,
} from '../../core/record/model.ts';
import { isDate, longDate } from '../../core/time/dates.ts';
import type { Card, Item } from '../../ports/card.ts';
import { originWords } from '../places.ts';
import { capitalise, type Scene } from '../plan/action-words.ts';
import { nameOfMilestone } from '../plan/milestone.ts';
import { stanceWord } from '../plan/position.ts';
import { responseWord } from '../plan/recommendation-words.ts';
import { count, listOf, moment, statusWord } from '../words.ts';

/** The most commits on one page. */
const LINES = 20;
/** The most characters of changed values in one line: half of what Slack takes in one block. A larger commit has several lines. */
const CHARACTERS = 1500;

/** A page of the history, newest first: each commit with its person, time, origin, changed values and reason. */
export function historyCard(
  about: { readonly title: string; readonly command: string; readonly page: number },
  events: readonly AuditEvent[],
  scene: Scene,
): Card {
  const commits = commitsOf(events, scene);
  const newest = commits.toReversed().slice((about.page - 1) * LINES);
  const left = newest.length - LINES;
  const items = newest.slice(0, LINES).map((commit) => commitItem(commit, scene));
  const more = left > 0 ? { more: { count: left, command: `${about.command} page ${about.page + 1}` } } : {};
  return {
    title: `History of ${about.title}`,
    summary: `${count(commits.length, 'change')} in the record.`,
    body:
      items.length === 0
        ? [{ type: 'note', text: 'Nothing has been recorded in this time.' }]
        : [{ type: 'list', items, ...more }],
    buttons: [],
  };
}

/** One event or more that were saved together. */
type Commit = readonly [AuditEvent, ...AuditEvent[]];

/** The events by the commits that saved them: those of one request and one moment, which follow one another. */
function commitsOf(events: readonly AuditEvent[], { snapshot }: Scene): readonly Commit[] {
  const commits: [AuditEvent, ...AuditEvent[]][] = [];
  let characters = 0;
  for (const event of events) {
    const last = commits.at(-1);
    const own = [...differences(event.change, snapshot), event.change.because ?? ''].join('').length;
    const isTogether = last?.[0].at === event.at && last[0].by.requestId === event.by.requestId;
    if (isTogether && characters + own <= CHARACTERS) {
      last.push(event);
      characters += own;
    } else {
      commits.push([event]);
      characters = own;
    }
  }
  return commits;
}

/** One event as a line of a list. */
export function eventItem(event: AuditEvent, scene: Scene): Item {
  return commitItem([event], scene);
}

/** One commit as a line of a list: the changes and the person, then the time and place, the values and the reasons. */
function commitItem(commit: Commit, scene: Scene): Item {
  const [{ at, by }] = commit;
  const who = by.personId
    ? nameOf(scene.snapshot, by.personId)
    : by.account === 'shell'
      ? 'The administrator'
      : 'The schedule';
  const changes = commit.map(({ change }) => change);
  const done = changes.map((change) => `${nameOfMilestone(change, scene.snapshot)}${change.verb}`);
  const reasons = changes.flatMap(({ because }) => because ?? []);
  return {
    text: `${capitalise(listOf([...new Set(done)]))} by ${who}`,
    details: [
      `${moment(at, scene.calendar.timeZone)}, from ${originWords(by.from, scene.snapshot)}`,
      ...changes.flatMap((change) => differences(change, scene.snapshot)),
      ...[...new Set(reasons)].map((reason) => `Reason: ${reason}`),
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
  everyWeeks: 'weeks between evidence, contact or readings',
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
export function differences(change: Change, snapshot: Snapshot): readonly string[] {
  const after: Record<string, unknown> = change.op === 'added' ? { ...change.row } : { ...change.after };
  const before: Record<string, unknown> = change.op === 'added' ? {} : { ...change.before };
  return (
    Object.keys(FIELD_WORDS)
      .filter((field) => field in after && (change.op === 'changed' || (after[field] !== null && after[field] !== '')))
      // The code of an action names its expectation.
      .filter((field) => field !== 'expectationId' || change.entity === 'recommendation')
      .filter((field) => after[field] !== before[field])
      .map((field) => {
        const name = capitalise(FIELD_WORDS[field] as string);
        const to = fieldWords(field, after[field], snapshot);
        return change.op === 'added'
          ? `${name}: ${to}`
          : `${name}: ${fieldWords(field, before[field], snapshot)} → ${to}`;
      })
  );
}

function fieldWords(field: string, value: unknown, snapshot: Snapshot): string {
  if (value === null || value === undefined || value === '') return 'none';
  if (field === 'expectationId') return rowById(snapshot.expectations, String(value))?.code ?? 'another one';
  if (field === 'recommendationId') return rowById(snapshot.recommendations, String(value))?.code ?? 'another one';
  if (field === 'checksId') return rowById(snapshot.actions, String(value))?.code ?? 'an action of another notice';
  if (field.endsWith('Id')) return nameOf(snapshot, String(value));
  if (field === 'response') return responseWord(value as RecommendationResponse);
  if (field === 'outcome') return String(value).replaceAll('_', ' ');
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (field === 'stance') return stanceWord(value as Stance);
  if (field === 'status' && DELIVERY_STATUSES.includes(value as DeliveryStatus))
    return statusWord(value as DeliveryStatus);
  return String(value).split(' ').every(isDate) ? listOf(String(value).split(' ').map(longDate)) : String(value);
}
