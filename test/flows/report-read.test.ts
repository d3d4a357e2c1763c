/** A report on the chat page of the demonstration: it opens in a window of its own, reads as a paper, and runs nothing. */
import axe from 'axe-core';
import { describe, expect, it } from 'vitest';
import { chromium, NO_CHROMIUM, openPage } from '../helpers/browser.ts';
import { startService } from '../helpers/program.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

if (chromium === null) console.warn(NO_CHROMIUM);

describe.skipIf(chromium === null)('the chat page', () => {
  it('a report opens to be read and printed, without a violation of axe-core and without scripts', async () => {
    const { child, ended, url } = await startService(temporaryFolder());
    await using open = await openPage();
    const { page } = open;
    await page.goto(url);
    await page.getByLabel('Speaking as').selectOption({ label: 'Programme Director (programme lead)' });
    const box = page.getByRole('combobox', { name: /^Message to/ });
    await box.fill('/bvn report for "Independent Improvement Board"');
    await box.press('Enter');
    await page.getByRole('heading', { name: 'Draft report to Independent Improvement Board' }).waitFor();
    const [paper] = await Promise.all([
      page.context().waitForEvent('page'),
      page.getByRole('button', { name: 'Read and print it' }).click(),
    ]);
    await paper.getByRole('heading', { level: 1 }).waitFor();
    expect(await paper.getByRole('heading', { level: 1 }).textContent()).toContain(
      'report to the Independent Improvement Board',
    );
    expect(await paper.getByRole('img').count()).toBeGreaterThanOrEqual(2);
    const headers = (await paper.request.get(paper.url())).headers();
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['content-security-policy']).not.toContain('script-src');
    const html = await (await paper.request.get(paper.url())).text();
    await using apart = await openPage();
    await apart.page.setContent(html);
    await apart.page.evaluate(axe.source);
    const found = (await apart.page.evaluate('axe.run(document, { resultTypes: ["violations"] })')) as axe.AxeResults;
    expect(
      found.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`)),
    ).toEqual([]);
    expect(apart.errors).toEqual([]);
    child.kill('SIGTERM');
    expect((await ended).code).toBe(0);
  });
});
