/** The sentences of a report to a board are true of the record: what is delivered, late, red, moved and ahead. */
import { describe, expect, it } from 'vitest';
import { added, changed } from '../../../src/core/record/changes.ts';
import type { Action, Milestone } from '../../../src/core/record/model.ts';
import { BOARD, broughtIn, eventsOf, paperOf, partOf, textOf } from '../../helpers/papers.ts';
import { AT, action, evidence, expectation, logEntry, notice, person, record } from '../../helpers/record.ts';

const LEAD = person();
const EARLY = '2024-06-17T09:00:00.000Z';

function milestone(of: Partial<Milestone> = {}): Milestone {
  const dates = { originalDueOn: '2024-07-05', dueOn: '2024-07-05', doneOn: null, withdrawnAt: null };
  return { id: 'm1', version: 1, noticeId: 'n1', actionId: 'a1', letter: 'a', title: 'Values agreed', ...dates, ...of };
}

/** A record with one expectation, these actions and the rest that is given. */
function plan(actions: readonly Action[], of: Parameters<typeof record>[0] = {}) {
  return record({ expectations: [expectation()], people: [LEAD, BOARD], actions, ...of });
}

const complete = (of: Partial<Action> = {}) =>
  action({
    ...{ status: 'complete', dueOn: '2024-06-14', originalDueOn: '2024-06-14', completedBy: 'p1', completedAt: EARLY },
    ...{ reportedBy: 'p2', reportedAt: EARLY },
    ...of,
  });
const imported = (of: Partial<Action> = {}) =>
  complete({ reportedBy: null, reportedAt: null, completedBy: null, broughtInAt: AT, completedAt: AT, ...of });

describe('what is delivered', () => {
  it('work that was complete in a plan stands apart from what is delivered, in words, figures and picture', () => {
    const paper = paperOf(plan([imported(), complete({ id: 'a2', code: 'E1-02', dueOn: '2024-06-20' })]));
    const summary = partOf(paper, 'Summary');
    expect(summary).toContain('1 of 2 actions due by 24 June 2024 is delivered.');
    expect(summary).toContain('1 is complete when brought in, not confirmed (E1-01).');
    expect(summary).toContain('1 action was delivered (E1-02)');
    const position = partOf(paper, 'Position');
    expect(position).toContain('1 delivered, 1 brought in complete');
    expect(position).toContain('| Delivered | Brought in complete | On track |');
    expect(position).toContain(
      'Delivered: reported, and confirmed by somebody else. Brought in complete: complete when brought in, not confirmed.',
    );
    expect(textOf(paper)).toContain('E1-01 Publish the plan, complete when brought in on 24 June 2024, not confirmed');
  });

  it('an import that a lead confirmed in bulk is not said to be reported and confirmed by two people', () => {
    const confirmed = imported({ broughtInAt: null, completedBy: 'p1', completedAt: EARLY });
    const position = partOf(paperOf(plan([confirmed])), 'Position');
    expect(position).not.toContain('confirmed by somebody else');
    expect(position).toContain('Delivered, because a programme lead confirmed what a plan called complete: E1-01.');
  });

  it('an action that was reported after its date says so in the part about it, the summary and the appendix', () => {
    const paper = paperOf(plan([complete()]));
    expect(partOf(paper, 'What has been done')).toContain(
      'E1-01 Publish the plan, delivered on 17 June 2024, due 14 June 2024',
    );
    expect(partOf(paper, 'Summary')).toContain('1 action was delivered (E1-01), 1 of them after the date (E1-01)');
    expect(partOf(paper, 'Appendix A')).toContain('Delivered on 17 June 2024, due 14 June 2024');
    const inTime = paperOf(plan([complete({ dueOn: '2024-06-17' })]));
    expect(partOf(inTime, 'What has been done')).toContain('E1-01 Publish the plan, delivered on 17 June 2024');
    expect(textOf(inTime)).not.toContain('after the date');
  });

  it('few actions are counted in whole sentences', () => {
    const open = action({ id: 'a2', code: 'E1-02', dueOn: '2024-07-30' });
    const summary = partOf(paperOf(plan([complete(), open])), 'Summary');
    expect(summary).toContain('The one action due by 24 June 2024 is delivered. In all, 1 of 2 actions is delivered.');
    expect(partOf(paperOf(plan([open, { ...open, id: 'a3', code: 'E1-03' }])), 'Summary')).toContain(
      'No action was due by 24 June 2024. In all, none of 2 actions is delivered.',
    );
  });
});

