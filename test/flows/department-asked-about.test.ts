/** Questions about what the Department decided and asks for are answered from the notice, whatever titles have the same words. */
import { beforeEach, expect, it } from 'vitest';
import type { Bot } from '../helpers/bot.ts';
import { DIRECT, startProgramme } from '../helpers/programme.ts';

let bot: Bot;
const place = { platform: 'local', ...DIRECT } as const;
const says = (line: string) => bot.says('Lead', line, DIRECT);

const LETTER = `Department for Levelling Up, Housing and Communities

1 August 2024

To the Chief Executive

The Best Value Notice issued to the Authority on 30 January 2024 came to its end on 30 July 2024. Ministers have decided not to reissue it.

I would ask you to send a note on debt every six months, and to let my officials know at once if a budget is overspent.

Yours sincerely
`;

beforeEach(async () => {
  bot = await startProgramme();
  await says('add action "Appeals decided on time, as the Department asked" to E1 owner Owner by 1 October 2024');
});

const WANTED = [
  'what does the department want from us?',
  'what do they still want from us?',
  'what did MHCLG ask for?',
  'what are we still asked for?',
];

it.each(WANTED)('“%s” under a notice is answered with its expectations', async (question) => {
  expect(await says(question)).toMatch(/E1 Improvement plan/);
});

it.each([...WANTED, 'what did the department decide?', 'what was the ministers’ decision?', 'what has MHCLG decided?'])(
  '“%s” after the decision is answered with the notice and the requests that go on',
  async (question) => {
    await bot.at('2024-08-05 10:00');
    const file = { name: 'letter.txt', bytes: Buffer.from(LETTER) };
    const { card } = await bot.ask('Lead', 'notice letter', { place, file });
    const button = card?.buttons.find(({ label }) => label === 'Record the decision');
    if (button?.type !== 'command') throw new Error(JSON.stringify(card));
    await bot.ask('Lead', { kind: 'press', command: button.command, args: button.args }, { place });
    const answer = await says(question);
    expect(answer).toContain("The Department's decision: lapsed, letter of 1 August 2024");
    expect(answer).toContain('Send a note on debt every six months');
    expect(answer).toContain('Let my officials know at once if a budget is overspent');
  },
);

it('a sentence about who decided something else is no question about the notice', async () => {
  expect(await says('what has Owner decided?')).not.toContain('Best Value Notice of');
});
