/** Buttons and forms on the page: what was typed stays, what was pressed counts once. */
import { expect, test } from 'vitest';
import { plainCard, reminderCard } from '../../helpers/example-cards.ts';
import { chat, focused, heading, onThePage, openReminder, page, place, post, thread } from './page-scene.ts';

onThePage('forms and buttons on the page', () => {
  test('a form with faults keeps its values, and gives way to the answer when it is sent well', async () => {
    await openReminder();
    await thread().getByRole('button', { name: 'Propose a date for E2-01' }).click();
    const form = thread().getByRole('group', { name: /only you can see this/ });
    await form.getByLabel('New date').fill('31 June');
    await form.getByRole('button', { name: 'Propose this date' }).click();
    await form.getByText('"31 June" does not exist').waitFor();
    const described = await form.getByLabel('Reason').getAttribute('aria-describedby');
    expect(await page.locator(`[id="${described}"]`).textContent()).toBe(
      'Please change this: Say why the date should move.',
    );
    await form.getByLabel('New date').fill('30 June');
    await form.getByLabel('Reason').fill('The Board meets then');
    await form.getByRole('button', { name: 'Propose this date' }).click();
    await heading('30 June is proposed for E2-01', thread()).waitFor();
    expect(await thread().getByRole('textbox', { name: 'New date' }).count()).toBe(0);
    await form.getByRole('button', { name: 'Close' }).click();
    await form.waitFor({ state: 'detached' });
  });

  test('words typed into a form stay when the card around it is redrawn', async () => {
    await openReminder();
    await thread().getByRole('button', { name: 'Propose a date for E2-02' }).click();
    await thread().getByLabel('Reason').fill('half a sent');
    const message = (await chat.sees('programme-director')).find((view) => view.html.includes(reminderCard.title));
    const ref = { conversation: 'improvement', message: message?.id ?? '', thread: message?.thread ?? '' };
    const card = { ...reminderCard, title: 'Redrawn' };
    await chat.local.deliverer.deliver({ place, card, key: 'redraw', replaces: ref });
    await heading('Redrawn', thread()).waitFor();
    expect(await thread().getByLabel('Reason').inputValue()).toBe('half a sent');
    expect(await focused().inputValue()).toBe('half a sent');
  });

  test('a card redrawn by a press keeps the focus on the button', async () => {
    await openReminder();
    await thread().getByRole('button', { name: 'Mark E2-01 complete' }).press('Enter');
    await heading('E2-01 is reported complete', thread()).waitFor();
    expect(await focused().textContent()).toBe('Mark E2-01 complete');
  });

  test('the second click of a double click does nothing, also when the first is answered already', async () => {
    await openReminder();
    const button = thread().getByRole('button', { name: 'Mark E2-01 complete' });
    await button.click();
    await heading('E2-01 is reported complete', thread()).waitFor();
    await page.mouse.down({ clickCount: 2 });
    await page.mouse.up({ clickCount: 2 });
    await thread().getByRole('button', { name: 'Propose a date for E2-01' }).click();
    await thread().getByRole('textbox', { name: 'New date' }).waitFor();
    const said = chat.requests.map(({ input }) => ('command' in input ? input.command : input.text));
    expect(said).toEqual(['done', 'due']);
  });

  test('a button that asks first does nothing on no and on Escape', async () => {
    const confirm = 'Withdraw E2-03 for good?';
    const button = {
      type: 'command',
      label: 'Withdraw E2-03',
      command: 'withdraw',
      args: {},
      style: 'danger',
      confirm,
    } as const;
    await post({ ...plainCard('E2-03'), buttons: [button] }, 'k');
    const press = () => page.getByRole('button', { name: 'Withdraw E2-03' }).click();
    await press();
    const dialog = page.getByRole('dialog', { name: confirm });
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await press();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    expect(chat.requests).toEqual([]);
    await press();
    await dialog.getByRole('button', { name: 'Withdraw E2-03' }).click();
    await heading('There is no command "staus"').waitFor();
    expect(chat.requests).toHaveLength(1);
  });
});
