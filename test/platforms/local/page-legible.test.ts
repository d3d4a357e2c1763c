/** The page in every appearance and size in which it is read: nothing falls short of what is accessible. */
import type { BrowserContextOptions } from 'playwright-core';
import { expect, test } from 'vitest';
import { shortfalls } from '../../helpers/accessible.ts';
import { box, expectNoErrors, heading, inBrowser, openReminder, page, say, start, thread } from './page-scene.ts';

/** By how many pixels the page is wider and higher than the window. */
const BEYOND_WINDOW = `(({ scrollWidth, clientWidth, scrollHeight, clientHeight }) =>
  [scrollWidth - clientWidth, scrollHeight - clientHeight])(document.documentElement)`;

inBrowser('legible and reachable', () => {
  test.each([
    ['light', { colorScheme: 'light' }],
    ['dark', { colorScheme: 'dark' }],
    ['narrow', { viewport: { width: 320, height: 640 } }],
    ['low, as at 400 % zoom', { viewport: { width: 320, height: 256 } }],
  ] as const)('the page is legible and reachable: %s', async (_, options: BrowserContextOptions) => {
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
    expectNoErrors();
  });
});
