/**
 * The shipped process is killed without warning, again and again: every change that it acknowledged is there
 * afterwards.
 */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openStore } from '../../src/store/sqlite.ts';
import { startService } from '../helpers/program.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const KILLS = 4;
const LEAD = { BVN_FIRST_LEAD: 'local:lead', DATABASE_URL: 'file:bvn.db', BVN_AUTHORITY: 'Example Council' };

/** Types a line as the lead and returns the answer that the page shows. */
async function say(url: string, token: string, text: string): Promise<string> {
  const response = await fetch(new URL('/local/api/say', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-bvn-token': token },
    body: JSON.stringify({ id: randomUUID(), account: 'lead', conversation: 'dm:lead', text }),
  });
  if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
  return JSON.stringify(await response.json());
}

async function tokenOf(url: string): Promise<string> {
  const page = await (await fetch(url)).text();
  return /name="bvn-token" content="([^"]+)"/.exec(page)?.[1] ?? '';
}

it('kill -9 at any moment loses nothing that was answered for', async () => {
  const folder = temporaryFolder();
  const answered: string[] = [];
  for (let kill = 0; kill < KILLS; kill += 1) {
    const { child, ended, url } = await startService(folder, LEAD);
    const token = await tokenOf(url);
    if (kill === 0) {
      const today = new Date().toISOString().slice(0, 10);
      await say(url, token, `notice new issued ${today} for 6 months`);
      await say(url, token, 'add expectation "Plan" text "Carry the plan through."');
    }
    // The kill falls while several people are being answered; how far they get differs from run to run.
    const lines = Array.from({ length: 40 }, (_, index) => `Action ${kill}-${index}`);
    const asked = lines.map((title) => say(url, token, `add action "${title}" to E1`).then(() => answered.push(title)));
    await Promise.race([Promise.all(asked.slice(0, 5 + 8 * kill)), Promise.allSettled(asked)]);
    child.kill('SIGKILL');
    await ended;
    await Promise.allSettled(asked);
  }
  const store = await openStore({ file: join(folder, 'bvn.db') });
  const titles = (await store.snapshot()).actions.map((action) => action.title);
  expect(answered.length).toBeGreaterThan(KILLS * 5);
  expect(answered.filter((title) => !titles.includes(title))).toEqual([]);
  expect(new Set(titles).size).toBe(titles.length);
  expect(await store.brokenAt()).toBeNull();
  await store.close();
});
