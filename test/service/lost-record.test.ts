/** The service and a record that is lost, exchanged or put back by hand: it does not start, or is not ready, and sends nothing twice. */
import { copyFileSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type App, createApp } from '../../src/service/app.ts';
import { type Config, readConfig } from '../../src/service/config.ts';
import { machine } from '../../src/service/entry.ts';
import { createLog } from '../../src/service/log.ts';
import { openRecordOf } from '../../src/service/record.ts';
import { beginRecord } from '../../src/shell/init.ts';
import { copyDatabase } from '../../src/store/copies.ts';
import { plan, postOf } from '../helpers/post.ts';
import { createStandIn } from '../helpers/stand-in.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const AT = '2024-06-24T08:00:00.000Z';

function configIn(folder: string, settings: Readonly<Record<string, string>> = {}): Config {
  return {
    ...readConfig({ PORT: '0', BVN_AUTHORITY: 'Northbridge', ...settings }),
    databasePath: join(folder, 'bvn.db'),
  };
}

async function start(config: Config, platform = createStandIn({ now: machine.clock.now, canFind: false })) {
  const lines: string[] = [];
  const log = createLog({ secrets: [], write: (line) => void lines.push(line), now: machine.clock.now });
  const app = await createApp(config, { ...machine, log }, { deliverers: { slack: platform.deliverer } });
  onTestFinished(() => app[Symbol.asyncDispose]());
  await app.settled();
  return { app, lines };
}

async function stopped(config: Config, platform?: Parameters<typeof start>[1]): Promise<void> {
  await (await start(config, platform)).app[Symbol.asyncDispose]();
}

async function readiness(app: App): Promise<{ status: number; wrong: readonly string[] }> {
  const answer = await fetch(`${app.url}/readyz`);
  return { status: answer.status, ...((await answer.json()) as { wrong: readonly string[] }) };
}

test.each(['removed', 'replaced'])('the service is not ready once its database file was %s', async (how) => {
  const config = configIn(temporaryFolder());
  const { app } = await start(config);
  expect(await readiness(app)).toMatchObject({ status: 200 });
  await copyDatabase(config.databasePath, `${config.databasePath}.copy`);
  rmSync(config.databasePath);
  if (how === 'replaced') renameSync(`${config.databasePath}.copy`, config.databasePath);
  expect(await readiness(app)).toEqual({
    status: 503,
    ready: false,
    wrong: [
      expect.stringMatching(
        new RegExp(`^The database file .* was ${how} while bvn has it open.*“npm run bvn -- restore .*rescued-`),
      ),
    ],
  });
});

test('a message that was sent is not sent again when a copy from before it is put back by hand', async () => {
  const config = configIn(temporaryFolder());
  const file = config.databasePath;
  const { store } = await openRecordOf(config, { opening: 'alone', now: AT });
  await plan(store, AT, postOf('waiting'));
  await store.close();
  await copyDatabase(file, `${file}.copy`);
  const platform = createStandIn({ now: machine.clock.now, canFind: false });
  await stopped(config, platform);
  expect(platform.messages).toHaveLength(1);
  copyFileSync(`${file}.copy`, file);
  const { lines } = await start(config, platform);
  expect(platform.messages).toHaveLength(1);
  expect(lines.map((line) => JSON.parse(line).message)).toContainEqual(
    expect.stringMatching(/is a copy that was put there by hand: .* It is treated as restored/),
  );
});

test('a missing secret is refused until it is put back, or a new one is taken on purpose', async () => {
  const config = configIn(temporaryFolder());
  const secret = `${config.databasePath}.secret`;
  await stopped(config);
  renameSync(secret, `${secret}.elsewhere`);
  await expect(start(config)).rejects.toThrow(
    /is missing, and without it .* type “npm run bvn -- init” to make a new one/,
  );
  copyFileSync(`${secret}.elsewhere`, secret);
  await stopped(config);
  rmSync(secret);
  expect(await beginRecord(config)).toMatch(/^The record at .* is kept with this secret from now on\./);
  await stopped(config);
  expect(readFileSync(secret, 'utf8')).not.toBe(readFileSync(`${secret}.elsewhere`, 'utf8'));
  expect(await beginRecord(config)).toContain('so nothing was begun');
});

test('another secret than the record is kept with is refused, in its file and in the settings', async () => {
  const config = configIn(temporaryFolder());
  await stopped(config);
  await expect(start({ ...config, secret: 'x'.repeat(32) })).rejects.toThrow(
    /^The secret in BVN_SECRET is not the one/,
  );
  writeFileSync(`${config.databasePath}.secret`, 'a'.repeat(64));
  await expect(start(config)).rejects.toThrow(
    /^The secret in .*bvn\.db\.secret is not the one .* “npm run bvn -- init”/,
  );
});

test('a service whose disk was not mounted is refused while nightly copies show that there was a record', async () => {
  const [folder, backup] = [temporaryFolder(), temporaryFolder()];
  writeFileSync(join(backup, 'bvn-2024-06-23.db'), '');
  writeFileSync(join(backup, 'bvn-2024-06-24.db'), '');
  const config = configIn(folder, { BVN_BACKUP_DIR: backup });
  await expect(start(config)).rejects.toThrow(
    `is missing, though a record was kept there (there is ${backup}/bvn-2024-06-24.db): put it back with “npm run bvn -- restore ${backup}/bvn-2024-06-24.db”`,
  );
  expect(await beginRecord(config)).toBe(`A new record was begun at ${config.databasePath}.`);
  expect((await readiness((await start(config)).app)).status).toBe(200);
});
