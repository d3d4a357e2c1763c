/** The notice as people talk about it: entering, confirming, correcting, deciding. */
import { beforeEach, describe, expect, test } from 'vitest';
import { type Bot, startBot } from '../../helpers/bot.ts';
import { startProgramme } from '../../helpers/programme.ts';

let bot: Bot;

describe('the first notice', () => {
  beforeEach(async () => {
    bot = await startBot('2024-02-01 09:00');
    await bot.shell('role @"Lead" lead');
    await bot.shell('role @"Officer" officer');
  });

  test('every command before the first notice says how to enter one', async () => {
    for (const line of ['notice', 'remind preview', 'add expectation "x"', 'here', 'export csv']) {
      expect(await bot.says('Lead', line), line).toContain('No notice has been entered yet');
    }
  });

  test('a new notice is announced where it was entered, with the next steps', async () => {
    await bot.says('Lead', 'notice new issued 30 January 2024 for 6 months');
    const line = bot.message('entered the notice');
    expect(line.text).toBe(
      [
        'Lead entered the notice of 30 January 2024',
        '',
        'Issued by the Department for Levelling Up, Housing and Communities for 6 months, in force through Tuesday 30 July 2024 (calculated, not confirmed), 180 days left.',
        '',
        '[Confirm 30 July 2024]',
        '[Confirm another date]',
        '[Add an expectation]',
        '[Post reminders here]',
      ].join('\n'),
    );
    await bot.presses('Lead', 'Confirm 30 July 2024');
    expect((await bot.snapshot()).notice).toMatchObject({ expiryBasis: 'confirmed', expiresOn: '2024-07-30' });
    await bot.presses('Lead', 'Post reminders here');
    expect(bot.message('has reminders posted here').text).toContain(
      'The next one goes out at 9am on Monday 5 February',
    );
  });

  test('the form of a notice asks for what is missing and keeps what was typed', async () => {
    const form = await bot.says('Lead', 'notice new issued 30 January 2024');
    expect(form).toContain('Issued on (needed): 30 January 2024');
    expect(form).toContain('Term in months (needed):');
    const args = {
      issued: '2024-01-30',
      months: '6',
      expires: '2024-07-29',
      department: '',
      authority: 'Example Council',
    };
    const reply = await bot.ask('Lead', { kind: 'form', command: 'notice new', args: { ...args, months: '61' } });
    expect([reply.ok, reply.card?.body[0]]).toMatchObject([
      false,
      { text: expect.stringContaining('Expected 1 to 60') },
    ]);
    await bot.ask('Lead', { kind: 'form', command: 'notice new', args });
    expect((await bot.snapshot()).notice).toMatchObject({ authority: 'Example Council', expiryBasis: 'stated' });
  });

  test('only a lead enters a notice', async () => {
    const told = await bot.says('Officer', 'notice new issued 30 January 2024 for 6 months');
    expect(told).toContain('“notice new” is for programme leads');
    expect((await bot.snapshot()).notice).toBeNull();
  });

  test('only one notice is undecided, also when two are entered at the same moment', async () => {
    const enter = () => bot.ask('Lead', 'notice new issued 30 January 2024 for 6 months');
    const replies = await Promise.all([enter(), enter()]);
    expect(replies.map((reply) => reply.ok).sort()).toEqual([false, true]);
    expect(await bot.store.notices()).toHaveLength(1);
  });

  test('a term beyond the known bank holidays is warned of', async () => {
    await bot.at('2028-08-01 09:00');
    await bot.says('Lead', 'notice new issued 31 July 2028 for 6 months');
    expect(bot.message('entered the notice').text).toContain('Bank holidays are known here from 2023 to 2028');
    expect(await bot.says('Lead', 'holidays')).toContain('does not cover the whole term');
  });
});

