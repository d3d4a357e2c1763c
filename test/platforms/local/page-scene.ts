/** The page in a browser, as the person sees it who opened it: what a test starts, does there and looks at. */
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect } from 'vitest';
import type { Card } from '../../../src/ports/card.ts';
import { chromium, NO_CHROMIUM, type OpenPage, startBrowser, type TestBrowser } from '../../helpers/browser.ts';
import { reminderCard } from '../../helpers/example-cards.ts';
import { type LocalChat, type LocalChatOptions, startLocalChat } from '../../helpers/local-chat.ts';

if (chromium === null) console.warn(NO_CHROMIUM);

/** The channel of the page. */
export const place = { platform: 'local', conversation: 'improvement' } as const;

let browser: TestBrowser;
let open: OpenPage;
export let chat: LocalChat;
export let page: Page;

/** Tests that open the page themselves, by `start`. */
export function inBrowser(name: string, tests: () => void, closed = () => {}): void {
  describe.skipIf(chromium === null)(name, () => {
    beforeAll(async () => {
      browser = await startBrowser();
    });
    afterAll(() => browser[Symbol.asyncDispose]());
    afterEach(async () => {
      await open[Symbol.asyncDispose]();
      await chat[Symbol.asyncDispose]();
      closed();
    });
    tests();
  });
}

/** Tests that find the page open; nothing may go wrong in it. */
export function onThePage(name: string, tests: () => void): void {
  const faultless = () => {
    expectNoErrors();
    expect(chat.faults).toEqual([]);
  };
  inBrowser(
    name,
    () => {
      beforeEach(() => start());
      tests();
    },
    faultless,
  );
}

/** The page itself reported no error. */
export function expectNoErrors(): void {
  expect(open.errors).toEqual([]);
}

export async function start(options: BrowserContextOptions = {}, chatOptions: LocalChatOptions = {}): Promise<void> {
  chat = await startLocalChat(chatOptions);
  open = await browser.open(options);
  page = open.page;
  await page.goto(chat.url);
  await page.getByRole('button', { name: '/bvn status' }).waitFor();
}

/** The bot starts again at the same address, under the page that is open. */
export async function startAgainAt(port: number): Promise<void> {
  chat = await startLocalChat({ port });
}

export const box = () => page.getByRole('combobox', { name: /^Message to/ });
export const thread = () => page.getByRole('complementary', { name: 'Thread' });
export const heading = (name: string | RegExp, within: Page | Locator = page) => within.getByRole('heading', { name });
export const focused = () => page.locator(':focus');
export const post = (card: Card, key: string) => chat.local.deliverer.deliver({ place, card, key });

export async function say(text: string): Promise<void> {
  await box().fill(text);
  await box().press('Enter');
}

export async function scrollUp(list: Locator): Promise<void> {
  await list.evaluate((it) => it.scrollTo(0, 0));
  // The page hears of the scrolling in its next frame.
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
}

export async function openReminder(): Promise<void> {
  await page.getByRole('button', { name: /^Next Monday — Mon 24 June, 9am/ }).click();
  await page.getByRole('button', { name: '1 reply' }).click();
  await heading(reminderCard.title, thread()).waitFor();
}
