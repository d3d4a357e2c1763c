/** Lines as a programme manager types them on the first day: link words, codes of another kind, and markings behind quoted words. */
import { describe, expect, it } from 'vitest';
import { DIRECT, startProgramme } from '../helpers/programme.ts';

describe('a link word before a value', () => {
  it.each(['assign E1-01 to Sarah', 'assign E1-01 to @"Sarah"', 'assign E1-01 to "Sarah"'])(
    '“%s” gives the action to its new owner',
    async (line) => {
      const bot = await startProgramme();
      await bot.shell('role @"Sarah" officer');
      expect(await bot.says('Lead', line, DIRECT)).toContain('assigned E1-01 to Sarah');
    },
  );

  it.each([
    'done E1-01 evidence "Attendance list, 76 of 76" marked internal',
    'done E1-01 with "Attendance list, 76 of 76" marked internal',
    'done E1-01 with evidence "Attendance list, 76 of 76" marked internal',
  ])('“%s” reports the action with its evidence and asks nothing', async (line) => {
    const bot = await startProgramme();
    expect(await bot.says('Owner', line, DIRECT)).toContain('reported E1-01 complete');
    const [item] = (await bot.snapshot()).evidence;
    expect(item).toMatchObject({ text: 'Attendance list, 76 of 76', marking: 'internal' });
  });

  it('“evidence” before words without quotes stays one of them', async () => {
    const bot = await startProgramme();
    expect(await bot.says('Owner', 'done E1-01 evidence is still missing')).toContain('evidence is still missing');
    expect((await bot.action('E1-01')).status).not.toBe('reported_complete');
  });
});

it('a new name behind “rename” needs no “to”', async () => {
  const bot = await startProgramme();
  expect(await bot.says('Lead', 'rename "Other" "Other (Head of Governance)"', DIRECT)).toContain('Head of Governance');
});

describe('a command with a code of another kind', () => {
  it.each([
    ['edit E1 title "A plan for all"', 'edit expectation'],
    ['edit E1 sro "Sarah"', 'edit expectation'],
  ])('“%s” is read as “%s”', async (line) => {
    const bot = await startProgramme();
    await bot.shell('role @"Sarah" officer');
    expect(await bot.says('Lead', line, DIRECT)).toContain('edited E1');
  });

  it('an action behind “edit expectation” is edited as an action', async () => {
    const bot = await startProgramme();
    await bot.says('Lead', 'edit expectation E1-01 title "Audit of accounts"');
    expect((await bot.action('E1-01')).title).toBe('Audit of accounts');
  });
});

describe('words behind an action that is reported already', () => {
  it('words behind “done” on a reported action are added as evidence, and the same words once', async () => {
    const bot = await startProgramme();
    await bot.says('Owner', 'done E1-01');
    expect(await bot.says('Owner', 'done E1-01 evidence "Map agreed by the Audit Committee"', DIRECT)).toContain(
      'added the evidence for E1-01',
    );
    await bot.says('Owner', 'done E1-01 evidence "Map agreed by the Audit Committee"');
    expect((await bot.snapshot()).evidence).toHaveLength(1);
  });
});

describe('a note without quotes behind an action that is reported already', () => {
  it('the button for a note on a reported action adds evidence and offers no report', async () => {
    const bot = await startProgramme();
    await bot.says('Owner', 'done E1-01');
    const answer = await bot.says('Owner', 'done E1-01 map agreed by the group', DIRECT);
    expect(answer).toContain('[Add these words as evidence of E1-01]');
    expect(answer).not.toContain('[Report E1-01');
  });
});

describe('an action that is to stand under another expectation', () => {
  it.each(['move E1-01 to E2', 'edit E1-01 expectation E2', 'edit E1-01 under E2'])(
    '“%s” moves the action under the other expectation',
    async (line) => {
      const bot = await startProgramme();
      await bot.says('Lead', 'add expectation "Culture" text "Improve the culture"', DIRECT);
      const { title, ownerId, dueOn, id } = await bot.action('E1-01');
      const { card } = await bot.ask('Lead', line);
      const put = card?.buttons.find(({ label }) => label === 'Put E1-01 under E2');
      if (put?.type === 'command') await bot.ask('Lead', { kind: 'press', ...put });
      expect(await bot.action('E2-01')).toMatchObject({ title, ownerId, dueOn, carriedFromId: id });
      expect((await bot.action('E1-01')).status).toBe('withdrawn');
    },
  );
});
