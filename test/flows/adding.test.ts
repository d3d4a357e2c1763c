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

describe('the same action once more', () => {
  const LINE = 'add action "Check the savings" to E1 owner "Priya Shah" by 19 July';

  test('an action in the words of one that is there is asked about, and added by the button', async () => {
    await bot.says('Lead', LINE, DIRECT);
    const { card } = await bot.ask('Lead', LINE.replace('Check the savings', 'check the savings.'));
    expect(card?.title).toBe('You have this already: E1-04');
    expect((await bot.snapshot()).actions).toHaveLength(4);
    const again = card?.buttons.find(({ label }) => label === 'Add it all the same');
    if (again?.type !== 'command') throw new Error('There is no such button.');
    await bot.ask('Lead', { kind: 'press', command: again.command, args: again.args });
    const [first, second] = (await bot.snapshot()).actions.slice(3);
    expect(second).toMatchObject({
      code: 'E1-05',
      title: 'check the savings.',
      dueOn: '2024-07-19',
      ownerId: first?.ownerId,
    });
  });

  test('“again” at the end of the line adds it without a question', async () => {
    await bot.says('Lead', LINE, DIRECT);
    expect(await bot.says('Lead', `${LINE} again`, DIRECT)).toContain('Lead added E1-05');
  });

  test('the words of a withdrawn action, or with another date or expectation, are no repeat', async () => {
    await bot.says('Lead', 'add expectation "Culture" text "Everybody." level joint sro Sro');
    await bot.says('Lead', LINE, DIRECT);
    expect(await bot.says('Lead', LINE.replace('E1', 'E2'), DIRECT)).toContain('Lead added E2-01');
    expect(await bot.says('Lead', LINE.replace('19 July', '26 July'), DIRECT)).toContain('Lead added E1-05');
    await bot.says('Lead', 'withdraw E1-04 because of a slip');
    expect(await bot.says('Lead', LINE, DIRECT)).toContain('Lead added E1-06');
  });
});
