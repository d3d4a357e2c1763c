/** The page on a phone: the top leaves room, nothing is cut or covered, and what finishes a card is in sight. */
import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import { plainCard } from '../../helpers/example-cards.ts';
import { box, expectNoErrors, inBrowser, page, post, say, scrollUp, start } from './page-scene.ts';

const PHONES = [
  ['360 by 740', { width: 360, height: 740 }],
  ['300 by 640', { width: 300, height: 640 }],
] as const;

const LONG_NAME = 'Director of Corporate and Customer Services';
const PEOPLE = [
  { accountId: 'director', name: LONG_NAME, role: 'lead' },
  { accountId: 'monitoring-officer', name: 'Monitoring Officer', role: 'officer' },
] as const;

const rect = async (it: Locator) => {
  const found = await it.boundingBox();
  if (!found) throw new Error('The element is not drawn');
  return { ...found, bottom: found.y + found.height, right: found.x + found.width };
};

/** Texts in the top of the page and in the tabs that are cut: their words are wider or higher than their box, or outside the window. */
const CUT = `[...document.querySelectorAll('.top button, .top p, .top label, #speaker-words, .conversations button')]
  .filter((it) => it.checkVisibility() && getComputedStyle(it).clipPath === 'none')
  .filter((it) => it.scrollWidth > it.clientWidth + 1 || it.scrollHeight > it.clientHeight + 1 ||
    it.getBoundingClientRect().right > innerWidth)
  .map((it) => it.textContent.trim())`;

/** Buttons of cards whose words are cut or leave their card. */
const CUT_IN_CARDS = `[...document.querySelectorAll('.card :is(button, .button)')]
  .filter((it) => it.checkVisibility())
  .filter((it) => it.scrollWidth > it.clientWidth + 1 || it.scrollHeight > it.clientHeight + 1 ||
    it.getBoundingClientRect().right > it.closest('.card').getBoundingClientRect().right)
  .map((it) => it.textContent.trim())`;

inBrowser('the page on a phone', () => {
  test.each(PHONES)(
    'the top takes less than a third of a screen of %s, and nothing in it is cut',
    async (_, viewport) => {
      await start({ viewport }, { directory: { people: async () => PEOPLE } });
      expect((await rect(page.locator('.top'))).height).toBeLessThan(viewport.height / 3);
      expect(await page.evaluate(CUT)).toEqual([]);
      expect(await page.locator('#speaker-words').textContent()).toBe(`${LONG_NAME} (programme lead)`);
      await page.getByLabel('Speaking as').selectOption('monitoring-officer');
      expect(await page.locator('#speaker-words').textContent()).toBe('Monitoring Officer (officer)');
      expectNoErrors();
    },
  );

  test('no button of a card is cut on a screen of 300 by 640, and two stand side by side only where both fit', async () => {
    await start({ viewport: { width: 300, height: 640 } });
    const long = `Enter a new person called “${LONG_NAME}”`;
    const labels = ['Agree', 'Refuse', long, 'Mark E2-03 complete', 'Add an update', `Open ${'minutes'.repeat(12)}`];
    const buttons = labels.map((label) => ({ type: 'command', label, command: 'status', args: {} }) as const);
    const link = { type: 'link', label: long, url: 'https://council.example/' } as const;
    const items = [{ text: 'E2-03 Close the audit actions', buttons }];
    await post({ ...plainCard('Buttons'), body: [{ type: 'list', items }], buttons: [...buttons, link] }, 'buttons');
    await page.getByRole('heading', { name: 'Buttons', exact: true }).waitFor();
    expect(await page.evaluate(CUT_IN_CARDS)).toEqual([]);
    const top = async (name: string) => (await rect(page.getByRole('button', { name, exact: true }).last())).y;
    expect(await top('Agree')).toBe(await top('Refuse'));
    expect(await top('Mark E2-03 complete')).toBeLessThan(await top('Add an update'));
    expectNoErrors();
  });

  test.each(PHONES)(
    'the button that sends a form is in sight on a screen of %s without scrolling',
    async (_, viewport) => {
      await start({ viewport });
      await say('/bvn add action');
      const submit = page.getByRole('button', { name: 'Propose this date' });
      await submit.waitFor();
      const [sent, list] = [
        await rect(submit),
        await rect(page.getByRole('region', { name: 'Messages', exact: true })),
      ];
      expect(sent.y).toBeGreaterThanOrEqual(list.y);
      expect(sent.bottom).toBeLessThanOrEqual(list.bottom);
    },
  );

  test('the button that saves an import of thirty rows is in sight without scrolling', async () => {
    await start({ viewport: { width: 360, height: 740 } });
    const items = Array.from({ length: 30 }, (_, n) => ({ text: `New action ${n + 1}`, details: ['Owner', 'Level'] }));
    const save = { type: 'command', label: 'Save 30 actions', command: 'import', args: {}, style: 'primary' } as const;
    const { buttons: _, ...card } = plainCard('Import of actions.csv');
    await post({ ...card, body: [{ type: 'list', items }], buttons: [save] }, 'import');
    const button = page.getByRole('button', { name: save.label });
    await button.waitFor();
    await expect.poll(async () => (await rect(page.getByText('New action 1', { exact: true }))).y).toBeGreaterThan(0);
    const list = await rect(page.getByRole('region', { name: 'Messages', exact: true }));
    await expect.poll(async () => (await rect(button)).bottom).toBeLessThanOrEqual(list.bottom);
    expect((await rect(page.getByText('New action 30'))).y).toBeGreaterThan(list.bottom);
  });

  test('“New messages below” covers neither the messages nor the box', async () => {
    await start({ viewport: { width: 360, height: 740 } });
    for (const line of 'abcdefghijkl') await post(plainCard(line), line);
    await page.getByRole('heading', { name: 'l', exact: true }).waitFor();
    const region = page.getByRole('region', { name: 'Messages', exact: true });
    await scrollUp(region);
    await post(plainCard('Countdown'), 'countdown');
    const newer = page.getByRole('button', { name: 'New messages below' });
    await newer.waitFor();
    const [list, button, composer] = [await rect(region), await rect(newer), await rect(box())];
    expect(button.y).toBeGreaterThanOrEqual(list.bottom);
    expect(button.bottom).toBeLessThanOrEqual(composer.y);
  });
});
