/** A real browser for the tests of pages: Debian's Chromium, driven by playwright-core. */
import { accessSync, constants } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium as driver, type Page } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Where Chromium is, or null: then `describe.skipIf(chromium === null)` and say so. */
export const chromium: string | null = PLACES.find(isExecutable) ?? null;

/** What a test says when it is skipped for want of a browser. */
export const NO_CHROMIUM = `No Chromium at ${PLACES.join(', ')}: the browser tests are skipped.`;

export interface OpenPage extends AsyncDisposable {
  readonly page: Page;
  /** What went wrong in the page without being caught, and what it wrote to the console as an error. */
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

/** Starts a browser with one page; disposing closes both. Throws where there is no Chromium. */
export async function openPage(options: BrowserContextOptions = {}): Promise<OpenPage> {
  if (chromium === null) throw new Error(NO_CHROMIUM);
  const browser: Browser = await driver.launch({ executablePath: chromium, args: QUIET });
  const page = await browser.newPage({ locale: 'en-GB', viewport: { width: 1280, height: 860 }, ...options });
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (line) => line.type() === 'error' && errors.push(line.text()));
  return { page, errors, [Symbol.asyncDispose]: () => browser.close() };
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
