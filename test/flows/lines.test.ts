/** Lines that are used up to their last word, and lines that are asked about with nothing changed. */
import { describe, expect, it } from 'vitest';
import type { Reply } from '../../src/dispatch/command.ts';
import type { Button } from '../../src/ports/card.ts';
import { plainText } from '../../src/views/plain-text.ts';
import type { Bot } from '../helpers/bot.ts';
import { DIRECT, startProgramme } from '../helpers/programme.ts';

const labels = ({ card }: Reply) => card?.buttons.map(({ label }) => label) ?? [];

/** Sends a line that must change nothing, and gives the answer. */
async function asks(bot: Bot, who: string, line: string): Promise<Reply> {
  const before = await bot.snapshot();
  const reply = await bot.ask(who, line, { place: { platform: 'local', ...DIRECT } });
  expect(await bot.snapshot(), line).toEqual(before);
  expect(reply.ok, line).toBe(false);
  return reply;
}

/** Presses a button of an answer. */
function press(bot: Bot, who: string, { card }: Reply, label: string) {
  const button = card?.buttons.find((one) => one.label === label) as Extract<Button, { type: 'command' }> | undefined;
  if (!button) throw new Error(`No button “${label}” in ${card?.buttons.map((one) => one.label).join(', ')}`);
  return bot.ask(who, { kind: 'press', command: button.command, args: button.args });
}

describe('words behind “done”', () => {
  it.each([
    '50%',
    'not yet',
    'apart from the last two recommendations',
    'all done bar the minutes',
    'nearly',
    'half the minutes',
    'still waiting for the minutes',
    'minutes to follow',
    'minutes once the Board has met',
    '3 of 5 reports',
    'and the other one',
    'the first draft of the report',
    'report to Board on Friday',
    'minutes hasn’t come',
  ])('“done E1-02 %s” reports nothing and offers the words as a note', async (words) => {
    const bot = await startProgramme();
    const reply = await asks(bot, 'Owner', `done E1-02 ${words}`);
    expect(plainText(reply.card!)).toContain(`“${words}”`);
    await press(bot, 'Owner', reply, 'Report E1-02 complete, with these words as a note');
    expect(await bot.action('E1-02')).toMatchObject({ status: 'reported_complete' });
    expect((await bot.snapshot()).evidence).toMatchObject([{ kind: 'note', text: words }]);
  });

  it.each([
    ['done E1-02', null],
    ['Done e1.2!', null],
    ['done E1-02 please', null],
    ['done E1-02, thank you', null],
    ['- bvn done E1-02', null],
    ['done `E1-02`', null],
    ['done E1\u200b-0\u00ad2', null],
    ['done E1-02 https://example.gov.uk/report?page=50%25', 'https://example.gov.uk/report?page=50%25'],
    ['done E1-02 see https://example.gov.uk/draft-savings-plan', 'see https://example.gov.uk/draft-savings-plan'],
    ['done E1-02 the audit committee’s minutes of 12 June', 'the audit committee’s minutes of 12 June'],
    ['done E1-02 "all but the last two"', 'all but the last two'],
    ['done E1-02 „all but the last two“', 'all but the last two'],
    ['done E1-02 «all but the last two»', 'all but the last two'],
    ['done E1-02 ‘the Board’s minutes’', 'the Board’s minutes'],
  ])('“%s” reports the action', async (line, evidence) => {
    const bot = await startProgramme();
    await bot.says('Owner', line, DIRECT);
    expect(await bot.action('E1-02')).toMatchObject({ status: 'reported_complete' });
    expect((await bot.snapshot()).evidence.map(({ text }) => text)).toEqual(evidence === null ? [] : [evidence]);
  });

  it('words of progress beside a link are asked about, and words inside the link are not quoted', async () => {
    const bot = await startProgramme();
    const reply = await asks(bot, 'Owner', 'done E1-02 still a draft https://example.gov.uk/savings-plan');
    expect(plainText(reply.card ?? expect.fail())).toContain('With “still”');
    expect(await bot.action('E1-02')).toMatchObject({ status: 'not_started' });
  });

  it('words of progress can be recorded as an update, which proves nothing', async () => {
    const bot = await startProgramme();
    const reply = await asks(bot, 'Owner', 'done E1-02 50%');
    expect(labels(reply)[0]).toBe('Record as an update of E1-02');
    await press(bot, 'Owner', reply, 'Record as an update of E1-02');
    expect(await bot.action('E1-02')).toMatchObject({ status: 'not_started' });
    expect(await bot.snapshot()).toMatchObject({ evidence: [], logEntries: [{ kind: 'update', text: '50%' }] });
  });

  it('words with another code are asked about, and each action has its button', async () => {
    const bot = await startProgramme();
    const reply = await asks(bot, 'Owner', 'done E1-02 minutes as for E1-03');
    expect(labels(reply)).toEqual(expect.arrayContaining(['done E1-02', 'done E1-03']));
  });

  it('a question reports nothing', async () => {
    const bot = await startProgramme();
    const before = await bot.snapshot();
    expect(await bot.says('Owner', 'done E1-02?')).toContain('Not started');
    expect(await bot.snapshot()).toEqual(before);
  });

  it('“dont E1-02” gets no button that reports', async () => {
    const bot = await startProgramme();
    const offered = labels(await asks(bot, 'Owner', 'dont E1-02'));
    expect(offered).toContain('Record as an update on E1-02');
    expect(offered.join()).not.toMatch(/complete|done/i);
  });

  it('a mistyped “done” offers the command without words that limit it', async () => {
    const bot = await startProgramme();
    const reply = await asks(bot, 'Owner', 'dnoe E1-02 50%');
    expect(labels(reply)[0]).toBe('Record as an update on E1-02');
    const completing = reply.card?.buttons.filter((one) => one.type === 'command' && one.command === 'done') ?? [];
    expect(completing.flatMap((one) => (one.type === 'command' ? Object.values(one.args) : []))).toEqual([]);
  });
});

