/** Who enters the record, with which role and which accounts. */
import { describe, expect, test } from 'vitest';
import { enterPerson, giveRole, joinAccount, joinProvedAccount } from '../../src/core/people.ts';
import { ADMINISTRATOR } from '../../src/core/person.ts';
import { becomes, LEAD, OFFICER, record, VIEWER } from '../helpers/acting.ts';
import { account, acting, person } from '../helpers/record.ts';

const jo = { platform: 'slack', accountId: 'U9', name: 'Jo Bloggs' } as const;
const lead = acting(LEAD, record());

describe('entering', () => {
  test('a person comes with an account, a post without', () => {
    const entered = enterPerson(lead, { name: 'Jo Bloggs', account: jo }, 'viewer', 'p9');
    expect(entered.person).toEqual(person({ id: 'p9', name: 'Jo Bloggs', role: 'viewer' }));
    expect(entered.changes.map((one) => [one.entity, one.verb])).toEqual([
      ['person', 'added'],
      ['account', 'account joined'],
    ]);
    expect(becomes(entered.changes[1])).toMatchObject({ id: 'slack:U9', personId: 'p9' });
    expect(enterPerson(lead, { name: 'Board', account: null }, 'officer', 'p9').changes).toHaveLength(1);
  });

  test('only by a lead', () => {
    for (const actor of [OFFICER, VIEWER]) {
      const enter = () => enterPerson(acting(actor, record()), { name: 'Jo', account: jo }, 'officer', 'p9');
      expect(enter).toThrow(/Only a programme lead can enter Jo/);
    }
  });

  test('nobody twice under one name', () => {
    const enter = () => enterPerson(lead, { name: 'monitoring officer', account: jo }, 'officer', 'p9');
    expect(enter).toThrow('account @name for "Monitoring Officer"');
  });

  test('no guest', () => {
    const enter = () => enterPerson(lead, { name: 'Jo', account: { ...jo, guest: true } }, 'officer', 'p9');
    expect(enter).toThrow(/guest/);
  });
});

describe('accounts', () => {
  test('a lead joins another account to somebody', () => {
    expect(joinAccount(lead, OFFICER, jo)).toMatchObject({
      entity: 'account',
      verb: 'account joined',
      row: { id: 'slack:U9', personId: 'p2', platform: 'slack', accountId: 'U9' },
    });
    expect(() => joinAccount(acting(OFFICER, record()), OFFICER, jo)).toThrow(/Only a programme lead/);
  });

  test('one that is somebody’s already stays theirs', () => {
    expect(() => joinAccount(lead, OFFICER, { ...jo, accountId: 'U1' })).toThrow("Programme Director's already");
  });

  test('a guest’s is not joined', () => {
    expect(() => joinAccount(lead, OFFICER, { ...jo, guest: true })).toThrow(/guest/);
  });
});

describe('accounts that were proved', () => {
  test('are joined without a lead, unless they are somebody’s or a guest’s', () => {
    expect(joinProvedAccount(record(), OFFICER, jo)).toMatchObject({
      verb: 'account joined by code',
      row: { id: 'slack:U9', personId: 'p2', admittedBy: null },
    });
    expect(() => joinProvedAccount(record(), OFFICER, { ...jo, accountId: 'U1' })).toThrow(
      "Programme Director's already",
    );
    expect(() => joinProvedAccount(record(), OFFICER, { ...jo, guest: true })).toThrow(/guest/);
  });
});

describe('roles', () => {
  const second = person({ id: 'p4', version: 5, name: 'Chief Executive' });
  const twoLeads = record({
    people: [LEAD, OFFICER, second],
    accounts: [account(), account({ id: 'teams:x', personId: 'p4' })],
  });

  test('a lead gives one', () => {
    expect(giveRole(lead, OFFICER, 'lead')).toMatchObject({
      change: { verb: 'role given', before: { role: 'officer' }, after: { role: 'lead' } },
      basis: [],
    });
    expect(() => giveRole(acting(OFFICER, record()), OFFICER, 'lead')).toThrow(/Only a programme lead can give roles/);
    expect(() => giveRole(lead, OFFICER, 'officer')).toThrow(/is recorded as officer already/);
  });

  test('the last lead stays one, whoever asks', () => {
    expect(() => giveRole(lead, LEAD, 'officer')).toThrow(/only programme lead who can be reached in chat/);
    expect(() => giveRole(acting(ADMINISTRATOR, record()), LEAD, 'viewer')).toThrow(/only programme lead/);
  });

  test('with another lead it can be given up, and rests on the other staying one', () => {
    const given = giveRole(acting(LEAD, twoLeads), LEAD, 'officer');
    expect(becomes(given.change)).toEqual({ role: 'officer' });
    expect(given.basis).toEqual([{ entity: 'person', id: 'p4', version: 5 }]);
  });

  test('a lead without an account leads nobody', () => {
    const unreachable = { ...twoLeads, accounts: [account()] };
    expect(() => giveRole(acting(LEAD, unreachable), LEAD, 'officer')).toThrow(/only programme lead/);
  });
});
