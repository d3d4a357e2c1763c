/** The first contact with a body of which the plan has nothing: one press records it as it was typed, and adds regular contact. */
import { describe, expect, it } from 'vitest';
import type { CommandButton } from '../../src/ports/card.ts';
import type { Bot } from '../helpers/bot.ts';
import { DIRECT, startProgramme } from '../helpers/programme.ts';

const place = { platform: 'local', ...DIRECT } as const;
const TYPED =
  'met "the Department" on 5 June by call "Culture data" at official level follow-up "send the survey" by 28 June marked public';

async function start(): Promise<Bot> {
  const bot = await startProgramme();
  await bot.says('Lead', 'role "The Department" officer', DIRECT);
  return bot;
}

async function buttonsFor(bot: Bot, who: string, line: string): Promise<readonly CommandButton[]> {
  const { card } = await bot.ask(who, line, { place });
  return (card?.buttons ?? []).filter((one): one is CommandButton => one.type === 'command');
}

async function press(bot: Bot, who: string, line: string, label: RegExp): Promise<void> {
  const button = (await buttonsFor(bot, who, line)).find((one) => label.test(one.label));
  if (!button) throw new Error(`There is no button like ${label}`);
  const { ok, card } = await bot.ask(who, { kind: 'press', command: button.command, args: button.args }, { place });
  if (!ok) throw new Error(JSON.stringify(card));
}

const contacts = async (bot: Bot) => (await bot.snapshot()).logEntries.filter(({ kind }) => kind === 'contact');

describe('contact with a body that the plan does not have', () => {
  it('one press records the contact with every word of it, and adds regular contact that is due again', async () => {
    const bot = await start();
    await press(bot, 'Lead', TYPED, /^Under E1, then every 4 weeks$/);
    const [entry] = await contacts(bot);
    expect(entry).toMatchObject({
      on: '2024-06-05',
      text: 'By call: Culture data',
      level: 'official',
      marking: 'public',
    });
    expect(await bot.action('E1-04')).toMatchObject({
      ...{ title: 'Contact with the Department', kind: 'ongoing', everyWeeks: 4, contactLevel: 'official' },
      ...{ dueOn: '2024-07-03', status: 'in_progress' },
    });
    expect(await bot.action('E1-05')).toMatchObject({ title: 'send the survey', dueOn: '2024-06-28' });
    expect(await bot.says('Lead', 'met "the Department" on 20 June', DIRECT)).toContain('recorded contact under E1-04');
  });

  it('the card asks where contact belongs, and says that nothing is recorded yet', async () => {
    const bot = await start();
    const said = await bot.says('Lead', TYPED, DIRECT);
    expect(said).toContain('Where does contact with the Department belong?');
    expect(said).toContain('so nothing is recorded yet');
    expect(await contacts(bot)).toEqual([]);
  });

  it('the form names a body that a button carries by its id', async () => {
    const bot = await start();
    await press(bot, 'Lead', TYPED, /^Under E1, then every 4 weeks$/);
    const body = (await bot.snapshot()).people.find(({ name }) => name === 'The Department');
    const args = { body: body?.id ?? '', ask: 'yes' };
    const { card } = await bot.ask('Lead', { kind: 'press', command: 'met', args }, { place });
    const [form] = (card?.body ?? []).filter((one) => one.type === 'form');
    expect(form?.fields.find(({ name }) => name === 'body')?.value).toBe('The Department');
    expect(form?.fields.map(({ name }) => name)).not.toContain('every');
  });

  it('the same can be typed, and one half of it is asked for', async () => {
    const bot = await start();
    const said = await bot.says('Lead', 'met "the Department" on 5 June "Data" under E1 every 13 weeks', DIRECT);
    expect(said).toContain('recorded contact under E1-04 on Wednesday 5 June 2024');
    expect(said).toContain('regular contact every 13 weeks from now on');
    await bot.says('Lead', 'role "Growth Forum" officer', DIRECT);
    expect(await bot.says('Lead', 'met "Growth Forum" on 5 June "Data" under E1', DIRECT)).toContain('every');
    expect(await contacts(bot)).toHaveLength(1);
  });

  it('a body that is new is confirmed, and then entered with the contact by one press', async () => {
    const bot = await startProgramme();
    const line = 'met "Growth Forum" on 5 June "Data"';
    const yes = (await buttonsFor(bot, 'Lead', line)).find(({ label }) => label.includes('as a body'));
    const { card } = await bot.ask('Lead', { kind: 'press', command: 'met', args: yes?.args ?? {} }, { place });
    const under = card?.buttons.find((one) => one.type === 'command' && one.label.startsWith('Under E1'));
    if (under?.type !== 'command') throw new Error('There is no button for E1');
    await bot.ask('Lead', { kind: 'press', command: 'met', args: under.args }, { place });
    expect(await bot.action('E1-04')).toMatchObject({ title: 'Contact with Growth Forum', everyWeeks: 4 });
    expect(await contacts(bot)).toHaveLength(1);
  });

  it('a sentence about a body that the plan does not have is recorded with its day and words by two presses', async () => {
    const bot = await start();
    const line = 'we met the Department on 5 June, they asked for the culture data by July';
    const offer = (await buttonsFor(bot, 'Lead', line)).find(({ label }) => label.startsWith('Record a meeting with'));
    expect(offer?.label).toBe('Record a meeting with The Department on 5 June 2024');
    const { card } = await bot.ask('Lead', { kind: 'press', command: 'met', args: offer?.args ?? {} }, { place });
    const under = card?.buttons.find((one) => one.type === 'command' && one.label.startsWith('Under E1'));
    if (under?.type !== 'command') throw new Error('There is no button for E1');
    await bot.ask('Lead', { kind: 'press', command: 'met', args: under.args }, { place });
    expect((await contacts(bot))[0]).toMatchObject({ on: '2024-06-05', text: `Met: ${line}` });
  });

  it('a rhythm for contact that is planned already is refused, so that no word of it is lost', async () => {
    const bot = await start();
    await bot.says('Lead', `${TYPED} under E1 every 4 weeks`, DIRECT);
    const said = await bot.says('Lead', 'met "the Department" on 20 June "Data" under E1 every 13 weeks', DIRECT);
    expect(said).toContain('Contact with that body is planned already, as E1-04');
    expect(await contacts(bot)).toHaveLength(1);
  });

  it('an imported monthly meeting without a body is offered, and becomes contact with the body', async () => {
    const bot = await start();
    await bot.says(
      'Lead',
      'add action "Monthly meeting with officials" to E1 owner @"Owner" ongoing every 4 weeks',
      DIRECT,
    );
    await press(bot, 'Lead', TYPED, /^Under E1-04 Monthly meeting with officials$/);
    const body = (await bot.snapshot()).people.find(({ name }) => name === 'The Department');
    expect(await bot.action('E1-04')).toMatchObject({
      bodyId: body?.id,
      contactLevel: 'official',
      dueOn: '2024-07-03',
    });
    expect(await contacts(bot)).toHaveLength(1);
  });

  it('somebody who may add nothing is told who may, and nothing is recorded', async () => {
    const bot = await start();
    expect(await buttonsFor(bot, 'Other', TYPED)).toEqual([]);
    expect(await bot.says('Other', TYPED, DIRECT)).toContain('a programme lead can add regular contact');
    expect(await bot.says('Other', `${TYPED} under E1 every 4 weeks`, DIRECT)).toMatch(/cannot|may|lead/);
    expect(await contacts(bot)).toEqual([]);
  });
});