it('an action is assigned although thanks follow the mention and a comma', async () => {
  const bot = await startProgramme();
  await bot.says('Lead', 'assign E1-03 @"Other", thank you', DIRECT);
  const { people } = await bot.snapshot();
  expect((await bot.action('E1-03')).ownerId).toBe(people.find(({ name }) => name === 'Other')?.id);
});

describe('words left over', () => {
  it.each([
    ['start E1-02 today', ['Record as an update of E1-02', 'start E1-02']],
    ['start E1-02 once the Board agrees', ['Record as an update of E1-02']],
    ['confirm E1-02 not yet', ['Record as an update of E1-02']],
    ['undo E1-02 and start E1-03', ['undo E1-02', 'start E1-03']],
  ])('“%s” changes nothing and offers %j', async (line, offered) => {
    const bot = await startProgramme();
    const reply = await asks(bot, 'Lead', line);
    expect(labels(reply)).toEqual(offered);
    expect(plainText(reply.card!)).toContain(`“${line.split(' ').slice(2).join(' ')}”`);
  });
});

describe('keywords inside running text', () => {
  it.each([
    ['edit E1-03 title Check it once', 'Check it once', { title: 'Check it once', kind: 'once' }],
    ['edit E1-03 title Bring controls to level officer', 'Bring controls to level officer', { level: 'member' }],
    ['edit E1-03 title Bring controls to level officer', 'Bring controls to', { level: 'officer' }],
  ])('“%s” asks, and the title can become “%s”', async (line, title, after) => {
    const bot = await startProgramme();
    const reply = await asks(bot, 'Lead', line);
    const button = labels(reply).find((label) => label.includes(`"${title}"`));
    await press(bot, 'Lead', reply, button ?? '');
    expect(await bot.action('E1-03')).toMatchObject({ title, ...after });
  });

  it('“minutes are marked exempt” is asked about', async () => {
    const bot = await startProgramme();
    const reply = await asks(bot, 'Owner', 'done E1-02 minutes are marked exempt');
    expect(labels(reply)).toEqual(['done E1-02 "minutes are marked exempt"', 'done E1-02 "minutes are" marked exempt']);
  });
});

describe('a code behind a little word', () => {
  it.each(['add evidence to E1-02', 'add evidence for the action E1-02', 'evidence of E1-02'])(
    '“%s” opens the form for that action',
    async (line) => {
      const bot = await startProgramme();
      const { card } = await asks(bot, 'Owner', line);
      const form = card?.body.find((element) => element.type === 'form');
      expect(form).toMatchObject({ command: 'evidence', args: { action: 'E1-02' } });
      expect(form?.type === 'form' && form.fields.find(({ name }) => name === 'evidence')?.value).toBeUndefined();
    },
  );

  it('a link for an action at the end of the line is offered as its evidence', async () => {
    const bot = await startProgramme();
    const reply = await asks(bot, 'Owner', 'add evidence https://example.gov.uk/m to E1-02');
    await press(bot, 'Owner', reply, 'add evidence E1-02 https://example.gov.uk/m');
    expect((await bot.snapshot()).evidence).toMatchObject([{ text: 'https://example.gov.uk/m' }]);
  });

  it.each(['by Friday', 'we met them', 'Seen'])('“evidence E1-02 %s” is asked about', async (words) => {
    const bot = await startProgramme();
    expect(labels(await asks(bot, 'Owner', `evidence E1-02 ${words}`))).toEqual([
      'Record as an update of E1-02',
      'Add these words as evidence of E1-02',
    ]);
  });

  it('words of progress are no evidence', async () => {
    const bot = await startProgramme();
    const reply = await asks(bot, 'Owner', 'evidence E1-02 still waiting for the auditors');
    expect(labels(reply)).toContain('Add these words as evidence of E1-02');
  });
});
