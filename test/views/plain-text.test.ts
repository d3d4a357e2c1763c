/** The plain-text layout of cards, and that a text cannot step out of its line. */
import { expect, test } from 'vitest';
import type { Card } from '../../src/ports/card.ts';
import { plainText } from '../../src/views/plain-text.ts';
import { cardOfEveryElement, elementCards, missingTexts } from '../helpers/every-element.ts';

const everything: Card = {
  title: 'Your actions',
  summary: '2 actions',
  to: { name: 'Programme Director', accounts: [] },
  body: [
    { type: 'text', text: 'Two actions are open.', weight: 'strong' },
    {
      type: 'facts',
      facts: [
        { name: 'Days left', value: '36' },
        { name: 'Expires', value: '30 July 2024' },
      ],
    },
    { type: 'divider' },
    {
      type: 'list',
      title: 'Overdue',
      items: [
        {
          text: 'E2-03 Publish the savings plan',
          details: ['Overdue by 3 working days'],
          link: { text: 'The plan', url: 'https://council.example/plan' },
          buttons: [{ type: 'command', label: 'Mark E2-03 complete', command: 'done', args: { action: 'E2-03' } }],
        },
        { text: 'E2-04 Adopt it' },
      ],
      more: { count: 12, command: 'status overdue' },
    },
    {
      type: 'form',
      command: 'due',
      args: {},
      submit: 'Propose this date',
      fields: [
        {
          name: 'date',
          label: 'New date',
          kind: 'date',
          required: true,
          hint: 'Such as 30 April',
          fault: 'That is a Sunday.',
        },
        {
          name: 'level',
          label: 'Level',
          kind: 'choice',
          value: 'officer',
          options: [
            { value: 'officer', label: 'Officers' },
            { value: 'member', label: 'Members' },
          ],
        },
      ],
    },
    { type: 'note', text: 'What is typed here is a council record.' },
  ],
  buttons: [
    { type: 'command', label: 'Show all', command: 'mine', args: {} },
    { type: 'link', label: 'The notice', url: 'https://www.gov.uk/notice' },
  ],
};

test('every element of a card has its fixed place', () => {
  expect(plainText(everything)).toMatchInlineSnapshot(`
    "Your actions

    To: Programme Director

    Two actions are open.

    Days left: 36
    Expires: 30 July 2024

    ---

    Overdue
    - E2-03 Publish the savings plan
      Overdue by 3 working days
      [The plan] https://council.example/plan
      [Mark E2-03 complete]
    - E2-04 Adopt it
    and 12 more: /bvn status overdue

    New date (needed):
      Such as 30 April
      Please change this: That is a Sunday.
    Level: Officers
      One of: Officers, Members
    [Propose this date]

    What is typed here is a council record.

    [Show all]
    [The notice] https://www.gov.uk/notice"
  `);
});

test('a text with line ends, terminal codes or direction marks stays in its line', () => {
  const card: Card = {
    title: 'A\r\nTo: Chief Executive',
    summary: '',
    body: [{ type: 'list', items: [{ text: 'x\u2028- E1-01 forged\u001b[2J\u202e' }] }],
    buttons: [],
  };
  expect(plainText(card)).toBe('A To: Chief Executive\n\n- x - E1-01 forged [2J');
});

test('every element shows all its texts', () => {
  expect(missingTexts(plainText)).toEqual([]);
});

test.each(elementCards('x\u001b[2J\u202ey\u0000'))('an element of type $type shows no unseen character', ({ card }) => {
  expect(plainText(card)).not.toMatch(/[^\P{C}\n]/u);
});

test('only the text of a paragraph or a note has more than one line', () => {
  const linesOf = (text: string) => plainText(cardOfEveryElement(() => text)).split('\n').length;
  const paragraphs = 2;
  expect(linesOf('one\r\ntwo\u2028three')).toBe(linesOf('one') + 2 * paragraphs);
});

test('a paragraph keeps its own line ends', () => {
  const card: Card = { title: 'A', summary: '', body: [{ type: 'text', text: 'one\r\ntwo' }], buttons: [] };
  expect(plainText(card)).toBe('A\n\none\ntwo');
});
