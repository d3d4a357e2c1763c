/** A programme in which an account in Teams, which is not connected, was joined to the owner by mistake. */
import type { Request } from '../../src/dispatch/command.ts';
import { plainText } from '../../src/views/plain-text.ts';
import type { Bot } from '../helpers/bot.ts';
import { DIRECT, startProgramme } from '../helpers/programme.ts';

/** A request that has no id and no time yet. */
export type Said = Omit<Request, 'id' | 'now'>;

/** The bot of the present test. */
export let bot: Bot;

/** The title of the answer to a person whom the record does not know. */
export const STRANGER = 'You are not in the record';

/** Starts a new programme; for `beforeEach`. */
export async function startScene(): Promise<void> {
  bot = await startProgramme();
  await joins('aad-1', 'Owner');
}

/** A lead joins an account in Teams, which is not connected, so that messages to it wait. */
export const joins = (accountId: string, to: string) =>
  bot.says('Lead', `account <@teams:${accountId}|Mistake> for "${to}"`, DIRECT);

/** A request from the chat with the bot in Teams. */
export const said = (account: string, text: string): Said => ({
  actor: { platform: 'teams', accountId: account, name: account },
  place: { platform: 'teams', conversation: `of-${account}`, direct: true },
  input: { kind: 'text', text },
});

/** Sends a request; the answer as plain text. */
export async function answer({ actor, input, place }: Said): Promise<string> {
  const { card } = await bot.ask(actor, input, { place });
  return card ? plainText(card) : '';
}

/** Says something in the chat with the bot in Teams; the answer as plain text. */
export const inTeams = (account: string, text: string) => answer(said(account, text));

/** The name of the person who has an account, "nobody", or undefined for an account that the record lacks. */
export const holder = async (id: string) => {
  const { accounts, people } = await bot.snapshot();
  const account = accounts.find((one) => one.id === id);
  return account && (people.find((one) => one.id === account.personId)?.name ?? 'nobody');
};

/** The posts for Teams, oldest first, with their conversation and state. */
export const forTeams = async () =>
  (await bot.store.posts({ platform: 'teams', limit: 99 })).toReversed().map(({ place, state, reason, card }) => ({
    to: place.conversation,
    state,
    reason,
    title: card?.title,
  }));
