/** A row of every kind that the programme record adds to the plan, with what a test is about given by it. */
import type { IssuedReport, Milestone, Recommendation } from '../../src/core/record/model.ts';
import { AT, TODAY } from './record.ts';

export function milestone(of: Partial<Milestone> = {}): Milestone {
  return {
    id: 'm1',
    version: 1,
    noticeId: 'n1',
    actionId: 'a1',
    letter: 'a',
    title: 'Values agreed by group leaders',
    originalDueOn: '2024-06-20',
    dueOn: '2024-06-20',
    doneOn: null,
    withdrawnAt: null,
    ...of,
  };
}

export function recommendation(of: Partial<Recommendation> = {}): Recommendation {
  return {
    id: 'r1',
    version: 1,
    noticeId: 'n1',
    code: 'R1',
    title: 'Publish the forward plan',
    text: 'The Combined Authority publishes a forward plan of its decisions.',
    level: 'officer',
    seniorResponsibleOwnerId: null,
    sourceId: null,
    receivedOn: '2024-05-20',
    respondBy: null,
    response: 'awaiting',
    responseText: null,
    respondedOn: null,
    outcome: 'open',
    outcomeOn: null,
    outcomeEvidence: null,
    expectationId: null,
    carriedFromId: null,
    withdrawnAt: null,
    ...of,
  };
}

export function issuedReport(of: Partial<IssuedReport> = {}): IssuedReport {
  return {
    id: 'i1',
    version: 1,
    noticeId: 'n1',
    bodyId: null,
    issuedOn: TODAY,
    asAt: AT,
    digest: '0'.repeat(64),
    issuedBy: 'p1',
    ...of,
  };
}