describe('the body of an action that comes again', () => {
  it('a body that is named afterwards makes it regular contact', async () => {
    const bot = await start();
    await bot.says('Lead', 'add action "Monthly meeting" to E1 owner @"Owner" ongoing every 4 weeks', DIRECT);
    expect(await bot.says('Lead', 'edit E1-04 with "the Department" at official level', DIRECT)).toContain(
      'edited E1-04',
    );
    expect(await bot.says('Owner', 'met "the Department" on 5 June', DIRECT)).toContain('recorded contact under E1-04');
  });

  it('an action that is done once needs its rhythm too', async () => {
    const bot = await start();
    expect(await bot.says('Lead', 'edit E1-01 with "the Department"', DIRECT)).toContain('Say how often');
    const said = await bot.says('Lead', 'edit E1-01 every 4 weeks with "the Department"', DIRECT);
    expect(said).toContain('edited E1-01');
    expect(await bot.action('E1-01')).toMatchObject({ kind: 'ongoing', everyWeeks: 4, cadenceFrom: 'last' });
  });
});

it('another place or rhythm is chosen in the form, which keeps what was typed', async () => {
  const bot = await start();
  const button = (await buttonsFor(bot, 'Lead', TYPED)).find(({ label }) => label === 'Another place or rhythm');
  const { card } = await bot.ask('Lead', { kind: 'press', command: 'met', args: button?.args ?? {} }, { place });
  const form = card?.body.find((one) => one.type === 'form');
  if (form?.type !== 'form') throw new Error('There is no form');
  const typed = Object.fromEntries(form.fields.map(({ name, value }) => [name, value ?? '']));
  expect(typed).toMatchObject({
    body: 'The Department',
    on: '5 June 2024',
    words: 'Culture data',
    under: '',
    every: '',
  });
  const args = { ...form.args, ...typed, under: 'E1', every: '13' };
  await bot.ask('Lead', { kind: 'form', command: 'met', args }, { place });
  expect(await bot.action('E1-04')).toMatchObject({ everyWeeks: 13, contactLevel: 'official' });
  expect(await contacts(bot)).toHaveLength(1);
});
