/** The help cards as people read them. */
import { expect, test } from 'vitest';
import { helpCard, topicsCalled } from '../../../src/views/ask/help.ts';
import { plainText } from '../../../src/views/plain-text.ts';
import { commands } from '../../dispatch/specs.ts';

test('help shows the everyday commands first and names all others', () => {
  expect(plainText(helpCard(commands, null))).toMatchInlineSnapshot(`
    "What you can say

    See where things stand
    - /bvn status
      Shows where the notice stands
    - /bvn mine
      Shows your actions
    - /bvn notice
      …

    Report on your actions
    - /bvn block E2-03 because …
      Says that it is blocked
    - /bvn done E2-03 https://…
      Reports an action complete

    Plan and check
    - /bvn add action "Review the constitution" to E2 owner @jo by 30 April
      Adds an action
    - /bvn assign E2-03 @jo deputy @sam
      Names the owner
    - /bvn due E2-03 14 May because …
      Moves the due date

    More: handover, add expectation, notice confirm, remind now, remind preview, export csv, holiday add, schedule, role and help.

    To see every way to say one of these, type /bvn help and the word: /bvn help due

    Dates can be typed as 30 April, 30/04/2024, next Friday, in 3 weeks, end of July, w/c 1 July or a week before the expiry. Words that belong together go in "double quotes". What follows "because" may be any words.

    Everything you type to this bot is a record of the council and may be disclosed, for example under the Freedom of Information Act.

    [Show the status]
    [Show my actions]"
  `);
});

test('help on a word shows every way to type it and its other words', () => {
  expect(plainText(helpCard(commands, 'Done'))).toMatchInlineSnapshot(`
    "How to say “Done”

    - /bvn done E2-03 https://…
      Reports an action complete

    Other words for it: complete.

    Dates can be typed as 30 April, 30/04/2024, next Friday, in 3 weeks, end of July, w/c 1 July or a week before the expiry. Words that belong together go in "double quotes". What follows "because" may be any words.

    Everything you type to this bot is a record of the council and may be disclosed, for example under the Freedom of Information Act."
  `);
});

test.each<[string, string[]]>([
  ['notice', ['notice', 'notice confirm']],
  ['ADD', ['add action', 'add expectation', 'holiday add']],
  ['complete', ['done']],
  [' holiday add ', ['holiday add']],
  ['due E2', []],
  ['', []],
])('help on %j is about %j', (word, names) => {
  expect(topicsCalled(commands, word).map(({ name }) => name)).toEqual(names);
});

test('help on an unknown word is general help', () => {
  expect(helpCard(commands, 'zebra')).toEqual(helpCard(commands, null));
});

test('every help says that what is typed may be disclosed', () => {
  for (const word of [null, 'due', 'zebra']) {
    expect(plainText(helpCard(commands, word))).toContain('a record of the council and may be disclosed');
  }
});
