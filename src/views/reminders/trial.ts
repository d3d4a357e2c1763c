/** What `here` answers: whether its trial post arrived. */
import type { Card } from '../../ports/card.ts';
import { limitedWords } from '../counts.ts';

/** `outsiders` are the people from outside who can read it, in a few words each. */
export function trialArrivedCard(outsiders: readonly string[] = []): Card {
  const limits = outsiders.length > 0 ? [limitedWords('this conversation', outsiders), TO_OWNERS] : [];
  return card('Reminders will come here', ['A trial post arrived.', ...limits].join(' '));
}

const TO_OWNERS =
  'What is due from each person is sent to them directly. To show names here, take these people out of the conversation, or use another one.';

/** `reason` names the conversation and says what can be done. */
export function trialRefusedCard(reason: string | null): Card {
  const why = reason === null ? '' : ` ${reason}`;
  const then = 'Nobody will see reminders here until that is put right. Then say “here” again, to try once more.';
  return card('Reminders would not arrive here', `A trial post could not be posted.${why} ${then}`);
}

/** Nobody can tell yet; the schedule keeps the promise. */
export function trialOpenCard(): Card {
  const text =
    'A trial post is still on its way. When it arrives, you see it here; if it is refused, the programme leads are told.';
  return card('Reminders are to come here', text);
}

function card(title: string, text: string): Card {
  return { title, summary: `${title}.`, body: [{ type: 'text', text }], buttons: [] };
}
