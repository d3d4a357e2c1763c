/** Everything that happened in the time of a paper is told in it once: work that went back, blocks, withdrawn rows, steps and gaps. */
import { describe, expect, it } from 'vitest';
import { type Change, changed } from '../../../src/core/record/changes.ts';
import type { Action, LogEntry } from '../../../src/core/record/model.ts';
import { gapsIn } from '../../../src/views/files/report/gaps.ts';
import { BOARD, delivered, eventsOf, milestone, paperOf, partOf, plan, textOf } from '../../helpers/papers.ts';
import { issuedReport, recommendation } from '../../helpers/plan-rows.ts';
import { action, logEntry } from '../../helpers/record.ts';

const ISSUED = issuedReport({ bodyId: BOARD.id, issuedOn: '2024-06-10', asAt: '2024-06-10T12:00:00.000Z' });
const [EARLIER, LATER] = ['2024-06-03T09:00:00.000Z', '2024-06-17T09:00:00.000Z'] as const;
const running = action({ status: 'in_progress', dueOn: '2024-07-19', originalDueOn: '2024-07-19' });

/** The paper after these changes, after a report of 10 June 2024 that did not have the later ones. */
function paperAfter(
  now: readonly Action[],
  later: readonly Change[],
  {
    earlier = [],
    of = {},
    readers = 'internal',
  }: {
    readonly earlier?: readonly Change[];
    readonly of?: Parameters<typeof plan>[1];
    readonly readers?: 'internal' | 'public';
  } = {},
) {
  const events = [...eventsOf(earlier, EARLIER), ...eventsOf(later, LATER)];
  return paperOf(plan(now, { issuedReports: [ISSUED], ...of }), { events, readers });
}

