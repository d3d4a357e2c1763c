/** The cards that a conversation gets are short: the budget is kept on every Monday of the worked example, everywhere. */
import { describe, expect, it } from 'vitest';
import { loadExample } from '../../../src/demonstration/load.ts';
import type { Card } from '../../../src/ports/card.ts';
import { type Bot, CHANNEL, startBot, ZONE } from '../../helpers/bot.ts';
import * as exampleCards from '../../helpers/example-cards.ts';
import { DIRECT } from '../../helpers/programme.ts';
import { countWords, SHOWN_LINES } from '../../helpers/shown-lines.ts';

const MOST_LINES = 12;
const MOST_WORDS = 120;
const MOST_CODES = 5;
const MONDAYS = ['2024-06-24', '2024-07-01', '2024-07-08', '2024-07-15', '2024-07-22', '2024-07-29'];

async function startExample(): Promise<Bot> {
  const bot = await startBot('2024-06-24 08:55');
  const channel = CHANNEL.conversation;
  await loadExample(bot.dispatch, { channel, name: '#programme', timeZone: ZONE, from: '2024-06-24 08:50' });
  await bot.drain();
  return bot;
}

/** More meetings, contact and measures, of which several fall into every fortnight of the notice. */
const COMING_UP = [
  'add meeting "Combined Authority Board" to E4 on 27 June, 4 July, 11 July, 18 July, 25 July papers 5 working days before',
  'add action "Calls with officials" to E5 every 1 week with "the Department" at official level',
  'add action "Letters to ministers" to E5 every 2 weeks with "the Department" at ministerial level',
  'add measure "Staff who say that leaders act on the values" to E3 baseline 38% target 55% every 1 week',
];

/** The cards that were posted to the conversation itself, those in threads left out. */
async function conversationCards(more: readonly string[]): Promise<readonly Card[]> {
  const bot = await startExample();
  for (const line of more) await bot.says('programme-director', line, DIRECT);
  for (const monday of MONDAYS) await bot.at(`${monday} 09:00`);
  return bot.messages.filter((one) => /^(?:Weekly reminder|Countdown)/.test(one.text)).map(({ card }) => card);
}

const SCENES = [
  ['the worked example', [], 'Coming up: Independent Improvement Board on 3 July, papers 26 June'],
  ['the worked example with more meetings', COMING_UP, 'Coming up: Combined Authority Board on 27 June'],
] as const;

describe('the card that a conversation gets', () => {
  it.each(
    Object.entries(SHOWN_LINES).flatMap(([platform, linesOf]) => SCENES.map((scene) => ({ platform, linesOf, scene }))),
  )(
    'on $platform the weekly card and the countdown of $scene.0 stay within 12 lines and 120 words',
    async ({ linesOf, scene: [, more, comingUp] }) => {
      const cards = await conversationCards(more);
      expect(cards.length).toBeGreaterThanOrEqual(MONDAYS.length);
      expect(cards[0] && linesOf(cards[0]).join('\n')).toContain(comingUp);
      for (const card of cards) {
        const lines = linesOf(card);
        const shown = lines.join('\n');
        expect(lines.length, shown).toBeLessThanOrEqual(MOST_LINES);
        expect(countWords(lines), shown).toBeLessThanOrEqual(MOST_WORDS);
        expect(new Set(shown.match(/E\d+-\d\d/g)).size, shown).toBeLessThanOrEqual(MOST_CODES);
      }
    },
  );
});

/** The sentences and headings of a card outside its lists, and each list item as a whole. */
function statementsOf(card: Card): readonly string[] {
  const sentences = (text: string) => text.split(/(?<=[.:·])\s+|\n|, /);
  const parts = card.body.flatMap((element): readonly string[] => {
    switch (element.type) {
      case 'text':
      case 'note':
        return sentences(element.text);
      case 'facts':
        return element.facts.flatMap(({ name, value }) => [name, ...sentences(value)]);
      case 'list':
        return [element.title ?? '', ...element.items.map(({ text, details = [] }) => [text, ...details].join(' '))];
      default:
        return [];
    }
  });
  return [...sentences(card.title), ...parts].map((one) =>
    one
      .toLowerCase()
      .replace(/[.:,·]+$/, '')
      .trim(),
  );
}

/** Statements of three words or more that a card makes twice, and actions that it lists twice. */
function repeatedOn(card: Card): readonly string[] {
  const statements = statementsOf(card).filter((one) => one.split(' ').length > 2);
  const items = card.body.flatMap((one) => (one.type === 'list' ? one.items.map(({ text }) => text) : []));
  return [statements, items].flatMap((all) => all.filter((one, n) => all.indexOf(one) < n));
}

describe('no card says a thing twice', () => {
  it('a card that repeats a sentence, a fact of its title or an action is found', () => {
    const card: Card = { title: 'Notice: 36 days left', summary: 'x', body: [], buttons: [] };
    expect(repeatedOn(card)).toEqual([]);
    expect(repeatedOn({ ...card, body: [{ type: 'text', text: 'Look: 36 days left.' }] })).toEqual(['36 days left']);
    const list = { type: 'list', items: [{ text: 'E1-01 Rules' }] } as const;
    expect(repeatedOn({ ...card, body: [list, { ...list, title: 'Again' }] })).toContain('E1-01 Rules');
  });

  it.each(Object.entries(exampleCards).filter((entry): entry is [string, Card] => typeof entry[1] === 'object'))(
    'the example card “%s” says nothing twice',
    (_, card) => {
      expect(repeatedOn(card)).toEqual([]);
    },
  );

  it('the cards of the worked example say nothing twice, the posted ones and the answers', async () => {
    const bot = await startExample();
    await bot.at('2024-06-24 09:00');
    const lines = [
      'status',
      'status attention',
      'status overdue',
      'show E2',
      'show E2-03',
      'show E1-05',
      'show E3-05',
      'show E4',
      'show E5-01',
      'show R1',
      'list measures',
      'list recommendations',
      'mine',
      'list',
      'notice',
      'help',
    ];
    const answers = await Promise.all(lines.map((line) => bot.ask('programme-director', line)));
    const cards = [...bot.messages.map(({ card }) => card), ...answers.flatMap(({ card }) => card ?? [])];
    expect(cards.length).toBeGreaterThan(lines.length);
    for (const card of cards) expect([card.title, repeatedOn(card)]).toEqual([card.title, []]);
  });
});
