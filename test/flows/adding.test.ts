/** New actions: their card names the owner, and their level follows from the expectation where nobody says one. */
import { beforeEach, describe, expect, test } from 'vitest';
import { pressed, sent } from '../commands/files/csv-sent.ts';
import type { Bot } from '../helpers/bot.ts';
import { DIRECT, startProgramme } from '../helpers/programme.ts';

let bot: Bot;

beforeEach(async () => {
  bot = await startProgramme();
  await bot.shell('role "Priya Shah" officer');
});

describe('the card of a new action', () => {
  test('the card names the owner, and says from which words they were found', async () => {
    expect(await bot.says('Lead', 'add action "Plan" to E1 owner Shah by 19 July', DIRECT)).toContain(
      'Lead added E1-04 for Priya Shah (typed: “Shah”). If that is somebody else: assign E1-04 @name',
    );
    expect(await bot.says('Lead', 'add action "Report" to E1 owner "Priya Shah" by 19 July', DIRECT)).toContain(
      'Lead added E1-05 for Priya Shah',
    );
  });

  test('the card of an action without an owner says so', async () => {
    expect(await bot.says('Lead', 'add action "Plan" to E1 by 19 July', DIRECT)).toContain(
      'Lead added E1-04, which has no owner yet',
    );
  });
});

describe('the level of a new action', () => {
  beforeEach(async () => {
    await bot.says('Lead', 'add expectation "Conduct" text "Members keep to the code." level member sro Sro');
    await bot.says('Lead', 'add expectation "Culture" text "Everybody." level joint sro Sro');
  });

  test.each([
    ['add action "Protocol" to E2 by 19 July', 'E2-01', 'member'],
    ['add action "Protocol" to E2 by 19 July level officer', 'E2-01', 'officer'],
    ['add action "Survey" to E3 by 19 July', 'E3-01', 'officer'],
    ['add action "Plan" to E1 by 19 July', 'E1-04', 'officer'],
  ])('“%s” makes %s an action at %s level', async (line, code, level) => {
    await bot.says('Lead', line);
    expect((await bot.action(code)).level).toBe(level);
  });

  test('an imported row without a level takes that of its expectation', async () => {
    const { save } = await sent(bot, 'Code,Expectation,Action\n,E2,Adopt a protocol\n,E3,Run a survey\n');
    await pressed(bot, save);
    expect((await bot.action('E2-01')).level).toBe('member');
    expect((await bot.action('E3-01')).level).toBe('officer');
  });

  test('the form under a member-level expectation begins at member level', async () => {
    const form = await bot.ask('Lead', { kind: 'press', command: 'add action', args: { to: 'E2' } });
    const fields = form.card?.body.flatMap((element) => (element.type === 'form' ? element.fields : [])) ?? [];
    expect(fields.find(({ name }) => name === 'level')?.value).toBe('member');
  });
});

describe('the weekly card on a Monday', () => {
  test('the weekly card names the date of an action that is due on the Monday after', async () => {
    await bot.says('Lead', 'add action "Plan" to E1 by 1 July');
    await bot.at('2024-06-24 09:00');
    expect(bot.message('Weekly reminder').text).toContain('E1-04 Plan, Monday 1 July');
  });
});
