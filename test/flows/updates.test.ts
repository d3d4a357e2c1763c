/** Updates: words about how the work goes, which people add, read and strike, and which never report or prove anything. */
import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/views/plain-text.ts';
import type { Bot } from '../helpers/bot.ts';
import { DIRECT, onMonday, startProgramme } from '../helpers/programme.ts';

const texts = async (bot: Bot) => (await bot.snapshot()).logEntries.map(({ text }) => text);

/** Says a line and returns its answer when it is a form, with the values that its fields hold. */
async function formAfter(bot: Bot, who: string, line: string) {
  const { card } = await bot.ask(who, line);
  const [form] = card?.body.flatMap((element) => (element.type === 'form' ? [element] : [])) ?? [];
  return form && { ...form.args, ...Object.fromEntries(form.fields.map(({ name, value }) => [name, value])) };
}

describe('an update on an action', () => {
  it('the card of the action shows the latest two updates with their day and person, newest first', async () => {
    const bot = await startProgramme();
    await bot.says('Owner', 'update E1-01 "Scope agreed"', DIRECT);
    await bot.says('Deputy', 'update E1-01 "Draft with group leaders"', DIRECT);
    await bot.at('2024-06-25 10:00');
    await bot.says('Sro', 'update E1-01 Comments are in', DIRECT);
    const card = await bot.says('Owner', 'show E1-01', DIRECT);
    expect(card).toContain(
      [
        'Latest updates',
        '- U3 Comments are in',
        '  25 June 2024, Sro, internal',
        '- U2 Draft with group leaders',
        '  24 June 2024, Deputy, internal',
        'and 1 more: /bvn history E1-01',
      ].join('\n'),
    );
    expect(card).not.toContain('Scope agreed');
    expect(await bot.says('Owner', 'history E1-01', DIRECT)).toContain('Text: Scope agreed');
  });

  it('an update reports nothing, is no evidence, and does not let a report be confirmed', async () => {
    const { bot } = await onMonday();
    await bot.says('Owner', 'update E1-01 all done, the rules are complete', DIRECT);
    expect((await bot.action('E1-01')).status).toBe('not_started');
    await bot.says('Owner', 'done E1-02', DIRECT);
    await bot.says('Owner', 'update E1-02 "https://intranet.example/audit"', DIRECT);
    expect(await bot.says('Lead', 'confirm E1-02', DIRECT)).toContain('the evidence it needs is missing');
    expect((await bot.snapshot()).evidence).toEqual([]);
  });

  it('the words run to the end of the line, with every keyword in them', async () => {
    const bot = await startProgramme();
    await bot.says('Owner', 'update E1-01 sent to Other by 3 July because the minutes are marked up on page 4');
    expect(await texts(bot)).toEqual(['sent to Other by 3 July because the minutes are marked up on page 4']);
  });

  it.each([
    ['"Late." because "it is split"', 'Late, because it is split'],
    ['"Late" because it is split, as said', 'Late, because it is split, as said'],
    ['late because it is split.', 'late because it is split.'],
  ])(
    'the cause in “update E1-01 %s” is part of the words, and the answer in private repeats them',
    async (said, kept) => {
      const bot = await startProgramme();
      expect(await bot.says('Owner', `update E1-01 ${said}`, DIRECT)).toContain(`U1 ${kept}`);
      expect(await texts(bot)).toEqual([kept]);
      expect(await bot.says('Lead', 'history E1-01', DIRECT)).not.toContain('Reason:');
    },
  );

  it('a marking at the end of words without quotes is asked about in the form, and nothing is recorded', async () => {
    const bot = await startProgramme();
    const form = await formAfter(bot, 'Owner', 'update E1-01 Legal advice received marked exempt');
    expect(form).toEqual({ about: 'E1-01', text: 'Legal advice received', marked: 'exempt' });
    expect(await texts(bot)).toEqual([]);
  });

  it('the button on the card of the action opens the form, which adds the update', async () => {
    const bot = await startProgramme();
    await bot.says('Lead', 'update E1 "The plan is agreed"', DIRECT);
    expect(await bot.says('Owner', 'show E1-01', DIRECT)).toContain('[Add an update]');
    expect(await formAfter(bot, 'Owner', 'update E1-01')).toEqual({ about: 'E1-01', marked: 'internal' });
    const args = { about: 'E1-01', text: 'Two of three parts are written', marked: 'internal' };
    await bot.ask('Owner', { kind: 'form', command: 'update', args });
    expect(await texts(bot)).toEqual(['The plan is agreed', 'Two of three parts are written']);
    expect(await bot.says('Viewer', 'show E1-01', DIRECT)).not.toContain('[Add an update]');
    expect(await bot.says('Other', 'show E1-01', DIRECT)).not.toContain('[Add an update]');
  });

  it('a button in a thread may carry the words, and the thread sees that an update was added, not the words', async () => {
    const { bot, thread } = await onMonday();
    const place = { platform: 'local', conversation: 'improvement', thread } as const;
    const press = { kind: 'press', command: 'update', args: { about: 'E1-01', text: 'still with the panel' } } as const;
    await bot.ask('Owner', press, { place });
    expect(await texts(bot)).toEqual(['still with the panel']);
    expect(bot.message('Owner added an update to E1-01').thread).toBe(thread);
    expect(bot.messages.some(({ text }) => text.includes('still with the panel'))).toBe(false);
  });

  it.each(['Other', 'Viewer'])('%s, who does not work on the action, is refused', async (who) => {
    const bot = await startProgramme();
    expect(await bot.says(who, 'update E1-01 "Nearly there"')).toMatch(/Only the owner, Owner|for officers/);
    expect(await bot.shell('update E1-01 "Nearly there"')).toContain('in chat, so that the record shows who gave it');
    expect(await texts(bot)).toEqual([]);
  });

  it('a guest adds updates to their own actions and reads no others', async () => {
    const bot = await startProgramme();
    const guest = { platform: 'local', accountId: 'G1', name: 'Auditor', guest: true } as const;
    await bot.ask('Lead', 'admit <@local:G1|Auditor>', { mentioned: [guest] });
    await bot.says('Lead', 'assign E1-02 "Auditor"', DIRECT);
    await bot.says('Sro', 'update E1 "Not for guests"', DIRECT);
    await bot.ask(guest, 'update E1-02 "Field work has begun"');
    await bot.ask(guest, 'update E1-01 "Not mine"');
    await bot.ask(guest, 'update E1 "Not mine"');
    expect(await texts(bot)).toEqual(['Not for guests', 'Field work has begun']);
    const seen = await bot.ask(guest, 'show E1');
    expect(seen.card && plainText(seen.card)).not.toContain('Not for guests');
  });
});

