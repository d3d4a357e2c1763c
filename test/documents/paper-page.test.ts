/** A paper as a page in a real browser: no violation of axe-core, nothing that runs, and pictures with names. */
import axe from 'axe-core';
import { describe, expect, it } from 'vitest';
import { writers } from '../../src/documents/writers.ts';
import { chromium, NO_CHROMIUM, openPage } from '../helpers/browser.ts';
import { AWKWARD, PAPER } from './example-paper.ts';

if (chromium === null) console.warn(NO_CHROMIUM);

describe.skipIf(chromium === null)('a paper as a page', () => {
  it('axe-core finds no violation, on a wide screen, on a phone and in print', async () => {
    await using open = await openPage();
    const { page } = open;
    await page.setContent(await writers.html(PAPER));
    const violations = async () => {
      const found = (await page.evaluate('axe.run(document, { resultTypes: ["violations"] })')) as axe.AxeResults;
      return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
    };
    await page.evaluate(axe.source);
    expect(await violations()).toEqual([]);
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await violations()).toEqual([]);
    await page.emulateMedia({ media: 'print' });
    expect(await violations()).toEqual([]);
    expect(open.errors).toEqual([]);
  });

  it('words that people typed are shown as text, and every picture has a name', async () => {
    await using open = await openPage();
    const { page } = open;
    await page.setContent(await writers.html(PAPER));
    expect(await page.locator('script').count()).toBe(0);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(PAPER.title);
    expect(await page.locator('blockquote').textContent()).toBe(AWKWARD);
    expect(await page.getByRole('img', { name: 'Key dates' }).count()).toBe(1);
    expect(await page.getByRole('img').count()).toBe(4);
    expect(await page.getByRole('rowheader', { name: 'E1' }).count()).toBe(1);
    expect(await page.locator('html').getAttribute('lang')).toBe('en-GB');
  });
});
