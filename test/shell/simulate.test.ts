/** Playing the calendar ahead from the shell: every message in words, and none sent or written. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { added } from '../../src/core/record/changes.ts';
import { workingDayOnOrAfter } from '../../src/core/time/calendar.ts';
import { addDays, dayAndDate, mondayOf } from '../../src/core/time/dates.ts';
import { dateOf } from '../../src/core/time/instants.ts';
import { type Config, readConfig } from '../../src/service/config.ts';
import { machine } from '../../src/service/entry.ts';
import { simulate } from '../../src/shell/simulate.ts';
import { openStore } from '../../src/store/sqlite.ts';
import { startProgram } from '../helpers/program.ts';
import { action, conversation } from '../helpers/record.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { oneOfEach, unit } from '../store/units.ts';

const ZONE = 'Europe/London';

/** A record whose reminders begin now, with an action that the Monitoring Officer owns. */
async function record(): Promise<{ folder: string; config: Config }> {
  const folder = temporaryFolder();
  const config = { ...readConfig({ BVN_AUTHORITY: 'Northbridge' }), databasePath: join(folder, 'bvn.db') };
  const store = await openStore({ file: config.databasePath });
  const startedAt = machine.clock.now();
  const rows = oneOfEach().filter(({ entity }) => entity !== 'conversation' && entity !== 'handover');
  const more = [
    added('conversation', conversation({ startedAt })),
    added('action', action({ id: 'a2', code: 'E1-02', ownerId: 'p2', dueOn: '2024-07-12' })),
  ];
  await store.commit(unit('record', { changes: [...rows, ...more] }));
  await store.close();
  return { folder, config };
}

async function texts(config: Config, until: string): Promise<string[]> {
  const found: string[] = [];
  for await (const text of simulate(config, until)) found.push(text);
  return found;
}

test('the simulation prints every message with its time, recipient and words', async () => {
  const { config } = await record();
  const today = dateOf(machine.clock.now(), ZONE);
  const until = addDays(today, 60);
  const told = await texts(config, until);
  const monday = workingDayOnOrAfter(addDays(mondayOf(today), 14), { extraHolidays: new Set() });
  const weekly = told.filter((text) => text.includes('\n\nWeekly reminder: expired'));
  expect(weekly.length).toBeGreaterThanOrEqual(8);
  expect(weekly.some((text) => text.startsWith(`9am on ${dayAndDate(monday)}. To improvement`))).toBe(true);
  expect(told.some((text) => text.includes('Privately, to Programme Director\n\nDraft of the weekly reminder'))).toBe(
    true,
  );
  expect(told.at(-1)).toBe(
    `${told.length - 1} messages until ${dayAndDate(until)}, if nothing in the record changes. Nothing was sent.`,
  );
});

test('the simulation writes nothing, and says what cannot be read', async () => {
  const { config } = await record();
  await texts(config, '31 December 2026');
  const store = await openStore({ file: config.databasePath });
  expect(await store.posts({ limit: 9 })).toEqual([]);
  await store.close();
  await expect(texts(config, 'whenever')).rejects.toThrow('"whenever" is not a date');
  const nowhere = { ...config, databasePath: join(temporaryFolder(), 'none.db') };
  await expect(texts(nowhere, '2026-12-31')).rejects.toThrow('There is no record at');
});

test('“bvn simulate” in the shell prints the messages', async () => {
  const { folder } = await record();
  const ask = (...args: readonly string[]) =>
    startProgram('cli.ts', folder, { DATABASE_URL: 'file:bvn.db' }, ['simulate', ...args]).ended;
  const { code, out } = await ask('--until', addDays(dateOf(machine.clock.now(), ZONE), 30));
  expect(code).toBe(0);
  expect(out).toContain('Weekly reminder: expired');
  expect(await ask()).toMatchObject({ code: 1, err: expect.stringContaining('--until') });
});
