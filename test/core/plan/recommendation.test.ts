import { expect, test } from 'vitest';
import {
  addRecommendations,
  assignRecommendation,
  editRecommendation,
  titleOfText,
  withdrawRecommendation,
} from '../../../src/core/plan/recommendation.ts';
import { countRecommendations, recommendationsIn } from '../../../src/core/plan/recommendation-list.ts';
import {
  closeBySource,
  implementRecommendation,
  reopenRecommendation,
  respondTo,
} from '../../../src/core/plan/response.ts';
import { applyChanges } from '../../../src/core/record/apply.ts';
import type { Change } from '../../../src/core/record/changes.ts';
import type { Person, Recommendation, Snapshot } from '../../../src/core/record/model.ts';
import { recommendation } from '../../helpers/plan-rows.ts';
import { absence, acting, action, expectation, notice, person, record } from '../../helpers/record.ts';

const lead = person();
const sro = person({ id: 'p2', name: 'Monitoring Officer', role: 'officer' });
const officer = person({ id: 'p3', name: 'Governance Manager', role: 'officer' });
const viewer = person({ id: 'p4', name: 'Leader', role: 'viewer' });
const board = person({ id: 'b', name: 'Improvement Board', role: 'viewer', kind: 'body' });
const people = [lead, sro, officer, viewer, board];
const withRows = (recommendations: readonly Recommendation[], more: Partial<Snapshot> = {}) =>
  record({ people, recommendations, ...more });
const R3 = recommendation({ id: 'r3', code: 'R3', seniorResponsibleOwnerId: 'p2', sourceId: 'b' });
const ACCEPTED = { ...R3, response: 'accepted', responseText: 'We will.', respondedOn: '2024-06-01' } as const;

const wanted = (texts: readonly string[]) => ({
  texts,
  title: null,
  sourceId: 'b',
  receivedOn: '2024-06-20',
  respondBy: '2024-07-10',
  seniorResponsibleOwnerId: null,
  expectation: null,
  level: null,
});
const ids = () => {
  const left = ['new1', 'new2', 'new3'];
  return () => left.shift() ?? '';
};
const add = (by: Person, snapshot: Snapshot, texts: readonly string[]) =>
  addRecommendations(acting(by, snapshot), notice(), wanted(texts), ids());

test('a new recommendation never gets the code of a withdrawn one', () => {
  const snapshot = withRows([
    recommendation({ code: 'R2' }),
    recommendation({ id: 'r10', code: 'R10', withdrawnAt: '2024-06-01T09:00:00.000Z' }),
  ]);
  const found = add(lead, snapshot, ['Publish the plan', 'Train members']);
  expect(found.map(({ row }) => row.code)).toEqual(['R11', 'R12']);
  expect(found.map(({ row }) => [row.response, row.outcome])).toEqual([
    ['awaiting', 'open'],
    ['awaiting', 'open'],
  ]);
});

test('a short text is its own title, and a long one begins it', () => {
  expect(titleOfText('Publish the plan')).toBe('Publish the plan');
  const long =
    'The Combined Authority should publish a forward plan of every decision that it is going to take this year';
  const [found] = add(lead, withRows([]), [long]);
  expect(found?.row.text).toBe(long);
  expect(found?.row.title).toBe('The Combined Authority should publish a forward plan of every decision that it…');
  expect(found?.row.title.length).toBeLessThanOrEqual(81);
});

test('a recommendation under an expectation has its senior responsible owner', () => {
  const under = expectation({ seniorResponsibleOwnerId: 'p2' });
  const [found] = addRecommendations(
    acting(lead, withRows([])),
    notice(),
    { ...wanted(['Train members']), expectation: under },
    ids(),
  );
  expect(found?.row).toMatchObject({ seniorResponsibleOwnerId: 'p2', expectationId: 'x1' });
});

