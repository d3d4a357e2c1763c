/** The demonstration as a newcomer meets it: the shipped process, a real browser, and the main job from status to decision. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { chromium, NO_CHROMIUM, openPage } from '../helpers/browser.ts';
import { projectFile } from '../helpers/docs.ts';
import { startService } from '../helpers/program.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

if (chromium === null) console.warn(NO_CHROMIUM);

/** The steps of a person on the page, in the words on the screen. */
function hands(page: Page) {
  const thread = page.getByRole('complementary', { name: 'Thread' });
  const heading = (name: string | RegExp) => page.getByRole('heading', { name }).last().waitFor();
  return {
    thread,
    sees: heading,
    async speaksAs(name: string | RegExp) {
      const option = page.getByLabel('Speaking as').locator('option', { hasText: name });
      await page.getByLabel('Speaking as').selectOption((await option.getAttribute('value')) ?? '');
    },
    async types(line: string) {
      const box = page.getByRole('combobox', { name: /^Message to/ });
      await box.fill(line);
      await box.press('Enter');
    },
    movesTo: (step: RegExp) => page.getByRole('button', { name: step }).first().click(),
    presses: (label: string, where: Page | typeof thread = thread) =>
      where.getByRole('button', { name: label, exact: true }).last().click(),
    /** The first line with that word on the newest card with that heading. */
    async reads(card: string, word: string) {
      const newest = page.locator('.card', { has: page.getByRole('heading', { name: card }) }).last();
      return newest.locator('p', { hasText: word }).first().textContent();
    },
  };
}

