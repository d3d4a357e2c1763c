/** Any plan, for property tests: actions of every kind with milestones, and recommendations, as the record can hold them. */
import fc from 'fast-check';
import { NO_DETAIL } from '../../../src/core/plan/action-detail.ts';
import type { Action, Milestone, Recommendation, Snapshot } from '../../../src/core/record/model.ts';
import { CONTACT_LEVELS, DELIVERY_STATUSES, LEVELS } from '../../../src/core/record/model.ts';
import { cleanText } from '../../../src/dispatch/clean.ts';
import { LEAD, OFFICER, record } from '../../helpers/acting.ts';
import { AT, action, expectation, person } from '../../helpers/record.ts';

const BOARD = person({ id: 'b1', name: 'Improvement Board', kind: 'body', role: 'viewer' });
const DEPARTMENT = person({ id: 'b2', name: 'The Department', kind: 'body', role: 'viewer' });

/** Texts as the record holds them. */
const text = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
    fc.string({ unit: fc.constantFrom(...'=+-@\n\'",;|() aE1'), minLength: 1, maxLength: 16 }),
    fc.constantFrom(
      "'=1+1",
      "''",
      '🙂, "ja"',
      'a; E1-01b c (due 2024-01-01)',
      '"a"; b',
      'none',
      '2024-01-01',
      'constructor',
      '__proto__',
    ),
  )
  // A workbook cannot hold control characters, and no platform sends them.
  .map((typed) =>
    cleanText(typed)
      .replaceAll(/(?!\n)\p{Cc}|[\ufffd-\uffff]/gu, '')
      .trim(),
  )
  .filter((typed) => typed !== '');
const maybe = fc.option(text, { nil: null });
const day = fc.constantFrom('2023-11-05', '2024-01-01', '2024-06-24', '2026-12-31');
const maybeDay = fc.option(day, { nil: null });
const value = fc.integer({ min: -9999, max: 9999 }).map((whole) => whole / 100);

const plain = fc.record({
  title: text,
  ownerId: fc.constantFrom(null, 'p1', 'b1'),
  deputyId: fc.constantFrom(null, 'p2'),
  level: fc.constantFrom(...LEVELS),
  planRef: maybe,
  theme: maybe,
  evidenceRequired: maybe,
  recommendationId: fc.constantFrom(null, 'rec1', 'rec2'),
  dueOn: maybeDay,
  blockedBecause: maybe,
  reportedBy: fc.constantFrom('p1', 'p2'),
});
const onlyOpen = fc.constantFrom('not_started', 'in_progress', 'blocked', 'withdrawn');
const weeks = fc.integer({ min: 1, max: 52 });

const once = fc
  .record({
    ...{ kind: fc.constant('once'), originalDueOn: day, status: fc.constantFrom(...DELIVERY_STATUSES) },
    checksId: fc.constantFrom(null, 'a0'),
    doneOn: fc.constantFrom(null, '2024-02-29', '2024-06-23', '2024-06-24'),
  })
  .map((one) => (one.status === 'reported_complete' ? { ...one, reportedAt: '2024-03-12T09:00:00.000Z' } : one));
const ongoing = fc.record({ kind: fc.constant('ongoing'), everyWeeks: weeks, status: onlyOpen });
const cadence = fc.record({
  ...{ kind: fc.constant('ongoing'), everyWeeks: weeks, status: onlyOpen, bodyId: fc.constantFrom('b1', 'b2') },
  contactLevel: fc.constantFrom(null, ...CONTACT_LEVELS),
  cadenceFrom: fc.constantFrom('period', 'last'),
});
const meeting = fc.record({
  ...{ kind: fc.constant('meeting'), bodyId: fc.constant('b1'), status: onlyOpen },
  meetingDates: fc.constantFrom(null, '2024-06-20', '2024-06-20 2024-07-18 2026-12-31'),
  papersWorkingDays: fc.constantFrom(null, 1, 5),
});
const measure = fc
  .record({
    ...{ kind: fc.constant('measure'), everyWeeks: weeks, status: onlyOpen },
    ...{ unit: fc.constantFrom(null, '%', '£m', '£', 'days'), baseline: value, target: value },
    baselineOn: fc.constantFrom(null, '2024-01-31'),
    targetOn: fc.constantFrom(null, '2024-12-31'),
  })
  .map((one) => ({ ...one, better: one.target >= one.baseline ? 'higher' : 'lower' }));

