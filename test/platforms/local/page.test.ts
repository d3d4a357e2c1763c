import { readFile } from 'node:fs/promises';
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Card } from '../../../src/views/card.ts';
import { shortfalls } from '../../helpers/accessible.ts';
import { chromium, NO_CHROMIUM, type OpenPage, startBrowser, type TestBrowser } from '../../helpers/browser.ts';
import { plainCard, reminderCard, statusCard } from '../../helpers/example-cards.ts';
import { type LocalChat, type LocalChatOptions, startLocalChat } from '../../helpers/local-chat.ts';

if (chromium === null) console.warn(NO_CHROMIUM);

const place = { platform: 'local', conversation: 'improvement' } as const;

let browser: TestBrowser;
beforeAll(async () => {
  if (chromium !== null) browser = await startBrowser();
});
afterAll(() => browser?.[Symbol.asyncDispose]());

let chat: LocalChat;
let open: OpenPage;
let page: Page;

async function start(options: BrowserContextOptions = {}, chatOptions: LocalChatOptions = {}): Promise<void> {
  chat = await startLocalChat(chatOptions);
  open = await browser.open(options);
  page = open.page;
  await page.goto(chat.url);
  await page.getByRole('button', { name: '/bvn status' }).waitFor();
}

async function stop(): Promise<void> {
  await open[Symbol.asyncDispose]();
  await chat[Symbol.asyncDispose]();
}

const box = () => page.getByRole('combobox', { name: /^Message to/ });
const thread = () => page.getByRole('complementary', { name: 'Thread' });
const heading = (name: string | RegExp, within: Page | Locator = page) => within.getByRole('heading', { name });
const focused = () => page.locator(':focus');
const post = (card: Card, key: string) => chat.local.deliverer.deliver({ place, card, key });

async function say(text: string): Promise<void> {
  await box().fill(text);
  await box().press('Enter');
}

async function scrollUp(list: Locator): Promise<void> {
  await list.evaluate((it) => it.scrollTo(0, 0));
  // The page hears of the scrolling in its next frame.
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
}

async function openReminder(): Promise<void> {
  await page.getByRole('button', { name: /^Next Monday — Mon 24 June, 9am/ }).click();
  await page.getByRole('button', { name: '1 reply' }).click();
  await heading(reminderCard.title, thread()).waitFor();
}

