/** Where partners stand: recorded and read in private by those who oversee the expectation, and asked about again on its day. */
import { describe, expect, it } from 'vitest';
import type { Bot } from '../helpers/bot.ts';
import { DIRECT, startProgramme } from '../helpers/programme.ts';

const CITY = 'Peterborough City Council';

/** The programme with the partner in the record. */
async function startWithPartner(): Promise<Bot> {
  const bot = await startProgramme();
  await bot.shell(`role "${CITY}" viewer`);
  return bot;
}
const NOT_READY = `update E1 "${CITY}" not ready because "the review comes first", ask again 1 July`;
const stances = async (bot: Bot) =>
  (await bot.snapshot()).logEntries.map(({ stance, askAgainOn, text }) => `${stance} ${askAgainOn} ${text}`);
const told = (bot: Bot) => bot.messages.map(({ text }) => text).join('\n');

describe('a position of a partner', () => {
  it('the senior responsible owner records it, and only those who oversee the expectation read it', async () => {
    const bot = await startWithPartner();
    expect(await bot.says('Sro', `update E1 "${CITY}" not ready, ask again 1 July`)).toContain(
      `Recorded on E1: ${CITY} not ready`,
    );
    expect(await stances(bot)).toEqual(['not_ready 2024-07-01 ']);
    for (const who of ['Sro', 'Lead'])
      expect(await bot.says(who, 'show E1', DIRECT), who).toContain(
        `- P1 ${CITY}: not ready\n  24 June 2024, recorded by Sro, internal\n  To be asked again on 1 July 2024`,
      );
    for (const who of ['Owner', 'Deputy', 'Other', 'Viewer'])
      for (const line of ['show E1', 'history E1', 'status', 'status since 24 June', 'list', 'export csv'])
        expect(await bot.says(who, line, DIRECT), `${who}: ${line}`).not.toContain(CITY);
    const history = await bot.says('Sro', 'history E1', DIRECT);
    expect(history).toContain('Position: not ready');
    expect(history).not.toMatch(/Text: *$/m);
  });

  it('no line about it goes to the conversation, not when it is recorded, struck or shared', async () => {
    const bot = await startWithPartner();
    await bot.says('Sro', NOT_READY);
    await bot.says('Sro', 'strike E1 P1 because the wrong partner');
    await bot.says('Sro', NOT_READY);
    await bot.says('Lead', 'share E1');
    expect(told(bot)).not.toMatch(/Peterborough|P1|review comes first/);
    expect((await bot.snapshot()).logEntries.map(({ struckAt }) => struckAt !== null)).toEqual([true, false]);
  });

  it.each(['Owner', 'Other', 'Viewer'])('%s, who does not oversee the expectation, records none', async (who) => {
    const bot = await startWithPartner();
    expect(await bot.says(who, NOT_READY, DIRECT)).toMatch(/Only the senior responsible owner|for officers/);
    expect(await bot.shell(NOT_READY)).toContain('in chat, so that the record shows who did');
    expect(await stances(bot)).toEqual([]);
  });

  it('a guest records none, even one who answers for the expectation, and reads none', async () => {
    const bot = await startWithPartner();
    const guest = { platform: 'local', accountId: 'G1', name: 'Auditor', guest: true } as const;
    await bot.ask('Lead', 'admit <@local:G1|Auditor>', { mentioned: [guest] });
    await bot.says('Lead', 'assign E1-02 "Auditor"', DIRECT);
    await bot.says('Lead', 'edit expectation E1 sro "Auditor"', DIRECT);
    await bot.says('Lead', NOT_READY, DIRECT);
    const { card } = await bot.ask(guest, `update E1 "${CITY}" agreed`);
    expect(JSON.stringify(card)).toContain('not for guests');
    expect(JSON.stringify((await bot.ask(guest, 'show E1')).card)).not.toContain('not ready');
    expect(await stances(bot)).toHaveLength(1);
  });

  it('a partner who is not in the record is asked about, and a lead’s button enters it', async () => {
    const bot = await startProgramme();
    const place = { platform: 'local', ...DIRECT } as const;
    const { card } = await bot.ask('Lead', 'update E1 "Fenland District Council" engaged', { place });
    expect(await stances(bot)).toEqual([]);
    const button = card?.buttons.find(({ label }) => label.startsWith('Yes, enter'));
    if (button?.type !== 'command') throw new Error('There is no such button');
    await bot.ask('Lead', { kind: 'press', command: button.command, args: button.args });
    expect(await bot.says('Lead', 'show E1', DIRECT)).toContain('P1 Fenland District Council: engaged');
    expect((await bot.snapshot()).people.find(({ name }) => name.startsWith('Fenland'))?.kind).toBe('body');
  });

  it('the button on the card opens the form, which records the next position', async () => {
    const bot = await startWithPartner();
    await bot.says('Sro', NOT_READY, DIRECT);
    expect(await bot.says('Sro', 'show E1', DIRECT)).toContain('[Record where a partner stands]');
    const args = { about: 'E1', text: CITY, stance: 'agreed', marked: 'internal' };
    await bot.ask('Sro', { kind: 'form', command: 'update', args });
    expect(await bot.says('Sro', 'show E1', DIRECT)).toContain(`P2 ${CITY}: agreed`);
  });
});

describe('asking again', () => {
  it('the senior responsible owner is asked once, on the day, in office hours, in private', async () => {
    const bot = await startWithPartner();
    await bot.says('Sro', NOT_READY, DIRECT);
    await bot.at('2024-06-28 09:00');
    expect(told(bot)).not.toContain('Please ask');
    await bot.at('2024-07-01 08:59');
    expect(told(bot)).not.toContain('Please ask');
    await bot.at('2024-07-01 09:00');
    await bot.at('2024-07-02 09:00');
    await bot.at('2024-07-08 09:00');
    const asked = bot.messages.filter(({ text }) => text.includes(`Please ask ${CITY} again`));
    expect(asked).toHaveLength(1);
    expect(asked[0]?.text).toContain('they were recorded as not ready: the review comes first');
  });

  it('a weekend waits for the working day after it', async () => {
    const bot = await startWithPartner();
    await bot.says('Sro', NOT_READY.replace('1 July', '29 June'), DIRECT);
    await bot.at('2024-06-30 12:00');
    expect(told(bot)).not.toContain('Please ask');
    await bot.at('2024-07-01 09:00');
    expect(told(bot)).toContain(`Please ask ${CITY} again`);
  });

  it('an answer before the day takes the question away', async () => {
    const bot = await startWithPartner();
    await bot.says('Sro', NOT_READY, DIRECT);
    await bot.says('Sro', `update E1 "${CITY}" engaged`, DIRECT);
    await bot.at('2024-07-02 09:00');
    expect(told(bot)).not.toContain('Please ask');
  });

  it('the cover of somebody away is asked, and reads nothing of where the partner stood', async () => {
    const bot = await startWithPartner();
    await bot.says('Sro', NOT_READY, DIRECT);
    await bot.says('Sro', 'away 1 July to 5 July cover @"Other"', DIRECT);
    await bot.at('2024-07-01 09:00');
    const asked = bot.messages.filter(({ text }) => text.includes(`Please ask ${CITY} again`));
    expect(asked).toHaveLength(1);
    expect(asked[0]?.text).not.toMatch(/not ready|review/);
  });
});