it('the line that everybody reads says the colour and the parts of an update, none of its words, and nothing of an exempt one', async () => {
  const { bot } = await onMonday();
  const said = 'amber "Two left" next "Panel on 4 July" corrective action "A second reviewer"';
  await bot.says('Owner', `update E1-01 ${said}`);
  const read = () => bot.messages.map(({ text }) => text).join();
  expect(read()).toContain('Owner added an update to E1-01 (amber, with a next step and a corrective action)');
  expect(read()).not.toMatch(/Panel on 4 July|second reviewer/);
  await bot.says('Owner', 'update E1-01 red "Grounds" corrective action "Counsel" marked exempt');
  expect(read()).toMatch(/Owner added an update to E1-01\n/);
  expect(read()).not.toContain('(red');
});

describe('an exempt update', () => {
  it('an exempt update is read by those who work on the action or oversee it, and is only counted for others', async () => {
    const { bot } = await onMonday();
    await bot.says('Owner', 'update E1-01 "The secret grounds" marked exempt');
    for (const who of ['Owner', 'Deputy', 'Sro', 'Lead'])
      expect(await bot.says(who, 'show E1-01', DIRECT), who).toContain('The secret grounds');
    const shown = await bot.says('Other', 'show E1-01', DIRECT);
    expect(shown).toContain('1 exempt update not shown');
    const since = await bot.says('Other', 'status since 24 June', DIRECT);
    expect(since).toContain('Updates (1)');
    expect(shown + since + bot.messages.map(({ text }) => text).join()).not.toContain('secret grounds');
  });

  it('an exempt update on an expectation is left out when the expectation is shared in a conversation', async () => {
    const bot = await startProgramme();
    await bot.says('Sro', 'update E1 "The secret grounds" marked exempt');
    await bot.says('Sro', 'update E1 "The plan is on the website" marked public');
    await bot.says('Lead', 'share E1');
    const shared = bot.message('E1 Improvement plan').text;
    expect(shared).toContain('The plan is on the website');
    expect(shared).toContain('1 exempt update not shown');
    expect(shared).not.toContain('secret grounds');
    expect(await bot.says('Sro', 'show E1', DIRECT)).toContain('The secret grounds');
  });
});