const anyAction = fc.tuple(plain, fc.oneof(once, ongoing, cadence, meeting, measure)).map(([of, kind]) => {
  const isBlocked = kind.status === 'blocked';
  const blockedBecause = isBlocked ? (of.blockedBecause ?? 'the panel') : null;
  return { ...NO_DETAIL, ...of, ...kind, blockedBecause } as Partial<Action>;
});
const anyMilestone = fc.record({ title: text, dueOn: maybeDay, doneOn: maybeDay });
const anyRecommendation = fc.record({
  ...{ title: text, text, level: fc.constantFrom(...LEVELS), sourceId: fc.constantFrom(null, 'b1') },
  ...{ seniorResponsibleOwnerId: fc.constantFrom(null, 'p2'), expectationId: fc.constantFrom(null, 'x1') },
  ...{
    respondBy: fc.constantFrom(null, '2026-12-31'),
    outcome: fc.constantFrom('open', 'implemented', 'closed_by_source'),
  },
  response: fc.constantFrom('awaiting', 'accepted', 'partly', 'not_accepted'),
  outcomeEvidence: text,
});

function recommendationOf(of: Partial<Recommendation>, index: number): Recommendation {
  const isAwaited = of.response === 'awaiting';
  const isOpen = of.outcome === 'open';
  return {
    ...{ id: `rec${index}`, version: 1, noticeId: 'n1', code: `R${index * 2 + 1}`, receivedOn: '2024-01-01' },
    ...(of as Recommendation),
    ...{ responseText: isAwaited ? null : 'We will.', respondedOn: isAwaited ? null : '2024-02-02' },
    ...{ outcomeOn: isOpen ? null : '2024-03-03', outcomeEvidence: isOpen ? null : (of.outcomeEvidence ?? 'V') },
    ...{ carriedFromId: null, withdrawnAt: index === 1 ? AT : null },
  };
}

/** Codes have gaps, and of the milestones of an action the second was withdrawn. */
function recordOf(
  actions: readonly Partial<Action>[],
  milestones: readonly Partial<Milestone>[],
  recommendations: readonly Partial<Recommendation>[],
): Snapshot {
  const firstMeeting = actions.findIndex(({ kind }) => kind === 'meeting');
  const rows = actions.map((of, index) => {
    const checksId = index > 0 && of.kind === 'once' ? (of.checksId ?? null) : null;
    return action({ id: `a${index}`, expectationId: 'x2', code: `E2-0${index + 2}`, ...of, checksId });
  });
  // A body has one series of meetings under an expectation.
  const sound = rows.filter(({ kind }, index) => kind !== 'meeting' || index === firstMeeting);
  const [first] = sound.filter(({ kind }) => kind === 'once');
  const steps = first ? milestones : [];
  return record({
    people: [LEAD, OFFICER, BOARD, DEPARTMENT],
    expectations: [expectation(), expectation({ id: 'x2', code: 'E2' })],
    actions: sound,
    milestones: steps.map((of, index) => ({
      ...{ id: `m${index}`, version: 1, noticeId: 'n1', actionId: first?.id ?? '', letter: 'abcdef'[index] ?? 'f' },
      ...(of as Milestone),
      ...{ originalDueOn: of.dueOn ?? null, withdrawnAt: index === 1 ? AT : null },
    })),
    recommendations: recommendations.map(recommendationOf),
  });
}

/** A record with a plan of two expectations and four people. */
export const anyRecord = fc
  .tuple(
    fc.array(anyAction, { minLength: 1, maxLength: 7 }),
    fc.array(anyMilestone, { maxLength: 4 }),
    fc.array(anyRecommendation, { minLength: 3, maxLength: 4 }),
  )
  .map(([actions, milestones, recommendations]) =>
    recordOf(actions, milestones, recommendations as readonly Partial<Recommendation>[]),
  );
