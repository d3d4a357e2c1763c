/** Rows, posts and units for the store's tests: complete and plausible, with what a test is about given by it. */
import { added, type Change } from '../../src/core/decision.ts';
import type {
  Absence,
  Account,
  Action,
  Conversation,
  EvidenceItem,
  Expectation,
  Handover,
  Holiday,
  Notice,
  Person,
  Snooze,
} from '../../src/core/model.ts';
import type { Unit } from '../../src/store/store.ts';
import type { Post } from '../../src/views/card.ts';

export const AT = '2024-06-24T07:55:00.000Z';

/** The instant `n` minutes after `AT`. */
export function minute(n: number): string {
  return new Date(Date.parse(AT) + n * 60_000).toISOString();
}

export function notice(of: Partial<Notice> = {}): Notice {
  return {
    id: 'n1',
    version: 1,
    authority: 'Cambridgeshire and Peterborough Combined Authority',
    department: 'Department for Levelling Up, Housing and Communities',
    issuedOn: '2024-01-30',
    termMonths: 6,
    expiresOn: '2024-07-30',
    expiryBasis: 'calculated',
    expiryConfirmedBy: null,
    expiryConfirmedAt: null,
    replacesNoticeId: null,
    confirmationRequired: true,
    remindOnWeekday: 1,
    remindAt: '09:00',
    remindFrom: '2024-01-30T09:00:00.000Z',
    pausedAt: null,
    personalCards: 'thread',
    decisionOutcome: null,
    decisionLetterOn: null,
    decisionLink: null,
    decisionRecordedBy: null,
    decisionRecordedAt: null,
    ...of,
  };
}

export function lapsed(of: Partial<Notice> = {}): Notice {
  return notice({
    decisionOutcome: 'lapsed',
    decisionLetterOn: '2024-09-09',
    decisionLink: 'https://www.gov.uk/letter',
    decisionRecordedBy: 'p1',
    decisionRecordedAt: '2024-09-09T10:00:00.000Z',
    ...of,
  });
}

export function expectation(of: Partial<Expectation> = {}): Expectation {
  return {
    id: 'x1',
    version: 1,
    noticeId: 'n1',
    code: 'E1',
    title: 'Improvement plan',
    text: 'Keep an improvement plan and show “pace” in it.',
    level: 'officer',
    seniorResponsibleOwnerId: null,
    ...of,
  };
}

export function action(of: Partial<Action> = {}): Action {
  return {
    id: 'a1',
    version: 1,
    noticeId: 'n1',
    expectationId: 'x1',
    code: 'E1-01',
    title: 'Publish the plan',
    ownerId: null,
    deputyId: null,
    level: 'officer',
    kind: 'once',
    everyWeeks: null,
    originalDueOn: '2024-06-28',
    dueOn: '2024-06-28',
    timesMoved: 0,
    status: 'not_started',
    blockedBecause: null,
    evidenceRequired: null,
    reportedBy: null,
    reportedAt: null,
    reportedFrom: null,
    completedBy: null,
    completedAt: null,
    proposedDueOn: null,
    proposedBecause: null,
    proposedBy: null,
    proposedAt: null,
    carriedFromId: null,
    ...of,
  };
}

export function evidence(of: Partial<EvidenceItem> = {}): EvidenceItem {
  return {
    id: 'v1',
    version: 1,
    noticeId: 'n1',
    actionId: 'a1',
    code: 'V1',
    kind: 'minute',
    text: 'Minute 12/24',
    body: 'Combined Authority Board',
    metOn: '2024-06-05',
    marking: 'internal',
    addedBy: 'p1',
    addedAt: AT,
    struckBy: null,
    struckAt: null,
    struckBecause: null,
    ...of,
  };
}

export function person(of: Partial<Person> = {}): Person {
  return {
    id: 'p1',
    version: 1,
    name: 'Programme Director',
    role: 'lead',
    prefersCards: null,
    prefersPlatform: null,
    ...of,
  };
}

export function account(of: Partial<Account> = {}): Account {
  return { id: 'slack:U1', version: 1, personId: 'p1', platform: 'slack', accountId: 'U1', admittedBy: null, ...of };
}

export function holiday(of: Partial<Holiday> = {}): Holiday {
  return { id: '2024-07-05', version: 1, date: '2024-07-05', title: 'Closing day', removedAt: null, ...of };
}

export function conversation(of: Partial<Conversation> = {}): Conversation {
  return {
    id: 'n1/slack:C1',
    version: 1,
    noticeId: 'n1',
    platform: 'slack',
    conversation: 'C1',
    name: 'improvement',
    startedAt: AT,
    stoppedAt: null,
    ...of,
  };
}

export function handover(of: Partial<Handover> = {}): Handover {
  return {
    id: 'h1',
    version: 1,
    fromPersonId: 'p1',
    toPersonId: 'p2',
    startsOn: '2024-07-01',
    doneAt: null,
    cancelledAt: null,
    ...of,
  };
}

export function absence(of: Partial<Absence> = {}): Absence {
  return {
    id: 'b1',
    version: 1,
    personId: 'p1',
    startsOn: '2024-07-01',
    endsOn: '2024-07-12',
    coverId: 'p2',
    endedAt: null,
    ...of,
  };
}

export function snooze(of: Partial<Snooze> = {}): Snooze {
  return { id: 'p1/a1', version: 1, noticeId: 'n1', personId: 'p1', actionId: 'a1', until: '2024-06-27', ...of };
}

/** One row of every kind, in an order in which each finds what it hangs on. */
export function oneOfEach(): Change[] {
  return [
    added('notice', notice()),
    added('person', person()),
    added('person', person({ id: 'p2', name: 'Monitoring Officer', role: 'officer' })),
    added('account', account()),
    added('expectation', expectation({ seniorResponsibleOwnerId: 'p1' })),
    added('action', action({ ownerId: 'p1', deputyId: 'p2', blockedBecause: 'waits for the audit' })),
    added('evidence', evidence()),
    added('holiday', holiday()),
    added('conversation', conversation()),
    added('handover', handover()),
    added('absence', absence()),
    added('snooze', snooze()),
  ];
}

/** The least that an action can hang on. */
export function oneAction(of: Partial<Action> = {}): Change[] {
  return [added('notice', notice()), added('expectation', expectation()), added('action', action(of))];
}

export function post(of: Partial<Post> = {}): Post {
  return {
    key: 'k1',
    noticeId: 'n1',
    place: { platform: 'slack', conversation: 'C1' },
    card: { title: 'Reminder', summary: '1 action due', body: [{ type: 'text', text: 'E1-01' }], buttons: [] },
    live: { kind: 'action', noticeId: 'n1', actionId: 'a1', told: 'reported complete by the Programme Director' },
    about: ['a1'],
    dueAt: AT,
    ...of,
  };
}

export function unit(once: string, of: Partial<Unit> = {}): Unit {
  return {
    once,
    at: AT,
    by: { personId: 'p1', account: 'slack:U1', from: 'slack:C1', requestId: once },
    changes: [],
    posts: [],
    basis: [],
    ...of,
  };
}
