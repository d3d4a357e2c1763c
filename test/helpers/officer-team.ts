/** The officers of the real notice in its first days, and the days of work as they go by. */
import { addDays } from '../../src/core/time/dates.ts';
import { PEOPLE, PROGRAMME_DIRECTOR } from '../../src/demonstration/example.ts';
import { type Bot, CHANNEL, startBot } from './bot.ts';
import { DIRECT } from './programme.ts';

/** The five expectations of the notice of 30 January 2024 in short words, with who answers for each. */
const EXPECTATIONS = [
  '"Work with the Improvement Board" text "Keep working with the independent Improvement Board." level officer sro "Chief Executive"',
  '"Carry through the improvement plan" text "Put the agreed changes into practice, and make them last." level officer sro "Director of Resources"',
  '"Change the culture" text "Change the culture among officers and members, and measure it." level joint sro "Chief Executive"',
  '"Agree priorities" text "Agree priorities in partnership, and leave room for partners who join later." level joint sro "Director of Strategy"',
  '"Keep in contact with the Department" text "Keep engaging with the Department at official level." level officer sro "Chief Executive"',
];

/**
 * The team on Thursday 1 February 2024, 10am: the notice and its expectations E1 to E5 are entered, reminders are posted, and
 * no action is planned yet. The people are the posts of the worked example, by their account ids.
 */
export async function startOfficerTeam(): Promise<Bot> {
  const bot = await startBot('2024-02-01 10:00');
  for (const [accountId, name, role] of PEOPLE) {
    const mentioned = [{ platform: 'local', accountId, name }] as const;
    const place = { ...CHANNEL, conversation: '' };
    await bot.ask('shell', `role <@local:${accountId}|${name}> ${role}`, { administrator: true, mentioned, place });
  }
  await bot.shell('role "Independent Improvement Board" viewer');
  await bot.shell('role "The Department" viewer');
  await lead(bot, 'notice new issued 30 January 2024 for 6 months');
  for (const expectation of EXPECTATIONS) await lead(bot, `add expectation ${expectation}`);
  await bot.says(PROGRAMME_DIRECTOR, 'here');
  return bot;
}

/** A line of the Programme Director in their own conversation with the bot. */
export function lead(bot: Bot, line: string): Promise<string> {
  return bot.says(PROGRAMME_DIRECTOR, line, DIRECT);
}

/** Lets the days from `from` through `through` go by, with a tick of the schedule before, in and after office hours. */
export async function live(bot: Bot, from: string, through: string): Promise<void> {
  for (let day = from; day <= through; day = addDays(day, 1))
    for (const time of ['08:00', '09:00', '14:00', '18:30']) await bot.at(`${day} ${time}`);
}

/** The messages that reached somebody privately and begin with these words, oldest first. */
export function privately(bot: Bot, who: string, words: string): readonly string[] {
  return bot.messages
    .filter(({ conversation, text }) => conversation === `dm:${who}` && text.startsWith(words))
    .map(({ text }) => text);
}

/** Everything that was posted in the conversation of the notice and its threads. */
export function posted(bot: Bot): string {
  return bot.messages
    .filter(({ conversation }) => conversation === 'improvement')
    .map(({ text }) => text)
    .join('\n');
}
