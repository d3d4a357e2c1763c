/** From an empty record to the first paper for a board: the words and the gaps of somebody who has never seen the bot. */
import mammoth from 'mammoth';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Card } from '../../src/ports/card.ts';
import { plainText } from '../../src/views/plain-text.ts';
import { type Bot, CHANNEL, startBot } from '../helpers/bot.ts';
import { bytesOf } from '../helpers/file-out.ts';
import { DIRECT } from '../helpers/programme.ts';

let bot: Bot;
beforeEach(async () => {
  bot = await startBot('2024-02-01 09:00');
  await bot.shell('role @"Lead" lead');
  for (const line of [
    'notice new issued 30 January 2024 for 6 months',
    'add expectation "Plan" text "agree an action plan"',
    'add expectation "Culture" text "strengthen the culture"',
    'role "Head of HR" officer',
    'add action "Embed the values" to E2 owner @"Lead" by 30 April',
    'add milestone E2-01 "Values agreed" by 1 March',
    'add milestone E2-01 "Managers trained" by 15 April',
  ])
    await bot.says('Lead', line, DIRECT);
});

const says = (line: string) => bot.says('Lead', line, DIRECT);

const place = { ...CHANNEL, ...DIRECT };

/** Presses the button with this label on a card, beside an item of a list or at its foot. */
async function presses(card: Card | null, label: string): Promise<Card | null> {
  const inLists = (card?.body ?? []).flatMap((one) => (one.type === 'list' ? one.items : []));
  const buttons = [...inLists.flatMap((item) => item.buttons ?? []), ...(card?.buttons ?? [])];
  const button = buttons.find((one) => one.label === label);
  if (button?.type !== 'command') throw new Error(`There is no button “${label}”: ${card && plainText(card)}`);
  return (await bot.ask('Lead', { kind: 'press', command: button.command, args: button.args }, { place })).card;
}

/** The answer to the button with this label on the answer to a line. */
async function pressesOn(line: string, label: string): Promise<string> {
  const { card } = await bot.ask('Lead', line, { place });
  const pressed = await presses(card, label);
  return pressed ? plainText(pressed) : '';
}

/** The words of the Word file that answers a line. */
async function paper(line = 'report for "Improvement Board"'): Promise<string> {
  const { file, card } = await bot.ask('Lead', line, { place });
  if (!file) throw new Error(card ? plainText(card) : 'There is no file');
  return (await mammoth.extractRawText({ buffer: Buffer.from(bytesOf(file)) })).value;
}

describe('the way to a report', () => {
  it.each([
    'report for "Improvement Board"',
    'report html for “Improvement Board”',
    'report issued for "Improvement Board"',
  ])('a body that is not in the record is refused with the way to enter it: %s', async (line) => {
    const said = await says(line);
    expect(said).toContain('No board or other body called “Improvement Board” is in the record yet.');
    expect(said).toContain('add meeting "Improvement Board" on 12 February');
    expect(said).not.toContain('Which of these did you mean?');
  });

  it.each(['board paper', 'how do I make the report for the board', 'report for the board'])(
    'words about a paper for a board offer its draft: %s',
    async (words) => {
      expect(await pressesOn(words, 'Draft a report to a board …')).toContain('For which board or other body');
    },
  );

  it('a paper for a board of the record is offered by its name', async () => {
    await says('role "Improvement Board" officer');
    expect(await says('I need the paper for the Improvement Board')).toContain(
      '[Draft the report to Improvement Board]',
    );
  });

  it('words that say when a board meets offer to add the meeting, with its name and day', async () => {
    const form = await pressesOn('our Improvement Board meets on 15 February', 'Add the meeting on 15 February 2024 …');
    expect(form).toContain('Improvement Board');
    expect(form).toContain('15 February 2024');
  });
});

describe('the first paper', () => {
  beforeEach(async () => {
    await bot.at('2024-05-07 09:00');
    await pressesOn('add meeting "Improvement Board" on 15 May to E1', 'Yes, enter “Improvement Board” as a body');
  });

  it('an expectation without an action is said to need attention, and its part of the paper says that it has none', async () => {
    await says('add expectation "Debt" text "reduce the debt"');
    const text = await paper();
    expect(text).toContain('1 expectation without an action (E3)');
    expect(text).not.toContain('Nothing else needs attention.');
    expect(text).toContain('Reduce the debt.\n\nNo action is in the record under E3 yet.');
  });

  it('an action in the paper names its late milestones and counts the ones done', async () => {
    await says('done E2-01a');
    const text = await paper();
    expect(text).toContain('Milestones: 1 of 2 done. Late: E2-01b Managers trained, 15 April 2024');
  });

  it('the colour and the next step that an owner gave stand with what is off track', async () => {
    await says('update E2-01 amber "The survey slipped" next "Run it in June" corrective action "A second supplier"');
    const text = await paper();
    expect(text).toContain('Late. Rated amber. The survey slipped (update of 7 May 2024). Milestones: 0 of 2 done.');
    expect(text).toContain('A second supplier. Next: Run it in June (update of 7 May 2024)');
  });

  it('actions that a plan calls complete stand apart in the summary until somebody here confirms them', async () => {
    const plan = 'Activity,Lead officer,Deadline,Status\nPublish the plan,Head of HR,1 March 2024,Complete\n';
    const sent = { name: 'plan.csv', bytes: new TextEncoder().encode(plan) };
    const { card } = await bot.ask('Lead', 'import', { place, file: sent });
    await presses(await presses(card, 'E1 Plan'), 'Save 1 action');
    expect(await paper()).toContain('1 is complete when brought in, not confirmed (E1-02).');
  });
});

describe('a measure in the first paper', () => {
  beforeEach(async () => {
    await bot.at('2024-05-07 09:00');
    await says('role "Improvement Board" officer');
    await says('edit expectation E2 level joint');
    await says(
      'add measure "Staff who trust leaders" to E2 baseline 38% on 31 January 2024 target 55% by 31 May owner @"Lead" every 13 weeks',
    );
    await says('update E2-02 46% on 1 May');
  });

  it('a target whose day has passed is said to be missed, and one ahead is not', async () => {
    expect(await paper()).toContain('The target date is 31 May 2024.');
    await bot.at('2024-06-10 09:00');
    expect(await paper()).toContain('The target date was 31 May 2024 and has passed.');
    await says('update E2-02 57% on 8 June');
    expect(await paper()).not.toContain('has passed');
  });

  it('a level that no measure reads is named with what the expectation asks', async () => {
    expect(await paper()).toContain(
      'E2 asks for change at member level, and no measure at that level has been read yet.',
    );
  });
});

it('the form for an amber update says why it opened', async () => {
  const said = await says('update E2-01 amber "The survey slipped"');
  expect(said).toContain(
    'Nothing is recorded yet. An amber needs a corrective action: what is done about it, and by when.',
  );
});

it('a date after the expiry is not said to lie before it once the notice has expired', async () => {
  await bot.at('2024-08-20 09:00');
  const said = await says('add action "Check the savings" to E1 owner "Head of HR" by 30 September');
  expect(said).toContain('30 September 2024');
  expect(said).not.toContain('after the notice expires');
});
