/** axe-core finds nothing on the page, in whatever state people see it. */
import axe from 'axe-core';
import { expect, test } from 'vitest';
import { casesOf } from '../../helpers/cases.ts';
import { plainCard } from '../../helpers/example-cards.ts';
import {
  box,
  chat,
  expectNoErrors,
  heading,
  inBrowser,
  openReminder,
  page,
  place,
  post,
  say,
  start,
  thread,
} from './page-scene.ts';

/** The rules that the page breaks, each with the elements that break it. */
async function violations(): Promise<string[]> {
  // The page's own policy admits no other script, so that axe comes by the browser's door for developers.
  await page.evaluate(axe.source);
  const found = (await page.evaluate('axe.run(document, { resultTypes: ["violations"] })')) as axe.AxeResults;
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

const LOOKS = [
  ['dark', { colorScheme: 'dark' }],
  ['a narrow phone', { viewport: { width: 300, height: 640 } }],
  ['light', { colorScheme: 'light' }],
  ['a phone', { viewport: { width: 360, height: 740 } }],
] as const;

inBrowser('axe-core', () => {
  test.each(LOOKS.slice(0, casesOf('looks of the page')))(
    'axe-core finds no violation in any state of the page: %s',
    async (_, options) => {
      await start(options);
      const found: Record<string, string[]> = {};
      const check = async (state: string) => {
        found[state] = await violations();
      };
      await check('just opened');
      await say('/bvn staus');
      await heading('There is no command "staus"').waitFor();
      await say('/bvn status');
      await heading('Best Value Notice: 36 days left').waitFor();
      await say('/bvn mine');
      await check('with cards and private answers');
      await box().fill('/bvn d');
      await page.getByRole('listbox', { name: 'What you can say' }).waitFor();
      await page.keyboard.press('ArrowDown');
      await check('completing a command');
      await page.keyboard.press('Escape');
      await box().fill('');
      await openReminder();
      await check('a thread and a moved clock');
      await thread().getByRole('button', { name: 'Propose a date for E2-02' }).click();
      await thread().getByRole('textbox', { name: 'New date' }).waitFor();
      await check('a form');
      await thread().getByRole('button', { name: 'Propose this date' }).click();
      await thread().getByText('Say why the date should move.').waitFor();
      await check('a form with faults');
      await page.getByRole('button', { name: 'Close thread' }).click();
      const ask = {
        type: 'command',
        label: 'Withdraw E2-03',
        command: 'x',
        args: {},
        confirm: 'Sure?',
        style: 'danger',
      } as const;
      await post({ ...plainCard('E2-03'), buttons: [ask] }, 'asks');
      await page.getByRole('button', { name: ask.label }).click();
      await page.getByRole('dialog').waitFor();
      await check('the question before a press');
      await page.keyboard.press('Escape');
      await page.getByLabel('Speaking as').selectOption('monitoring-officer');
      await page.getByRole('button', { name: /direct messages/i }).click();
      await heading('You have 5 open actions').waitFor();
      await check('direct messages');
      expect(found).toEqual(Object.fromEntries(Object.keys(found).map((state) => [state, []])));
      expect(Object.keys(found)).toHaveLength(8);
      expectNoErrors();
    },
  );

  test('axe-core finds no violation while the clock moves, and none in a message of trouble', async () => {
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    await start({}, { during: () => released });
    await page.getByRole('button', { name: /^Next Monday —/ }).click();
    await page.locator('.step[aria-busy="true"]').waitFor();
    expect(await violations()).toEqual([]);
    await chat.local.deliverer.deliver({ place, card: plainCard('Meanwhile'), key: 'meanwhile' });
    release();
    await chat.local[Symbol.asyncDispose]();
    await page.getByRole('alert').filter({ hasText: 'bot' }).waitFor();
    expect(await violations()).toEqual([]);
  });
});