describe('an update on an expectation', () => {
  it('its senior responsible owner and leads add updates to an expectation, its owners do not', async () => {
    const bot = await startProgramme();
    expect(await bot.says('Owner', 'update E1 "Going well"', DIRECT)).toContain(
      'Only the senior responsible owner of E1 or a programme lead can add an update to E1',
    );
    await bot.says('Sro', 'update E1 "Going well"', DIRECT);
    await bot.says('Lead', 'update E1 "Paper drafted"', DIRECT);
    const card = await bot.says('Other', 'show E1', DIRECT);
    expect(card).toContain('U2 Paper drafted');
    expect(card).toContain('U1 Going well');
    expect(await bot.says('Sro', 'history E1', DIRECT)).toContain('Update added by Lead');
    expect(await bot.says('Other', 'status E1 since 24 June', DIRECT)).toContain('E1 Improvement plan');
  });
});

describe('striking an update', () => {
  it('a struck update leaves the card, the export and “since”, and stays in the history with the reason', async () => {
    const bot = await startProgramme();
    await bot.says('Owner', 'update E1-01 "Names in here"', DIRECT);
    await bot.says('Owner', 'strike E1-01 u1 because it names somebody', DIRECT);
    const since = await bot.says('Owner', 'status since 24 June', DIRECT);
    const shown = await bot.says('Owner', 'show E1-01', DIRECT);
    const { file } = await bot.ask('Lead', 'export csv');
    expect(since + shown + file?.content).not.toContain('Names in here');
    const history = await bot.says('Owner', 'history E1-01', DIRECT);
    expect(history).toContain('Update struck by Owner');
    expect(history).toContain('Reason: it names somebody');
    expect(history).toContain('Text: Names in here');
    expect(await bot.says('Owner', 'strike E1-01 U1 because again', DIRECT)).toContain('has been struck already');
    await bot.says('Owner', 'update E1-01 "The next one"', DIRECT);
    expect((await bot.snapshot()).logEntries.map(({ code }) => code)).toEqual(['U1', 'U2']);
  });

  it('a deputy cannot strike what the owner said; the SRO can', async () => {
    const bot = await startProgramme();
    await bot.says('Owner', 'update E1-01 "Late because of legal"', DIRECT);
    expect(await bot.says('Deputy', 'strike E1-01 U1 because wrong', DIRECT)).toContain(
      'Only the senior responsible owner of E1 or a programme lead can strike U1 of E1-01',
    );
    await bot.says('Sro', 'strike E1-01 U1 because wrong', DIRECT);
    expect((await bot.snapshot()).logEntries[0]).toMatchObject({
      struckBecause: 'wrong',
      text: 'Late because of legal',
    });
  });

  it('an update that is not there is named with those that are, and evidence is struck as before', async () => {
    const bot = await startProgramme();
    await bot.says('Owner', 'evidence E1-01 "Signed rules"', DIRECT);
    await bot.says('Owner', 'update E1-01 "Signed"', DIRECT);
    expect(await bot.says('Owner', 'strike E1-01 U7 because wrong', DIRECT)).toContain('Expected one of V1 and U1.');
    await bot.says('Owner', 'strike E1-01 V1 because wrong', DIRECT);
    expect((await bot.snapshot()).evidence[0]).toMatchObject({ struckBecause: 'wrong' });
    await bot.says('Lead', 'update E1 "Signed"', DIRECT);
    await bot.says('Lead', 'strike E1 U1 because too early', DIRECT);
    expect((await bot.snapshot()).logEntries.map(({ struckBecause }) => struckBecause)).toEqual([null, 'too early']);
  });
});

it('the updates of a carried action go with it, and those of an expectation stay with the replaced notice', async () => {
  const bot = await startProgramme('2024-07-02 10:00');
  await bot.says('Owner', 'update E1-01 "Rules drafted"', DIRECT);
  await bot.says('Sro', 'update E1 "On track"', DIRECT);
  await bot.says('Lead', 'notice replace issued 2 July 2024 for 12 months carry', DIRECT);
  expect((await bot.snapshot()).logEntries.map(({ code, text }) => `${code} ${text}`)).toEqual(['U1 Rules drafted']);
  const past = await bot.says('Other', 'notice show 1 E1', DIRECT);
  expect(past).toContain('U1 On track');
  expect(past).toContain('E1-01 U1 Rules drafted');
  await bot.says('Owner', 'update E1-01 "A new start"', DIRECT);
  expect((await bot.snapshot()).logEntries.map(({ code, text }) => `${code} ${text}`)).toEqual([
    'U1 Rules drafted',
    'U2 A new start',
  ]);
});