describe('what is off track', () => {
  const running = action({ status: 'in_progress', dueOn: '2024-07-19', originalDueOn: '2024-07-19' });
  const fromPlan = logEntry({
    text: 'From the plan: Start: 10 January 2023\nCT1.3 Second staff survey: Off-track',
    rag: 'green',
    addedAt: '2024-06-03T09:00:00.000Z',
    on: '2024-06-03',
  });
  const survey = milestone({ title: 'Second staff survey' });

  it('a milestone that a plan calls red is in the summary, off track, and with what is red, also after a later update', () => {
    const later = logEntry({ id: 'l2', code: 'U2', text: 'Survey slips' });
    const paper = paperOf(plan([running], { milestones: [survey], logEntries: [fromPlan, later] }));
    expect(partOf(paper, 'Summary')).toContain('No action is off track. 1 milestone is red in the plan: E1-01a.');
    expect(partOf(paper, 'What has been done')).toContain(
      'E1-01a Second staff survey | 5 July 2024 | Red in the plan brought in on 3 June 2024. A milestone of E1-01',
    );
    expect(partOf(paper, 'Blocked and red')).toContain('E1-01a Second staff survey | Red');
    expect(textOf(paper)).toMatch(/\[corrective action\] for E1-01a/);
  });

  it('a red milestone is red no longer once it is done, or a later plan says another colour', () => {
    const done = paperOf(
      plan([running], { milestones: [{ ...survey, doneOn: '2024-06-20' }], logEntries: [fromPlan] }),
    );
    expect(textOf(done)).not.toContain('red in the plan');
    const again = logEntry({ id: 'l2', code: 'U2', text: 'From the plan: CT1.3 Second staff survey: Green' });
    const green = paperOf(plan([running], { milestones: [survey], logEntries: [fromPlan, again] }));
    expect(textOf(green)).not.toContain('red in the plan');
  });

  it('a late milestone of an action that is on track, or complete in the plan alone, is told as late', () => {
    const late = milestone({ dueOn: '2024-03-01', title: 'Council sets the budget' });
    for (const one of [running, imported({ dueOn: '2024-07-19' })]) {
      const paper = paperOf(plan([one], { milestones: [late] }));
      expect(partOf(paper, 'Summary')).toContain('1 milestone is late: E1-01a.');
      expect(partOf(paper, 'What has been done')).toContain('E1-01a Council sets the budget | 1 March 2024 | Late.');
    }
    expect(textOf(paperOf(plan([complete()], { milestones: [late] })))).not.toContain('is late');
  });

  it('every row that is off track stands in the paper, with its reason and what is done about it', () => {
    const all = Array.from({ length: 40 }, (_, n) =>
      action({
        id: `a${n}`,
        code: `E1-${String(n + 1).padStart(2, '0')}`,
        title: `Step ${n + 1}`,
        dueOn: '2024-06-03',
      }),
    );
    const said = logEntry({ aboutId: 'a39', rag: 'red', text: 'No supplier', correctiveAction: 'A second tender' });
    const paper = paperOf(plan(all, { logEntries: [said] }));
    expect(partOf(paper, 'What has been done')).toContain('more rows, in appendix C.');
    expect(partOf(paper, 'Appendix C: tables in full')).toContain(
      'E1-40 Step 40 | 3 June 2024 | Late. Said to be red. No supplier | A second tender',
    );
    expect(textOf(paper)).not.toContain('more, in the record');
    const few = paperOf(plan(all.slice(0, 12)));
    expect(partOf(few, 'What has been done')).toContain('E1-12 Step 12');
    expect(textOf(few)).not.toContain('Appendix C');
  });

  it('other columns of a plan are no reasons', () => {
    const late = action({ dueOn: '2024-06-03' });
    const text = 'From the plan: 68 of 76 members trained.\nLead Councillor: All\nSource: Internal Review (June 2023)';
    const paper = textOf(paperOf(plan([late], { logEntries: [logEntry({ text })] })));
    expect(paper).toContain('Late. From the plan: 68 of 76 members trained.');
    expect(paper).not.toContain('Lead Councillor');
    const labels = logEntry({ text: 'From the plan: Lead Councillor: All\nTarget Date: Launched April 2024' });
    const without = textOf(paperOf(plan([late], { logEntries: [labels] })));
    expect(without).toContain('Late. [reason]');
    expect(without).not.toContain('Launched');
    const prose = logEntry({ text: 'From the plan: Not started: begins after the review\nLead Councillor: All' });
    expect(textOf(paperOf(plan([late], { logEntries: [prose] })))).toContain(
      'Late. From the plan: Not started: begins after the review',
    );
  });

  it('the colour of each open action stands in the appendix', () => {
    const amber = logEntry({ rag: 'amber', correctiveAction: 'A second tender', on: '2024-06-10' });
    const later = logEntry({ id: 'l2', code: 'U2', text: 'Council on 24 July' });
    const appendix = partOf(paperOf(plan([running], { logEntries: [amber, later] })), 'Appendix A');
    expect(appendix).toContain('| In progress | Amber | Council on 24 July');
  });
});

