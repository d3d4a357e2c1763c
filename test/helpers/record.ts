/** A small record for tests of the rules: one notice, two expectations, three people of each kind that matters. */
import { newAction } from '../../src/core/action.ts';
import type { Action, EvidenceItem, Expectation, Notice, Person, Role, Snapshot } from '../../src/core/model.ts';
import type { Acting } from '../../src/core/person.ts';

export const NOW = '2024-06-24T07:55:00.000Z';
export const TODAY = '2024-06-24';

export const person = (id: string, role: Role = 'officer'): Person => ({
  id,
  version: 1,
  name: id,
  role,
  prefersCards: null,
  prefersPlatform: null,
});

export const LEAD = person('Lead', 'lead');
export const SRO = person('Sro');
export const OWNER = person('Owner');
export const DEPUTY = person('Deputy');
export const OTHER = person('Other');
export const VIEWER = person('Viewer', 'viewer');

export const notice = (more: Partial<Notice> = {}): Notice => ({
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
  remindFrom: '2024-01-30T16:00:00.000Z',
  pausedAt: null,
  personalCards: 'thread',
  decisionOutcome: null,
  decisionLetterOn: null,
  decisionLink: null,
  decisionRecordedBy: null,
  decisionRecordedAt: null,
  ...more,
});

export const expectation = (code = 'E1', more: Partial<Expectation> = {}): Expectation => ({
  id: code,
  version: 1,
  noticeId: 'n1',
  code,
  title: `Title of ${code}`,
  text: `Text of ${code}`,
  level: 'officer',
  seniorResponsibleOwnerId: SRO.id,
  ...more,
});

/** An open action of the owner with a deputy, due on 28 June 2024. */
export const action = (code = 'E1-01', more: Partial<Action> = {}): Action => ({
  ...newAction(
    expectation(code.split('-')[0]),
    code,
    {
      title: `Title of ${code}`,
      ownerId: OWNER.id,
      deputyId: DEPUTY.id,
      level: 'officer',
      dueOn: '2024-06-28',
      everyWeeks: null,
      evidenceRequired: null,
    },
    code,
  ),
  ...more,
});

export const evidence = (of: Action, code = 'V1', more: Partial<EvidenceItem> = {}): EvidenceItem => ({
  id: `${of.id}/${code}`,
  version: 1,
  noticeId: of.noticeId,
  actionId: of.id,
  code,
  kind: 'link',
  text: 'https://intranet.example/proof',
  body: null,
  metOn: null,
  marking: 'internal',
  addedBy: OWNER.id,
  addedAt: NOW,
  struckBy: null,
  struckAt: null,
  struckBecause: null,
  ...more,
});

/** Everybody but the viewer and the body has an account. */
export const record = (actions: readonly Action[], more: Partial<Snapshot> = {}): Snapshot => ({
  notice: notice(),
  expectations: [expectation('E1'), expectation('E2', { seniorResponsibleOwnerId: null })],
  actions,
  evidence: [],
  people: [LEAD, SRO, OWNER, DEPUTY, OTHER, VIEWER],
  accounts: [LEAD, SRO, OWNER, DEPUTY, OTHER].map(({ id }) => ({
    id: `local:${id}`,
    version: 1,
    personId: id,
    platform: 'local',
    accountId: id,
    admittedBy: null,
  })),
  holidays: [],
  conversations: [],
  handovers: [],
  absences: [],
  snoozes: [],
  ...more,
});

export const as = (actor: Person, snapshot: Snapshot, more: Partial<Acting> = {}): Acting => ({
  actor,
  snapshot,
  now: NOW,
  today: TODAY,
  ...more,
});
