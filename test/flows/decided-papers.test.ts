/** Every paper and card tells a notice on which the Department has decided as decided, by which letter, and what is still asked. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Bot } from '../helpers/bot.ts';
import { bytesOf } from '../helpers/file-out.ts';
import { DIRECT, startProgramme } from '../helpers/programme.ts';

let bot: Bot;
const place = { platform: 'local', ...DIRECT } as const;

/** The words of a paper, without its marks. */
async function paper(line: string): Promise<string> {
  const { file, card } = await bot.ask('Lead', line, { place });
  if (!file) throw new Error(card?.title ?? 'There is no file');
  return Buffer.from(bytesOf(file))
    .toString()
    .replaceAll(/<style.*?<\/style>|<[^>]+>/gs, ' ')
    .replaceAll(/\s+/g, ' ');
}

const LETTER = `Department for Levelling Up, Housing and Communities

19 July 2024

To the Chief Executive

Best Value Notice: withdrawal

The Best Value Notice issued to the Council on 30 January 2024 is withdrawn.

The Department expects the Council to meet officials on at least a quarterly basis. The Department expects the Council to reduce its debt.
`;

beforeEach(async () => {
  bot = await startProgramme();
  await bot.says('Lead', 'role "Improvement Board" viewer', DIRECT);
  await bot.says('Lead', 'add meeting "Improvement Board" on 31 July 2024 owner @"Owner" to E1', DIRECT);
  await bot.at('2024-07-22 10:00');
});

const PAPERS = [
  'report public html',
  'report for "Improvement Board" html',
  'report for "Improvement Board" public html',
];

describe('a notice that was withdrawn before it would have expired', () => {
  it.each(PAPERS)(
    '“%s” says by which letter it was withdrawn and since when, and asks for no expiry date',
    async (line) => {
      await bot.says('Lead', 'notice decision withdrawn on 19 July 2024', DIRECT);
      const words = await paper(line);
      expect(words).toContain(
        'The Department withdrew the notice by its letter of 19 July 2024. It has not been in force since that day.',
      );
      expect(words).toContain(
        '[anything that the letter of 19 July 2024 still asks the authority to do: the letter is not in the record]',
      );
      for (const wrong of ['runs until', 'confirm it against the letter', '30 July 2024 [', 'expires'])
        expect(words).not.toContain(wrong);
    },
  );

  it('all that the letter goes on to ask for stands in the papers, with the action that keeps it where the board reads codes', async () => {
    const file = { name: 'letter.txt', bytes: Buffer.from(LETTER) };
    const { card } = await bot.ask('Lead', 'notice decision', { place, file });
    const button = card?.buttons.find(({ label }) => label === 'Record the decision');
    if (button?.type !== 'command') throw new Error(JSON.stringify(card));
    await bot.ask('Lead', { kind: 'press', command: button.command, args: button.args }, { place });
    expect((await bot.snapshot()).notice).toMatchObject({
      decisionOutcome: 'withdrawn',
      decisionLetterOn: '2024-07-19',
    });
    await bot.says('Lead', 'add action "Reduce its debt" to E1 owner Owner by 1 October 2024', DIRECT);
    const board = await paper('report for "Improvement Board" html');
    expect(board).toContain(
      'still asks for: “meet officials on at least a quarterly basis” (no action covers it yet); “reduce its debt” (covered by E1-05)',
    );
    const everybody = await paper('report public html');
    expect(everybody).toContain('“meet officials on at least a quarterly basis”; “reduce its debt”.');
    expect(everybody).not.toContain('E1-05');
  });

  it('a letter that may ask for something of which nothing was read leaves a gap in the papers', async () => {
    const text = LETTER.replace(
      /The Department expects.*/,
      'Please write to my officials about the debt in each spring.',
    );
    const file = { name: 'letter.txt', bytes: Buffer.from(text) };
    const { card } = await bot.ask('Lead', 'notice decision', { place, file });
    const button = card?.buttons.find(({ label }) => label === 'Record the decision');
    if (button?.type !== 'command') throw new Error(JSON.stringify(card));
    await bot.ask('Lead', { kind: 'press', command: button.command, args: button.args }, { place });
    const gap = '[anything that the letter still asks the authority to do]';
    expect(await paper('report for "Improvement Board" html')).toContain(gap);
    expect(await paper('report public html')).toContain(gap);
  });

  it('the status, the notice and the workbook say so as well', async () => {
    await bot.says('Lead', 'notice decision withdrawn on 19 July 2024', DIRECT);
    expect(await bot.says('Lead', 'status', DIRECT)).toContain(
      'The Department withdrew the notice by its letter of 19 July 2024.',
    );
    const notice = await bot.says('Lead', 'notice', DIRECT);
    expect(notice).toContain("The Department's decision: withdrawn, letter of 19 July 2024");
    expect(notice).not.toContain('not confirmed');
    expect(await bot.says('Lead', 'add action "Later" to E1 owner Owner by 1 October 2024', DIRECT)).not.toContain(
      'after the notice expires',
    );
  });
});

it.each([
  [
    'lapsed',
    'The Department let the notice lapse, and said by its letter of 31 July 2024 that it is not reissued. By its term of 6 months it ran until 30 July 2024.',
  ],
  [
    'escalated',
    'The Department escalated the notice by its letter of 31 July 2024. Other powers have taken its place since that day.',
  ],
  [
    'replaced',
    'The Department replaced the notice by its letter of 31 July 2024. It has not been in force since that day. [what the new notice asks for: it has not been entered yet]',
  ],
])('a notice that is %s is told so in every paper', async (outcome, words) => {
  await bot.at('2024-08-05 10:00');
  await bot.says('Lead', `notice decision ${outcome} on 31 July 2024`, DIRECT);
  for (const line of PAPERS) expect(await paper(line)).toContain(words);
});
