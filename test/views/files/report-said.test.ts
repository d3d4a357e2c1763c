/** The words of people in a report: amber is seen, each update says its day, and a day that has passed is asked about. */
import { describe, expect, it } from 'vitest';
import { gapsIn } from '../../../src/views/files/report/gaps.ts';
import { milestone, paperOf, partOf, plan, textOf } from '../../helpers/papers.ts';
import { action, evidence, expectation, logEntry, person } from '../../helpers/record.ts';

const running = action({ status: 'in_progress', dueOn: '2024-09-30', originalDueOn: '2024-09-30' });
const amber = logEntry({
  ...{ rag: 'amber', text: 'Sponsors do not answer', correctiveAction: 'PMO to chase sponsors.' },
  ...{ next: 'Board on 3 July', on: '2024-06-10', addedAt: '2024-06-10T09:00:00.000Z' },
});

describe('what is rated amber', () => {
  it('an amber action stands in the summary, in the figures, and with its reason and remedy under its expectation', () => {
    const paper = paperOf(plan([running], { logEntries: [amber] }));
    expect(partOf(paper, 'Summary')).toContain('No action is off track. 1 is rated amber: E1-01.');
    const position = partOf(paper, 'Position');
    expect(position).toContain('| On track | Amber | Off track');
    expect(position).toContain('E1: 1 amber');
    expect(partOf(paper, 'What has been done')).toContain(
      'E1-01 Publish the plan | 30 September 2024 | Rated amber. Sponsors do not answer (update of 10 June 2024) | PMO to chase sponsors. Next: Board on 3 July (update of 10 June 2024)',
    );
  });

  it.each(['Amber.', 'See the next step.', 'See the corrective action.'])(
    '“%s”, which an import writes for a row without words, is no reason, so that the author is asked',
    (text) => {
      const work = partOf(paperOf(plan([running], { logEntries: [{ ...amber, text }] })), 'What has been done');
      expect(work).toContain('Rated amber. [reason]');
      expect(work).not.toContain(text);
    },
  );

  it('an amber action keeps the reason of its colour beside a later update without one', () => {
    const later = logEntry({ id: 'l2', code: 'U2', text: 'Half of them have answered', on: '2024-06-20' });
    const work = partOf(paperOf(plan([running], { logEntries: [amber, later] })), 'What has been done');
    expect(work).toContain('Rated amber. Sponsors do not answer (update of 10 June 2024). Since then: ');
    expect(work).toContain('Half of them have answered (update of 20 June 2024)');
    expect(work).toContain('PMO to chase sponsors. Next: Board on 3 July (update of 10 June 2024)');
  });

  it('an amber action that is late is off track and counted once', () => {
    const paper = paperOf(plan([{ ...running, dueOn: '2024-06-03' }], { logEntries: [amber] }));
    expect(partOf(paper, 'Summary')).toContain('1 is off track: E1-01.');
    expect(partOf(paper, 'Summary')).not.toContain('rated amber');
    expect(partOf(paper, 'Position')).not.toContain('| Amber |');
  });

  it('contact that is kept up and rated amber is named as well', () => {
    const kept = action({ kind: 'ongoing', everyWeeks: 4, dueOn: '2024-07-10', status: 'in_progress' });
    const paper = paperOf(plan([kept], { logEntries: [amber], evidence: [evidence()] }));
    expect(partOf(paper, 'Summary')).toContain('1 of them is rated amber: E1-01.');
    expect(partOf(paper, 'What has been done')).toContain('PMO to chase sponsors');
  });

  it('an amber expectation is in the summary, with its reason and what is done about it in its part', () => {
    const said = { ...amber, about: 'expectation', aboutId: 'x1' } as const;
    const paper = paperOf(plan([running], { logEntries: [said] }));
    expect(partOf(paper, 'Summary')).toContain('1 expectation rated amber (E1)');
    expect(partOf(paper, 'What has been done')).toContain(
      'Rated amber. Sponsors do not answer (update of 10 June 2024). What is done about it: PMO to chase sponsors. Next: Board on 3 July (update of 10 June 2024)',
    );
  });

  it('an amber recommendation says why, and what is done about it', () => {
    const row = {
      ...{ id: 'r1', version: 1, noticeId: 'n1', code: 'R1', title: 'Train members', text: 'Train members.' },
      ...{ sourceId: 'b1', receivedOn: '2024-03-01', respondBy: null, response: 'accepted', responseText: '' },
      ...{ seniorResponsibleOwnerId: null, outcome: 'open', outcomeOn: null, outcomeText: null, expectationId: 'x1' },
      ...{
        outcomeBy: null,
        outcomeAt: null,
        withdrawnAt: null,
        level: 'member',
        respondedOn: null,
        carriedFromId: null,
      },
    } as const;
    const said = { ...amber, about: 'recommendation', aboutId: 'r1' } as const;
    const snapshot = plan([running], { logEntries: [said], recommendations: [row as never] });
    expect(partOf(paperOf(snapshot), 'Recommendations')).toContain('Rated amber. Sponsors do not answer');
    expect(partOf(paperOf(snapshot), 'Summary')).toContain('1 recommendation rated amber (R1)');
  });

  it('a milestone that a plan calls amber is named in the summary and under its expectation', () => {
    const fromPlan = logEntry({ text: 'From the plan: CT1.3 Second staff survey: Amber', on: '2024-06-03' });
    const snapshot = plan([running], {
      milestones: [milestone({ title: 'Second staff survey' })],
      logEntries: [fromPlan],
    });
    const paper = paperOf(snapshot);
    expect(partOf(paper, 'Summary')).toContain('1 milestone is amber in the plan: E1-01a.');
    expect(partOf(paper, 'What has been done')).toContain('Amber in the plan brought in on 3 June 2024');
  });

  it('a public paper calls amber what a public update says, and nothing else', () => {
    const open = { ...amber, marking: 'public' } as const;
    const summary = partOf(paperOf(plan([running], { logEntries: [open] }), { readers: 'public' }), 'Summary');
    expect(summary).toContain('1 is amber in public updates: E1-01.');
    expect(textOf(paperOf(plan([running], { logEntries: [amber] }), { readers: 'public' }))).not.toContain('mber: E1');
  });
});

