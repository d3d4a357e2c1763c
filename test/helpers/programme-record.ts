/**
 * The programme of `programme.ts` as rows, for tests of rules. The id of a person is their name, every other id a code.
 */
import type { Action, EvidenceItem, Expectation, Person, Role, Snapshot } from '../../src/core/record/model.ts';
import * as row from './record.ts';

export const person = (name: string, role: Role = 'officer'): Person => row.person({ id: name, name, role });

export const LEAD = person('Lead', 'lead');
export const SRO = person('Sro');
export const OWNER = person('Owner');
export const DEPUTY = person('Deputy');
export const OTHER = person('Other');
export const VIEWER = person('Viewer', 'viewer');

export const expectation = (code = 'E1', more: Partial<Expectation> = {}): Expectation =>
  row.expectation({
    id: code,
    code,
    title: `Title of ${code}`,
    text: `Text of ${code}`,
    seniorResponsibleOwnerId: SRO.id,
    ...more,
  });

/** An open action of the owner with a deputy, due on 28 June 2024. */
export const action = (code = 'E1-01', more: Partial<Action> = {}): Action =>
  row.action({
    id: code,
    code,
    expectationId: code.replace(/-.*/, ''),
    title: `Title of ${code}`,
    ownerId: OWNER.id,
    deputyId: DEPUTY.id,
    ...more,
  });

export const evidence = (of: Action, code = 'V1', more: Partial<EvidenceItem> = {}): EvidenceItem =>
  row.evidence({
    id: `${of.id}/${code}`,
    noticeId: of.noticeId,
    actionId: of.id,
    code,
    kind: 'link',
    text: 'https://intranet.example/proof',
    body: null,
    metOn: null,
    addedBy: OWNER.id,
    ...more,
  });

/** Everybody but the viewer has an account. */
export const record = (actions: readonly Action[], more: Partial<Snapshot> = {}): Snapshot =>
  row.record({
    expectations: [expectation('E1'), expectation('E2', { seniorResponsibleOwnerId: null })],
    actions,
    people: [LEAD, SRO, OWNER, DEPUTY, OTHER, VIEWER],
    accounts: [LEAD, SRO, OWNER, DEPUTY, OTHER].map(({ id }) =>
      row.account({ id: `local:${id}`, personId: id, platform: 'local', accountId: id }),
    ),
    ...more,
  });
