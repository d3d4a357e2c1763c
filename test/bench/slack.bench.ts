/** The service with Slack against bare Bolt: start-up and memory. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, ms, type Ratio } from './ratio.ts';
import { enterRecord } from './record.ts';
import { ask, configured, residentMb, start, stop } from './slack/process.ts';
import { type StandIn, startStandIn } from './slack/stand-in.ts';

export const name = 'slack';

export async function run({ quick }: { quick: boolean }): Promise<readonly Ratio[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bvn-bench-'));
  const slack = await startStandIn();
  try {
    const file = join(folder, 'bvn.db');
    await enterRecord(file, { actions: 100, owners: 10 });
    return await startUp(file, slack, quick ? 3 : 7);
  } finally {
    slack.server.closeAllConnections();
    slack.server.close();
    rmSync(folder, { recursive: true });
  }
}

async function startUp(file: string, slack: StandIn, runs: number): Promise<readonly Ratio[]> {
  const times = { ours: [] as number[], bare: [] as number[] };
  const memory = { ours: [] as number[], bare: [] as number[] };
  // An end in order keeps what was compiled for the next start.
  await stop(await start('ours', configured(file, slack)), 'SIGTERM');
  for (let n = 0; n < runs; n += 1)
    for (const which of ['ours', 'bare'] as const) {
      const child = await start(which, which === 'ours' ? configured(file, slack) : {});
      for (let sent = 0; sent < 50; sent += 1) await ask(child.url, 'status', 'U1');
      times[which].push(child.startMs);
      memory[which].push(residentMb(child));
      await stop(child);
    }
  const row = (what: string, { ours, bare }: typeof times, words: (figure: number) => string): Ratio => ({
    ...{ what, ours: words(median(ours)), against: 'bare Bolt', peer: words(median(bare)) },
    ...{ ratio: median(ours) / median(bare), goal: { atMost: 1.3 } },
  });
  return [
    row('start-up until requests are taken', times, ms),
    row('memory after 50 commands', memory, (megabytes) => `${megabytes.toFixed(0)} MB`),
  ];
}