describe('words whose day has passed', () => {
  it('a next step of a day that has passed is asked about, with the code of its action at the top', () => {
    const stale = { ...amber, next: 'Star chamber on 14 June' };
    const paper = paperOf(plan([running], { logEntries: [stale] }));
    expect(partOf(paper, 'What has been done')).toContain(
      'Next: Star chamber on 14 June (update of 10 June 2024) [a date in these words has passed: say what happened]',
    );
    expect(textOf(paper).split('\n')[0]).toContain('[a date in these words has passed: say what happened] for E1-01');
  });

  it.each([
    'Partners to validate by 14 June',
    'Partners to validate by 14th of June 2024',
    'Partners to validate by 14/06',
    'Partners to validate by the 14 Jun.',
  ])('an update that names a day between its own and today is asked about: %s', (text) => {
    const paper = paperOf(plan([running], { logEntries: [{ ...amber, text }] }));
    expect(textOf(paper)).toContain('[a date in these words has passed: say what happened] for E1-01');
  });

  it.each([
    ['a day before its own', 'Council decided on 3 June'],
    ['its own day', 'Council decided on 10 June'],
    ['a day to come', 'Council decides on 26 June'],
    ['no day', 'Council may decide, 14 of 20 agree'],
    ['a day of next year', 'Council decides by 14 June 2025'],
  ])('an update that names %s is not asked about', (_, text) => {
    expect(textOf(paperOf(plan([running], { logEntries: [{ ...amber, text }] })))).not.toContain('has passed');
  });

  it('a month that is over has passed, and one that is not has not', () => {
    const may = { ...amber, on: '2024-05-07', addedAt: '2024-05-07T09:00:00.000Z' };
    const text = (next: string) => textOf(paperOf(plan([running], { logEntries: [{ ...may, next }] })));
    expect(text('Finish by the end of May')).toContain('has passed');
    expect(text('Finish in June')).not.toContain('has passed');
  });

  it('an action that stands only in the appendix is asked about as well', () => {
    const green = logEntry({ rag: 'green', text: 'Draft by 14 June', on: '2024-06-10', addedAt: amber.addedAt });
    expect(textOf(paperOf(plan([running], { logEntries: [green] }))).split('\n')[0]).toContain('has passed: say what');
  });

  it('a next step on the way names the day on which it was said', () => {
    const soon = { ...running, dueOn: '2024-07-12' };
    const green = logEntry({ rag: 'green', text: 'Draft is out', next: 'Board on 3 July', on: '2024-06-10' });
    expect(partOf(paperOf(plan([soon], { logEntries: [green] })), 'What has been done')).toContain(
      'Next step: Board on 3 July (update of 10 June 2024)',
    );
  });
});

