/** CSV export and import: what a file is read as, with every fault by its row. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { Bot } from '../../helpers/bot.ts';
import { startProgramme } from '../../helpers/programme.ts';
import { exported, pressed, sent } from './csv-sent.ts';

let bot: Bot;
beforeEach(async () => {
  bot = await startProgramme();
});

describe('export', () => {
  test('the export has every action with what is known of it', async () => {
    await bot.says('Owner', 'start E1-01');
    await bot.says('Owner', 'update E1-01 Rules drafted');
    await bot.says('Owner', 'update E1-01 "Legal advice" marked exempt');
    await bot.says('Owner', 'block E1-03 because the Board, "as ever", is late');
    await bot.says('Owner', 'evidence E1-02 https://example.org/audit');
    expect(await exported(bot)).toBe(
      [
        '\ufeffCode,Expectation,Action,Plan number,Theme,Owner,Deputy,Level,Kind,Every weeks,First due date,Due date,Status,Blocked because,Evidence required,Reported by,Done on,Complete by,Evidence count,RAG,Corrective action,Next step,Latest update,Milestones,Better,Baseline,Baseline date,Target,Target date,Latest reading,Body,Level of contact,Counted from,Meeting dates,Papers working days before,Recommendation,Checks,Expectation title,Evidence held,Reasons for moved dates',
        'E1-01,E1,Procurement rules,,,Owner,Deputy,officer,once,,2024-06-28,2024-06-28,in progress,,,,,,0,,,,"2024-06-24, Owner: Rules drafted",,,,,,,,,,,,,,,Improvement plan,,',
        'E1-02,E1,Audit recommendations,,,Owner,Deputy,officer,once,,2024-06-14,2024-06-14,not started,,the audit report,,,,1,,,,,,,,,,,,,,,,,,,Improvement plan,V1: https://example.org/audit,',
        'E1-03,E1,Board approval,,,Owner,,member,once,,2024-07-05,2024-07-05,blocked,"the Board, ""as ever"", is late",,,,,0,,,,,,,,,,,,,,,,,,,Improvement plan,,',
        '',
      ].join('\r\n'),
    );
  });

  test('an exported cell that a spreadsheet would run as a formula is guarded', async () => {
    await bot.says('Lead', `add action "=HYPERLINK(1)" to E1`);
    expect(await exported(bot)).toContain("E1-04,E1,'=HYPERLINK(1),");
  });

  test('a notice that is over is exported by its number', async () => {
    await bot.says('Lead', 'notice replace issued 20 June 2024 for 6 months');
    expect((await exported(bot, 'export csv')).trim().split('\r\n')).toHaveLength(1);
    expect((await exported(bot, 'export csv notice 1')).trim().split('\r\n')).toHaveLength(4);
    expect(await bot.says('Lead', 'export csv notice 9')).toContain('There is no notice 9');
  });

  test('the export is refused to viewers', async () => {
    expect(await exported(bot, 'export csv', 'Viewer')).toBe('');
  });
});

describe('import', () => {
  test('an exported file changes nothing, as it was or as Excel writes it back', async () => {
    await bot.says('Owner', 'block E1-03 because the Board is late');
    await bot.says('Owner', 'update E1-03 Waiting for the Board');
    const out = await exported(bot);
    expect((await sent(bot, out)).text).toContain('There is nothing to save');
    const british = out.replaceAll(/(\d{4})-(\d\d)-(\d\d)/g, '$3/$2/$1').replaceAll(',', ';');
    const seen = await sent(bot, british);
    expect(seen.text).toContain('There is nothing to save');
    expect(seen.text).toContain(
      'Not imported, because it follows from what people report: Reported by, Done on, Complete by, Evidence count, Latest reading and Evidence held.',
    );
    expect(seen.save).toBeUndefined();
  });

  test('an import is previewed first, and its button saves all of it', async () => {
    const before = await bot.snapshot();
    const seen = await sent(
      bot,
      [
        'Code,Expectation,Action,Owner,Due date,Status,Every weeks',
        'E1-01,,"Procurement rules, adopted",Other,5 July 2024,in progress,',
        ',E1,Train the team,Owner,,,4',
        ',E1,Publish the register,,30/08/2024,,',
        'E1-03,E1,Board approval,Owner,2024-07-05,,',
      ].join('\n'),
      'import because agreed on 20 June',
    );
    expect(seen.text).toBe(
      [
        'Import of plan.csv: nothing saved yet',
        '',
        '2 actions to add, 1 action to change. 1 row without a change.',
        '',
        'To add (2)',
        '- E1-04 Train the team',
        '  Owner: Owner',
        '  Level: officer',
        '  Kind: ongoing',
        '  Every weeks: 4',
        '  Due date: 22 July 2024',
        '  Status: not started',
        '- E1-05 Publish the register',
        '  Level: officer',
        '  Kind: once',
        '  Due date: 30 August 2024',
        '  Status: not started',
        '',
        'To change (1)',
        '- E1-01 Procurement rules',
        '  Action: Procurement rules, adopted; until now Procurement rules',
        '  Owner: Other; until now Owner',
        '  Due date: 5 July 2024; until now 28 June 2024',
        '  Status: in progress; until now not started',
        '',
        'The reason for 1 date that moves: agreed on 20 June',
        '',
        '[Save 3 actions]',
      ].join('\n'),
    );
    expect(await bot.snapshot()).toEqual(before);

    const saved = await pressed(bot, seen.save);
    expect(saved.audience).toBe('replace');
    expect(saved.text).toContain('From plan.csv: 2 actions added, 1 action changed.');
    expect(bot.message('Lead imported actions').text).toContain('From plan.csv');
    expect(await bot.action('E1-01')).toMatchObject({ dueOn: '2024-07-05', timesMoved: 1, status: 'in_progress' });
    expect(await bot.action('E1-04')).toMatchObject({ kind: 'ongoing', everyWeeks: 4 });
    const history = await bot.says('Lead', 'history E1-01');
    for (const told of ['Edited, assigned, date moved and started by Lead', 'Reason: agreed on 20 June']) {
      expect(history).toContain(told);
    }
    expect((await sent(bot, await exported(bot))).text).toContain('There is nothing to save');
  });

  test('a date moved by an import without a reason has the file’s name as its reason', async () => {
    const seen = await sent(bot, 'Code,Due date\nE1-01,5 July 2024');
    await pressed(bot, seen.save);
    expect(await bot.says('Lead', 'history E1-01')).toContain('Reason: imported from plan.csv');
  });

  test('an import with a faulty row saves nothing and names each faulty row by its number', async () => {
    const seen = await sent(
      bot,
      [
        'Code,Expectation,Action,Owner,Due date,Status,Every weeks,Kind,Blocked because',
        ',E1,Right as it is,Owner,,,,,',
        'E1-01,,,Ownr,31 June 2024,,,,',
        '',
        'E9-01,,,,,,,,',
        ',E7,Nowhere,,,,,,',
        ',E1,,,,,,,',
        'E1-02,,,,,complete,,,',
        'E1-03,,,,,blocked,,,',
        'E1-03,,,,,withdrawn,,,',
        ',E1,Finished,,,complete,,,',
        ',E1,Rhythm,,,,,ongoing,',
        ',E1,Too many,,,,,,,oh, no',
        'E1-99-1,,,,,,,,',
      ].join('\n'),
    );
    expect(seen.save).toBeUndefined();
    expect(seen.text).toMatchSnapshot();
    expect((await bot.snapshot()).actions).toHaveLength(3);
  });

  test('more faults than a card holds are in a file beside it', async () => {
    const rows = Array.from({ length: 40 }, (_, index) => `E1-01,,${index},Nobody ${index}`);
    const seen = await sent(bot, ['Code,Expectation,Action,Owner', ...rows].join('\n'));
    expect(seen.text).toContain('Rows to put right (40)');
    expect(seen.text).toContain('and 10 more: they are in the file beside this.');
    expect(seen.file?.content).toContain('Row 41');
  });

  test('an import changes no settled action and moves no action to another expectation', async () => {
    await bot.says('Owner', 'done E1-01');
    await bot.says('Lead', 'confirm E1-01');
    await bot.says('Lead', 'add expectation "Culture"');
    const seen = await sent(
      bot,
      'Code,Expectation,Status,Blocked because\nE1-01,,in progress,\nE1-02,E2,,\nE1-03,,,no reason',
    );
    expect(seen.text).toContain('E1-01 is complete. Opening it again needs a reason of its own: reopen E1-01');
    expect(seen.text).toContain('E1-02 cannot move to E2');
    expect(seen.text).toContain('goes with the status blocked');
  });

  test('an import sets open statuses and withdrawn', async () => {
    await bot.says('Owner', 'start E1-02');
    const seen = await sent(
      bot,
      'Code,Status,Blocked because\nE1-01,withdrawn,\nE1-02,not started,\nE1-03,blocked,waits for the Board',
    );
    await pressed(bot, seen.save);
    const { actions } = await bot.snapshot();
    expect(actions.map(({ status }) => status)).toEqual(['withdrawn', 'not_started', 'blocked']);
    expect(actions[2]?.blockedBecause).toBe('waits for the Board');
  });

  test('an import in the code page of western Windows is read right', async () => {
    const bytes = Uint8Array.from('Code,Action\nE1-01,Café – “quoted”', (char) => WINDOWS[char] ?? char.charCodeAt(0));
    expect((await sent(bot, bytes)).text).toContain('Action: Café – “quoted”; until now');
  });

  test('a file that is no import is refused with the reason', async () => {
    const told = async (content: string) => (await sent(bot, content)).text;
    expect(await told('Name,Age\nJo,4')).toContain(
      'No row among the first 15 looks like the headings of a plan. Expected a column for the action',
    );
    expect(await told('Code,Action')).toContain('no rows under its header');
    expect(await told('Code,Code\nE1-01,E1-01')).toContain('The column Code is there twice');
    expect(await told('Code,Action\nE1-01,"never closed')).toContain('This file cannot be read as CSV');
    expect(await told('Code,Actoin,Action,Notes\nE1-01,,New words,')).toContain(
      '“Actoin” is not known and is left out. Did you mean Action?',
    );
    expect(await told(`Code,Action\n${'E1-01,x\n'.repeat(1001)}`)).toContain('1001 rows. Expected at most 1000.');
    expect(await told(`Code,Action\nE1-01,${'x'.repeat(1_000_000)}`)).toContain('bytes. Expected at most 1,000,000.');
    expect(await bot.says('Lead', 'import')).toContain(
      'Send your plan as an Excel or CSV file together with the word import',
    );
  });

  test('the import is for leads only', async () => {
    expect((await sent(bot, 'Code,Action\nE1-01,New', 'import', 'Sro')).text).toContain('is for programme leads');
  });
});

const WINDOWS: Readonly<Record<string, number>> = { '–': 0x96, '“': 0x93, '”': 0x94 };
