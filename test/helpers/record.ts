/** A row of every kind in the record, complete and plausible, with what a test is about given by it; and somebody acting on them. */
import type { ActorContext } from '../../src/core/people/person.ts';
import { newAction } from '../../src/core/plan/action.ts';
import { NO_DETAIL } from '../../src/core/plan/log-entry.ts';
import type {
  Absence,
  Account,
  Action,
  Conversation,
  EvidenceItem,
  Expectation,
  Handover,
  Holiday,
  Instant,
  LogEntry,
  Notice,
  Person,
  Snapshot,
  Snooze,
} from '../../src/core/record/model.ts';
import { dateOf } from '../../src/core/time/instants.ts';

/** Five to nine on a Monday in the notice's term. */
export const AT = '2024-06-24T07:55:00.000Z';
export const TODAY = '2024-06-24';

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
    remindersUntil: null,
    letterText: null,
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
    codesUpTo: 0,
    ...of,
  };
}

export function action(of: Partial<Action> = {}): Action {
  const wanted = {
    title: 'Publish the plan',
    ownerId: null,
    deputyId: null,
    level: 'officer',
    dueOn: '2024-06-28',
    everyWeeks: null,
    evidenceRequired: null,
  } as const;
  return { ...newAction(expectation(), 'E1-01', wanted, 'a1'), ...of };
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
    periodDueOn: null,
    ...of,
  };
}

export function logEntry(of: Partial<LogEntry> = {}): LogEntry {
  return {
    id: 'l1',
    version: 1,
    noticeId: 'n1',
    about: 'action',
    aboutId: 'a1',
    code: 'U1',
    kind: 'update',
    on: TODAY,
    text: 'Draft with group leaders',
    marking: 'internal',
    addedBy: 'p1',
    addedAt: AT,
    struckBy: null,
    struckAt: null,
    struckBecause: null,
    ...NO_DETAIL,
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
    kind: 'person',
    removedAt: null,
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

/** A record with a notice and the given rows only. */
export function record(of: Partial<Snapshot> = {}): Snapshot {
  return {
    notice: notice(),
    expectations: [],
    actions: [],
    milestones: [],
    recommendations: [],
    evidence: [],
    logEntries: [],
    issuedReports: [],
    people: [],
    accounts: [],
    holidays: [],
    conversations: [],
    handovers: [],
    absences: [],
    snoozes: [],
    ...of,
  };
}

export function acting(actor: Person, snapshot: Snapshot, now: Instant = AT): ActorContext {
  return { actor, snapshot, now, today: dateOf(now, 'Europe/London'), zone: 'Europe/London' };
}