describe.skipIf(chromium === null)('the page in a browser', { timeout: 30_000 }, () => {
  beforeEach(() => start());
  afterEach(async () => {
    await stop();
    expect(open.errors).toEqual([]);
    expect(chat.faults).toEqual([]);
  });

  test('welcomes a newcomer with things to try, and does them', async () => {
    expect(await page.title()).toBe('#best-value-notice – Best Value Notice bot');
    await heading('Best Value Notice bot').waitFor();
    await page.getByText('Cambridgeshire and Peterborough Combined Authority').waitFor();
    await page.getByText('the clock stands at 8:55am on Monday 24 June 2024').waitFor();
    await page.getByText('what is typed is a council record').waitFor();
    await page.getByRole('button', { name: '/bvn status' }).click();
    await heading('Best Value Notice: 36 days left').waitFor();
    await page.getByRole('button', { name: 'Next Monday', exact: true }).click();
    await heading('Weekly reminder: 36 days left').waitFor();
    await page.getByText('the clock stands at 9am on Monday 24 June 2024').waitFor();
  });

  test('shows a reminder by itself when it arrives, and announces it by its summary', async () => {
    await post(plainCard('Countdown: 30 days left'), 'countdown');
    await heading('Countdown: 30 days left').waitFor();
    const log = page.getByRole('log', { name: 'New messages' });
    expect(await log.getAttribute('aria-live')).toBe('polite');
    expect(await log.textContent()).toBe('Best Value Notice bot: Countdown: 30 days left');
  });

  test('everything can be done with the keyboard alone', async () => {
    await page.keyboard.press('Tab');
    expect(await focused().textContent()).toBe('Skip to the message box');
    await page.keyboard.press('Enter');
    await page.keyboard.type('/bvn d');
    const choices = page.getByRole('listbox', { name: 'What you can say' }).getByRole('option');
    expect(await choices.allTextContents()).toEqual([
      'done E2-03 [link or note] Report an action complete',
      'due E2-03 14 May because … Propose or set a date',
    ]);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(await choices.nth(1).getAttribute('aria-selected')).toBe('true');
    expect(await box().getAttribute('aria-activedescendant')).toBe(await choices.nth(1).getAttribute('id'));
    await page.keyboard.press('Tab');
    expect(await box().inputValue()).toBe('/bvn due ');
    await page.keyboard.press('Escape');
    expect(await box().getAttribute('aria-expanded')).toBe('false');
    await box().fill('/bvn status');
    await page.keyboard.press('Enter');
    await heading('Best Value Notice: 36 days left').waitFor();
    expect(await box().inputValue()).toBe('');

    await page.getByRole('button', { name: /^Next Monday —/ }).focus();
    await page.keyboard.press('Enter');
    const replies = page.getByRole('button', { name: '1 reply' });
    await replies.focus();
    await page.keyboard.press('Enter');
    expect(await focused().getAttribute('id')).toBe('thread-box');

    const propose = thread().getByRole('button', { name: 'Propose a date for E2-02' });
    await propose.focus();
    await page.keyboard.press('Enter');
    const date = thread().getByRole('textbox', { name: 'New date' });
    await expect.poll(() => date.evaluate((it) => it.matches(':focus'))).toBe(true);
    await page.keyboard.type('31 June');
    await page.keyboard.press('Enter');
    await expect.poll(() => date.getAttribute('aria-invalid')).toBe('true');
    expect(await date.inputValue()).toBe('31 June');
    expect(await date.evaluate((it) => it.matches(':focus'))).toBe(true);
    await page.keyboard.press('Escape');
    await date.waitFor({ state: 'detached' });
    expect(await focused().textContent()).toMatch(/E2-02/);
    await page.keyboard.press('Escape');
    await thread().waitFor({ state: 'hidden' });
    expect(await focused().textContent()).toBe('1 reply');
  });

  test('Tab leaves the message box where there is nothing to complete', async () => {
    await box().fill('Good morning');
    await page.keyboard.press('Tab');
    expect(await focused().textContent()).toBe('Import CSV');
    await box().fill('/bvn mine');
    await page.keyboard.press('Tab');
    expect(await focused().textContent()).toBe('Import CSV');
  });

  test('names are completed after @', async () => {
    await box().pressSequentially('/bvn assign E2-03 @mon');
    await page.getByRole('option', { name: '@Monitoring Officer' }).click();
    expect(await box().inputValue()).toBe('/bvn assign E2-03 @Monitoring Officer ');
  });

  test('a form with faults keeps its values, and gives way to the answer when it is sent well', async () => {
    await openReminder();
    await thread().getByRole('button', { name: 'Propose a date for E2-01' }).click();
    const form = thread().getByRole('group', { name: /only you can see this/ });
    await form.getByLabel('New date').fill('31 June');
    await form.getByRole('button', { name: 'Propose this date' }).click();
    await form.getByText('"31 June" does not exist').waitFor();
    const described = await form.getByLabel('Reason').getAttribute('aria-describedby');
    expect(await page.locator(`[id="${described}"]`).textContent()).toBe(
      'Please change this: Say why the date should move.',
    );
    await form.getByLabel('New date').fill('30 June');
    await form.getByLabel('Reason').fill('The Board meets then');
    await form.getByRole('button', { name: 'Propose this date' }).click();
    await heading('30 June is proposed for E2-01', thread()).waitFor();
    expect(await thread().getByRole('textbox', { name: 'New date' }).count()).toBe(0);
    await form.getByRole('button', { name: 'Close' }).click();
    await form.waitFor({ state: 'detached' });
  });

  test('what is typed into a form stays when the card around it is redrawn', async () => {
    await openReminder();
    await thread().getByRole('button', { name: 'Propose a date for E2-02' }).click();
    await thread().getByLabel('Reason').fill('half a sent');
    const message = (await chat.sees('programme-director')).find((view) => view.html.includes(reminderCard.title));
    const ref = { conversation: 'improvement', message: message?.id ?? '', thread: message?.thread ?? '' };
    const card = { ...reminderCard, title: 'Redrawn' };
    await chat.local.deliverer.deliver({ place, card, key: 'redraw', replaces: ref });
    await heading('Redrawn', thread()).waitFor();
    expect(await thread().getByLabel('Reason').inputValue()).toBe('half a sent');
    expect(await focused().inputValue()).toBe('half a sent');
  });

  test('a card redrawn by a press keeps the focus on the button', async () => {
    await openReminder();
    await thread().getByRole('button', { name: 'Mark E2-01 complete' }).press('Enter');
    await heading('E2-01 is reported complete', thread()).waitFor();
    expect(await focused().textContent()).toBe('Mark E2-01 complete');
  });

  test('the second click of a double click does nothing, also when the first is answered already', async () => {
    await openReminder();
    const button = thread().getByRole('button', { name: 'Mark E2-01 complete' });
    await button.click();
    await heading('E2-01 is reported complete', thread()).waitFor();
    await page.mouse.down({ clickCount: 2 });
    await page.mouse.up({ clickCount: 2 });
    await thread().getByRole('button', { name: 'Propose a date for E2-01' }).click();
    await thread().getByRole('textbox', { name: 'New date' }).waitFor();
    const said = chat.requests.map(({ input }) => ('command' in input ? input.command : input.text));
    expect(said).toEqual(['done', 'due']);
  });

  test('a button that asks first does nothing on no and on Escape', async () => {
    const confirm = 'Withdraw E2-03 for good?';
    const button = {
      type: 'command',
      label: 'Withdraw E2-03',
      command: 'withdraw',
      args: {},
      style: 'danger',
      confirm,
    } as const;
    await post({ ...plainCard('E2-03'), buttons: [button] }, 'k');
    const press = () => page.getByRole('button', { name: 'Withdraw E2-03' }).click();
    await press();
    const dialog = page.getByRole('dialog', { name: confirm });
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await press();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    expect(chat.requests).toEqual([]);
    await press();
    await dialog.getByRole('button', { name: 'Withdraw E2-03' }).click();
    await heading('There is no command "staus"').waitFor();
    expect(chat.requests).toHaveLength(1);
  });

  test('each person sees their own: private answers, direct messages and how many are new', async () => {
    await say('/bvn mine');
    await page.getByText('Only you can see this').first().waitFor();
    await page.getByRole('button', { name: /^Next Monday —/ }).click();
    await heading('Weekly reminder: 36 days left').waitFor();
    await page.getByLabel('Speaking as').selectOption({ label: 'Monitoring Officer (officer)' });
    await heading('Weekly reminder: 36 days left').waitFor();
    expect(await page.getByText('Only you can see this').count()).toBe(0);
    const direct = page.getByRole('button', { name: /^Best Value Notice bot direct messages/ });
    expect(await direct.textContent()).toContain('1 new');
    await direct.click();
    await heading('You have 5 open actions').waitFor();
    expect(await direct.getAttribute('aria-current')).toBe('true');
    await say('mine');
    await heading(reminderCard.title).waitFor();
    await page.getByRole('button', { name: '# best-value-notice' }).click();
    expect(await direct.textContent()).not.toContain('new');
    await page.reload();
    await heading('Weekly reminder: 36 days left').waitFor();
    expect(await page.getByLabel('Speaking as').inputValue()).toBe('monitoring-officer');
    expect(await direct.textContent()).not.toContain('new');
  });

  test('a thread stays open when somebody else speaks, in which they then speak', async () => {
    await openReminder();
    await page.getByLabel('Speaking as').selectOption('monitoring-officer');
    await thread().getByText('@Monitoring Officer (you)').waitFor();
    await page.getByRole('combobox', { name: 'Reply in the thread' }).fill('done');
    await page.getByRole('combobox', { name: 'Reply in the thread' }).press('Enter');
    await heading('Reported complete', thread()).waitFor();
    expect(chat.requests.at(-1)).toMatchObject({
      actor: { accountId: 'monitoring-officer' },
      input: { kind: 'reply' },
    });
  });

  test('what people write is never markup', async () => {
    const nasty = '<img src=x onerror="document.title=1"><b>bold</b>';
    await post(plainCard(nasty, nasty), 'k');
    await say(nasty);
    await expect.poll(() => page.getByText(nasty, { exact: true }).count()).toBe(3);
    expect(await page.locator('main b', { hasText: 'bold' }).count()).toBe(0);
    expect(await page.title()).not.toBe('1');
  });

  test('a file is chosen, sent and read; a file in a reply is saved', async () => {
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Import CSV' }).click();
    await (await chooser).setFiles({ name: 'actions.csv', mimeType: 'text/csv', buffer: Buffer.from('code\n') });
    await heading('actions.csv: 2 rows').waitFor();
    expect(new TextDecoder().decode(chat.requests[0]?.file?.bytes)).toBe('code\n');
    await say('/bvn export csv');
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download actions.csv' }).click();
    expect((await saved).suggestedFilename()).toBe('actions.csv');
    expect(await readFile(await (await saved).path(), 'utf8')).toBe('code,title\r\n');
  });

  test('what was left out of a list is a click away', async () => {
    await say('/bvn status');
    await page.getByRole('button', { name: 'and 12 more: /bvn status overdue' }).click();
    await expect.poll(() => chat.requests.at(-1)?.input).toEqual({ kind: 'text', text: '/bvn status overdue' });
  });

  test('what arrives while one reads elsewhere is only pointed to', async () => {
    for (const line of 'abcdefghijklmnopqrstuvwxyz') await post(plainCard(line), line);
    await heading('z').waitFor();
    const list = page.getByRole('region', { name: 'Messages', exact: true });
    await scrollUp(list);
    await post(plainCard('Countdown'), 'countdown');
    await page.getByRole('button', { name: 'New messages below' }).click();
    await expect.poll(() => list.evaluate((it) => it.scrollTop)).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'New messages below' }).waitFor({ state: 'hidden' });
  });

  test('days are named once, before their first message', async () => {
    await say('Monday');
    await page.getByRole('button', { name: /^Next working day —/ }).click();
    await page.getByText('the clock stands at 9am on Tuesday').waitFor();
    await say('Tuesday');
    await say('Still Tuesday');
    await page.getByText('Still Tuesday').waitFor();
    expect(await page.locator('main .day').allTextContents()).toEqual(['Monday 24 June 2024', 'Tuesday 25 June 2024']);
  });
});

