/** The way from nothing to a working record on the local chat page, in a browser, as README and docs/operations.md say it. */
import { describe, expect, test } from 'vitest';
import { chromium, openPage } from '../helpers/browser.ts';
import { startService } from '../helpers/program.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

describe.skipIf(chromium === null)('the local chat page with a record of one’s own', () => {
  test('a lead named in the settings enters people who can then speak, and sets up a notice with them', async () => {
    const { url } = await startService(temporaryFolder(), {
      BVN_AUTHORITY: 'Testshire',
      BVN_FIRST_LEAD: 'local:jo-smith',
    });
    await using open = await openPage();
    const { page } = open;
    await page.goto(url);
    const speaker = page.getByLabel('Speaking as');
    const type = async (line: string, answer: string) => {
      const box = page.getByRole('combobox', { name: /^Message/ }).first();
      await box.fill(line);
      await box.press('Enter');
      await page.getByText(answer).last().waitFor();
    };
    expect(await speaker.locator('option').first().textContent()).toBe('Jo Smith (programme lead)');
    await type('/bvn role "Priya Shah" officer', 'Jo Smith entered Priya Shah');
    await type('/bvn role "Tom Reed" officer', 'Jo Smith entered Tom Reed');
    await type(
      '/bvn role "Cllr Ann Cole (Leader of the Council)" viewer',
      'entered Cllr Ann Cole (Leader of the Council)',
    );
    await type('/bvn role "Improvement Board" officer', 'Jo Smith entered Improvement Board');
    await type('/bvn notice new issued today for 6 months', 'Testshire');
    await type('/bvn add expectation "Governance" text "Mend it." sro "Priya Shah"', 'added E1');
    await type('/bvn add action "Review" to E1 owner Tom by in 30 days', 'Jo Smith added E1-01');
    await type('/bvn here', 'has reminders posted here');
    await speaker.selectOption({ label: 'Tom Reed (officer)' });
    await type('/bvn start E1-01', 'Tom Reed started E1-01');
    expect(await speaker.locator('option').allTextContents()).toEqual([
      'Jo Smith (programme lead)',
      'Priya Shah (officer)',
      'Tom Reed (officer)',
      'Cllr Ann Cole (Leader of the Council) (viewer)',
      'Visitor (not in the record)',
    ]);
    expect(open.errors).toEqual([]);
  }, 60_000);

  test('a visitor on a page without a lead is told how the first one is named', async () => {
    const { url } = await startService(temporaryFolder(), { BVN_AUTHORITY: 'Testshire' });
    await using open = await openPage();
    await open.page.goto(url);
    const box = open.page.getByRole('combobox', { name: /^Message/ }).first();
    await box.fill('/bvn status');
    await box.press('Enter');
    await open.page.getByText('BVN_FIRST_LEAD=local:jo-smith').waitFor();
  }, 60_000);
});
