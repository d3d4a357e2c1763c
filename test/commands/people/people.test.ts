/** People as leads enter them, give them roles, join their accounts and hand over between them. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { Bot } from '../../helpers/bot.ts';
import { startProgramme } from '../../helpers/programme.ts';

let bot: Bot;
const personCalled = async (name: string) => (await bot.snapshot()).people.find((one) => one.name === name);

beforeEach(async () => {
  bot = await startProgramme();
});

describe('roles', () => {
  test('a mention enters a stranger, who can then speak', async () => {
    expect(await bot.says('Jo', 'status')).toContain('You are not in the record');
    await bot.says('Lead', 'role @"Jo" viewer');
    expect(bot.message('Lead entered Jo').text).toContain('Jo: viewer. They may read the record and change nothing.');
    expect(await bot.says('Jo', 'status')).toContain('36 days left');
    expect(await bot.says('Jo', 'people')).toContain('- Jo\n  Viewer, reached on the chat page');
  });

  test('a post or a body without an account may own actions', async () => {
    await bot.says('Lead', 'role "Improvement Board" officer');
    expect(bot.message('Lead entered Improvement Board').text).toContain('is a body, which is not reached in chat');
    expect(await personCalled('Improvement Board')).toMatchObject({ kind: 'body' });
    expect(await bot.says('Lead', 'people')).toContain(
      'Bodies\n- Improvement Board\n  A body, which is not reached in chat',
    );
    await bot.says('Lead', 'assign E1-01 "Improvement Board"');
    expect((await bot.action('E1-01')).ownerId).toBe((await personCalled('Improvement Board'))?.id);
  });

  test('a name without quotes runs on to the role, and a new one is asked about with a button that enters it', async () => {
    const asked = await bot.ask('Lead', 'role Gareth Pugh officer');
    expect(asked.ok).toBe(false);
    const button = asked.card?.buttons.find(({ label }) => label === 'Enter a new person called “Gareth Pugh”');
    if (button?.type !== 'command') throw new Error('There is no button that enters Gareth Pugh');
    await bot.ask('Lead', { kind: 'press', command: button.command, args: button.args });
    expect((await personCalled('Gareth Pugh'))?.role).toBe('officer');
    await bot.says('Lead', 'role "Monitoring Officer" viewer');
    await bot.says('Lead', 'role Monitoring Officer officer');
    expect((await personCalled('Monitoring Officer'))?.role).toBe('officer');
    await bot.says('Lead', 'role Gareth Pugh viewer');
    expect((await personCalled('Gareth Pugh'))?.role).toBe('viewer');
  });

  test('only a lead gives a role, and the last lead keeps theirs', async () => {
    expect(await bot.says('Sro', 'role @"Jo" lead')).toContain('is for programme leads');
    expect(await bot.says('Sro', 'role @"Sro" lead')).toContain('is for programme leads');
    expect(await bot.says('Lead', 'role @"Lead" officer')).toContain('the only programme lead who can be reached');
    await bot.says('Lead', 'role @"Sro" lead');
    await bot.says('Lead', 'role @"Lead" officer');
    expect((await personCalled('Lead'))?.role).toBe('officer');
  });

  test('two leads who step down at the same moment leave one', async () => {
    await bot.says('Lead', 'role @"Sro" lead');
    const stepDown = (who: string) =>
      bot.ask(who, { kind: 'press', command: 'role', args: { person: who, role: 'officer' } });
    const replies = await Promise.all([stepDown('Lead'), stepDown('Sro')]);
    expect(replies.map((reply) => reply.ok).sort()).toEqual([false, true]);
    expect((await bot.snapshot()).people.filter((one) => one.role === 'lead')).toHaveLength(1);
  });
});

describe('accounts', () => {
  test('a second account speaks for the same person, and the history says so', async () => {
    await bot.says('Lead', 'account @"Owner2" for Owner');
    expect(bot.message('joined an account to Owner').text).toContain('What Owner2 does on the chat page');
    await bot.says('Owner2', 'start E1-01');
    expect(await bot.says('Lead', 'history E1-01')).toContain('Started by Owner');
    const owner = await personCalled('Owner');
    expect((await bot.snapshot()).accounts.filter((one) => one.personId === owner?.id)).toHaveLength(2);
  });

  test('joining a known account, joining a mere name, and joining by a stranger are refused', async () => {
    expect(await bot.says('Lead', 'account @"Sro" for Owner')).toContain('Mention an account that is not');
    expect(await bot.says('Lead', 'account "Somebody New" for Owner')).toContain('is not an account');
    expect(await bot.says('Owner', 'account @"Owner2" for Owner')).toContain('is for programme leads');
    expect(await bot.says('Lead', 'account @"Owner2" for Zebedee')).toContain('is not in the record');
  });
});

describe('handing over', () => {
  test('a handover at once passes on everything open and is announced', async () => {
    await bot.says('Lead', 'handover @"Owner" to @"Other"');
    expect(bot.message('handed over from Owner to Other').text).toContain(
      'Other has taken on 3 open actions and 0 expectations.',
    );
    expect(await bot.says('Other', 'mine')).toContain('E1-02 Audit recommendations');
  });

  test('a planned handover happens once on its day, before that day’s reminder, also after a stop of the bot', async () => {
    await bot.says('Owner', 'handover Owner to Other from 1 July');
    expect(bot.message('planned a handover').text).toContain('On Monday 1 July 2024 Other takes on from Owner');
    expect(await bot.says('Lead', 'people')).toContain('Hands over to Other on Monday 1 July 2024');
    await bot.at('2024-07-01 07:59');
    expect(await bot.says('Other', 'mine')).not.toContain('E1-01');
    await bot.restart();
    await bot.at('2024-07-01 09:00');
    expect(bot.message('Handed over as planned from Owner to Other').text).toContain('3 open actions');
    expect(bot.message('Other: 3 actions').text).toContain('E1-01');
    expect(bot.message('Weekly reminder').text).toContain('In this thread: what is due from Other.');
    await bot.restart();
    await bot.at('2024-07-02 09:00');
    expect(bot.messages.filter((one) => one.text.includes('Handed over as planned'))).toHaveLength(1);
    expect(await bot.says('Lead', 'history E1-01')).toContain('Handed over by The schedule');
  });

  test('a second handover on one day passes on what the first has brought', async () => {
    await bot.says('Lead', 'handover Owner to Other from 1 July');
    await bot.says('Lead', 'handover Other to Sro from 1 July');
    await bot.at('2024-07-01 08:00');
    expect((await bot.action('E1-01')).ownerId).toBe((await personCalled('Sro'))?.id);
  });

  test('a lead hands over for anybody, others for themselves', async () => {
    expect(await bot.says('Other', 'handover Owner to Other')).toContain(
      'Only a programme lead can hand over for Owner',
    );
    expect(await bot.says('Viewer', 'handover Viewer to Other')).toContain('officers and programme leads');
    expect(await bot.says('Lead', 'handover Owner to Viewer')).toContain('role "Viewer" officer');
  });
});
