/** A bot in Teams whose people take files and send them in their chats with it. */
import { chatOf, envelope, startTeamsBot, type TeamsBot, textOf } from './teams-bot.ts';
import type { TeamsMember } from './teams-connector.ts';
import { setUp } from './teams-scenes.ts';

const OFFER = 'application/vnd.microsoft.teams.card.file.consent';

export async function startWithFiles(options: Parameters<typeof startTeamsBot>[1] = {}): Promise<TeamsBot> {
  const bot = await startTeamsBot('2024-06-24 08:00', options);
  await setUp(bot);
  return bot;
}

export const inChat = (bot: TeamsBot, who: TeamsMember) =>
  bot.cloud.messages.filter(({ conversation }) => conversation === chatOf(who));

export const wordsInChat = (bot: TeamsBot, who: TeamsMember) => inChat(bot, who).map(textOf).join('\n\n');

/** The files that are offered in a person's chat and not yet answered. */
export const offers = (bot: TeamsBot, who: TeamsMember) =>
  inChat(bot, who).filter(({ activity }) => activity.attachments?.[0]?.contentType === OFFER);

/** Presses Allow or Decline under the newest offer. `more` overrides where Teams says that the content goes. */
export async function answerOffer(
  bot: TeamsBot,
  who: TeamsMember,
  action: 'accept' | 'decline',
  more: object = {},
  id = `c-${action}`,
) {
  const offer = offers(bot, who).at(-1);
  const { name = '', content } = offer?.activity.attachments?.[0] ?? {};
  const value = {
    type: 'fileUpload',
    action,
    context: action === 'accept' ? content?.acceptContext : content?.declineContext,
    ...(action === 'accept' ? { uploadInfo: { ...bot.cloud.files.uploadInfo(name), ...more } } : {}),
  };
  const activity = {
    ...envelope(bot.cloud, who, 'chat', id),
    type: 'invoke',
    name: 'fileConsent/invoke',
    replyToId: offer?.id,
    value,
  };
  const answer = await bot.send(activity);
  await bot.settled();
  return { answer, activity };
}
