/** The dates, the time, the notice before and the readers of a report to a board. */
import { describe, expect, it } from 'vitest';
import { added, changed } from '../../../src/core/record/changes.ts';
import {
  BOARD,
  broughtIn,
  delivered,
  eventsOf,
  milestone,
  paperOf,
  partOf,
  plan,
  textOf,
} from '../../helpers/papers.ts';
import { action, evidence, logEntry, notice, record } from '../../helpers/record.ts';

const EARLY = '2024-06-17T09:00:00.000Z';

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

  it('the meetings keep their room among the dates of a large plan, and the others are said to be in the appendix', () => {
    const meeting = action({
      ...{ id: 'm', code: 'E1-99', title: 'Meetings: Improvement Board', kind: 'meeting', bodyId: BOARD.id },
      ...{ meetingDates: '2024-09-04', dueOn: '2024-09-04' },
    });
    const many = Array.from({ length: 30 }, (_, n) =>
      action({ id: `a${n}`, code: `E1-${n + 10}`, dueOn: '2024-07-01' }),
    );
    const dates = partOf(paperOf(plan([...many, meeting])), 'Next steps');
    expect(dates).toContain('| 4 September 2024 | Meeting: E1-99 Improvement Board');
    expect(dates).toContain('Key dates ahead; 21 more dates of the plan in appendix A');
  });

  it('a date that had moved before the plan was brought in is no “no date moved”', () => {
    const moved = action({ originalDueOn: '2023-12-31', dueOn: '2024-07-31', timesMoved: 1 });
    const paper = paperOf(plan([moved]), { events: broughtIn(moved) });
    expect(textOf(paper)).not.toContain('no date moved');
    expect(partOf(paper, 'Summary')).toContain('1 date had already moved in the authority’s plan (E1-01)');
    expect(partOf(paper, 'Changes to note')).toContain(
      'E1-01 Publish the plan | 31 December 2023 | 31 July 2024 | Moved in the authority’s plan before it was brought in on 24 June 2024',
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

  it('a report begins with the notice while no meeting was recorded as held, although one was listed', () => {
    expect(textOf(paperOf(plan([meeting])))).toContain('30 January 2024, the day on which the notice was issued');
    const held = logEntry({ kind: 'contact', on: '2024-06-05', bodyId: BOARD.id });
    expect(textOf(paperOf(plan([meeting], { logEntries: [held] })))).toContain(
      "5 June 2024, the day of this body's last meeting that was held",
    );
  });
});

describe('the first report to a body that met already', () => {
  const meeting = action({ kind: 'meeting', bodyId: BOARD.id, meetingDates: '2024-06-19', dueOn: null });
  const held = logEntry({ kind: 'contact', on: '2024-06-19', bodyId: BOARD.id, addedAt: '2024-06-19T09:00:00.000Z' });
  const done = delivered({ id: 'a2', code: 'E1-02' });
  const late = action({ id: 'a3', code: 'E1-03', title: 'Agree pay', dueOn: '2024-07-12' });
  const events = eventsOf(
    [changed('action', late, { dueOn: '2024-07-19' }, 'date moved', 'two councils asked')],
    EARLY,
  );
  const of = { logEntries: [held], milestones: [milestone({ actionId: 'a3', doneOn: '2024-06-10' })] };

  it('work and dates of the time before the meeting are in the summary and in a table of their own', () => {
    const paper = paperOf(plan([meeting, done, late], of), { events });
    expect(partOf(paper, 'Summary')).toContain(
      'Before that, since the notice of 30 January 2024, 1 action was delivered (E1-02), 1 action had milestones done, contact or readings (E1-03) and 1 date moved (E1-03). This is the first report to this body, so these are listed under “Changes to note”.',
    );
    const changes = partOf(paper, 'Changes to note');
    expect(changes).toContain('From 30 January 2024 up to 19 June 2024, before this first report');
    expect(changes).toContain('E1-02 Publish the plan | Delivered on 17 June 2024, due 14 June 2024');
    expect(changes).toContain('E1-03 Agree pay | 1 milestone done (E1-03a Values agreed, 10 June 2024)');
    expect(changes).toContain(
      'E1-03 Agree pay | Date moved from 12 July 2024 to 19 July 2024 on 17 June 2024, because two councils asked',
    );
  });

  it('where nothing happened before the meeting, nothing is said of that time', () => {
    expect(textOf(paperOf(plan([meeting, late], { logEntries: [held] })))).not.toContain('Before that');
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
    actions: [delivered({ id: 'c0', noticeId: 'n0', title: 'Brief the Audit Committee' })],
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

  it('a public paper never says the contrary of an internal update', () => {
    const snapshot = plan([one], { logEntries: [red] });
    expect(partOf(paperOf(snapshot), 'Summary')).toContain('1 is off track: E1-01.');
    const text = textOf(paperOf(snapshot, { readers: 'public' }));
    for (const words of ['off track', 'On track', 'on track', 'Nothing is blocked', 'Nothing else needs', 'Not rated'])
      expect(text).not.toContain(words);
    expect(text).toContain('| Still to do | Late or red');
  });

  it('a public paper counts what is late or red by public words, and says that', () => {
    const snapshot = plan([one], { logEntries: [{ ...red, marking: 'public' }] });
    expect(partOf(paperOf(snapshot, { readers: 'public' }), 'Summary')).toContain(
      '1 is late, or red in public updates: E1-01.',
    );
  });
});

describe('a commitment that is kept up', () => {
  const monthly = action({ kind: 'ongoing', everyWeeks: 4, dueOn: '2024-07-10' });

  it('a commitment that was never met and is not due yet is neither kept up nor lapsed', () => {
    const paper = paperOf(plan([monthly]));
    expect(partOf(paper, 'Summary')).toContain('The one commitment to be kept up is not yet due for the first time.');
    expect(partOf(paper, 'Position')).toContain('| Off track | Not yet due');
    expect(partOf(paper, 'Position')).toContain('E1: 1 not yet due');
    expect(textOf(paper)).not.toMatch(/kept up \d|Kept up \|/);
  });

  it('a commitment that was met is kept up, in a public paper as well, although the evidence is internal', () => {
    const other = { ...monthly, id: 'a2', code: 'E1-02' };
    const snapshot = plan([monthly, other], { evidence: [evidence({ marking: 'internal' })] });
    for (const readers of ['internal', 'public'] as const)
      expect(partOf(paperOf(snapshot, { readers }), 'Summary')).toContain(
        'Of 2 commitments to be kept up, none has lapsed, and 1 is not yet due for the first time.',
      );
  });
});

it('contact that was struck does not count as met', () => {
  const monthly = action({ kind: 'ongoing', bodyId: BOARD.id, everyWeeks: 4, dueOn: '2024-07-10' });
  const contact = logEntry({ kind: 'contact', bodyId: BOARD.id });
  const summary = (of: Partial<typeof contact>) =>
    partOf(paperOf(plan([monthly], { logEntries: [{ ...contact, ...of }] })), 'Summary');
  expect(summary({})).toContain('The one commitment to be kept up has not lapsed.');
  expect(summary({ struckAt: '2024-06-24T07:56:00.000Z' })).toContain('is not yet due for the first time');
});

it('a part without anything is left out, the others are numbered in order, and an expectation without an SRO is a gap', () => {
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
