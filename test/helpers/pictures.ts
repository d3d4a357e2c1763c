/** Takes the pictures in docs/images/ from the demonstration, as a person sees it in a browser. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Locator, Page } from 'playwright-core';
import { startBrowser } from './browser.ts';
import { projectFile } from './docs.ts';

export interface Picture {
  /** Relative to the project. */
  readonly path: string;
  readonly bytes: number;
}

const SIZE = { width: 1120, height: 740 } as const;
/** A picture is this much smaller than the window, so that it fits a page and a repository. */
const SCALE = 0.8;

/** Starts the demonstration, plays it as the README's tour does, and writes each picture. Needs Chromium. */
export async function takePictures(): Promise<readonly Picture[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bvn-docs-'));
  const service = spawn(process.execPath, [fileURLToPath(projectFile('src/main.ts'))], {
    cwd: folder,
    env: { PATH: process.env.PATH, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    await using browser = await startBrowser();
    await using open = await browser.open({ viewport: SIZE, deviceScaleFactor: SCALE, colorScheme: 'light' });
    await open.page.goto(await addressOf(service));
    return await playTour(open.page);
  } finally {
    service.kill('SIGTERM');
    await once(service, 'close');
    rmSync(folder, { recursive: true, force: true });
  }
}

async function addressOf(service: ChildProcess): Promise<string> {
  let output = '';
  for await (const chunk of service.stdout ?? []) {
    output += chunk;
    const [, url] = /Open (http:\S+)/.exec(output) ?? [];
    if (url) return url;
  }
  throw new Error(`The demonstration did not start: ${output}`);
}

/** The steps of the README's tour, with a picture of the weekly reminder, of the tick-off, and of the wait for the decision. */
async function playTour(page: Page): Promise<readonly Picture[]> {
  const thread = page.getByRole('complementary', { name: 'Thread' });
  const weekly = page.getByRole('heading', { name: 'Weekly reminder: 36 days left' }).first();
  const step = (name: RegExp) => page.getByRole('button', { name }).first().click();
  const speakAs = (name: string) => page.getByLabel('Speaking as').selectOption({ label: name });

  await step(/^Next Monday/);
  await weekly.waitFor();
  await speakAs('Monitoring Officer (officer)');
  await page
    .getByRole('button', { name: /replies$/ })
    .last()
    .click();
  const own = thread.getByRole('heading', { name: 'Monitoring Officer: 2 actions' });
  await own.waitFor();
  for (const heading of [weekly, own]) await heading.evaluate((it) => it.scrollIntoView({ block: 'start' }));
  const reminder = await take(page, 'weekly-reminder');

  await thread.getByRole('button', { name: 'Mark E2-03 complete', exact: true }).last().click();
  const evidence = thread.getByRole('textbox', { name: 'Evidence' });
  await evidence.fill('https://intranet.example/audit/phase-2');
  await evidence.press('Home');
  const tickOff = await take(thread.locator('*:has(> .only-you)').last(), 'tick-off');
  await page.getByRole('button', { name: 'Close thread' }).click();

  await step(/^To the expiry/);
  await page.getByRole('heading', { name: 'Countdown: expires today' }).waitFor();
  await step(/^Next Monday/);
  const expired = page.getByRole('heading', { name: "Weekly reminder: expired, awaiting the Department's decision" });
  await expired.waitFor();
  await expired.evaluate((it) => it.scrollIntoView({ block: 'start' }));
  const awaiting = await take(page, 'awaiting-decision');
  return [reminder, tickOff, awaiting];
}

async function take(what: Page | Locator, name: string): Promise<Picture> {
  const path = `docs/images/${name}.png`;
  const file = fileURLToPath(projectFile(path));
  await what.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
  return { path, bytes: statSync(file).size };
}