describe.skipIf(chromium === null)('the demonstration', () => {
  it('the demonstration plays the main job: status, Monday, tick-off with evidence, confirmation, expiry, decision', async () => {
    const { child, ended, url } = await startService(temporaryFolder());
    await using open = await openPage();
    const { page } = open;
    const person = hands(page);
    await page.goto(url);

    await person.speaksAs('Programme Director (programme lead)');
    await person.types('/bvn status');
    await person.sees('Best Value Notice: 36 days left');
    expect(await person.reads('Best Value Notice: 36 days left', 'delivered')).toContain(
      '8 of 12 actions due by today are delivered',
    );

    await person.movesTo(/^Next Monday — Mon 24 June, 9am/);
    await person.sees('Weekly reminder: 36 days left');
    await page
      .getByRole('button', { name: /replies$/ })
      .last()
      .click();
    await person.thread.getByRole('heading', { name: 'Monitoring Officer: 2 actions' }).waitFor();

    await person.speaksAs('Monitoring Officer (officer)');
    await person.presses('Mark E2-03 complete');
    await person.thread.getByRole('textbox', { name: 'Evidence' }).fill('https://intranet.example/audit/phase-2');
    await person.presses('Report complete');
    await person.thread.getByRole('heading', { name: 'Monitoring Officer reported E2-03 complete' }).waitFor();

    await person.speaksAs('Director of Resources (officer)');
    await person.presses('Confirm E2-03');
    await person.thread.getByRole('heading', { name: 'Director of Resources confirmed E2-03 complete' }).waitFor();

    await person.speaksAs('Programme Director (programme lead)');
    await person.types('/bvn status');
    await expect
      .poll(() => person.reads('Best Value Notice: 36 days left', 'delivered'))
      .toContain(
        '8 of 12 actions due by today are delivered; 4 are off track. 1 of 5 commitments has lapsed. 1 of 4 recommendations',
      );

    await person.movesTo(/^To the expiry — Tue 30 July, 9am/);
    await person.sees('Countdown: expires today');
    await person.movesTo(/^Next working day — Wed 31 July, 9am/);
    await page.getByText('the clock stands at 9am on Wednesday 31 July 2024').waitFor();
    await person.types('/bvn status');
    await person.sees("Best Value Notice: expired, awaiting the Department's decision");
    await person.movesTo(/^Next Monday — Mon 5 August, 9am/);
    await person.sees("Weekly reminder: expired, awaiting the Department's decision");

    await person.types('/bvn notice decision lapsed on 5 August 2024');
    await person.sees(/recorded the Department's decision/);
    await person.types('/bvn status');
    await person.sees('Best Value Notice: lapsed');
    expect(open.errors).toEqual([]);
    child.kill('SIGTERM');
    expect((await ended).code).toBe(0);
  });
});

/** The lines of the table in docs/tour.md with their speakers. */
function tourLines(): readonly (readonly [who: string, line: string])[] {
  const text = readFileSync(projectFile('docs/tour.md'), 'utf8');
  return [...text.matchAll(/^\| ([^|]+) \| `([^`]+)` \|/gm)].map(([, who = '', line = '']) => [who, line] as const);
}

describe.skipIf(chromium === null)('the programme record in the demonstration', () => {
  it('the demonstration plays one of each: update, milestone, reading, response, position, contact, check and meeting', async () => {
    const { url } = await startService(temporaryFolder());
    await using open = await openPage();
    const { page } = open;
    const person = hands(page);
    await page.goto(url);
    const answers = [
      'Section 151 Officer added an update to E2-04',
      /ticked off E4-03c/,
      'Recorded on E4: Fenbridge District Council engaged',
      'Head of People and Culture added a reading of E3-05: 49% on 24 June 2024',
      'Head of People and Culture responded to R4: accepted',
      /recorded contact under E5-01 on Monday 24 June 2024. E5-05 follows from it: Send the outline/,
      /E1-06/,
    ];
    const lines = tourLines();
    expect(lines).toHaveLength(answers.length);
    for (const [n, [who, line]] of lines.entries()) {
      await person.speaksAs(new RegExp(`^${who} `));
      await person.types(line);
      await person.sees(answers[n] ?? line);
    }
    await person.movesTo(/^Next Monday — Mon 24 June, 9am/);
    await person.speaksAs('Head of People and Culture (officer)');
    await page.getByText('direct messages').click();
    await person.sees('Independent Improvement Board meets on Wednesday 3 July 2024');
    await person.presses('Same as last time for E2-05', page);
    await person.movesTo(/^Next Monday — Mon 1 July, 9am/);
    await person.movesTo(/^Next Monday — Mon 8 July, 9am/);
    await person.speaksAs('Governance Manager (officer)');
    await page.getByText('direct messages').click();
    await person.sees('Was the meeting of Independent Improvement Board on Wednesday 3 July 2024 held?');
    await person.presses('Held', page);
    await person.presses('Add its recommendations', page);
    const words = page.getByRole('textbox', { name: /recommendation/i });
    await words.fill('Publish the strategy\nThank the partners');
    await person.presses('Add them', page);
    await person.sees(/added R5 and R6/);
    expect(open.errors).toEqual([]);
  });
});

describe.skipIf(chromium === null)('words in a thread of the demonstration', () => {
  it('an owner’s news under their card is “Not recorded” for them alone, until they press a button', async () => {
    const { url } = await startService(temporaryFolder());
    await using open = await openPage();
    const { page } = open;
    const person = hands(page);
    await page.goto(url);
    await person.movesTo(/^Next Monday — Mon 24 June, 9am/);
    await person.sees('Weekly reminder: 36 days left');
    await page
      .getByRole('button', { name: /replies$/ })
      .last()
      .click();
    await person.speaksAs('Monitoring Officer (officer)');
    const reply = page.getByRole('combobox', { name: 'Reply in the thread' });
    await reply.fill('E2-03 went to the auditors, two findings are left');
    await reply.press('Enter');
    const told = person.thread.getByRole('heading', { name: 'Not recorded' });
    await told.waitFor();
    expect(await person.thread.getByText('Only you can see this').count()).toBeGreaterThan(0);

    await person.speaksAs('Director of Resources (officer)');
    await person.thread.getByText('two findings are left').waitFor();
    await expect.poll(() => told.count()).toBe(0);

    await person.speaksAs('Monitoring Officer (officer)');
    await person.presses('Record as an update on E2-03');
    await person.thread
      .getByRole('heading', { name: /update/ })
      .last()
      .waitFor();
    expect(open.errors).toEqual([]);
  });
});
