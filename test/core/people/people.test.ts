/** Entering people, their roles and their accounts. */
import { describe, expect, test } from 'vitest';
import { admitNewcomer } from '../../../src/core/people/admission.ts';
import {
  enterPerson,
  giveRole,
  joinAccount,
  joinProvedAccount,
  removeAccount,
} from '../../../src/core/people/people.ts';
import { ADMINISTRATOR } from '../../../src/core/people/person.ts';
import type { Person } from '../../../src/core/record/model.ts';
import { becomes, LEAD, OFFICER, record, VIEWER } from '../../helpers/acting.ts';
import { account, acting, person } from '../../helpers/record.ts';

const jo = { platform: 'slack', accountId: 'U9', name: 'Jo Bloggs' } as const;
const lead = acting(LEAD, record());

describe('entering people', () => {
  test('a person is entered with an account, a post without one', () => {
    const entered = enterPerson(lead, { name: 'Jo Bloggs', account: jo }, 'viewer', 'p9');
    expect(entered.person).toEqual(person({ id: 'p9', name: 'Jo Bloggs', role: 'viewer' }));
    expect(entered.changes.map((one) => [one.entity, one.verb])).toEqual([
      ['person', 'added'],
      ['account', 'account joined'],
    ]);
    expect(becomes(entered.changes[1])).toMatchObject({ id: 'slack:U9', personId: 'p9' });
    expect(enterPerson(lead, { name: 'Board', account: null }, 'officer', 'p9').changes).toHaveLength(1);
  });

  test('only a lead enters people', () => {
    for (const actor of [OFFICER, VIEWER]) {
      const enter = () => enterPerson(acting(actor, record()), { name: 'Jo', account: jo }, 'officer', 'p9');
      expect(enter).toThrow(/Only a programme lead can enter Jo/);
    }
  });

  test('a second person under the same name is refused', () => {
    const enter = () => enterPerson(lead, { name: 'monitoring officer', account: jo }, 'officer', 'p9');
    expect(enter).toThrow('account @name for "Monitoring Officer"');
  });

  test('a guest is not entered', () => {
    const enter = () => enterPerson(lead, { name: 'Jo', account: { ...jo, guest: true } }, 'officer', 'p9');
    expect(enter).toThrow(/guest/);
  });
});

describe('joining accounts', () => {
  test('a lead joins another account to a person', () => {
    expect(joinAccount(lead, OFFICER, jo)).toMatchObject({
      entity: 'account',
      verb: 'account joined',
      row: { id: 'slack:U9', personId: 'p2', platform: 'slack', accountId: 'U9' },
    });
    expect(() => joinAccount(acting(OFFICER, record()), OFFICER, jo)).toThrow(/Only a programme lead/);
  });

  test('an account that belongs to somebody is not joined to another person', () => {
    expect(() => joinAccount(lead, OFFICER, { ...jo, accountId: 'U1' })).toThrow(
      'belongs to Programme Director already',
    );
  });

  test("a guest's account is not joined", () => {
    expect(() => joinAccount(lead, OFFICER, { ...jo, guest: true })).toThrow(/guest/);
  });
});

describe('accounts proved by a code', () => {
  test('a proved account is joined without a lead, unless it belongs to somebody or to a guest', () => {
    expect(joinProvedAccount(record(), OFFICER, jo)).toMatchObject({
      verb: 'account joined by code',
      row: { id: 'slack:U9', personId: 'p2', admittedBy: null },
    });
    expect(() => joinProvedAccount(record(), OFFICER, { ...jo, accountId: 'U1' })).toThrow(
      'belongs to Programme Director already',
    );
    expect(() => joinProvedAccount(record(), OFFICER, { ...jo, guest: true })).toThrow(/guest/);
  });
});

