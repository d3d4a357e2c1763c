/** From an empty record to the first paper for a board: the words and the gaps of somebody who has never seen the bot. */
import mammoth from 'mammoth';
import { beforeEach, describe, expect, it } from 'vitest';
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
    'add action "Embed the values" to E2 owner "Head of HR" by 30 April',
  ])
    await bot.says('Lead', line, DIRECT);
});

const says = (line: string) => bot.says('Lead', line, DIRECT);

/** The answer to the button with this label on the answer to a line. */
async function pressesOn(line: string, label: string): Promise<string> {
  const place = { ...CHANNEL, ...DIRECT };
  const { card } = await bot.ask('Lead', line, { place });
  const button = card?.buttons.find((one) => one.type === 'command' && one.label === label);
  if (button?.type !== 'command') throw new Error(`There is no button “${label}”: ${card && plainText(card)}`);
  const pressed = await bot.ask('Lead', { kind: 'press', command: button.command, args: button.args }, { place });
  return pressed.card ? plainText(pressed.card) : '';
}

/** The words of the Word file that answers a line. */
async function paper(line = 'report for "Improvement Board"'): Promise<string> {
  const { file, card } = await bot.ask('Lead', line, { place: { ...CHANNEL, ...DIRECT } });
  if (!file) throw new Error(card ? plainText(card) : 'There is no file');
  return (await mammoth.extractRawText({ buffer: Buffer.from(bytesOf(file)) })).value;
}

describe('the way to a report', () => {
  it.each(['report for "Improvement Board"', 'report for Improvement Board', 'report issued for "Improvement Board"'])(
    'a body that is not in the record is refused with the way to enter it: %s',
    async (line) => {
      const said = await says(line);
      expect(said).toContain('No board or other body called “Improvement Board” is in the record yet.');
      expect(said).toContain('add meeting "Improvement Board" on 12 February');
      expect(said).not.toContain('Which of these did you mean?');
    },
  );

  it.each(['board paper', 'how do I make the report for the board', 'I need a paper for the improvement board'])(
    'words about a paper offer its draft first: %s',
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
