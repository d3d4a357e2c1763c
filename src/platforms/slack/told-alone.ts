/** The answer that a person who changed the record gets alone, where the line for everybody is not seen or shows counts. */
import type { Reply } from '../../dispatch/command.ts';
import type { Card } from '../../ports/card.ts';
import { DeliveryError } from '../../ports/deliverer.ts';
import { UNSEEN_IN_SLACK } from '../../views/platform-lines.ts';
import type { Places } from './places.ts';
import type { SlackEvent } from './request.ts';

/** The card for the asker alone after a change; null where nothing was changed, or where the line is seen by all. */
export async function toldAlone({ ok, line }: Reply, event: SlackEvent, places: Places): Promise<Card | null> {
  const { place, input } = event;
  if (!ok || place.direct || place.conversation === '') return null;
  // Slack takes commands everywhere, also where the bot is not a member and cannot post.
  if (input.kind !== 'reply' && !(await places.hasBot(place.conversation))) {
    const told = line?.();
    return told ? { ...told, body: [...told.body, ...UNSEEN_IN_SLACK.body] } : UNSEEN_IN_SLACK;
  }
  return line && (await isAmongOutsiders(place.conversation, places)) ? line() : null;
}

/** True also while Slack does not say who reads the conversation: the line is then delayed, and the asker waits for it. */
async function isAmongOutsiders(conversation: string, places: Places): Promise<boolean> {
  try {
    return await places.isExposed(conversation);
  } catch (error) {
    if (error instanceof DeliveryError) return true;
    throw error;
  }
}
