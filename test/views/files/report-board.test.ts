/** Sentences that a board reads: each is true of the record, also where there is one of a thing, none of it, or a notice before. */
import { describe, expect, it } from 'vitest';
import { added } from '../../../src/core/record/changes.ts';
import type { Action } from '../../../src/core/record/model.ts';
import { BOARD, delivered, eventsOf, paperOf, partOf, plan, textOf } from '../../helpers/papers.ts';
import { issuedReport, recommendation } from '../../helpers/plan-rows.ts';
import { AT, action, evidence, expectation, logEntry, notice, record } from '../../helpers/record.ts';

describe('evidence by which an action is kept up', () => {
  const gifts = action({ kind: 'ongoing', everyWeeks: 4, dueOn: '2024-07-19', title: 'Publish gifts' });
  const item = evidence({ kind: 'note', body: null, metOn: null, addedAt: '2024-06-12T09:00:00.000Z' });
  const ISSUED = issuedReport({ bodyId: BOARD.id, issuedOn: '2024-06-10', asAt: '2024-06-10T12:00:00.000Z' });

  it('evidence of the time stands under its expectation, and evidence of an issued report does not', () => {
    const work = (at: string) => {
      const given = { ...item, addedAt: at };
      const events = eventsOf([added('evidence', given, 'evidence added')], at);
      const paper = paperOf(plan([gifts], { evidence: [given], issuedReports: [ISSUED] }), { events });
      return partOf(paper, 'What has been done');
    };
    expect(work('2024-06-12T09:00:00.000Z')).toContain('E1-01 Publish gifts: evidence given on 12 June 2024');
    expect(work('2024-06-03T09:00:00.000Z')).toContain('Nothing is recorded as done');
  });

  it('several items of evidence are counted with the last day', () => {
    const two = [item, { ...item, id: 'v2', code: 'V2', addedAt: '2024-06-19T09:00:00.000Z' }];
    expect(partOf(paperOf(plan([gifts], { evidence: two })), 'What has been done')).toContain(
      '2 items of evidence, the last on 19 June 2024',
    );
  });

  it('evidence that has a day of its own stands with that day', () => {
    const dated = { ...item, metOn: '2024-06-04' };
    expect(partOf(paperOf(plan([gifts], { evidence: [dated] })), 'What has been done')).toContain(
      'E1-01 Publish gifts: evidence of 4 June 2024',
    );
  });

  it('evidence of an action that is done once is no work by itself', () => {
    expect(partOf(paperOf(plan([action()], { evidence: [item] })), 'What has been done')).not.toContain(
      'evidence given',
    );
  });
});

describe('the sentence about measures', () => {
  const measure = (of: Partial<Action> = {}) =>
    action({
      ...{ kind: 'measure', unit: '%', baseline: 38, baselineOn: '2024-01-31', target: 55, better: 'higher' },
      ...{ everyWeeks: 13, dueOn: '2024-09-30' },
      ...of,
    });
  const read = (value: number, aboutId = 'a1') =>
    logEntry({ id: `l-${aboutId}`, kind: 'reading', aboutId, on: '2024-06-10', value, text: '', rag: null });
  const summary = (measures: readonly Action[], values: readonly ReturnType<typeof read>[], of = {}) =>
    partOf(paperOf(plan(measures, { logEntries: values }), of), 'Summary');

  it('a measure that got worse is said to have got worse', () => {
    const both = [measure(), measure({ id: 'a2', code: 'E1-02' })];
    expect(summary(both, [read(34), read(41, 'a2')])).toContain(
      'Of 2 measures, 1 (E1-02) improved at the latest reading, 1 (E1-01) got worse, and none has reached the target.',
    );
  });

  it('the only measure has a sentence of its own', () => {
    expect(summary([measure()], [read(34)])).toContain(
      'The one measure (E1-01) got worse at the latest reading, and has not reached the target.',
    );
    expect(summary([measure()], [read(56)])).toContain('improved at the latest reading, and has reached the target.');
    expect(summary([measure()], [])).toContain('The one measure (E1-01) has no reading yet.');
    expect(summary([measure({ baseline: null, baselineOn: null, target: null })], [read(34)])).toContain(
      'The one measure (E1-01) has been read once.',
    );
  });

  it('a public paper does not say that nothing was read where a reading is internal', () => {
    const paper = paperOf(plan([measure()], { logEntries: [read(34)] }), { readers: 'public' });
    expect(partOf(paper, 'Measures')).toContain('There is no public reading yet.');
    expect(textOf(paper)).not.toContain('There is no reading yet');
    expect(textOf(paper)).not.toContain('has been read yet');
  });

  it('an expectation at both levels without a reading is told in one sentence', () => {
    const joint = { expectations: [expectation({ level: 'joint' })] };
    expect(partOf(paperOf(plan([measure()], joint)), 'Measures')).toContain(
      'E1 asks for change at officer and member level, and no measure at either level has been read yet.',
    );
  });
});

