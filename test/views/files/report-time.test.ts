/** The time of a report: what belongs to it after an issued one, and how much room the dates ahead have. */
import { describe, expect, it } from 'vitest';
import { added, changed } from '../../../src/core/record/changes.ts';
import { BOARD, eventsOf, milestone, paperOf, partOf, plan, textOf } from '../../helpers/papers.ts';
import { issuedReport } from '../../helpers/plan-rows.ts';
import { action, logEntry, person } from '../../helpers/record.ts';

/** The last report was issued on 10 June 2024 at noon; the paper is of 24 June. */
const ISSUED = issuedReport({ bodyId: BOARD.id, issuedOn: '2024-06-10', asAt: '2024-06-10T12:00:00.000Z' });
const [BEFORE, AFTER] = ['2024-06-10T11:00:00.000Z', '2024-06-12T09:00:00.000Z'] as const;

describe('work after an issued report', () => {
  const call = action({ kind: 'ongoing', everyWeeks: 13, bodyId: BOARD.id, title: 'Calls', dueOn: '2024-08-05' });
  const told = (on: string, recorded: string) => {
    const entry = logEntry({ aboutId: call.id, kind: 'contact', on });
    const events = eventsOf([added('logEntry', entry, 'contact recorded')], recorded);
    const paper = paperOf(plan([call], { logEntries: [entry], issuedReports: [ISSUED] }), { events });
    return partOf(paper, 'What has been done');
  };

  it('contact that was recorded after the report is told, although its day lies before', () => {
    expect(told('2024-06-07', AFTER)).toContain('Calls: contact on 7 June 2024');
  });

  it('contact of the day of the report that was recorded before it is not told again', () => {
    expect(told('2024-06-10', BEFORE)).not.toContain('contact on');
  });

  it('a milestone that was ticked off before the report is not told again', () => {
    const work = action({ dueOn: '2024-07-30' });
    const done = milestone({ actionId: work.id, doneOn: '2024-06-10' });
    const paper = (at: string) => {
      const events = eventsOf([changed('milestone', milestone(), { doneOn: '2024-06-10' }, 'milestone done')], at);
      return textOf(paperOf(plan([work], { milestones: [done], issuedReports: [ISSUED] }), { events }));
    };
    expect(paper(AFTER)).toContain('1 milestone done (E1-01a Values agreed, 10 June 2024)');
    expect(paper(BEFORE)).not.toContain('1 milestone done (E1-01a');
  });

  it('a milestone that an import brings in counts by its day', () => {
    const work = action({ dueOn: '2024-07-30' });
    const done = milestone({ actionId: work.id, doneOn: '2024-03-01' });
    const events = eventsOf([added('milestone', done, 'brought in')], AFTER);
    const paper = paperOf(plan([work], { milestones: [done], issuedReports: [ISSUED] }), { events });
    expect(textOf(paper)).not.toContain('1 milestone done (E1-01a');
  });

  it('a milestone of a day to come is not done yet', () => {
    const work = action({ dueOn: '2024-07-30' });
    const done = milestone({ actionId: work.id, doneOn: '2024-07-10' });
    expect(textOf(paperOf(plan([work], { milestones: [done] })))).not.toContain('1 milestone done (E1-01a');
  });
});

describe('the public version of a paper', () => {
  const since = (readers: 'internal' | 'public', today: string) =>
    textOf(paperOf(plan([], { issuedReports: [ISSUED] }), { readers, today, asAt: `${today}T12:00:00.000Z` }));

  it('within a week of an issued report it covers the same time', () => {
    expect(since('public', '2024-06-14')).not.toContain('where the last report issued to this body ends');
    expect(since('internal', '2024-06-14')).toContain('where the last report issued to this body ends');
  });

  it('later it begins where that report ends', () => {
    expect(since('public', '2024-06-24')).toContain('where the last report issued to this body ends');
  });
});

describe('what a paper says of work that is not done', () => {
  it('an action that was reported is named with who is to confirm it', () => {
    const reported = action({ status: 'reported_complete', dueOn: '2024-06-21', reportedBy: 'p1' });
    const paper = paperOf(plan([reported]));
    expect(partOf(paper, 'Summary')).toContain('1 is reported complete, not confirmed yet (E1-01).');
    expect(partOf(paper, 'What has been done')).toContain('Reported complete, not confirmed yet');
    expect(partOf(paper, 'What has been done')).toContain('is to confirm it');
  });

  it('a post that somebody holds for the time being stands whole', () => {
    const interim = person({ id: 'p9', name: 'Director of Place (interim)' });
    const work = action({ ownerId: 'p9', dueOn: '2024-07-01' });
    const paper = paperOf(plan([work], { people: [interim, BOARD] }));
    expect(textOf(paper)).toContain('Director of Place (interim)');
  });
});

it('two meetings of a series leave room for the dates of the plan', () => {
  const days = ['2024-07-01', '2024-08-05', '2024-09-02', '2024-10-07'];
  const meetings = action({
    ...{ id: 'a2', code: 'E1-02', kind: 'meeting', title: 'Meetings: Improvement Board', bodyId: BOARD.id },
    ...{ dueOn: days[0] as string, meetingDates: days.join(' ') },
  });
  const dates = partOf(paperOf(plan([action({ dueOn: '2024-09-30' }), meetings])), 'Next steps');
  expect(dates).toContain('1 July 2024');
  expect(dates).toContain('5 August 2024');
  expect(dates).not.toContain('2 September 2024');
  expect(dates).toContain('30 September 2024');
});