describe.skipIf(chromium === null)('what can go wrong', { timeout: 30_000 }, () => {
  afterEach(stop);

  test('what is refused is said on the page, and what was typed stays', async () => {
    await start();
    await box().evaluate((it) => it.removeAttribute('maxlength'));
    await say(`/bvn ${'x'.repeat(5_000)}`);
    const alert = page.getByRole('alert');
    await expect.poll(() => alert.textContent()).toContain('A message has at most 4,000 characters.');
    expect((await box().inputValue()).length).toBe(5_005);
    await say('/bvn status');
    await heading('Best Value Notice: 36 days left').waitFor();
    await alert.waitFor({ state: 'hidden' });
  });

  test('what is sent again before it is answered, or after an error, goes under the same id', async () => {
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    let calls = 0;
    await start(
      {},
      {
        async dispatch() {
          calls += 1;
          await released;
          if (calls === 1) throw new Error('the disk is full');
          return { card: plainCard('Saved'), audience: 'asker', ok: true };
        },
      },
    );
    await box().fill('/bvn start E2-03');
    await box().press('Enter');
    await box().press('Enter');
    release();
    await page.getByRole('alert').getByText('The bot met a fault of its own').waitFor();
    await box().press('Enter');
    await heading('Saved').waitFor();
    expect(chat.requests).toHaveLength(2);
    expect(new Set(chat.requests.map((request) => request.id)).size).toBe(1);
    expect(chat.faults).toHaveLength(2);
  });

  test('an answer is brought into sight, from its beginning, wherever its asker has scrolled to meanwhile', async () => {
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    await start(
      {},
      {
        async dispatch() {
          await released;
          return { card: statusCard, audience: 'asker', ok: true };
        },
      },
    );
    for (const line of 'abcdefghijklmnopqrstuvwxyz') await post(plainCard(line), line);
    await heading('z').waitFor();
    await say('/bvn status');
    await page.locator('.words', { hasText: '/bvn status' }).waitFor();
    const list = page.getByRole('region', { name: 'Messages', exact: true });
    await scrollUp(list);
    release();
    const { y: top = 0, height = 0 } = (await list.boundingBox()) ?? {};
    const answer = async () => (await heading('Best Value Notice: 36 days left').boundingBox())?.y;
    await expect.poll(answer).toBeLessThan(top + height / 3);
    expect(await answer()).toBeGreaterThan(top);
  });

  test('a bot that went away is waited for, and the page goes on with its next start', async () => {
    await start();
    const port = Number(new URL(chat.url).port);
    await chat[Symbol.asyncDispose]();
    await page.getByRole('alert').getByText('The connection to the bot is lost').waitFor();
    await say('/bvn status');
    await page.getByRole('alert').getByText('The bot did not answer').waitFor();
    expect(await box().inputValue()).toBe('/bvn status');
    chat = await startLocalChat({ port });
    await page.waitForEvent('load');
    await say('/bvn status');
    await heading('Best Value Notice: 36 days left').waitFor();
  });
});

