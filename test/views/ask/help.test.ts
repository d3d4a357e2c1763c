/** The help cards as people read them. */
import { expect, test } from 'vitest';
import { commands as everyCommand } from '../../../src/commands/index.ts';
import { helpCard, topicsCalled } from '../../../src/views/ask/help.ts';
import { plainText } from '../../../src/views/plain-text.ts';
import { commands } from '../../dispatch/specs.ts';

test('help names every command of the bot once, under one heading', () => {
  const lines = helpCard(everyCommand, null).body.flatMap((one) => (one.type === 'list' ? one.items : []));
  const named = lines.flatMap(({ text }) => text.replace(/^More: /, '').split(/, | and /));
  for (const { name, everyday } of everyCommand) {
    const found = named.filter((one) =>
      everyday ? one.startsWith(`/bvn ${name} `) || one === `/bvn ${name}` : one === name,
    );
    expect([name, found.length]).toEqual([name, 1]);
  }
});

test('help groups the commands by what people want to do, everyday ones with an example', () => {
  expect(plainText(helpCard(commands, null))).toMatchInlineSnapshot(`
    "What you can say

    See where things stand
    - /bvn status
      Shows where the notice stands
    - /bvn mine
      Shows your actions

    Report on your actions
    - /bvn done E2-03 https://…
      Reports an action complete
    - /bvn block E2-03 because …
      Says that it is blocked

    Plan and check
    - /bvn due E2-03 14 May because …
      Moves the due date
    - /bvn add action "Review the constitution" to E2 owner @jo by 30 April
      Adds an action
    - /bvn assign E2-03 @jo deputy @sam
      Names the owner
    - More: add expectation and export csv

    Keep the notice up to date
    - /bvn notice
      …
    - More: notice confirm

    Say who is who, and who is away
    - handover and role

    Decide when and where reminders go
    - remind now, remind preview, holiday add and schedule

    Get help
    - help

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