describe('removing an account', () => {
  const [leads, officers] = record().accounts;
  if (!leads || !officers) throw new Error('The record has no accounts');
  const remove = (actor: Person, which = officers, snapshot = record()) =>
    removeAccount(acting(actor, snapshot), which);

  test('removing an account unlinks its person and ends its admission, if nobody changed the account meanwhile', () => {
    const guest = account({ ...officers, version: 4, admittedBy: 'p1' });
    expect(remove(LEAD, guest, record({ accounts: [leads, guest] }))).toMatchObject({
      change: {
        ...{ entity: 'account', op: 'changed', verb: 'account removed', id: 'slack:U2', version: 4 },
        before: { personId: 'p2', admittedBy: 'p1' },
        after: { personId: null, admittedBy: null },
      },
      basis: [],
    });
  });

  test('only a lead or the person themself removes an account', () => {
    expect(remove(OFFICER).change.verb).toBe('account removed');
    expect(() => remove(VIEWER)).toThrow('Only a programme lead can take an account away from Monitoring Officer.');
    expect(() => remove(OFFICER, leads)).toThrow(/Only a programme lead/);
  });

  test('removing an account needs another lead who can be reached, and rests on the rows of that lead', () => {
    expect(() => remove(ADMINISTRATOR, leads)).toThrow('the only account of the only programme lead');
    const second = account({ id: 'teams:x', version: 3, platform: 'teams', accountId: 'x' });
    const basis = [
      { entity: 'person', id: 'p1', version: 1 },
      { entity: 'account', id: 'teams:x', version: 3 },
    ];
    expect(remove(LEAD, leads, record({ accounts: [leads, second] })).basis).toEqual(basis);
  });

  test('a removed account keeps its row when it is joined to somebody else', () => {
    const nobodys = record({ accounts: [leads, account({ ...officers, version: 2, personId: null })] });
    const again = { platform: 'slack', accountId: 'U2', name: 'Jo Bloggs' } as const;
    const joined = { op: 'changed', id: 'slack:U2', version: 2, after: { personId: 'p3', admittedBy: null } };
    expect(joinAccount(acting(LEAD, nobodys), VIEWER, again)).toMatchObject(joined);
    expect(joinProvedAccount(nobodys, VIEWER, again)).toMatchObject(joined);
    const by = acting(LEAD, nobodys);
    expect(enterPerson(by, { name: 'Jo', account: again }, 'viewer', 'p9').changes[1]).toMatchObject({
      ...joined,
      after: { personId: 'p9', admittedBy: null },
    });
    expect(admitNewcomer(by, again, 'p9').changes[1]).toMatchObject({
      ...joined,
      after: { personId: 'p9', admittedBy: 'p1' },
    });
  });
});

describe('roles', () => {
  const second = person({ id: 'p4', version: 5, name: 'Chief Executive' });
  const twoLeads = record({
    people: [LEAD, OFFICER, second],
    accounts: [account(), account({ id: 'teams:x', personId: 'p4' })],
  });

  test('a lead gives a role', () => {
    expect(giveRole(lead, OFFICER, 'lead')).toMatchObject({
      change: { verb: 'role given', before: { role: 'officer' }, after: { role: 'lead' } },
      basis: [],
    });
    expect(() => giveRole(acting(OFFICER, record()), OFFICER, 'lead')).toThrow(/Only a programme lead can give roles/);
    expect(() => giveRole(lead, OFFICER, 'officer')).toThrow(/is recorded as officer already/);
  });

  test('the last lead keeps the role, whoever asks', () => {
    expect(() => giveRole(lead, LEAD, 'officer')).toThrow(/only programme lead who can be reached in chat/);
    expect(() => giveRole(acting(ADMINISTRATOR, record()), LEAD, 'viewer')).toThrow(/only programme lead/);
  });

  test('a lead gives the role up while there is another, and the change rests on the rows of the other', () => {
    const given = giveRole(acting(LEAD, twoLeads), LEAD, 'officer');
    expect(becomes(given.change)).toEqual({ role: 'officer' });
    expect(given.basis).toEqual([
      { entity: 'person', id: 'p4', version: 5 },
      { entity: 'account', id: 'teams:x', version: 1 },
    ]);
  });

  test('a lead without an account does not count as a lead who can be reached', () => {
    const unreachable = { ...twoLeads, accounts: [account()] };
    expect(() => giveRole(acting(LEAD, unreachable), LEAD, 'officer')).toThrow(/only programme lead/);
  });
});