/** By how many pixels the page is wider and higher than the window. */
const BEYOND_WINDOW = `(({ scrollWidth, clientWidth, scrollHeight, clientHeight }) =>
  [scrollWidth - clientWidth, scrollHeight - clientHeight])(document.documentElement)`;

describe.skipIf(chromium === null)('legible and reachable', { timeout: 30_000 }, () => {
  afterEach(stop);

  test.each([
    ['light', { colorScheme: 'light' }],
    ['dark', { colorScheme: 'dark' }],
    ['narrow', { viewport: { width: 320, height: 640 } }],
    ['low, as at 400 % zoom', { viewport: { width: 320, height: 256 } }],
  ] as const)('%s', async (_, options: BrowserContextOptions) => {
    await start(options);
    const low = options.viewport?.height === 256;
    const check = async () => {
      expect(await shortfalls(page)).toEqual([]);
      const [aside, down] = (await page.evaluate(BEYOND_WINDOW)) as [number, number];
      expect(aside).toBe(0);
      if (!low) expect(down).toBe(0);
    };
    await check();
    await say('/bvn staus');
    await heading('There is no command "staus"').waitFor();
    await say('/bvn status');
    await heading('Best Value Notice: 36 days left').waitFor();
    await box().fill('/bvn d');
    await page.getByRole('listbox', { name: 'What you can say' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await check();
    await page.keyboard.press('Escape');
    await openReminder();
    await thread().getByRole('button', { name: 'Propose a date for E2-02' }).click();
    await thread().getByRole('button', { name: 'Propose this date' }).click();
    await thread().getByText('Say why the date should move.').waitFor();
    await check();
    expect(open.errors).toEqual([]);
  });
});