describe('a notice in its term', () => {
  beforeEach(async () => {
    bot = await startProgramme();
  });

  test('the notice’s card says how its expiry is known, and offers actions to leads only', async () => {
    expect(await bot.says('Lead', 'notice')).toBe(
      [
        'Best Value Notice of 30 January 2024: 36 days left',
        '',
        'Authority: Cambridgeshire and Peterborough Combined Authority',
        'In force through: Tuesday 30 July 2024 (calculated, not confirmed)',
        'Issued: Tuesday 30 January 2024 by the Department for Levelling Up, Housing and Communities',
        'Term: 6 months',
        'Weekly reminder: Mondays at 9am, or on the next working day',
        'Posted in: improvement',
        'Confirmation: needed: somebody other than the owner confirms what is reported',
        '',
        'The expiry date is calculated from the term. Some terms end on the same day of the month, others on the day before, so a programme lead should confirm the date.',
        '',
        '[Confirm 30 July 2024]',
        '[Confirm another date]',
        "[Record the Department's decision]",
        '[Correct the entry]',
        '[Preview reminders]',
      ].join('\n'),
    );
    expect(await bot.says('Viewer', 'notice')).not.toContain('[Confirm');
  });

  test('an expiry that has passed unconfirmed is confirmed by the card’s button without a question', async () => {
    await bot.at('2024-08-01 09:00');
    const { card } = await bot.ask('Lead', 'notice');
    const button = card?.buttons.find((one) => one.label === 'Confirm 30 July 2024');
    if (button?.type !== 'command') throw new Error('The card has no such button');
    await bot.ask('Lead', { kind: 'press', command: button.command, args: button.args });
    expect((await bot.snapshot()).notice?.expiryBasis).toBe('confirmed');
  });

  test('a confirmed expiry names who confirmed it', async () => {
    await bot.says('Lead', 'notice confirm 29 July');
    expect(bot.message('confirmed when').text).toContain(
      'in force through Monday 29 July 2024, 35 days left. Until now it was 30 July 2024.',
    );
    expect(await bot.says('Owner', 'notice')).toContain('Expiry confirmed: by Lead at 8:50am on Monday 24 June 2024');
    expect(await bot.says('Owner', 'notice confirm 30 July')).toContain('is for programme leads');
  });

  test('a date that has passed is asked about once, whether typed or in the form', async () => {
    await bot.at('2024-08-01 09:00');
    const asked = await bot.ask('Lead', 'notice confirm 31 July 2024');
    const [yes] = asked.card?.buttons ?? [];
    if (yes?.type !== 'command') throw new Error('Nothing was asked');
    expect([asked.ok, yes.label]).toEqual([false, 'Yes, use 31 July 2024']);
    await bot.ask('Lead', { kind: 'press', command: yes.command, args: yes.args });
    expect((await bot.snapshot()).notice?.expiresOn).toBe('2024-07-31');

    const sent = (args: Record<string, string>) => bot.ask('Lead', { kind: 'form', command: 'notice confirm', args });
    const again = await sent({ on: '2024-07-29' });
    const form = again.card?.body.find((element) => element.type === 'form');
    expect([again.ok, form?.args]).toMatchObject([false, { sure: 'yes' }]);
    await sent({ ...form?.args, on: '2024-07-29' });
    expect((await bot.snapshot()).notice?.expiresOn).toBe('2024-07-29');
    const unread = (await sent({ on: '31 June 2024' })).card?.body.find((one) => one.type === 'form');
    expect(unread?.args).not.toHaveProperty('sure');
  });

  test('a notice is corrected with a reason, and its calculated expiry follows', async () => {
    expect(await bot.says('Lead', 'notice edit')).toContain('Issued on (needed): 2024-01-30');
    expect(await bot.says('Sro', 'notice edit for 7 months because x')).toContain('is for programme leads');
    expect(await bot.says('Lead', 'notice edit because x')).toContain('Say what to correct');
    await bot.says('Lead', 'notice edit issued 29 January 2024 for 7 months because the letter says so');
    expect(bot.message('corrected the notice').text).toContain(
      'Issued on 29 January 2024. Issued by the Department for Levelling Up, Housing and Communities for 7 months, in force through Thursday 29 August 2024 (calculated, not confirmed), 66 days left. Reason: the letter says so',
    );
    expect(await bot.says('Lead', 'history notice')).toContain('Reason: the letter says so');
  });

  test('a report completes its action when a lead has switched confirmation off', async () => {
    await bot.says('Lead', 'notice confirmation off');
    await bot.says('Owner', 'done E1-01');
    expect((await bot.action('E1-01')).status).toBe('complete');
    expect(await bot.says('Owner', 'notice')).toContain('Confirmation: switched off');
    expect(await bot.says('Sro', 'notice confirmation on')).toContain('is for programme leads');
  });

  test('expectations are added and edited by leads', async () => {
    await bot.says('Lead', 'add expectation "Culture" text "Change it." level joint sro "Chief Executive"');
    expect(bot.message('Lead added E2').text).toContain(
      'E2 Culture. Officer and member level. Senior responsible owner: Chief Executive.',
    );
    await bot.says('Lead', 'edit expectation e2 title "Culture and values" sro Sro');
    const [, second] = (await bot.snapshot()).expectations;
    const sro = (await bot.snapshot()).people.find(({ name }) => name === 'Sro');
    expect(second).toMatchObject({ title: 'Culture and values', level: 'joint', seniorResponsibleOwnerId: sro?.id });
    expect(await bot.says('Lead', 'edit expectation E2 level joint')).toContain('Nothing about E2 would change');
    expect(await bot.says('Sro', 'edit expectation E2 level officer')).toContain('is for programme leads');
    expect(await bot.says('Lead', 'edit expectation E9 level officer')).toContain('There is no expectation E9');
  });

  test('“none” takes the words of an expectation away, or who answers for it, and makes nobody of that name', async () => {
    const first = async () => (await bot.snapshot()).expectations[0];
    const { people } = await bot.snapshot();
    await bot.says('Lead', 'edit expectation E1 sro none');
    expect(bot.message('Lead edited E1').text).toContain('No senior responsible owner yet.');
    expect(await first()).toMatchObject({ text: expect.stringMatching(/./), seniorResponsibleOwnerId: null });
    await bot.says('Lead', 'edit expectation E1 text None level joint');
    expect(await first()).toMatchObject({ text: '', level: 'joint' });
    expect(await bot.says('Lead', 'edit expectation E1 text none sro none')).toContain('Nothing about E1 would change');
    await bot.says('Lead', 'edit expectation E1 title none');
    expect(await first()).toMatchObject({ title: 'none' });
    expect((await bot.snapshot()).people).toEqual(people);
  });
});

