/** A guest comes into a team in the middle of the week: what stands there is changed to counts, and who limits it is named. */
import { expect, it } from 'vitest';
import { jobs } from '../../../src/jobs/index.ts';
import type { Job } from '../../../src/jobs/job.ts';
import { createTestClock } from '../../helpers/clock.ts';
import {
  CHANNEL,
  chatOf,
  envelope,
  GUEST,
  LEAD,
  OWNER,
  startTeamsBot,
  type TeamsBot,
  textOf,
} from '../../helpers/teams-bot.ts';
import { setUp } from '../../helpers/teams-scenes.ts';

const NAMES = /Monitoring Officer|Programme Director|procurement rules|constitution|governance|E1-0/;
const inChannel = (bot: TeamsBot) => bot.cloud.seen(CHANNEL).map(textOf).join('\n');
const alerts = (bot: TeamsBot) =>
  bot.cloud.seen(chatOf(LEAD)).filter((one) => textOf(one).includes('People from outside can read'));

/** A bot whose schedule runs when `tick` sets the clock. */
async function scheduled() {
  const clock = createTestClock('2024-06-24T07:00:00.000Z');
  let ticked = () => {};
  const last: Job = {
    name: 'last',
    foreseenAt: null,
    plan: async () => {
      ticked();
      return [];
    },
  };
  const bot = await startTeamsBot('2024-06-24 08:00', { timers: clock, overrides: { jobs: [...jobs, last] } });
  await setUp(bot);
  const tick = async (when: string) => {
    bot.put(when);
    const done = new Promise<void>((go) => {
      ticked = go;
    });
    await clock.advance(61_500);
    await done;
    await bot.settled();
  };
  return { bot, clock, tick };
}

async function guestJoins(bot: TeamsBot): Promise<void> {
  bot.cloud.rosters.get(CHANNEL)?.push(GUEST);
  const event = { type: 'conversationUpdate', membersAdded: [{ id: GUEST.id, name: GUEST.name }] };
  await bot.send({ ...envelope(bot.cloud, LEAD, 'channel', 'joined'), ...event });
  await bot.settled();
}

it('names in a channel of Teams are replaced by counts when a guest comes, and the leads are told once who the guest is', async () => {
  const { bot, tick } = await scheduled();
  await tick('2024-06-24 09:00');
  expect(inChannel(bot)).toMatch(NAMES);
  await guestJoins(bot);
  await tick('2024-06-24 09:30');
  await tick('2024-06-24 09:32');
  expect(inChannel(bot)).not.toMatch(NAMES);
  expect(alerts(bot).map(textOf).join()).toContain('Consultant (a guest)');
  expect(alerts(bot).length).toBe(1);
  expect(bot.cloud.seen(chatOf(OWNER)).map(textOf).join()).toContain('Monitoring Officer: 2 actions');
});

it('“here” in a channel of Teams says because of whom it shows counts only', async () => {
  const { bot, clock } = await scheduled();
  await guestJoins(bot);
  await clock.advance(61_000);
  await bot.says(LEAD, 'here', 'channel');
  expect(textOf(bot.last(CHANNEL, LEAD))).toContain('Only counts are posted in this conversation');
  expect(textOf(bot.last(CHANNEL, LEAD))).toContain('Consultant (a guest)');
});

it('an owner who is not in the team gets their card in their chat', async () => {
  const { bot, tick } = await scheduled();
  bot.cloud.rosters.set(CHANNEL, [LEAD]);
  await tick('2024-06-24 09:00');
  expect(inChannel(bot)).toContain('Weekly reminder');
  expect(inChannel(bot)).not.toContain('Monitoring Officer: 2 actions');
  expect(bot.cloud.seen(chatOf(OWNER)).map(textOf).join()).toContain('Monitoring Officer: 2 actions');
});
