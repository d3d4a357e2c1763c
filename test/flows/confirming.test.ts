/** Confirming is informed: whoever may confirm is asked once, in office hours, and sees the evidence beside the button. */
import { describe, expect, it } from 'vitest';
import { dateOf, timeOf } from '../../src/core/time/instants.ts';
import { type Bot, ZONE } from '../helpers/bot.ts';
import { DIRECT, onMonday, startProgramme } from '../helpers/programme.ts';

const PROOF = 'https://intranet.example/audit-report';

/** The private requests to somebody to confirm, with their time and present title. */
const asked = (bot: Bot, who: string) =>
  bot.messages
    .filter((one) => one.conversation === `dm:${who}` && /^(Confirm|Nothing waits)/.test(one.text))
    .map((one) => `${dateOf(one.at, ZONE)} ${timeOf(one.at, ZONE)} ${one.card.title}`);

const newestTo = (bot: Bot, who: string) =>
  bot.messages.findLast((one) => one.conversation === `dm:${who}`)?.text ?? '';

/** Monday morning after the weekly cards; Owner reports E1-02 with its evidence at twenty past nine. */
async function reported(): Promise<Bot> {
  const { bot } = await onMonday();
  await bot.at('2024-06-24 09:20');
  await bot.says('Owner', `done E1-02 ${PROOF}`, DIRECT);
  return bot;
}