describe('gaps that the author settles', () => {
  it('a late milestone has the corrective action that its action got after it became late', () => {
    const late = milestone({ dueOn: '2024-06-03', title: 'Sponsors named' });
    const plain = { ...amber, rag: null };
    const paper = paperOf(plan([running], { milestones: [late], logEntries: [plain] }));
    expect(textOf(paper)).not.toContain('[corrective action]');
    expect(partOf(paper, 'What has been done')).toContain('Of E1-01: PMO to chase sponsors.');
    const before = { ...plain, on: '2024-05-20', addedAt: '2024-05-20T09:00:00.000Z' };
    expect(textOf(paperOf(plan([running], { milestones: [late], logEntries: [before] })))).toContain(
      '[corrective action] for E1-01a',
    );
  });

  it('a late milestone of an amber action stands in the row of the action alone', () => {
    const late = milestone({ dueOn: '2024-06-03', title: 'Sponsors named' });
    const work = partOf(paperOf(plan([running], { milestones: [late], logEntries: [amber] })), 'What has been done');
    expect(work).toContain(
      'Milestones: 0 of 1 done. Late: E1-01a Sponsors named, 3 June 2024 | PMO to chase sponsors.',
    );
    expect(work).not.toContain('E1-01a Sponsors named |');
  });

  it('an action that is not started although an update says how it goes is a gap', () => {
    const idle = action({ dueOn: '2024-09-30' });
    const green = logEntry({ rag: 'green', text: 'Paper drafted', on: '2024-06-10' });
    const paper = textOf(paperOf(plan([idle], { logEntries: [green] })));
    expect(paper).toContain('[recorded as not started, but rated green on 10 June 2024: say which is right] for E1-01');
    for (const quiet of [
      { ...green, text: 'Not yet started' },
      { ...green, rag: null },
    ])
      expect(textOf(paperOf(plan([idle], { logEntries: [quiet] })))).not.toContain('recorded as not started');
    expect(textOf(paperOf(plan([running], { logEntries: [green] })))).not.toContain('recorded as not started');
  });

  it('a post that is missing says whose it is by codes in the paper, and by name on the card alone', () => {
    const jo = person({ id: 'p2', name: 'Jo Smith', role: 'officer' });
    const late = action({ ownerId: 'p2', dueOn: '2024-07-12' });
    const snapshot = plan([late], { expectations: [expectation({ seniorResponsibleOwnerId: 'p2' })] });
    const paper = paperOf({ ...snapshot, people: [...snapshot.people, jo] });
    const text = textOf(paper);
    expect(text).not.toContain('Jo Smith');
    expect(text).toContain('[post of the owner] for E1-01');
    expect(text).toContain('[post of the senior responsible owner] for E1');
    expect(gapsIn(paper.blocks, 'named')).toContain('[post of the owner] for E1-01 (Jo Smith)');
  });
});

it('words of the letter and titles begin with a capital and end alike', () => {
  const small = expectation({
    title: 'agree and publish an action plan.',
    text: 'agree and publish an action plan; and',
  });
  const paper = paperOf(plan([action({ title: 'send the survey.', dueOn: '2024-07-12' })], { expectations: [small] }));
  const work = partOf(paper, 'What has been done');
  expect(work).toContain('E1 Agree and publish an action plan\nAgree and publish an action plan.\n');
  expect(work).toContain('E1-01 Send the survey, by 12 July 2024');
  expect(textOf(paper)).not.toContain('agree and publish');
});
