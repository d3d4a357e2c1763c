/**
 * `npm run hops`: how many files and functions of src/ are entered on three ways through the program, each played once before
 * it is counted. `-- --list` names them.
 *
 * Every function counts once that is entered between the sending of a request and the arrival of its answer, or between the
 * start and the end of a tick. The top level of modules does not count, nor does the delivery of posts, which is held back.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createOutbox } from '../src/delivery/outbox.ts';
import { jobs } from '../src/jobs/index.ts';
import { createScheduler } from '../src/jobs/scheduler.ts';
import { type App, createApp } from '../src/service/app.ts';
import { readConfig } from '../src/service/config.ts';
import { machine } from '../src/service/entry.ts';
import { openStore } from '../src/store/sqlite.ts';
import { CHANNELS, enterRecord, type Morning, mornings, OWNERS, prepare } from './crash/record.ts';
import { startCounting } from './helpers/hops.ts';
import { silentLog } from './helpers/silent-log.ts';
import { overHttp, SlackPeople } from './helpers/slack-people.ts';
import { BOT } from './helpers/slack-shapes.ts';
import { SlackStandIn } from './helpers/slack-stand-in.ts';
import { pressing } from './helpers/teams-bot.ts';
import { openTeamsStandIn } from './helpers/teams-stand-in.ts';

const { list } = parseArgs({ options: { list: { type: 'boolean', default: false } } }).values;
const monday: Morning = mornings().next().value;
/** One minute after the morning begins, at which the weekly reminder is due. */
const nowMs = monday.startMs + 60_000;
const clock = { ...machine.clock, now: () => new Date(nowMs).toISOString() };
const log = silentLog(clock.now);
const folder = mkdtempSync(join(tmpdir(), 'bvn-hops-'));
const enteredDuring = await startCounting();
await using slack = await new SlackStandIn(() => nowMs).listen();
await using teams = await openTeamsStandIn();
try {
  await remind(join(folder, 'before.db'), (tick) => tick());
  const file = join(folder, 'bvn.db');
  await remind(file, (tick) => count('a weekly reminder, planned and committed', tick));
  await converse(file);
} finally {
  rmSync(folder, { recursive: true });
}

async function count(what: string, play: () => Promise<void>): Promise<void> {
  const minute = new Date().getMinutes();
  const entered = await enteredDuring(play);
  if (new Date().getMinutes() !== minute)
    throw new Error('The schedule may have ticked while it was counted: run it again');
  console.log(`${what}: ${new Set(entered.map(({ path }) => path)).size} files, ${entered.length} functions`);
  if (list) for (const { path, line, name } of entered) console.log(`  ${path}:${line} ${name || '(no name)'}`);
}

/** `play` is given the tick of a Monday morning on which every owner has something to be told. */
async function remind(file: string, play: (tick: () => Promise<void>) => Promise<void>): Promise<void> {
  await enterRecord(file, { slack, teams }, teams.url);
  await prepare(file, monday);
  await using stack = new AsyncDisposableStack();
  const store = await openStore({ file });
  stack.defer(() => store.close());
  const parts = { store, jobs, clock, log, timeZone: 'Europe/London', newId: machine.newId };
  const scheduler = stack.use(createScheduler({ ...parts, committed: () => {} }));
  await play(() => scheduler.tick());
  if ((await store.pendingQueues()).length === 0) throw new Error('The tick planned no reminder');
}

/** Delivers the reminders; then the status is asked for in Slack, and an action ticked off in Teams. */
async function converse(file: string): Promise<void> {
  const config = readConfig({
    ...{ PORT: '0', DATABASE_URL: `file:${file}`, ...teams.settings },
    ...{ SLACK_BOT_TOKEN: BOT.token, SLACK_SIGNING_SECRET: BOT.secret, SLACK_API_URL: `${slack.url}/api/` },
  });
  let isHeld = false;
  const createHeldOutbox: typeof createOutbox = (parts) => {
    const outbox = createOutbox(parts);
    const kick = outbox.kick.bind(outbox);
    return Object.assign(outbox, { kick: () => (isHeld ? undefined : kick()) });
  };
  const overrides = { jobs: [], createOutbox: createHeldOutbox };
  await using app = await createApp(config, { ...machine, clock, log }, overrides);
  await app.settled();
  isHeld = true;
  await askForStatus(app);
  await count('/bvn status in Slack', () => askForStatus(app));
  // The two whose reminders stand in the channel.
  await tickOff(app, 'teams-owner-3', 'E1-07');
  await count('a tick-off from a button in Teams', () => tickOff(app, 'teams-owner-4', 'E1-08'));
}

async function askForStatus(app: App): Promise<void> {
  const endpoint = () => `${app.url}/slack/events`;
  const people = new SlackPeople(
    slack,
    overHttp(endpoint, () => nowMs),
  );
  const [, channel = ''] = CHANNELS[0].split('/');
  const { body } = await people.command('U0OWNER1', 'status', channel);
  if (!body.includes('blocks')) throw new Error(`The status is not in the acknowledgement: ${body}`);
}

async function tickOff(app: App, name: string, code: string): Promise<void> {
  const accountId = OWNERS.find(({ person }) => person.name === name)!.accountId;
  const who = { id: `29:${accountId}`, name, aadObjectId: accountId };
  const answer = await fetch(`${app.url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8', authorization: teams.authorization() ?? '' },
    body: JSON.stringify(pressing(teams, who, `Mark ${code} complete`, `press-${code}`)),
  });
  const text = await answer.text();
  if (!text.includes('Reported complete')) throw new Error(`${code} is not ticked off: ${text}`);
}
