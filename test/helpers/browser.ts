/** A real browser for the tests of pages: Debian's Chromium, driven by playwright-core. */
import { accessSync, constants } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium as driver, type Page } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The path of Chromium, or null: then `describe.skipIf(chromium === null)` and say so. */
export const chromium: string | null = PLACES.find(isExecutable) ?? null;

/** The reason that a test gives when it is skipped because there is no browser. */
export const NO_CHROMIUM = `No Chromium at ${PLACES.join(', ')}: the browser tests are skipped.`;

export interface OpenPage extends AsyncDisposable {
  readonly page: Page;
  /** Uncaught errors of the page, and errors that it wrote to the console. */
  readonly errors: string[];
}

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The longest wait for an element of a page: below the time of a test, so that the error names the missing element. */
const WAIT_MS = 10_000;

export interface TestBrowser extends AsyncDisposable {
  /** A page that shares nothing with others; disposing closes it. */
  open(options?: BrowserContextOptions): Promise<OpenPage>;
}

/** Starts a browser for the tests of one file. Throws where there is no Chromium. */
export async function startBrowser(): Promise<TestBrowser> {
  if (chromium === null) throw new Error(NO_CHROMIUM);
  const browser = await driver.launch({ executablePath: chromium, args: QUIET });
  return { open: (options) => openIn(browser, options), [Symbol.asyncDispose]: () => browser.close() };
}

/** Starts a browser for one page; disposing closes both. Throws where there is no Chromium. */
export async function openPage(): Promise<OpenPage> {
  const browser = await startBrowser();
  return { ...(await browser.open()), [Symbol.asyncDispose]: () => browser[Symbol.asyncDispose]() };
}

async function openIn(browser: Browser, options: BrowserContextOptions = {}): Promise<OpenPage> {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 860 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(WAIT_MS);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (line) => line.type() === 'error' && errors.push(line.text()));
  return { page, errors, [Symbol.asyncDispose]: () => context.close() };
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