describe('the request to confirm', () => {
  it('the SRO is asked once, ten minutes after the report, with what was asked for, the evidence and the latest update', async () => {
    const { bot } = await onMonday();
    await bot.at('2024-06-24 09:15');
    await bot.says('Owner', 'update E1-02 "all 14 closed"', DIRECT);
    await bot.at('2024-06-24 09:20');
    await bot.says('Owner', `done E1-02 ${PROOF}`, DIRECT);
    for (const time of ['09:29', '09:30', '09:31', '10:00']) await bot.at(`2024-06-24 ${time}`);
    expect(asked(bot, 'Sro')).toEqual(['2024-06-24 09:30 Confirm E1-02 Audit recommendations?']);
    expect(newestTo(bot, 'Sro')).toBe(
      [
        'Confirm E1-02 Audit recommendations?',
        '',
        'To: Sro',
        '',
        'Waiting for your confirmation',
        '- E1-02 Audit recommendations',
        '  Owner: Owner',
        '  Reported complete by Owner, waiting for Sro to confirm',
        '  Due on 14 June 2024',
        '  Asked for: the audit report',
        '  Latest update: all 14 closed (Owner, 24 June 2024)',
        '  [Confirm E1-02]',
        '  [Return E1-02]',
        '- Evidence V1 Link',
        '  internal, given by Owner',
        `  [${PROOF}] ${PROOF}`,
      ].join('\n'),
    );
    await bot.presses('Sro', 'Confirm E1-02');
    expect((await bot.action('E1-02')).status).toBe('complete');
  });

  it('two reports within ten minutes come in one message', async () => {
    const bot = await reported();
    await bot.at('2024-06-24 09:28');
    await bot.says('Owner', 'done E1-01', DIRECT);
    for (const time of ['09:30', '09:40', '12:00']) await bot.at(`2024-06-24 ${time}`);
    expect(asked(bot, 'Sro')).toEqual(['2024-06-24 09:30 Confirm 2 actions?']);
    expect(newestTo(bot, 'Sro')).toContain('No evidence was given.');
  });

  it('a report in the evening is put to the SRO in the morning of the next working day, and the preview says so', async () => {
    const { bot } = await onMonday();
    await bot.at('2024-06-28 19:30');
    await bot.says('Owner', `done E1-02 ${PROOF}`, DIRECT);
    expect(await bot.says('Lead', 'remind preview', DIRECT)).toContain(
      '- Monday 1 July 2024, 8am: Personal messages\n  Privately, to Sro: 1 to confirm.',
    );
    for (const when of ['2024-06-28 20:00', '2024-06-29 10:00', '2024-07-01 07:59']) await bot.at(when);
    expect(asked(bot, 'Sro')).toEqual([]);
    await bot.at('2024-07-01 08:00');
    await bot.at('2024-07-01 08:01');
    expect(asked(bot, 'Sro')).toEqual(['2024-07-01 08:00 Confirm E1-02 Audit recommendations?']);
  });

  it('the preview has the request at the minute at which it goes out', async () => {
    const bot = await reported();
    expect(await bot.says('Lead', 'remind preview', DIRECT)).toMatch(
      /Monday 24 June 2024, 9:30am: Personal messages\n {2}Privately, to Sro: 1 to confirm/,
    );
  });

  it('a restart neither repeats nor loses the request', async () => {
    const bot = await reported();
    await bot.restart();
    await bot.at('2024-06-24 09:30');
    await bot.restart();
    await bot.at('2024-06-24 09:31');
    await bot.at('2024-06-24 09:45');
    expect(asked(bot, 'Sro')).toHaveLength(1);
  });

  it('a report that is taken back in time is not put to anybody, and one made again is', async () => {
    const bot = await reported();
    await bot.at('2024-06-24 09:25');
    await bot.says('Owner', 'undo E1-02', DIRECT);
    await bot.at('2024-06-24 09:40');
    expect(asked(bot, 'Sro')).toEqual([]);
    await bot.says('Owner', 'done E1-02', DIRECT);
    await bot.at('2024-06-24 09:50');
    await bot.says('Sro', 'return E1-02 because the summary is missing', DIRECT);
    await bot.at('2024-06-24 10:00');
    await bot.says('Owner', 'done E1-02', DIRECT);
    await bot.at('2024-06-24 10:10');
    expect(asked(bot, 'Sro').map((line) => line.slice(11, 16))).toEqual(['09:50', '10:10']);
  });

  it('an action that waits for its evidence is put to the SRO ten minutes after the evidence has come', async () => {
    const { bot } = await onMonday();
    await bot.at('2024-06-24 09:20');
    await bot.says('Owner', 'done E1-02', DIRECT);
    await bot.at('2024-06-24 11:00');
    await bot.says('Owner', `evidence E1-02 ${PROOF}`, DIRECT);
    for (const time of ['11:09', '11:10']) await bot.at(`2024-06-24 ${time}`);
    expect(asked(bot, 'Sro').map((line) => line.slice(11, 16))).toEqual(['11:10']);
  });

  it('a report that the weekly card shows to the SRO is not put to them a second time', async () => {
    const bot = await startProgramme();
    await bot.at('2024-06-24 08:55');
    await bot.says('Owner', `done E1-02 ${PROOF}`, DIRECT);
    for (const time of ['09:00', '09:05', '09:30']) await bot.at(`2024-06-24 ${time}`);
    expect(bot.message('Sro: 1 action').text).toContain('[Confirm E1-02]');
    expect(asked(bot, 'Sro')).toEqual([]);
  });

  it('nothing is put to anybody while reminders are paused, and it is once they go on', async () => {
    const bot = await reported();
    await bot.says('Lead', 'pause', DIRECT);
    await bot.at('2024-06-24 09:45');
    expect(asked(bot, 'Sro')).toEqual([]);
    await bot.says('Lead', 'resume', DIRECT);
    await bot.at('2024-06-24 09:50');
    expect(asked(bot, 'Sro')).toHaveLength(1);
  });

  it('a message that still waits to be sent is withdrawn when the report is taken back', async () => {
    const bot = await reported();
    const account = { platform: 'slack', accountId: 'U7', name: 'sro' } as const;
    await bot.ask('Lead', 'account <@slack:U7|sro> for "Sro"', { mentioned: [account] });
    await bot.says('Sro', 'prefer direct on slack');
    await bot.at('2024-06-24 09:30');
    await bot.says('Sro', 'return E1-02 because the summary is missing', DIRECT);
    const rows = await bot.store.posts({ platform: 'slack', limit: 9 });
    expect(rows.map(({ state, reason }) => [state, reason])).toEqual([
      ['suppressed', 'Before this was sent, the report of E1-02 was taken back.'],
    ]);
  });

  it('a message that was sent follows the record once somebody has confirmed', async () => {
    const bot = await reported();
    await bot.at('2024-06-24 09:30');
    await bot.says('Lead', 'confirm E1-02', DIRECT);
    const text = newestTo(bot, 'Sro');
    expect(text).toContain('Nothing waits for your confirmation any more');
    expect(text).toContain('Complete, confirmed by Lead');
    expect(text).not.toContain('[Confirm E1-02]');
  });
});

