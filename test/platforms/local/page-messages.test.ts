/** The messages that the page shows, and the people it shows them to. */
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { plainCard, reminderCard } from '../../helpers/example-cards.ts';
import { chat, heading, onThePage, openReminder, page, post, say, scrollUp, thread } from './page-scene.ts';

onThePage('the page in a browser', () => {
  test('a newcomer is welcomed with things to try, which work', async () => {
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

  test('a reminder appears by itself when it arrives, and its summary is announced', async () => {
    await post(plainCard('Countdown: 30 days left'), 'countdown');
    await heading('Countdown: 30 days left').waitFor();
    const log = page.getByRole('log', { name: 'New messages' });
    expect(await log.getAttribute('aria-live')).toBe('polite');
    expect(await log.textContent()).toBe('Best Value Notice bot: Countdown: 30 days left');
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

  test('words that people write are never markup', async () => {
    const nasty = '<img src=x onerror="document.title=1"><b>bold</b>';
    await post(plainCard(nasty, nasty), 'k');
    await say(nasty);
    await expect.poll(() => page.getByText(nasty, { exact: true }).count()).toBe(3);
    expect(await page.locator('main b', { hasText: 'bold' }).count()).toBe(0);
    expect(await page.title()).not.toBe('1');
  });

  test('a file is chosen, sent and read; a file in a reply is saved', async () => {
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Import a file' }).click();
    await (await chooser).setFiles({ name: 'actions.csv', mimeType: 'text/csv', buffer: Buffer.from('code\n') });
    await heading('actions.csv: 2 rows').waitFor();
    expect(new TextDecoder().decode(chat.requests[0]?.file?.bytes)).toBe('code\n');
    await say('/bvn export csv');
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download actions.csv' }).click();
    expect((await saved).suggestedFilename()).toBe('actions.csv');
    expect(await readFile(await (await saved).path(), 'utf8')).toBe('code,title\r\n');
  });

  test('a click shows the items that a list leaves out', async () => {
    await say('/bvn status');
    await page.getByRole('button', { name: 'and 12 more: /bvn status overdue' }).click();
    await expect.poll(() => chat.requests.at(-1)?.input).toEqual({ kind: 'text', text: '/bvn status overdue' });
  });

  test('a message that arrives while one reads elsewhere is only pointed to', async () => {
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