describe('changes to note', () => {
  const complete = delivered();
  const reopened = changed('action', complete, { status: 'in_progress' }, 'reopened', 'the Council asked for more');

  it('an action that was opened again is in the summary, and in a table with its day and reason', () => {
    const paper = paperAfter([running], [reopened]);
    expect(partOf(paper, 'Summary')).toContain('1 action was reopened (E1-01)');
    expect(partOf(paper, 'Changes')).toContain(
      'E1-01 Publish the plan | Reopened | 17 June 2024 | the Council asked for more',
    );
  });

  it('an open action that was opened again stands under its expectation with its day and reason', () => {
    expect(textOf(paperAfter([running], [reopened]))).toContain(
      'E1-01 Publish the plan, reopened on 17 June 2024: the Council asked for more',
    );
    expect(textOf(paperAfter([complete], [reopened]))).not.toContain('Publish the plan, reopened on');
  });

  it('the reason of an action that was opened again is that of its opening, until somebody says more', () => {
    const late = action({ status: 'in_progress', dueOn: '2024-06-14', originalDueOn: '2024-06-14' });
    const red = { rag: 'red', text: 'Nobody has time', correctiveAction: 'Two more people' } as const;
    const before = logEntry({ ...red, on: '2024-06-03', addedAt: EARLIER });
    const after = logEntry({ ...red, id: 'l2', code: 'U2', on: '2024-06-20', addedAt: '2024-06-20T09:00:00.000Z' });
    const rowOf = (...logEntries: readonly LogEntry[]) =>
      partOf(paperAfter([late], [reopened], { of: { logEntries } }), 'What has been done');
    expect(rowOf(before)).toContain('Late. Reopened on 17 June 2024: the Council asked for more | [corrective action]');
    expect(rowOf(before)).not.toContain('Nobody has time');
    expect(rowOf(before, after)).toContain('Nobody has time');
  });

  it('a change that an issued report had already is not told again', () => {
    expect(textOf(paperAfter([running], [], { earlier: [reopened] }))).not.toContain('reopened (');
  });

  it('a public paper says that an action was opened again, without the reason', () => {
    const changes = partOf(paperAfter([running], [reopened], { readers: 'public' }), 'Changes');
    expect(changes).toContain('Reopened | 17 June 2024 | Not for publication');
    expect(changes).not.toContain('asked for more');
  });

  it('an action that came back to its owner is told with the reason', () => {
    const reported = action({ status: 'reported_complete' });
    const back = changed('action', reported, { status: 'in_progress' }, 'returned', 'the minute is missing');
    const paper = paperAfter([running], [back]);
    expect(partOf(paper, 'Summary')).toContain('1 action was returned to its owner (E1-01)');
    expect(partOf(paper, 'Changes')).toContain('Returned to its owner | 17 June 2024 | the minute is missing');
  });

  it('a withdrawn action that is in the plan again is told as that', () => {
    const back = changed(
      'action',
      action({ status: 'withdrawn' }),
      { status: 'in_progress' },
      'reopened',
      'it is needed',
    );
    expect(partOf(paperAfter([running], [back]), 'Changes')).toContain(
      'Back in the plan | 17 June 2024 | it is needed',
    );
  });

  describe('a block', () => {
    const blocked = action({ status: 'blocked', blockedBecause: 'lenders must agree' });
    const begins = changed('action', running, { status: 'blocked' }, 'blocked', 'lenders must agree');
    const lifted = changed('action', blocked, { status: 'in_progress', blockedBecause: null }, 'started');

    it('a block that was lifted is told with its days and what it was', () => {
      const paper = paperAfter([running], [lifted], { earlier: [begins] });
      expect(partOf(paper, 'Summary')).toContain('1 action is no longer blocked (E1-01)');
      expect(partOf(paper, 'Changes')).toContain(
        'No longer blocked | 17 June 2024 | It was blocked since 3 June 2024: lenders must agree',
      );
    });

    it('an action that is blocked once more is not said to be free', () => {
      expect(textOf(paperAfter([blocked], [lifted], { earlier: [begins] }))).not.toContain('no longer blocked');
    });

    it('blocked work that was withdrawn is told as withdrawn alone', () => {
      const gone = changed('action', blocked, { status: 'withdrawn' }, 'withdrawn', 'merged');
      const paper = paperAfter([action({ status: 'withdrawn' })], [gone], { earlier: [begins] });
      expect(textOf(paper)).not.toContain('No longer blocked');
    });
  });

  it('a proposed date that was refused is told with the reason', () => {
    const refused = changed('action', running, { proposedDueOn: null }, 'date refused', 'Cabinet meets before');
    expect(partOf(paperAfter([running], [refused]), 'Changes')).toContain(
      'Proposed date refused | 17 June 2024 | Cabinet meets before',
    );
  });

  it('the date of a milestone that moved stands among the dates that moved', () => {
    const moved = changed('milestone', milestone(), { dueOn: '2024-07-12' }, 'date moved', 'the room is taken');
    const paper = paperAfter([running], [moved], { of: { milestones: [milestone({ dueOn: '2024-07-12' })] } });
    expect(partOf(paper, 'Summary')).toContain('1 milestone date moved');
    expect(partOf(paper, 'Summary')).not.toContain('no date moved');
    expect(partOf(paper, 'Changes')).toContain('E1-01a Values agreed | 5 July 2024 | 12 July 2024 | the room is taken');
  });

  it('a milestone of an issued report that is not done after all is told; a tick of the same time is not', () => {
    const tick = changed('milestone', milestone(), { doneOn: '2024-06-03' }, 'milestone done');
    const back = changed('milestone', milestone({ doneOn: '2024-06-03' }), { doneOn: null }, 'milestone open again');
    const of = { milestones: [milestone()] };
    expect(partOf(paperAfter([running], [back], { earlier: [tick], of }), 'Changes')).toContain(
      'E1-01a Values agreed | Milestone not done after all',
    );
    expect(textOf(paperAfter([running], [tick, back], { of }))).not.toContain('not done after all');
  });

  it('a recommendation that was withdrawn or opened again is told', () => {
    const row = recommendation();
    const changes = [
      changed('recommendation', row, { withdrawnAt: LATER }, 'withdrawn', 'it was entered by mistake'),
      changed('recommendation', row, { outcome: 'open' }, 'open again', 'the auditor asked'),
    ];
    const part = partOf(paperAfter([running], changes, { of: { recommendations: [row] } }), 'Changes');
    expect(part).toMatch(/R1 .+ \| Withdrawn \| 17 June 2024 \| it was entered by mistake/);
    expect(part).toMatch(/R1 .+ \| Reopened \| 17 June 2024 \| the auditor asked/);
  });
});