describe('the decision', () => {
  beforeEach(async () => {
    bot = await startProgramme();
    await bot.at('2024-09-10 09:00');
  });

  test('a recorded lapse is corrected with a reason, and reminders end', async () => {
    await bot.says('Lead', 'notice decision lapsed on 9 September link https://www.gov.uk/letter');
    expect(bot.message('recorded the Department').text).toContain('Lapsed, by the letter of 9 September 2024.');
    expect(await bot.says('Lead', 'remind preview')).toContain('nothing goes out any more');
    expect(await bot.says('Lead', 'remind now')).toContain('reminders have ended');
    const before = bot.messages.length;
    await bot.at('2024-09-16 09:30');
    expect(bot.messages.length).toBe(before);

    expect(await bot.says('Lead', 'notice decision withdrawn on 9 September')).toContain('needs a reason');
    await bot.says('Lead', 'notice decision withdrawn on 9 September because the letter says withdrawn');
    expect(bot.message('corrected the Department').text).toContain('because: the letter says withdrawn');
    expect(await bot.says('Lead', 'history notice')).toContain('Decision corrected by Lead');
  });

  test('a decision recorded by mistake is taken back, and reminders go on', async () => {
    await bot.says('Lead', 'notice decision lapsed on 9 September');
    await bot.says('Lead', 'notice decision none because it was the neighbour’s letter');
    expect(bot.message('took back').text).toContain('since 31 July 2024 it awaits the Department');
    const before = bot.messages.length;
    await bot.at('2024-09-16 09:00');
    expect(bot.messages.length).toBeGreaterThan(before);
  });

  test('a decision needs its date and a lead', async () => {
    expect(await bot.says('Lead', 'notice decision lapsed')).toContain('Date of the letter (needed):');
    expect(await bot.says('Sro', 'notice decision lapsed on 9 September')).toContain('is for programme leads');
  });
});
