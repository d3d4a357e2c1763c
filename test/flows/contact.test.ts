/** Regular contact with a body: only contact at the level that is named keeps it up, and its lapse is told before it happens. */
import { describe, expect, it } from 'vitest';
import type { Bot } from '../helpers/bot.ts';
import { DIRECT, startProgramme } from '../helpers/programme.ts';

/** E1-04 is contact with the Department every 4 weeks at official level, first due on 22 July. */
async function withCadence(more = ''): Promise<Bot> {
  const bot = await startProgramme();
  await bot.says('Lead', 'role "The Department" officer', DIRECT);
  await bot.says(
    'Lead',
    `add action "Calls with the Department" to E1 owner @"Owner" every 4 weeks with "the Department" at official level${more}`,
    DIRECT,
  );
  return bot;
}

const dueOn = async (bot: Bot) => (await bot.action('E1-04')).dueOn;

describe('regular contact', () => {
  it('contact at the level counts from its own day, and the card says so', async () => {
    const bot = await withCadence();
    expect(await bot.action('E1-04')).toMatchObject({ kind: 'ongoing', contactLevel: 'official', cadenceFrom: 'last' });
    expect(await dueOn(bot)).toBe('2024-07-22');
    await bot.at('2024-07-10 10:00');
    const said = await bot.says(
      'Owner',
      'met "the Department" on 5 July by call "Culture data, next steps" follow-up "send the survey" by 16 July',
      DIRECT,
    );
    expect(said).toContain('Kept up, contact every 4 weeks with the Department at official level');
    expect(said).toContain('Next contact due on 2 August 2024');
    expect(said).toContain('E1-05 follows from it: send the survey');
    const [entry] = (await bot.snapshot()).logEntries;
    expect(entry).toMatchObject({ text: 'By call: Culture data, next steps', level: 'official', on: '2024-07-05' });
    expect(await bot.action('E1-05')).toMatchObject({ dueOn: '2024-07-16' });
    expect(await bot.says('Owner', 'show E1-04', DIRECT)).not.toMatch(/no evidence/i);
  });

  it('a minister’s letter does not keep up contact at official level', async () => {
    const bot = await withCadence();
    const said = await bot.says('Owner', 'met "the Department" on 20 June by letter at ministerial level', DIRECT);
    expect(said).toContain('It was at ministerial level, so contact at official level is still due');
    expect(await dueOn(bot)).toBe('2024-07-22');
    expect(await bot.says('Owner', 'show E1-04', DIRECT)).toContain('20 June 2024, ministerial level, Owner, internal');
  });

  it('contact of an earlier day than the last one moves no date', async () => {
    const bot = await withCadence();
    await bot.says('Owner', 'met "the Department" on 20 June', DIRECT);
    expect(await dueOn(bot)).toBe('2024-07-18');
    await bot.says('Owner', 'met "the Department" on 3 June', DIRECT);
    expect(await dueOn(bot)).toBe('2024-07-18');
  });

  it('striking a contact puts the date back to what the contact before it gave, and an undo does the same', async () => {
    const bot = await withCadence();
    await bot.says('Owner', 'met "the Department" on 3 June', DIRECT);
    expect(await dueOn(bot)).toBe('2024-07-01');
    await bot.says('Owner', 'met "the Department" on 20 June', DIRECT);
    expect(await dueOn(bot)).toBe('2024-07-18');
    await bot.says('Sro', 'strike E1-04 C2 because it was another body', DIRECT);
    expect(await dueOn(bot)).toBe('2024-07-01');
    await bot.says('Owner', 'undo E1-04', DIRECT);
    expect(await dueOn(bot)).toBe('2024-07-22');
  });

  it('a date that somebody has moved since stays when the contact is struck', async () => {
    const bot = await withCadence();
    await bot.says('Owner', 'met "the Department" on 20 June', DIRECT);
    await bot.says('Lead', 'due E1-04 25 July because the Department asked for it', DIRECT);
    await bot.says('Owner', 'strike E1-04 C1 because it was another body', DIRECT);
    expect(await dueOn(bot)).toBe('2024-07-25');
  });

  it('a cadence that runs from period to period keeps its days', async () => {
    const bot = await withCadence(' from period');
    await bot.says('Owner', 'met "the Department" on 20 June', DIRECT);
    expect(await dueOn(bot)).toBe('2024-08-19');
  });

  it('evidence proves and resets no contact', async () => {
    const bot = await withCadence();
    await bot.says('Owner', 'evidence E1-04 https://intranet.example/notes', DIRECT);
    expect(await dueOn(bot)).toBe('2024-07-22');
    expect((await bot.snapshot()).evidence).toHaveLength(1);
    expect(await bot.says('Owner', 'done E1-04 https://intranet.example/notes', DIRECT)).toContain(
      'is regular contact and is never complete',
    );
  });

  it('several cadences with one body are asked about, and the button keeps every word', async () => {
    const bot = await withCadence();
    await bot.says('Lead', 'add action "Letters" to E1 owner @"Owner" every 8 weeks with "the Department"', DIRECT);
    const asked = await bot.ask('Owner', 'met "the Department" on 20 June by call "Data" marked public');
    const button = asked.card?.buttons.find(({ label }) => label === 'E1-05 Letters');
    if (button?.type !== 'command') throw new Error('There is no button for E1-05');
    await bot.ask('Owner', { kind: 'press', command: button.command, args: button.args });
    const { logEntries } = await bot.snapshot();
    expect(logEntries).toMatchObject([{ on: '2024-06-20', text: 'By call: Data', marking: 'public', level: null }]);
    expect((await bot.action('E1-05')).dueOn).toBe('2024-08-15');
  });

  it('a rhythm without a body and a body without a rhythm are asked for', async () => {
    const bot = await startProgramme();
    await bot.says('Lead', 'role "The Department" officer', DIRECT);
    const { card } = await bot.ask('Lead', 'add action "Calls" to E1 with "the Department"');
    expect(card?.body.some(({ type }) => type === 'form')).toBe(true);
    expect(await bot.shell('add action "Calls" to E1 with "the Department"')).toContain(
      'Regular contact needs its rhythm',
    );
    expect(await bot.shell('add action "Calls" to E1 every 4 weeks at official level')).toContain('Say with whom');
  });

  it('a replaced notice carries the contacts over, so that a strike still finds the one before', async () => {
    const bot = await withCadence();
    await bot.says('Owner', 'met "the Department" on 3 June', DIRECT);
    await bot.says('Owner', 'met "the Department" on 20 June', DIRECT);
    await bot.at('2024-07-02 10:00');
    await bot.says('Lead', 'notice replace issued 2 July 2024 for 12 months carry', DIRECT);
    expect(await dueOn(bot)).toBe('2024-07-18');
    await bot.says('Lead', 'strike E1-04 C2 because it was another body', DIRECT);
    expect(await dueOn(bot)).toBe('2024-07-01');
  });
});

