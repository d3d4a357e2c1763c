/** Removing an account that was joined to somebody by mistake: it becomes a stranger's again. */
import { beforeEach, describe, expect, it } from 'vitest';
import { rebuild } from '../../src/core/record/rebuild.ts';
import { DIRECT } from '../helpers/programme.ts';
import { bot, holder, inTeams, joins, STRANGER, startScene } from './account-removed-scene.ts';

beforeEach(startScene);

describe('an account that is removed', () => {
  it('a person removes an account of theirs from another account, and the removed one is a stranger’s from then on', async () => {
    expect(await inTeams('aad-1', 'mine')).toContain('E1-01');
    const told = await bot.says('Owner', 'account remove on teams', DIRECT);
    expect(told).toContain('Owner took away their own account');
    expect(told).toContain('The account in Teams no longer belongs to Owner.');
    expect(told).toContain('Owner is now reached on the chat page.');
    for (const line of ['mine', 'account code', 'account remove on local', 'start E1-01'])
      expect(await inTeams('aad-1', line)).toContain(STRANGER);
    expect(await bot.says('Owner', 'mine')).toContain('E1-01');
    expect(bot.messages.some(({ text }) => text.includes('An account was taken away'))).toBe(false);
  });

  it('a lead removes an account, and its person is told at the account that they keep', async () => {
    await bot.says('Lead', 'account remove "Owner" on teams');
    expect(await holder('teams:aad-1')).toBe('nobody');
    expect(bot.message('Lead took an account away from Owner').conversation).toBe('improvement');
    const told = bot.message('An account was taken away from you');
    expect(told.conversation).toBe('dm:Owner');
    expect(told.text).toContain('Lead took away your account in Teams.');
  });

  it('the mentioned one of several accounts of a person is removed', async () => {
    await bot.says('Lead', 'account @"Owner2" for Owner', DIRECT);
    await bot.says('Lead', 'account remove @"Owner2"', DIRECT);
    expect(await holder('local:Owner2')).toBe('nobody');
    expect(await holder('local:Owner')).toBe('Owner');
    await bot.says('Lead', 'account @"Owner2" for Owner', DIRECT);
    await bot.says('Owner', 'account remove on local', DIRECT);
    expect(await holder('local:Owner2')).toBe('nobody');
    await joins('aad-2', 'Owner');
    expect(await bot.shell('account remove <@teams:aad-2>')).toContain('took an account away from Owner');
    expect([await holder('teams:aad-1'), await holder('teams:aad-2')]).toEqual(['Owner', 'nobody']);
  });

  it('a person whose only account is removed is not reached in chat', async () => {
    expect(await bot.says('Lead', 'account remove Other', DIRECT)).toContain('Other is now without an account');
    expect(await bot.says('Other', 'mine')).toContain(STRANGER);
    expect(await bot.says('Lead', 'people')).toContain('- Other\n  Officer, without an account');
  });

  it('a removed account can be joined again, to the same person or another, by a lead, a code or a role', async () => {
    await bot.says('Lead', 'account remove Owner on teams', DIRECT);
    const [, code] = /account join (\S+)/.exec(await bot.says('Deputy', 'account code', DIRECT)) ?? [];
    expect(await inTeams('aad-1', `account join ${code}`)).toContain('now joined to Deputy');
    await bot.says('Lead', 'account remove Deputy on teams', DIRECT);
    await joins('aad-1', 'Owner');
    expect(await holder('teams:aad-1')).toBe('Owner');
    await bot.says('Lead', 'account remove @"Viewer"', DIRECT);
    expect(await bot.says('Lead', 'role @"Viewer" viewer', DIRECT)).toContain(
      'There is a Viewer in the record already',
    );
    await bot.says('Lead', 'account remove @"Other"', DIRECT);
    await bot.says('Lead', 'account @"Other" for Viewer', DIRECT);
    expect(await bot.says('Other', 'people')).toContain('Viewer, reached on the chat page');
  });

  it('the audit says who removed an account, and what was done from it stays its person’s', async () => {
    await inTeams('aad-1', 'start E1-01');
    await bot.says('Lead', 'account remove Owner on teams', DIRECT);
    const events = await bot.store.history({});
    const [lead, owner] = ['Lead', 'Owner'].map((name) =>
      bot.snapshot().then(({ people }) => people.find((one) => one.name === name)?.id),
    );
    expect(events.at(-1)).toMatchObject({
      by: { personId: await lead, account: 'local:Lead' },
      change: {
        verb: 'account removed',
        id: 'teams:aad-1',
        before: { personId: await owner },
        after: { personId: null },
      },
    });
    expect(await bot.says('Lead', 'history E1-01')).toContain('Started by Owner');
    expect([...rebuild(events).account.values()].sort((a, b) => a.id.localeCompare(b.id, 'en'))).toEqual(
      [...(await bot.snapshot()).accounts].sort((a, b) => a.id.localeCompare(b.id, 'en')),
    );
    expect(await bot.store.brokenAt()).toBeNull();
  });
});

describe('refusals', () => {
  it('removing the account that asks, somebody else’s, a missing one or one of several is refused', async () => {
    expect(await bot.says('Owner', 'account remove on local')).toContain('the account that you are asking from');
    expect(await bot.says('Owner', 'account remove @"Owner"')).toContain('the account that you are asking from');
    expect(await bot.says('Owner', 'account remove Other')).toContain('Only a programme lead can take an account away');
    expect(await bot.says('Owner', 'account remove on slack')).toContain('Owner has no account on Slack');
    expect(await bot.says('Owner', 'account remove')).toContain('Your own: account remove on teams.');
    expect(await bot.says('Lead', 'account remove @"Nobody"')).toContain('“Nobody” is not in the record.');
    expect(await bot.says('Lead', 'account remove "Improvement"')).toContain('is not in the record');
    expect(await bot.says('Lead', 'account remove Owner')).toContain(
      'This fits 2 accounts of Owner, on the chat page and in Teams. Say where: account remove Owner on local',
    );
    await joins('aad-2', 'Owner');
    expect(await bot.says('Lead', 'account remove Owner on teams')).toContain(
      'Mention the right one with an @, in Teams: account remove @name',
    );
    expect((await bot.snapshot()).accounts.every(({ personId }) => personId !== null)).toBe(true);
  });

  it('removing the only account of the only lead is refused', async () => {
    expect(await bot.shell('account remove Lead')).toContain('the only account of the only programme lead');
    await bot.says('Lead', 'role @"Sro" lead', DIRECT);
    expect(await bot.shell('account remove Lead')).toContain('took an account away from Lead');
    expect(await bot.shell('account remove Sro')).toContain('the only account of the only programme lead');
  });

  it('two leads who remove each other’s account at the same moment: one is refused', async () => {
    await bot.says('Lead', 'role @"Sro" lead', DIRECT);
    const take = (who: string, whose: string) =>
      bot.dispatch({
        id: `take-${whose}`,
        actor: { platform: 'local', accountId: who, name: who },
        place: { platform: 'local', ...DIRECT },
        input: { kind: 'press', command: 'account remove', args: { person: whose } },
        now: bot.clock.now(),
      });
    const replies = await Promise.all([take('Lead', 'Sro'), take('Sro', 'Lead')]);
    expect(replies.map(({ card }) => card?.title).sort()).toEqual(['Lead took an account away from Sro', STRANGER]);
  });
});
