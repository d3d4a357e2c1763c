/** The lines of `update`: which words of them are arguments, which are the words of the update, and which are asked about. */
import { describe, expect, it, test } from 'vitest';
import { commands } from '../../src/commands/index.ts';
import { splitLine } from '../../src/dispatch/parse.ts';

/** The arguments of a line, or the message and the labels of its buttons. */
function understand(typed: string) {
  const line = splitLine(typed, commands);
  if ('fault' in line) return [line.fault.message, ...line.fault.suggestions.map(({ label }) => `[${label}]`)];
  return line.raw;
}

describe('lines that are understood', () => {
  test.each<[string, Record<string, string>]>([
    [
      'update E2-03 amber "Draft with group leaders" next "Board on 20 March" because "the Board is split"',
      {
        about: 'E2-03',
        rag: 'amber',
        text: 'Draft with group leaders',
        next: 'Board on 20 March',
        because: 'the Board is split',
      },
    ],
    [
      'update E2-03 red "The vote failed" corrective action "A second vote on 3 May" marked exempt',
      { about: 'E2-03', rag: 'red', text: 'The vote failed', corrective: 'A second vote on 3 May', marked: 'exempt' },
    ],
    ['update E2-03 "The vote failed" red', { about: 'E2-03', text: 'The vote failed', rag: 'red' }],
    ['update E2-03 amber: the vote is late', { about: 'E2-03', rag: 'amber', text: 'the vote is late' }],
    ['update E2-03 amber because the vote is late', { about: 'E2-03', rag: 'amber', because: 'the vote is late' }],
    ['update E2-03 "Sent" on 31 May', { about: 'E2-03', text: 'Sent', on: '31 May' }],
    // The keywords are words like any other where nothing stands before them
    ['update E2-03 on track with legal', { about: 'E2-03', text: 'on track with legal' }],
    ['update E2-03 next week we meet', { about: 'E2-03', text: 'next week we meet' }],
    ['update E2-03 because of the vote', { about: 'E2-03', text: 'because of the vote' }],
    ['update E2-03 corrective action agreed', { about: 'E2-03', text: 'corrective action agreed' }],
    ['update E2-03 accepted by the Board', { about: 'E2-03', text: 'accepted by the Board' }],
    ['update E2-03 agreed', { about: 'E2-03', text: 'agreed' }],
    ['update R3 accepted "We will publish it"', { about: 'R3', response: 'accepted', text: 'We will publish it' }],
    ['update r03 Partly accepted, "In part"', { about: 'r03', response: 'partly accepted', text: 'In part' }],
    [
      'update R3 not accepted because it costs more',
      { about: 'R3', response: 'not accepted', because: 'it costs more' },
    ],
    ['update R3 implemented "Minutes of 3 May"', { about: 'R3', response: 'implemented', text: 'Minutes of 3 May' }],
    ['update R3 closed by the source on 3 May', { about: 'R3', response: 'closed by the source', on: '3 May' }],
    ['update E3-05 46% on 31 May', { about: 'E3-05', value: '46%', on: '31 May' }],
    ['update E3-05 £3.85m', { about: 'E3-05', value: '£3.85m' }],
    [
      'update E3-05 4.2 days on 31 May "214 answered"',
      { about: 'E3-05', value: '4.2 days', on: '31 May', text: '214 answered' },
    ],
    ['update E3-05 1,204 "of 2,000 staff"', { about: 'E3-05', value: '1,204', text: 'of 2,000 staff' }],
    ['update E2-03 3 of 5 parts are written', { about: 'E2-03', text: '3 of 5 parts are written' }],
    [
      'update E4 "Peterborough City Council" not ready, ask again 1 June',
      { about: 'E4', text: 'Peterborough City Council', stance: 'not ready', again: '1 June' },
    ],
    [
      'update E4 "Peterborough City Council" invited',
      { about: 'E4', text: 'Peterborough City Council', stance: 'invited' },
    ],
  ])('%s', (typed, raw) => expect(understand(typed)).toEqual(raw));
});

describe('lines that are asked about', () => {
  it('a colour right before words without quotes may be one of them', () => {
    expect(understand('update E2-03 red tape holds it up')).toEqual([
      '“red” may be a word of “red tape holds it up”, or stand before it. Which do you mean?',
      '[update E2-03 red "tape holds it up"]',
      '[update E2-03 "red tape holds it up"]',
    ]);
  });

  it('words behind the quoted update are never dropped', () => {
    expect(understand('update E2-03 amber "Draft" next "Board" tomorrow')).toEqual(
      expect.arrayContaining([expect.stringContaining('“tomorrow” is more than this command takes')]),
    );
  });
});