describe('dates', () => {
  it('due dates and milestones of the coming time stand under their expectation and among the key dates', () => {
    const running = action({ status: 'in_progress', dueOn: '2024-07-19', ownerId: null });
    const far = action({ id: 'a2', code: 'E1-02', title: 'Far away', dueOn: '2024-11-29' });
    const paper = paperOf(plan([running, far], { milestones: [milestone()] }));
    const work = partOf(paper, 'What has been done');
    expect(work).toContain('E1-01a Values agreed, a milestone by 5 July 2024, [no owner]');
    expect(work).toContain('E1-01 Publish the plan, by 19 July 2024, [no owner]');
    expect(work).not.toContain('E1-02 Far away, by');
    const dates = partOf(paper, 'Next steps');
    expect(dates).toContain('| 5 July 2024 | Milestone: E1-01a Values agreed');
    expect(dates).toContain('| 19 July 2024 | Due: E1-01 Publish the plan');
    expect(dates).toContain('| 29 November 2024 | Due: E1-02 Far away');
  });

  it('meetings keep their room among the dates of a large plan, and the others are said to be in the appendix', () => {
    const meeting = action({
      ...{ id: 'm', code: 'E1-99', title: 'Meetings: Improvement Board', kind: 'meeting', bodyId: BOARD.id },
      ...{ meetingDates: '2024-09-04', dueOn: '2024-09-04' },
    });
    const many = Array.from({ length: 30 }, (_, n) =>
      action({ id: `a${n}`, code: `E1-${n + 10}`, dueOn: '2024-07-01' }),
    );
    const dates = partOf(paperOf(plan([...many, meeting])), 'Next steps');
    expect(dates).toContain('| 4 September 2024 | Meeting: E1-99 Improvement Board');
    expect(dates).toContain('17 more dates of the plan, in appendix A.');
  });

  it('a date that had moved before the plan was brought in is no “no date moved”', () => {
    const moved = action({ originalDueOn: '2023-12-31', dueOn: '2024-07-31', timesMoved: 1 });
    const paper = paperOf(plan([moved]), { events: broughtIn(moved) });
    expect(textOf(paper)).not.toContain('no date moved');
    expect(partOf(paper, 'Summary')).toContain('1 date had moved before coming into the record (E1-01)');
    expect(partOf(paper, 'Changes to note')).toContain(
      'E1-01 Publish the plan | 31 December 2023 | 31 July 2024 | Moved before it came into the record on 24 June 2024',
    );
  });

  it('the name of a file is no reason, and actions of a plan are told in one sentence', () => {
    const one = action();
    const changes = partOf(paperOf(plan([one]), { events: broughtIn(one) }), 'Changes to note');
    expect(changes).toContain('1 action was brought in from a plan of the authority on 24 June 2024 (E1-01).');
    expect(changes).not.toContain('plan.xlsx');
  });

  it('a baseline without a reading is shown', () => {
    const measure = action({ kind: 'measure', unit: '%', baseline: 38, target: 55, better: 'higher', everyWeeks: 13 });
    expect(partOf(paperOf(plan([measure])), 'Measures')).toContain(
      'There is no reading yet. The baseline is 38%. The target is 55%.',
    );
  });

  it('an expiry that is only calculated is a gap to settle, and a confirmed one is not', () => {
    const paper = textOf(paperOf(plan([])));
    expect(paper).toContain(
      'The notice expires on 30 July 2024 [calculated: confirm it against the letter]. 36 days are left.',
    );
    expect(paper.split('\n')[0]).toContain('[calculated: confirm it against the letter]');
    const confirmed = plan([], { notice: notice({ expiryBasis: 'confirmed' }) });
    expect(textOf(paperOf(confirmed))).toContain('30 July 2024 (confirmed). 36 days are left.');
  });
});