describe('withdrawn actions in the appendix', () => {
  const gone = action({ id: 'a2', code: 'E1-02', title: 'Publish the plan', status: 'withdrawn', dueOn: '2024-02-26' });
  const event = changed(
    'action',
    { ...gone, status: 'not_started' },
    { status: 'withdrawn' },
    'withdrawn',
    'entered twice',
  );

  it('a withdrawn action stands apart with its reason, and without a date that binds nobody', () => {
    const appendix = partOf(paperAfter([running, gone], [], { earlier: [event] }), 'Appendix A');
    expect(appendix).toContain('1 action in the order of the codes');
    expect(appendix).toContain('1 withdrawn action, no longer in the plan');
    expect(appendix).toContain('E1-02 | Publish the plan | 3 June 2024 | entered twice');
    expect(appendix).not.toContain('26 February 2024');
  });

  it('a public paper gives no reason for it', () => {
    const text = textOf(paperAfter([running, gone], [], { earlier: [event], readers: 'public' }));
    expect(text).toContain('E1-02 | Publish the plan | 3 June 2024 | Not for publication');
  });

  it('an action that a plan had withdrawn before has neither a day nor a gap for its reason', () => {
    const appendix = partOf(paperAfter([running, gone], []), 'Appendix A');
    expect(appendix).toContain('E1-02 | Publish the plan | In the plan brought in');
    expect(appendix).not.toContain('[');
  });
});

describe('the next step of finished work', () => {
  const done = delivered({ title: 'Costed plan' });
  const step = (next: string) =>
    logEntry({ text: 'Draft is out', next, on: '2024-06-10', addedAt: '2024-06-10T09:00:00.000Z' });
  const work = (next: string) => partOf(paperOf(plan([done], { logEntries: [step(next)] })), 'What has been done');

  it('a step whose day is still to come is under “Next”, and the author says whether it goes ahead', () => {
    expect(work('Board on 3 July')).toContain(
      'E1-01 Costed plan. Next step: Board on 3 July (update of 10 June 2024) [this action is complete: say whether this step still goes ahead]',
    );
  });

  it.each(['Board on 21 June', 'Ask the Board'])('a step without a day to come is not asked about: %s', (next) => {
    expect(work(next)).not.toContain('step still goes ahead');
  });
});

describe('gaps', () => {
  const red = logEntry({ rag: 'red', text: 'Red.', correctiveAction: 'The leaders meet by 14 June', on: '2024-06-03' });

  it('the same is asked of the same action once, and the reader is sent there from the other places', () => {
    const paper = paperOf(plan([running], { logEntries: [red] }));
    expect(textOf(paper).match(/\[reason\](?! for)/g)).toHaveLength(1);
    expect(partOf(paper, 'Blocked and red')).toContain('E1-01 Publish the plan | Red | See above');
  });

  it('an action without an owner has the gap once, and says so elsewhere', () => {
    const paper = paperOf(plan([{ ...running, ownerId: null }]));
    expect(textOf(paper).match(/\[no owner\](?! for)/g)).toHaveLength(1);
    expect(partOf(paper, 'Appendix A')).toContain('| No owner |');
  });

  it('the list of gaps says which reason is missing', () => {
    const move = changed('action', running, { dueOn: '2024-07-26' }, 'date moved', 'imported from plan.xlsx');
    const paper = paperAfter([{ ...running, dueOn: '2024-07-26' }], [move], { of: { logEntries: [red] } });
    const gaps = gapsIn(paper.blocks.slice(1), 'plain');
    expect(gaps).toContain('[reason] for E1-01');
    expect(gaps).toContain('[reason for the date of 26 July 2024] for E1-01');
  });

  it('a gap in the words about an expectation has its code', () => {
    const said = { ...red, about: 'expectation', aboutId: 'x1', text: 'Board on 14 June', on: '2024-06-03' } as const;
    const paper = paperOf(plan([running], { logEntries: [{ ...said, addedAt: '2024-06-03T09:00:00.000Z' }] }));
    expect(gapsIn(paper.blocks.slice(1), 'plain')).toContain(
      '[a date in these words has passed: say what happened] for E1',
    );
  });
});
