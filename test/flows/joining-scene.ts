/** Requests a join code from a known account and says it from an account in Teams. */
import type { AccountRef } from '../../src/ports/post.ts';
import { plainText } from '../../src/views/plain-text.ts';
import { type Bot, startBot } from '../helpers/bot.ts';
import { DIRECT } from '../helpers/programme.ts';

export const WORKS_NOT = 'This code does not work.';

/** A lead, an officer and a viewer, who are known where the bot is spoken to as `local:` and their name. */
export async function started(): Promise<Bot> {
  const bot = await startBot('2024-06-24 09:00');
  await bot.shell('role @"Lead" lead');
  await bot.says('Lead', '/bvn role @"Owner" officer');
  await bot.says('Lead', '/bvn role @"Viewer" viewer');
  return bot;
}

/** The answer to somebody who requests a code, and the code in it. */
export async function asks(bot: Bot, who: string): Promise<string> {
  const told = await bot.says(who, '/bvn account code', DIRECT);
  const [, code] = /account join ([2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4})\n/.exec(told) ?? [];
  if (!code) throw new Error(`There is no code in: ${told}`);
  return code;
}

/** A request from somebody in Teams, by default in their chat with the bot. */
export async function says(
  bot: Bot,
  account: string,
  line: string,
  more: Partial<AccountRef> & { openly?: boolean } = {},
) {
  const { openly = false, ...actor } = more;
  const reply = await bot.ask({ platform: 'teams', accountId: account, name: `${account} in Teams`, ...actor }, line, {
    place: { platform: actor.platform ?? 'teams', conversation: `of-${account}`, direct: !openly },
  });
  return reply.card ? plainText(reply.card) : '';
}

export const joins = (bot: Bot, account: string, code: string) => says(bot, account, `account join ${code}`);
export const holders = async (bot: Bot) => {
  const { accounts, people } = await bot.snapshot();
  return accounts
    .filter(({ platform }) => platform === 'teams')
    .map(({ accountId, personId }) => [accountId, people.find(({ id }) => id === personId)?.name]);
};

/** A well-formed code that was never issued. */
export const WRONG = '2222-2222';
