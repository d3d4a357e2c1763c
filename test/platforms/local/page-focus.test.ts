/** Where the page leads: the focus after a press, the draft after a change of speaker, the clock after a step, and paper. */
import { expect, test } from 'vitest';
import { plainCard, reminderCard } from '../../helpers/example-cards.ts';
import { box, chat, focused, heading, onThePage, openReminder, page, place, post, say, thread } from './page-scene.ts';

const isFocused = (name: string) => expect.poll(() => focused().textContent()).toBe(name);

onThePage('the focus', () => {
  test('closing an answer leads back to the button that asked for it', async () => {
    await openReminder();
    await thread().getByRole('button', { name: 'Propose a date for E2-02' }).click();
    await thread().getByRole('textbox', { name: 'New date' }).waitFor();
    await page.keyboard.press('Escape');
    await isFocused('Propose a date for E2-02');
  });

  test('a form that was sent with faults and then cancelled leads back to the button that opened it', async () => {
    await openReminder();
    await thread().getByRole('button', { name: 'Propose a date for E2-02' }).click();
    await thread().getByRole('button', { name: 'Propose this date' }).click();
    await thread().getByText('Say why the date should move.').waitFor();
    await thread().getByRole('button', { name: 'Cancel' }).click();
    await isFocused('Propose a date for E2-02');
  });

  test('a card that loses the pressed button leaves the focus on something that anybody may press', async () => {
    const confirm = { type: 'command', label: 'Confirm E2-03', command: 'confirm', args: { action: 'E2-03' } } as const;
    const done = { type: 'command', label: 'Mark E2-03 complete', command: 'nothing', args: {} } as const;
    const ref = await post({ ...plainCard('E2-03 is in progress'), buttons: [done] }, 'card');
    await page.getByRole('button', { name: done.label }).focus();
    const card = { ...plainCard('E2-03 is reported complete'), buttons: [confirm] };
    await chat.local.deliverer.deliver({ place, card, key: 'redrawn', replaces: ref });
    await heading(card.title).waitFor();
    await isFocused('Reply in thread');
  });

  test('a dismissed answer to a typed line leaves the focus in the message box', async () => {
    await say('/bvn mine');
    await heading(reminderCard.title).waitFor();
    const [dismiss] = await page.getByRole('button', { name: 'Dismiss' }).all();
    await dismiss?.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => focused().getAttribute('id')).toBe('message-box');
  });
});

onThePage('the page when its speaker changes', () => {
  test('a line that somebody has begun is gone when another person speaks, in the thread, too', async () => {
    await openReminder();
    const reply = page.getByRole('combobox', { name: 'Reply in the thread' });
    await reply.fill('done, all my own work');
    await box().evaluate((it) => Object.assign(it, { value: '/bvn done E2-03' }));
    await page.getByLabel('Speaking as').selectOption('monitoring-officer');
    expect([await reply.inputValue(), await box().inputValue()]).toEqual(['', '']);
  });
});

onThePage('the clock of the demonstration', () => {
  test('a step lists what was posted on the way, and is read from its beginning', async () => {
    await page.getByRole('button', { name: /^Next Monday —/ }).click();
    const moved = page.locator('.clock-moved');
    await moved.getByText('Mon 24 June: Weekly reminder: 36 days left').waitFor();
    expect(await moved.innerText()).toContain('The clock moved to 9am on Monday 24 June 2024');
    await expect.poll(() => moved.evaluate((it) => it.getBoundingClientRect().top > 0)).toBe(true);
    await isFocused('Next Monday — Mon 24 June, 9am');
  });

  test('a step on which nothing is due says so', async () => {
    await page.getByRole('button', { name: /^To the expiry —/ }).click();
    await page.getByText('No reminder was due in this channel.').waitFor();
  });
});

onThePage('the page on paper', () => {
  test('a conversation is printed in full, black on white, and without anything to press', async () => {
    for (const line of 'abcdefghijklmnopqrst') await post(plainCard(`Card ${line}`), line);
    await heading('Card t').waitFor();
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const list = page.getByRole('region', { name: 'Messages', exact: true });
    expect(await list.evaluate((it) => it.scrollHeight - it.clientHeight)).toBe(0);
    expect(await page.locator(':is(button, select, input):visible').count()).toBe(0);
    expect(await page.evaluate("getComputedStyle(document.querySelector('.card h3')).color")).toBe('rgb(0, 0, 0)');
    expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(255, 255, 255)');
    const pages = (await page.pdf()).toString('latin1').match(/\/Type \/Page\b/g) ?? [];
    expect(pages.length).toBeGreaterThan(1);
  });
});