test('the owner of the meetings of a body adds its recommendations, and so does the cover', () => {
  const meetings = action({ kind: 'meeting', bodyId: 'b', ownerId: 'p3' });
  const snapshot = withRows([], { expectations: [expectation()], actions: [meetings] });
  expect(add(officer, snapshot, ['Train members'])).toHaveLength(1);
  expect(() => add(sro, snapshot, ['Train members'])).toThrow(/Only a programme lead can add recommendations/);
  const away = absence({ personId: 'p3', coverId: 'p2', startsOn: '2024-06-24', endsOn: '2024-06-24' });
  expect(add(sro, { ...snapshot, absences: [away] }, ['Train members'])).toHaveLength(1);
  const other = { ...snapshot, actions: [{ ...meetings, bodyId: 'other' }] };
  expect(() => add(officer, other, ['Train members'])).toThrow(/Only a programme lead/);
  const gone = { ...snapshot, actions: [{ ...meetings, status: 'withdrawn' as const }] };
  expect(() => add(officer, gone, ['Train members'])).toThrow(/Only a programme lead/);
});

test('only a lead names the senior responsible owner of a new recommendation', () => {
  const meetings = action({ kind: 'meeting', bodyId: 'b', ownerId: 'p3' });
  const snapshot = withRows([], { expectations: [expectation()], actions: [meetings] });
  const named = { ...wanted(['Train members']), seniorResponsibleOwnerId: 'p2' };
  expect(() => addRecommendations(acting(officer, snapshot), notice(), named, ids())).toThrow(/Only a programme lead/);
});

test('a response is not due before the recommendation was received', () => {
  const early = { ...wanted(['Train members']), respondBy: '2024-06-19' };
  expect(() => addRecommendations(acting(lead, withRows([])), notice(), early, ids())).toThrow(/Expected a later date/);
  const snapshot = withRows([R3]);
  expect(() => editRecommendation(acting(lead, snapshot), R3, { respondBy: '2024-05-19' })).toThrow(/Expected a later/);
});

test('the senior responsible owner and leads respond, and nobody else', () => {
  const respond = (by: Person, one: Recommendation) =>
    respondTo(acting(by, withRows([one])), one, 'accepted', 'We will publish it.');
  const after = applyChanges(withRows([R3]), [respond(sro, R3)]).recommendations[0];
  expect(after).toMatchObject({ response: 'accepted', responseText: 'We will publish it.', respondedOn: '2024-06-24' });
  expect(respond(lead, R3).verb).toBe('responded');
  expect(() => respond(officer, R3)).toThrow(/Only the senior responsible owner of R3 or a programme lead/);
  expect(() => respond(viewer, { ...R3, seniorResponsibleOwnerId: 'p4' })).toThrow(/Only the senior responsible owner/);
});

test('a corrected response keeps the day of the first one', () => {
  const change = respondTo(acting(sro, withRows([ACCEPTED])), ACCEPTED, 'partly', 'We will publish half.');
  expect(change).toMatchObject({ after: { response: 'partly', respondedOn: '2024-06-01' } });
  expect(() => respondTo(acting(sro, withRows([ACCEPTED])), ACCEPTED, 'accepted', 'We will.')).toThrow(/already/);
});

test('implemented is said after the response, and once', () => {
  const implement = (one: Recommendation) =>
    implementRecommendation(acting(sro, withRows([one])), one, 'https://council.gov.uk/plan');
  const after = applyChanges(withRows([ACCEPTED]), [implement(ACCEPTED)]).recommendations[0] as Recommendation;
  expect(after).toMatchObject({ outcome: 'implemented', outcomeOn: '2024-06-24', outcomeEvidence: /plan/ });
  expect(() => implement(R3)).toThrow(/has no response yet/);
  expect(() => implement({ ...R3, response: 'not_accepted' })).toThrow(/was not accepted/);
  expect(() => implement(after)).toThrow(/implemented already/);
  expect(() => implementRecommendation(acting(officer, withRows([ACCEPTED])), ACCEPTED, 'x')).toThrow(
    /Only the senior/,
  );
  expect(() => respondTo(acting(sro, withRows([after])), after, 'not_accepted', 'No.')).toThrow(/is implemented/);
});

