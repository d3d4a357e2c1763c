/** The page of a bundle that verifies its audit, opened as a file in a real browser without a network. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import axe from 'axe-core';
import { describe, expect, it } from 'vitest';
import { headCode } from '../../src/core/record/chain-head.ts';
import { chromium, NO_CHROMIUM, openPage } from '../helpers/browser.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { bundle, SECRET, startWithEvidence } from './bundle-scene.ts';

if (chromium === null) console.warn(NO_CHROMIUM);

/** Opens the verifier of the bundle as a file, gives it an audit, and returns its words. */
async function verified(verifier: string, audit: string): Promise<string> {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'verify.html'), verifier);
  writeFileSync(join(folder, 'audit.json'), audit);
  await using open = await openPage();
  const { page } = open;
  await page.context().setOffline(true);
  await page.goto(`file://${join(folder, 'verify.html')}`);
  await page.getByLabel('The file audit.json').setInputFiles(join(folder, 'audit.json'));
  await page.locator('output p').first().waitFor();
  await page.evaluate(axe.source);
  const { violations } = (await page.evaluate('axe.run(document)')) as axe.AxeResults;
  expect(violations.map(({ id }) => id)).toEqual([]);
  expect(open.errors).toEqual([]);
  return (await page.locator('output').textContent()) ?? '';
}

describe.skipIf(chromium === null)('the verifier of a bundle, offline in a browser', () => {
  it('a whole audit is said to be whole, with the code of its last event', async () => {
    const bot = await startWithEvidence();
    const { text } = await bundle(bot);
    const head = await bot.store.head();
    const words = await verified(text('audit/verify.html'), text('audit/audit.json'));
    expect(words).toContain(`The audit is whole: ${head?.event} events`);
    expect(words).toContain(head ? headCode(head) : 'no head');
  });

  it('the audit of a bundle without exempt items and of a short time is whole as well', async () => {
    const bot = await startWithEvidence();
    const { text } = await bundle(bot, 'export bundle foi since 24 June until 26 June');
    const words = await verified(text('audit/verify.html'), text('audit/audit.json'));
    expect(words).toContain('The audit is whole');
    expect(words).toMatch(/0 were computed again and [1-9]\d* are there by their hash alone/);
  });

  it.each([
    ['a changed value', (audit: string) => audit.replace('not_started', 'in_progress'), 'it was changed'],
    ['a changed text', (audit: string) => audit.replaceAll(SECRET, 'another list'), 'one of its texts was changed'],
    [
      'a missing event',
      (audit: string) => {
        const { events } = JSON.parse(audit);
        return JSON.stringify({ events: events.toSpliced(5, 1) });
      },
      'the event before it is missing',
    ],
    ['another file', () => '{"a": 1}', 'cannot be read'],
  ])('%s is noticed', async (_, change, fault) => {
    const bot = await startWithEvidence();
    const { text } = await bundle(bot);
    expect(await verified(text('audit/verify.html'), change(text('audit/audit.json')))).toContain(fault);
  });
});