describe('counts in a summary', () => {
  it('actions that are all delivered are “all”, and a first count is not “in all”', () => {
    const done = [delivered(), delivered({ id: 'a2', code: 'E1-02' })];
    expect(partOf(paperOf(plan(done)), 'Summary')).toContain('All 2 actions due by 24 June 2024 are delivered.');
    const imported = delivered({ reportedBy: null, reportedAt: null, completedBy: null, broughtInAt: AT });
    const open = action({ id: 'a2', code: 'E1-02', dueOn: '2024-09-30' });
    const summary = partOf(paperOf(plan([imported, open])), 'Summary');
    expect(summary).toContain('None of 2 actions is delivered.');
    expect(summary).not.toContain('In all');
  });

  it('work that waits for confirmation is counted once in a summary', () => {
    const summary = partOf(paperOf(plan([action({ status: 'reported_complete' })])), 'Summary');
    expect(summary.match(/reported complete/g)).toHaveLength(1);
  });

  it('where every commitment has lapsed, the summary says “all”', () => {
    const late = { kind: 'ongoing', everyWeeks: 4, dueOn: '2024-06-03' } as const;
    const both = [action(late), action({ ...late, id: 'a2', code: 'E1-02' })];
    expect(partOf(paperOf(plan(both)), 'Summary')).toContain(
      'All 2 commitments to be kept up have lapsed: E1-01 and E1-02.',
    );
  });

  it('a recommendation without a response needs attention', () => {
    const waiting = plan([action()], { recommendations: [recommendation()] });
    expect(partOf(paperOf(waiting), 'Summary')).toContain('1 without a response (R1)');
    const answered = plan([action()], { recommendations: [recommendation({ response: 'accepted' })] });
    expect(partOf(paperOf(answered), 'Summary')).not.toContain('without a response');
  });

  it('a date that moved once or twice says so in words', () => {
    const moved = (timesMoved: number) =>
      partOf(paperOf(plan([action({ originalDueOn: '2024-05-31', timesMoved })])), 'Appendix A');
    expect(moved(1)).toContain('31 May 2024, moved once');
    expect(moved(2)).toContain('31 May 2024, moved twice');
    expect(moved(3)).toContain('31 May 2024, moved 3 times');
  });

  it('a public paper says what is left out without counting nothing', () => {
    const words = (marking: 'public' | 'internal') =>
      textOf(paperOf(plan([action()], { evidence: [evidence({ marking })] }), { readers: 'public' }));
    expect(words('internal')).toContain('Open to the public. 1 internal item of the record is left out.');
    expect(words('internal')).toContain(
      '1 exempt or internal item of the record is left out of this paper, none of them',
    );
    expect(words('public')).not.toContain('0 exempt');
    expect(words('public')).toContain('Nothing is left out of it.');
  });
});

describe('work under the notice before', () => {
  const old = notice({ id: 'n0', issuedOn: '2024-01-30', decisionOutcome: 'replaced' });
  const present = notice({ issuedOn: '2024-06-20', replacesNoticeId: 'n0' });
  const done = delivered({
    id: 'c0',
    noticeId: 'n0',
    title: 'Review of reserves',
    completedAt: '2024-03-01T09:00:00.000Z',
  });
  const open = action({ id: 'o0', noticeId: 'n0', code: 'E1-02', dueOn: '2024-09-30' });
  const step = logEntry({ aboutId: 'c0', text: 'Received', next: 'Action plan by 30 July', on: '2024-06-03' });
  const earlier = record({ notice: old, actions: [done, open], logEntries: [step], expectations: [expectation()] });
  const before = earlier;
  const paper = () => paperOf(plan([], { notice: present, expectations: [] }), { earlier, before });

  it('the summary says how much was complete under it, and one action that stayed behind is told in the singular', () => {
    expect(partOf(paper(), 'Summary')).toContain(
      'This notice replaces that of 30 January 2024, under which 1 action was complete.',
    );
    expect(partOf(paper(), 'Summary')).toContain('1 open action was not carried over; it was not off track.');
  });

  it('a next step that is still to come is told although its action is complete there', () => {
    expect(partOf(paper(), 'Changes')).toContain(
      'Review of reserves (E1-01 there). Next step: Action plan by 30 July (update of 3 June 2024) [this action is complete: say whether this step still goes ahead]',
    );
  });

  it('the register says that no evidence is recorded under this notice, because there is some under the one before', () => {
    expect(partOf(paper(), 'Appendix B')).toContain('No evidence is recorded under this notice.');
    expect(partOf(paperOf(plan([])), 'Appendix B')).toContain('No evidence is recorded.');
  });
});