describe('the cards after a report', () => {
  it('the owner’s card says who is asked to confirm and offers to undo, and nothing that the owner may not press', async () => {
    const { bot } = await onMonday();
    await bot.presses('Owner', 'Mark E1-01 complete');
    const own = bot.message('Owner: 3 actions').text;
    expect(own).toContain(
      '- E1-01 Procurement rules\n  Reported complete by Owner, waiting for Sro to confirm\n  Due on 28 June 2024\n  [Undo the report of E1-01]\n',
    );
    expect(own).not.toMatch(/\[(Confirm|Return) E1-01\]/);
    expect(await bot.says('Owner', 'mine', DIRECT)).toContain('[Undo the report of E1-01]');
    await bot.at('2024-06-25 10:00');
    await bot.says('Owner', 'start E1-03', DIRECT);
    expect(bot.message('Owner: 3 actions').text).not.toContain('[Undo');
  });

  it('the answer to a report in a private conversation offers its reporter no confirmation', async () => {
    const { bot } = await onMonday();
    const told = await bot.says('Owner', 'done E1-01', DIRECT);
    expect(told).toContain('[Undo the report of E1-01]');
    expect(told).not.toMatch(/\[(Confirm|Return) E1-01\]/);
    expect(await bot.says('Deputy', 'evidence E1-01 "Signed"', DIRECT)).not.toContain('[');
  });

  it('the line in the conversation shows the evidence beside its button, and counts what is exempt', async () => {
    const { bot } = await onMonday();
    await bot.says('Owner', 'evidence E1-02 "The secret grounds" marked exempt');
    await bot.says('Owner', `done E1-02 ${PROOF}`);
    const line = bot.message('Owner reported E1-02 complete').text;
    expect(line).toContain('Asked for: the audit report');
    expect(line).toContain('1 exempt item of evidence: show E1-02');
    expect(line).toContain(`Evidence V2 Link\n  internal, given by Owner\n  [${PROOF}]`);
    await bot.at('2024-06-24 09:30');
    expect(newestTo(bot, 'Sro')).toContain('Evidence V1 Note: The secret grounds');
    const elsewhere = bot.messages.filter(({ conversation }) => conversation !== 'dm:Sro');
    expect(elsewhere.map(({ text }) => text).join()).not.toContain('secret grounds');
  });

  it('a thread card that offers to confirm counts exempt evidence and shows none of it', async () => {
    const bot = await startProgramme();
    await bot.says('Owner', 'done E1-02 "The secret grounds" marked exempt', DIRECT);
    await bot.at('2024-06-24 09:00');
    const card = bot.message('Sro: 1 action').text;
    expect(card).toContain('[Confirm E1-02]');
    expect(card).toContain('1 exempt item of evidence: show E1-02');
    expect(card).not.toContain('secret grounds');
  });

  it('an update added after the report is on the card that offers to confirm', async () => {
    const bot = await reported();
    await bot.at('2024-06-24 09:30');
    await bot.says('Owner', 'update E1-02 "The auditor has signed"', DIRECT);
    expect(newestTo(bot, 'Sro')).toContain('Latest update: The auditor has signed (Owner, 24 June 2024)');
  });
});