describe('contact that is about to lapse', () => {
  const MOVED = 'due E1-04 24 July because the Department asked for it';

  it('the senior responsible owner is told five working days before, in office hours and once', async () => {
    const bot = await withCadence();
    await bot.says('Lead', MOVED, DIRECT);
    const told = () =>
      bot.messages.filter(({ text }) => text.includes('Please speak to the owner') && text.includes('E1-04'));
    for (const when of ['2024-07-16 09:00', '2024-07-17 07:00']) await bot.at(when);
    expect(told()).toHaveLength(0);
    for (const when of ['2024-07-17 09:00', '2024-07-17 10:00', '2024-07-18 09:00']) await bot.at(when);
    expect(told()).toHaveLength(1);
    expect(told()[0]?.text).toContain('Next contact due on 24 July 2024, in 7 days');
    expect(told()[0]?.text.split('\n')[0]).toBe('Sro: 1 action');
  });

  it('contact in time tells nobody, and a lapse after that is told of anew', async () => {
    const bot = await withCadence();
    await bot.says('Lead', MOVED, DIRECT);
    await bot.at('2024-07-16 10:00');
    await bot.says('Owner', 'met "the Department" on 3 July', DIRECT);
    await bot.at('2024-07-17 09:00');
    expect(bot.messages.some(({ text }) => text.includes('Please speak to the owner\n- E1-04'))).toBe(false);
    await bot.at('2024-07-24 09:00');
    expect(bot.message('Sro: 1 action').text).toContain('Next contact due on 31 July 2024');
  });

  it('while the senior responsible owner is away, whoever covers is told', async () => {
    const bot = await withCadence();
    await bot.says('Lead', MOVED, DIRECT);
    await bot.says('Sro', 'away 15 July to 26 July cover @"Other"', DIRECT);
    await bot.at('2024-07-16 09:00');
    await bot.at('2024-07-17 09:00');
    expect(bot.message('Please speak to the owner').text.split('\n')[0]).toBe('Other: 1 action');
  });

  it('a senior responsible owner who does the work is told of it as their own', async () => {
    const bot = await withCadence();
    await bot.says('Lead', 'assign E1-04 @"Sro"', DIRECT);
    await bot.says('Lead', MOVED, DIRECT);
    await bot.at('2024-07-16 09:00');
    await bot.at('2024-07-17 09:00');
    expect(bot.message('Sro: 1 action').text).toContain('Due within 30 days\n- E1-04');
  });
});
