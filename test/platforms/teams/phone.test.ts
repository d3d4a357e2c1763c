/** Cards in Teams on a phone, drawn by Microsoft's own renderer in a browser: no button is cut, and nothing is said twice. */
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderCard } from '../../../src/platforms/teams/render.ts';
import type { Button, Card } from '../../../src/ports/card.ts';
import { nodesOf } from '../../helpers/adaptive-cards.ts';
import { chromium, NO_CHROMIUM, type OpenPage, openPage } from '../../helpers/browser.ts';
import { errorCard, reminderCard, statusCard, weeklyCard } from '../../helpers/example-cards.ts';
import { LEAD, OWNER } from '../../helpers/teams-bot.ts';
import { reminded } from '../../helpers/teams-scenes.ts';

if (chromium === null) console.warn(NO_CHROMIUM);

const dist = (file: string) => createRequire(import.meta.url).resolve(`adaptivecards/dist/${file}`);

const button = (label: string): Button => ({ type: 'command', label, command: 'status', args: {} });
const withButtons = (...labels: string[]): Card => ({
  title: 'A card',
  summary: 'A card.',
  body: [{ type: 'list', items: [{ text: 'A line', buttons: labels.map(button) }] }],
  buttons: labels.map(button),
});

/** Draws a card on the page, and gives its buttons row by row and those whose words are cut. */
const DRAW = `(source) => {
  const card = new window.AdaptiveCards.AdaptiveCard();
  card.parse(source);
  document.body.replaceChildren(card.render());
  const buttons = [...document.querySelectorAll('button')].filter((it) => it.checkVisibility());
  const isCut = (it) => it.getBoundingClientRect().right > innerWidth ||
    [it, ...it.querySelectorAll('*')].some((part) => part.scrollWidth > part.clientWidth + 1);
  const rows = new Map();
  for (const it of buttons) {
    const top = Math.round(it.getBoundingClientRect().top);
    rows.set(top, [...(rows.get(top) ?? []), it.textContent]);
  }
  return { cut: buttons.filter(isCut).map((it) => it.textContent), rows: [...rows.values()] };
}`;

describe.skipIf(chromium === null)('a card on a screen of 300 pixels', () => {
  let open: OpenPage;
  let page: Page;
  beforeAll(async () => {
    open = await openPage();
    page = open.page;
    await page.setViewportSize({ width: 300, height: 800 });
    await page.setContent('<!doctype html><body style="margin: 0">');
    await page.addScriptTag({ path: dist('adaptivecards.min.js') });
    await page.addStyleTag({ path: dist('adaptivecards.css') });
  });
  afterAll(() => open[Symbol.asyncDispose]());
  const draw = async (node: object) =>
    (await page.evaluate(`(${DRAW})(${JSON.stringify(node)})`)) as { cut: string[]; rows: string[][] };

  it.each<[string, Card]>([
    ['a status', statusCard],
    ['a reminder', reminderCard],
    ['the weekly card', weeklyCard],
    ['an error', errorCard],
    ['a button as long as a row', withButtons('Mark E12-13 complete and confirm')],
    ['words longer than a row', withButtons('Enter a new person called “Director of Corporate Services”')],
  ])('%s has no button that is cut', async (_, card) => {
    expect((await draw(renderCard(card))).cut).toEqual([]);
  });

  it('every card of a conversation has no button that is cut', async () => {
    const bot = await reminded();
    const lines = [
      'status',
      'mine',
      'home',
      'help',
      'show E1-01',
      'show E1',
      'list overdue',
      'people',
      'notice',
      'doctor',
    ];
    for (const line of [
      ...lines,
      'due E1-01',
      'add action',
      'evidence',
      'done E1-01',
      'staus',
      'assign E1-01 Director',
    ])
      for (const who of [LEAD, OWNER]) await bot.says(who, line);
    const cards = bot.cloud.messages.map(({ activity }) => activity.attachments?.[0]?.content ?? {});
    expect(cards.length).toBeGreaterThan(40);
    for (const card of cards) expect((await draw(card)).cut).toEqual([]);
  });

  it('two buttons stand side by side only where both fit', async () => {
    const { rows, cut } = await draw(
      renderCard({ ...withButtons('Agree', 'Refuse', 'Mark E2-03 complete', 'Help'), body: [] }),
    );
    expect(cut).toEqual([]);
    expect(rows).toEqual([
      ['Agree', 'Refuse'],
      ['Mark E2-03 complete', 'Help'],
    ]);
    const long = await draw(
      renderCard({ ...withButtons('Mark E2-03 complete', 'Add an update', 'Another date'), body: [] }),
    );
    expect(long.rows).toEqual([['Mark E2-03 complete'], ['Add an update'], ['Another date']]);
  });

  it('words longer than a row are a line that can be pressed', () => {
    const label = 'Enter a new person called “Director of Corporate Services”';
    const pressed = nodesOf(renderCard({ ...withButtons(label), body: [] })).filter(({ title }) => title === label);
    expect(pressed[0]).toMatchObject({ type: 'Action.Execute', verb: 'status' });
  });
});

it.each([
  ['My actions: 3', 'My actions: 3 actions.', 1],
  ['Reminders ahead: 5', '5 reminders ahead.', 1],
  ['Sent twice', 'You sent the same twice within a minute.', 1],
  ['E1-01 Adopt the rules', 'E1-01: not started.', 2],
])('a card with the title “%s” and the summary “%s” opens with %i lines', (title, summary, lines) => {
  const { body } = renderCard({ title, summary, body: [], buttons: [] }) as unknown as { body: object[] };
  expect(body.length).toBe(lines);
});