describe('the time that a report covers', () => {
  const meeting = action({
    kind: 'meeting',
    bodyId: BOARD.id,
    meetingDates: '2024-06-05 2024-07-03',
    dueOn: '2024-07-03',
  });

  it('begins with the notice while no meeting was recorded as held, although one was listed', () => {
    expect(textOf(paperOf(plan([meeting])))).toContain('30 January 2024, the day on which the notice was issued');
    const held = logEntry({ kind: 'contact', on: '2024-06-05', bodyId: BOARD.id });
    expect(textOf(paperOf(plan([meeting], { logEntries: [held] })))).toContain(
      "5 June 2024, the day of this body's last meeting that was held",
    );
  });
});

describe('under a notice that replaces another one', () => {
  const old = notice({ id: 'n0', issuedOn: '2024-01-30', decisionOutcome: 'replaced' });
  const present = notice({ issuedOn: '2024-06-20', replacesNoticeId: 'n0' });
  const carried = action({ carriedFromId: 'a0', title: 'Agree data sharing', code: 'E1-02' });
  const issued = {
    id: 'i0',
    version: 1,
    noticeId: 'n0',
    bodyId: BOARD.id,
    issuedOn: '2024-06-03',
    issuedBy: 'p1',
    digest: 'x',
  };
  const earlier = record({
    notice: old,
    actions: [complete({ id: 'c0', noticeId: 'n0', title: 'Brief the Audit Committee' })],
    issuedReports: [{ ...issued, asAt: '2024-06-03T09:00:00.000Z' }],
  });
  const snapshot = plan([carried], { notice: present });

  it('carried actions are not added, and work delivered under the notice before is told since the last report', () => {
    const before = action({ id: 'a0', noticeId: 'n0', title: 'Agree data sharing' });
    const events = [
      ...eventsOf([changed('action', before, { dueOn: '2024-07-12' }, 'date moved', 'two councils asked')], EARLY),
      ...eventsOf([added('action', carried, 'carried over')], '2024-06-20T09:00:00.000Z'),
    ];
    const paper = paperOf(snapshot, { earlier, events });
    expect(textOf(paper)).toContain('3 June 2024, where the last report issued to this body ends');
    const summary = partOf(paper, 'Summary');
    expect(summary).not.toContain('added');
    expect(summary).toContain(
      'no action was delivered under this notice, 1 was delivered under the notice before it and 1 date moved',
    );
    const changes = partOf(paper, 'Changes to note');
    expect(changes).toContain('Delivered in this time under the notice of 30 January 2024');
    expect(changes).toContain('Brief the Audit Committee (E1-01 there), delivered on 17 June 2024, due 14 June 2024');
    expect(changes).toContain('E1-02 Agree data sharing | 28 June 2024 | 12 July 2024 | two councils asked');
  });
});

describe('a public paper', () => {
  const red = logEntry({ rag: 'red', text: 'Two councils refuse', correctiveAction: 'The leaders meet' });
  const one = action({ status: 'in_progress', dueOn: '2024-07-19' });

  it('never says the contrary of an internal update', () => {
    const snapshot = plan([one], { logEntries: [red] });
    expect(partOf(paperOf(snapshot), 'Summary')).toContain('1 is off track: E1-01.');
    const text = textOf(paperOf(snapshot, { readers: 'public' }));
    for (const words of ['off track', 'On track', 'on track', 'Nothing is blocked', 'Nothing else needs', 'Not said'])
      expect(text).not.toContain(words);
    expect(text).toContain('| Still to do | Late or red |');
  });

  it('counts what is late or red by public words, and says that', () => {
    const snapshot = plan([one], { logEntries: [{ ...red, marking: 'public' }] });
    expect(partOf(paperOf(snapshot, { readers: 'public' }), 'Summary')).toContain(
      '1 is late or red by what is public: E1-01.',
    );
  });
});

it('parts without anything are left out, the others are numbered in order, and an expectation without an SRO is a gap', () => {
  const paper = paperOf(plan([action()], { evidence: [evidence()] }));
  const parts = paper.blocks.flatMap((block) => (block.type === 'heading' && block.level === 1 ? [block.text] : []));
  expect(parts).toEqual([
    '1. About this paper',
    '2. Summary',
    '3. Position by expectation',
    '4. What has been done and what is next',
    '5. Changes to note',
    '6. Engagement',
    '7. Blocked and red',
    '8. Next steps',
    'Appendix A: all actions',
    'Appendix B: register of evidence',
  ]);
  expect(textOf(paper)).toContain('[senior responsible owner] for E1');
});
