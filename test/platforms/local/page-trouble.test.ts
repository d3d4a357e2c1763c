/** The page when the bot refuses, fails, is slow or goes away. */
import { expect, test } from 'vitest';
import { plainCard, statusCard } from '../../helpers/example-cards.ts';
import { box, chat, heading, inBrowser, page, post, say, scrollUp, start, startAgainAt } from './page-scene.ts';

inBrowser('what can go wrong', () => {
  test('a refusal is shown on the page, and the typed words stay', async () => {
    await start();
    await box().evaluate((it) => it.removeAttribute('maxlength'));
    await say(`/bvn ${'x'.repeat(41_000)}`);
    const alert = page.getByRole('alert');
    await expect.poll(() => alert.textContent()).toContain('A message has at most 40,100 characters.');
    expect((await box().inputValue()).length).toBe(41_005);
    await say('/bvn status');
    await heading('Best Value Notice: 36 days left').waitFor();
    await alert.waitFor({ state: 'hidden' });
  });

  test('a line sent again before its answer or after an error keeps its id', async () => {
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    let calls = 0;
    await start(
      {},
      {
        async dispatch() {
          calls += 1;
          await released;
          if (calls === 1) throw new Error('the disk is full');
          return { card: plainCard('Saved'), audience: 'asker', ok: true };
        },
      },
    );
    await box().fill('/bvn start E2-03');
    await box().press('Enter');
    await box().press('Enter');
    await expect.poll(() => chat.requestCount).toBe(2);
    // By the time that this is answered the second one waits for the answer of the first.
    await chat.token();
    release();
    await page.getByRole('alert').getByText('The bot met a fault of its own').waitFor();
    await box().press('Enter');
    await heading('Saved').waitFor();
    expect(chat.requests).toHaveLength(2);
    expect(new Set(chat.requests.map((request) => request.id)).size).toBe(1);
    expect(chat.faults).toHaveLength(2);
  });

  test('an answer is brought into sight, from its beginning, wherever its asker has scrolled to meanwhile', async () => {
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    await start(
      {},
      {
        async dispatch() {
          await released;
          return { card: statusCard, audience: 'asker', ok: true };
        },
      },
    );
    for (const line of 'abcdefghijklmnopqrstuvwxyz') await post(plainCard(line), line);
    await heading('z').waitFor();
    await say('/bvn status');
    await page.locator('.words', { hasText: '/bvn status' }).waitFor();
    const list = page.getByRole('region', { name: 'Messages', exact: true });
    await scrollUp(list);
    release();
    const { y: top = 0, height = 0 } = (await list.boundingBox()) ?? {};
    const answer = async () => (await heading('Best Value Notice: 36 days left').boundingBox())?.y;
    await expect.poll(answer).toBeLessThan(top + height / 3);
    expect(await answer()).toBeGreaterThan(top);
  });

  test('a bot that went away is waited for, and the page goes on with its next start', async () => {
    await start();
    const port = Number(new URL(chat.url).port);
    await chat[Symbol.asyncDispose]();
    await page.getByRole('alert').getByText('The connection to the bot is lost').waitFor();
    await say('/bvn status');
    await page.getByRole('alert').getByText('The bot did not answer').waitFor();
    expect(await box().inputValue()).toBe('/bvn status');
    await startAgainAt(port);
    await page.waitForEvent('load');
    await say('/bvn status');
    await heading('Best Value Notice: 36 days left').waitFor();
  });
});
