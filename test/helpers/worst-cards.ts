/**
 * Every card of the product in its largest form: a hundred and fifty actions, two hundred people, the longest texts.
 */
import { commands } from '../../src/commands/index.ts';
import { progressOf } from '../../src/core/plan/expectation.ts';
import { statusReport } from '../../src/core/plan/status.ts';
import { workloadOf } from '../../src/core/plan/workload.ts';
import type { AuditEvent } from '../../src/core/record/changes.ts';
import { added, changed } from '../../src/core/record/changes.ts';
import { atOneGo } from '../../src/core/record/in-parts.ts';
import type { Action, DeliveryStatus, Person, Recommendation, Snapshot } from '../../src/core/record/model.ts';
import { personalLists } from '../../src/core/reminders/reminder.ts';
import type { Context } from '../../src/dispatch/command.ts';
import { withFaults, withMessage } from '../../src/dispatch/reshow-form.ts';
import type { Button, Card } from '../../src/ports/card.ts';
import {
  choiceCard,
  guestCard,
  notSavedCard,
  notTakenCard,
  refusedCard,
  savedCard,
  strangerCard,
  troubleCard,
} from '../../src/views/ask/answers.ts';
import { helpCard } from '../../src/views/ask/help.ts';
import { historyCard } from '../../src/views/ask/history.ts';
import { sinceCard } from '../../src/views/ask/since.ts';
import { outsidersCard } from '../../src/views/counts.ts';
import { actionCard, alreadyCard, expectationCard } from '../../src/views/plan/action.ts';
import { changeCard } from '../../src/views/plan/change.ts';
import {
  recommendationCard,
  recommendationChangedCard,
  recommendationsAddedCard,
  recommendationsCard,
} from '../../src/views/plan/recommendation.ts';
import { attentionCard, drawStatusOnce, statusCardFor } from '../../src/views/plan/status.ts';
import { overdueCard, workloadCard } from '../../src/views/plan/workload.ts';
import { withHeadLine } from '../../src/views/reminders/head-line.ts';
import { countdownCard, personalCard, weeklyCard } from '../../src/views/reminders/reminder.ts';
import { responseReminderCard } from '../../src/views/reminders/response.ts';
import { undeliveredCard } from '../../src/views/reminders/trouble.ts';
import { recommendation } from './plan-rows.ts';
import { action, evidence, expectation, person, record } from './programme-record.ts';
import { AT, logEntry, notice, TODAY } from './record.ts';

/** The longest text that a person may type, with all characters that could be read as markup. */
export const HOSTILE =
  '<at>Everyone</at> **bold** [click](javascript:alert(1)) <!channel> & "quoted" {{DATE(2020-01-01T00:00:00Z)}} \u202Eevil\u0007 # 1. - ~x~ `y` ';
export const LONGEST = HOSTILE.repeat(60).slice(0, 4_000);

const PEOPLE = 200;
const EXPECTATIONS = 20;
const ACTIONS = 150;
const STATUSES: readonly DeliveryStatus[] = ['not_started', 'in_progress', 'blocked', 'reported_complete', 'complete'];

const people: readonly Person[] = Array.from({ length: PEOPLE }, (_, i) => ({
  ...person(`p${i}`, i === 0 ? 'lead' : 'officer'),
  name: `${HOSTILE.slice(0, 90)} ${i}`,
}));
const LEAD = people[0] as Person;

const expectations = Array.from({ length: EXPECTATIONS }, (_, i) =>
  expectation(`E${i + 1}`, { title: LONGEST, text: LONGEST, seniorResponsibleOwnerId: LEAD.id }),
);

const actions: readonly Action[] = Array.from({ length: ACTIONS }, (_, i) => ({
  ...action(`E${(i % EXPECTATIONS) + 1}-${String(i).padStart(2, '0')}`),
  expectationId: `E${(i % EXPECTATIONS) + 1}`,
  title: LONGEST,
  ownerId: LEAD.id,
  level: 'joint' as const,
  status: STATUSES[i % STATUSES.length] as DeliveryStatus,
  dueOn: '2024-06-03',
  originalDueOn: '2024-03-01',
  timesMoved: 7,
  blockedBecause: LONGEST,
  evidenceRequired: LONGEST,
  reportedBy: 'p1',
  reportedAt: AT,
  completedBy: 'p2',
  completedAt: AT,
  proposedDueOn: '2024-07-15',
  proposedBecause: LONGEST,
  proposedBy: 'p1',
}));
const FIRST = actions[0] as Action;

const recommendations = Array.from({ length: 40 }, (_, i) =>
  recommendation({
    id: `r${i}`,
    code: `R${i + 1}`,
    title: LONGEST,
    text: LONGEST,
    seniorResponsibleOwnerId: LEAD.id,
    sourceId: LEAD.id,
    respondBy: '2024-06-03',
    ...(i % 2 ? { response: 'accepted', responseText: LONGEST, respondedOn: '2024-06-03' } : {}),
    expectationId: FIRST.expectationId,
  }),
);

