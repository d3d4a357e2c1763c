/** The page by keyboard alone. */
import { expect, test } from 'vitest';
import { box, focused, heading, onThePage, page, thread } from './page-scene.ts';

onThePage('the page by keyboard', () => {
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
    expect(await focused().textContent()).toBe('Import a file');
    await box().fill('/bvn mine');
    await page.keyboard.press('Tab');
    expect(await focused().textContent()).toBe('Import a file');
  });

  test('names are completed after @', async () => {
    await box().pressSequentially('/bvn assign E2-03 @mon');
    await page.getByRole('option', { name: '@Monitoring Officer' }).click();
    expect(await box().inputValue()).toBe('/bvn assign E2-03 @Monitoring Officer ');
  });
});