test('a response and an outcome have the day on which they were given, and no day that cannot be', () => {
  const snapshot = withRows([ACCEPTED]);
  const by = acting(sro, snapshot);
  expect(implementRecommendation(by, ACCEPTED, 'item 9', '2024-06-20')).toMatchObject({
    after: { outcomeOn: '2024-06-20' },
  });
  expect(respondTo(by, ACCEPTED, 'partly', 'Half of it.', '2024-06-10')).toMatchObject({
    after: { respondedOn: '2024-06-10' },
  });
  expect(closeBySource(by, ACCEPTED, 'It ended', '2024-06-21')).toMatchObject({ after: { outcomeOn: '2024-06-21' } });
  expect(() => implementRecommendation(by, ACCEPTED, 'item 9', '2024-06-25')).toThrow(/25 June 2024 has not come yet/);
  expect(() => implementRecommendation(by, ACCEPTED, 'item 9', '2024-05-01')).toThrow(/before R3 was received/);
});

test('an implemented or closed recommendation opens again without its evidence', () => {
  const closed = applyChanges(withRows([R3]), [closeBySource(acting(sro, withRows([R3])), R3, 'The board ended')]);
  const row = closed.recommendations[0] as Recommendation;
  expect(row).toMatchObject({ outcome: 'closed_by_source', outcomeEvidence: 'The board ended' });
  expect(() => closeBySource(acting(officer, withRows([R3])), R3, 'x')).toThrow(/Only the senior/);
  expect(() => reopenRecommendation(acting(officer, closed), row, 'x')).toThrow(/Only the senior/);
  const change = reopenRecommendation(acting(sro, closed), row, 'By mistake');
  expect(applyChanges(closed, [change]).recommendations[0]).toMatchObject({ outcome: 'open', outcomeEvidence: null });
  expect(() => reopenRecommendation(acting(sro, withRows([R3])), R3, 'x')).toThrow(/is open/);
});

test('a withdrawn recommendation changes no more', () => {
  const gone = { ...ACCEPTED, withdrawnAt: '2024-06-01T09:00:00.000Z' };
  const as = acting(lead, withRows([gone]));
  const tries: (() => Change)[] = [
    () => editRecommendation(as, gone, { title: 'x' }),
    () => assignRecommendation(as, gone, 'p3'),
    () => respondTo(as, gone, 'partly', 'x'),
    () => implementRecommendation(as, gone, 'x'),
    () => closeBySource(as, gone, 'x'),
    () => reopenRecommendation(as, gone, 'x'),
    () => withdrawRecommendation(as, gone, 'x'),
  ];
  for (const attempt of tries) expect(attempt).toThrow(/R3 was withdrawn/);
});

test('only leads edit, assign and withdraw a recommendation', () => {
  const as = acting(sro, withRows([R3]));
  expect(() => editRecommendation(as, R3, { title: 'x' })).toThrow(/Only a programme lead/);
  expect(() => assignRecommendation(as, R3, 'p3')).toThrow(/Only a programme lead/);
  expect(() => withdrawRecommendation(as, R3, 'x')).toThrow(/Only a programme lead/);
});

test('counts leave out withdrawn recommendations', () => {
  const rows = [
    R3,
    { ...ACCEPTED, id: 'r4', code: 'R4', outcome: 'implemented' as const },
    { ...R3, id: 'r5', code: 'R5', outcome: 'closed_by_source' as const },
    { ...R3, id: 'r6', code: 'R6', response: 'not_accepted' as const },
    { ...R3, id: 'r7', code: 'R7', withdrawnAt: '2024-06-01T09:00:00.000Z' },
    { ...ACCEPTED, id: 'r10', code: 'R10' },
  ];
  expect(countRecommendations({ recommendations: rows })).toEqual({
    total: 5,
    implemented: 1,
    closedBySource: 1,
    notAccepted: 1,
    awaitingResponse: 1,
  });
  const codes = (state: Parameters<typeof recommendationsIn>[1]) =>
    recommendationsIn({ recommendations: rows }, state).map(({ code }) => code);
  expect(codes('awaiting')).toEqual(['R3']);
  expect(codes('open')).toEqual(['R3', 'R10']);
  expect(codes('closed')).toEqual(['R5']);
  expect(codes('withdrawn')).toEqual(['R7']);
  expect(codes(null)).toEqual(['R3', 'R4', 'R5', 'R6', 'R10']);
});