const snapshot: Snapshot = record(actions, {
  notice: notice({ authority: LONGEST, department: LONGEST }),
  expectations,
  people,
  accounts: [
    { id: 'teams:aad-0', version: 1, personId: LEAD.id, platform: 'teams', accountId: 'aad-0', admittedBy: null },
  ],
  recommendations,
  logEntries: Array.from({ length: 60 }, (_, i) =>
    logEntry({ id: `l${i}`, code: `U${i + 1}`, aboutId: i % 2 ? FIRST.id : FIRST.expectationId, text: LONGEST }),
  ),
  evidence: Array.from({ length: 60 }, (_, i) =>
    evidence(FIRST, `V${i + 1}`, {
      text: i % 2 ? `https://intranet.example/${'x'.repeat(3_900)}` : LONGEST,
      kind: i % 2 ? 'link' : 'note',
      struckBy: LEAD.id,
      struckAt: AT,
      struckBecause: LONGEST,
    }),
  ),
});

const scene = { snapshot, today: TODAY, calendar: { timeZone: 'Europe/London', extraHolidays: new Set<string>() } };
const by = { personId: LEAD.id, account: 'teams:aad-0', from: 'teams:19:x', requestId: 'r1' };
const events: readonly AuditEvent[] = actions.flatMap((one, i) => [
  { seq: 2 * i + 1, at: AT, by, change: added('action', one, 'added', LONGEST) },
  { seq: 2 * i + 2, at: AT, by, change: changed('action', one, { dueOn: '2024-08-01' }, 'date moved', LONGEST) },
]);

const buttons: readonly Button[] = Array.from({ length: 30 }, (_, i) => ({
  type: 'command',
  label: LONGEST.slice(0, 200),
  command: 'done',
  args: { action: `E2-${i}` },
  style: i % 2 ? 'primary' : 'danger',
  confirm: LONGEST,
}));

/** Pairs of a name and a card. */
export function worstCards(): readonly (readonly [string, Card])[] {
  const report = statusReport(snapshot, snapshot.notice as never, TODAY);
  const lists = atOneGo(personalLists(snapshot, TODAY));
  const [list] = lists;
  const [first] = expectations;
  if (!list || !first) throw new Error('The worst record has nobody to remind or nothing expected');
  return [
    ['status', { ...statusCardFor(drawStatusOnce(report, scene), scene, LEAD), buttons }],
    ['attention', attentionCard(report, scene)],
    ['weekly', withHeadLine(weeklyCard(report, lists, scene, LONGEST), { event: 9_999_999, hash: 'f'.repeat(64) })],
    ['countdown', countdownCard(report, scene, LONGEST)],
    ['personal', personalCard(list, scene, LONGEST)],
    ['action', actionCard(FIRST, scene, LEAD)],
    ['recommendation', recommendationCard(recommendations[1] as Recommendation, scene, LEAD)],
    ['recommendations', recommendationsCard({ found: recommendations, state: null, page: 2 }, scene, LEAD)],
    ['recommendations added', recommendationsAddedCard(LONGEST, recommendations, scene)],
    ['recommendation changed', recommendationChangedCard(recommendations[1] as Recommendation, LONGEST, scene)],
    ['response reminder', responseReminderCard(LEAD.id, recommendations, scene)],
    ['expectation', expectationCard(first, progressOf(snapshot, first, TODAY), scene, LEAD)],
    ['already', alreadyCard(FIRST, scene, AT, LEAD)],
    ...STATUSES.map((status) => [`change ${status}`, changeCard({ ...FIRST, status }, LONGEST, scene)] as const),
    ['history', historyCard({ title: LONGEST, command: 'history E1-01', page: 1 }, events, scene)],
    ['since', sinceCard({ since: TODAY, to: null }, events, actions, scene, LEAD)],
    ['workload', workloadCard(LONGEST, workloadOf(snapshot, LEAD.id, TODAY), scene, LEAD)],
    ['overdue', overdueCard(actions, scene, LEAD)],
    ['help', helpCard(commands, null)],
    ...commands.map(({ name }) => [`help ${name}`, helpCard(commands, name)] as const),
    ['refused', refusedCard(LONGEST, buttons)],
    ['choice', choiceCard(LONGEST, buttons)],
    ['saved', savedCard(LONGEST, LONGEST, buttons)],
    ['not saved', notSavedCard(LONGEST)],
    ['stranger', strangerCard(LONGEST, null)],
    ['guest', guestCard()],
    ['trouble', troubleCard(LONGEST)],
    [
      'undelivered',
      undeliveredCard(LONGEST, 'found', { unreached: people.map(({ name }) => name), reached: 0, conversation: true }),
    ],
    ['outsiders', outsidersCard(LONGEST, [LONGEST, LONGEST])],
    ['file not kept', notTakenCard([LONGEST, LONGEST], buttons)],
    ...forms(),
  ];
}

/** Every command's form with all fields filled and all of them faulty. */
function forms(): readonly (readonly [string, Card])[] {
  const context = { ...scene, actor: LEAD, now: AT } as unknown as Context;
  return commands.flatMap((command) => {
    const names = Object.keys(command.slots);
    const raw = Object.fromEntries(names.map((name) => [name, name === 'action' ? FIRST.code : LONGEST]));
    const fields = Object.fromEntries(names.map((name) => [name, LONGEST]));
    const empty = command.form?.({ action: FIRST.code }, context);
    const full = command.form?.(raw, context);
    return [
      ...(empty ? [[`form ${command.name}, empty`, empty] as const] : []),
      ...(full
        ? [
            [
              `form ${command.name}, full`,
              withMessage(withFaults(full, { fields, suggestions: [], message: '' }, []), LONGEST),
            ] as const,
          ]
        : []),
    ];
  });
}
