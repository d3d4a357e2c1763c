/** Retries, replays and double clicks do their work once, across a restart too; what was acknowledged is never lost. */
import Database from 'better-sqlite3';
import { afterEach, expect, it } from 'vitest';
import { GENERAL, LEAD, OWNER, type SlackBot, startSlackProgramme, wordsIn } from '../../helpers/slack-bot.ts';
import { signed } from '../../helpers/slack-people.ts';
import { TEAM } from '../../helpers/slack-shapes.ts';
import { SlackStandIn } from '../../helpers/slack-stand-in.ts';

let bot: SlackBot;
afterEach(() => expect(bot.slack.violations).toEqual([]));

const lines = (words: string) => bot.slack.seen(GENERAL).filter((one) => wordsIn(one).includes(words)).length;

async function reminded(): Promise<void> {
  bot = await startSlackProgramme();
  await bot.at('2024-06-24 09:00');
}

/** Who people are has to be asked again, so that their answers do not go with the acknowledgement. */
async function forgotten(): Promise<void> {
  await bot.clock.advance(61_000);
}

function replyEvent(text: string, thread_ts: string, id = 'Ev-retried') {
  const event = {
    type: 'message',
    user: OWNER,
    text,
    channel: GENERAL,
    channel_type: 'channel',
    ts: '1719216000.1',
    thread_ts,
  };
  return { type: 'event_callback', team_id: TEAM, event_id: id, event };
}

it('an event that Slack delivers four times, with a restart in between, is carried out once', async () => {
  await reminded();
  const payload = replyEvent('done E1-01', bot.message('Weekly reminder').ts);
  await Promise.all([bot.people.send('events_api', payload), bot.people.send('events_api', payload)]);
  await bot.settle();
  await bot.restart();
  await bot.people.send('events_api', payload);
  await bot.people.send('events_api', payload);
  await bot.settle();
  expect(lines('Owner reported E1-01 complete')).toBe(1);
  const history = await bot.types(LEAD, 'history E1-01');
  expect(history.match(/• Reported complete by Owner/g)?.length).toBe(1);
});

it('a press and a command that are replayed a hundred times are carried out once', async () => {
  await reminded();
  const press = bot.people.pressing(OWNER, bot.message('Owner: 3 actions'), 'Mark E1-01 complete');
  for (let n = 0; n < 100; n += 1) await bot.people.send('interactive', press);
  await bot.settle();
  expect(lines('Owner reported E1-01 complete')).toBe(1);
  const command = {
    ...{ command: '/bvn', text: 'add action "Only once" to E1', user_id: LEAD, team_id: TEAM },
    ...{ channel_id: GENERAL, trigger_id: 'the-same' },
  };
  for (let n = 0; n < 20; n += 1) await bot.people.typed(command);
  await bot.settle();
  expect(lines('Only once')).toBe(1);
});

it('a second click, with an id of its own, is answered with who was first', async () => {
  await reminded();
  const card = bot.message('Owner: 3 actions');
  const [first, second] = [1, 2].map(() => bot.people.pressing(OWNER, card, 'Mark E1-01 complete'));
  await Promise.all([bot.people.send('interactive', first ?? {}), bot.people.send('interactive', second ?? {})]);
  await bot.settle();
  expect(lines('Owner reported E1-01 complete')).toBe(1);
  expect(wordsIn(bot.message('already', OWNER))).toContain('E1-01');
});

it('a change is acknowledged after its commit', async () => {
  await reminded();
  const other = new Database(bot.file);
  other.exec('begin immediate');
  let free = false;
  setTimeout(() => {
    free = true;
    other.exec('rollback');
  }, 100);
  // No commit is possible before then, so no acknowledgement may come.
  await bot.people.says(OWNER, 'start E1-01', bot.slack.directOf(OWNER));
  expect(free).toBe(true);
  await bot.crash();
  await bot.restart();
  expect(await bot.types(OWNER, 'show E1-01')).toContain('In progress');
  other.close();
});

it('a change that needs Slack first is kept, acknowledged, and carried out after a crash', async () => {
  await reminded();
  await bot.clock.advance(120_000);
  // Slack does not say who the owner is before the process dies.
  bot.slack.faults.push({ method: 'users.info', cut: 'never' });
  const { status } = await bot.people.press(OWNER, bot.message('Owner: 3 actions'), 'Mark E1-01 complete');
  expect(status).toBe(200);
  await bot.crash();
  expect(lines('Owner reported E1-01 complete')).toBe(0);
  await bot.restart();
  expect(lines('Owner reported E1-01 complete')).toBe(1);
  await bot.restart();
  expect(lines('Owner reported E1-01 complete')).toBe(1);
});

it('a change that cannot be kept is carried out before it is acknowledged', async () => {
  await reminded();
  await forgotten();
  const other = new Database(bot.file);
  other.exec('drop table inbox');
  await bot.people.press(OWNER, bot.message('Owner: 3 actions'), 'Mark E1-01 complete');
  expect(other.prepare('select count(*) from action where status = ?').pluck().get('reported_complete')).toBe(1);
  other.close();
  await bot.settle();
  expect(lines('Owner reported E1-01 complete')).toBe(1);
});

it('a change by somebody whom Slack does not name is refused, with the reason', async () => {
  await reminded();
  await bot.clock.advance(120_000);
  bot.slack.faults.push({ method: 'users.info', status: 500 });
  await bot.people.press(OWNER, bot.message('Owner: 3 actions'), 'Mark E1-01 complete');
  await bot.settle();
  expect(wordsIn(bot.message('Slack did not say who you are', OWNER))).toContain('nothing was done');
  expect(lines('Owner reported E1-01 complete')).toBe(0);
});

it('a stopping bot first carries out the acknowledged changes', async () => {
  await reminded();
  await forgotten();
  expect((await bot.people.command(OWNER, 'status', GENERAL)).body).toBe('');
  await bot.stop();
  expect(bot.message('Best Value Notice: 36 days left', OWNER)).toBeDefined();
});

it('a signed request counts only while its signature is fresh', async () => {
  await reminded();
  const event = replyEvent('done E1-01', bot.message('Weekly reminder').ts);
  const request = signed('events_api', event, Date.parse(bot.clock.now()));
  await bot.clock.advance(301_000);
  expect((await fetch(bot.url(), request)).status).toBe(401);
});

it('a read that is replayed is answered once', async () => {
  await reminded();
  const command = {
    ...{ command: '/bvn', text: 'mine', user_id: OWNER, team_id: TEAM },
    ...{ channel_id: GENERAL, trigger_id: 'the-same-read' },
  };
  for (let n = 0; n < 20; n += 1) await bot.people.typed(command);
  await bot.settle();
  const answers = bot.slack.seen(GENERAL, OWNER).filter((one) => wordsIn(one).startsWith('Your actions'));
  expect(answers.length).toBe(1);
});

it('answers go to Slack alone, wherever a request says they should go', async () => {
  await reminded();
  await forgotten();
  const elsewhere = await new SlackStandIn(() => 0).listen();
  const command = {
    ...{ command: '/bvn', text: 'mine', user_id: OWNER, team_id: TEAM, channel_id: GENERAL, trigger_id: 'elsewhere' },
    response_url: `${elsewhere.url.replace('127.0.0.1', 'localhost')}/response/R1`,
  };
  await bot.people.typed(command);
  await bot.settle();
  expect(elsewhere.calls).toEqual([]);
  expect(bot.message('Your actions', OWNER)).toBeDefined();
  await elsewhere[Symbol.asyncDispose]();
});
