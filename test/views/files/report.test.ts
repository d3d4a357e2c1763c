/** The sentences of a report to a board are true of the record: what is delivered, late and red. */
import { describe, expect, it } from 'vitest';
import type { Action } from '../../../src/core/record/model.ts';
import { delivered, milestone, paperOf, partOf, plan, textOf } from '../../helpers/papers.ts';
import { AT, action, logEntry } from '../../helpers/record.ts';

const imported = (of: Partial<Action> = {}) =>
  delivered({ reportedBy: null, reportedAt: null, completedBy: null, broughtInAt: AT, completedAt: AT, ...of });

describe('what is delivered', () => {
  it('work that was complete in a plan stands apart from what is delivered, in words, figures and picture', () => {
    const paper = paperOf(plan([imported(), delivered({ id: 'a2', code: 'E1-02', dueOn: '2024-06-20' })]));
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
    const confirmed = imported({ broughtInAt: null, completedBy: 'p1' });
    const position = partOf(paperOf(plan([confirmed])), 'Position');
    expect(position).not.toContain('confirmed by somebody else');
    expect(position).toContain('Delivered, because a programme lead confirmed what a plan called complete: E1-01.');
  });

  it('an action that was reported after its date says so in the part about it, the summary and the appendix', () => {
    const paper = paperOf(plan([delivered()]));
    expect(partOf(paper, 'What has been done')).toContain(
      'E1-01 Publish the plan, delivered on 17 June 2024, due 14 June 2024',
    );
    expect(partOf(paper, 'Summary')).toContain('1 action was delivered (E1-01) after its date');
    expect(partOf(paper, 'Appendix A')).toContain('Delivered on 17 June 2024, due 14 June 2024');
    const inTime = paperOf(plan([delivered({ dueOn: '2024-06-17' })]));
    expect(partOf(inTime, 'What has been done')).toContain('E1-01 Publish the plan, delivered on 17 June 2024');
    expect(textOf(inTime)).not.toContain('after the date');
  });

  it('few actions are counted in whole sentences', () => {
    const open = action({ id: 'a2', code: 'E1-02', dueOn: '2024-07-30' });
    const summary = partOf(paperOf(plan([delivered(), open])), 'Summary');
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
    expect(textOf(paperOf(plan([delivered()], { milestones: [late] })))).not.toContain('is late');
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
    expect(partOf(paper, 'What has been done'), 'red comes first').toContain('E1-40 Step 40');
    expect(partOf(paper, 'Appendix C: tables in full')).toContain(
      'E1-40 Step 40 | 3 June 2024 | Late. Rated red. No supplier (update of 24 June 2024) | A second tender (update of 24 June 2024)',
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
    expect(paper).toContain('Late. From the plan: 68 of 76 members trained (update of 24 June 2024)');
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
