/** The answers to `here`: whether its trial post arrived. */
import type { Card } from '../../ports/card.ts';
import { countsOnlyWords } from '../counts.ts';

/** The answer when the trial post arrived. `outsiders` are people from outside who can read it, in a few words each. */
export function trialArrivedCard(outsiders: readonly string[] = []): Card {
  const limits = outsiders.length > 0 ? [countsOnlyWords('this conversation', outsiders), TO_OWNERS] : [];
  return card('Reminders will come here', ['A trial post arrived.', ...limits].join(' '));
}

const TO_OWNERS =
  'What is due from each person is sent to them directly. To show names here, take these people out of the conversation, or use another one.';

/**
 * The answer when the platform refused the trial post. `reason` names the conversation and the remedy; null when
 * unknown.
 */
export function trialRefusedCard(reason: string | null): Card {
  const why = reason === null ? '' : ` ${reason}`;
  const then = 'Nobody will see reminders here until that is put right. Then say “here” again, to try once more.';
  return card('Reminders would not arrive here', `A trial post could not be posted.${why} ${then}`);
}

/** The answer while the trial post is still waiting. The `trouble` job tells the leads if it fails later. */
export function trialOpenCard(): Card {
  const text = 'When the trial post arrives, you see it here. If it is refused, the programme leads are told.';
  return card('A trial post is on its way', text);
}

function card(title: string, text: string): Card {
  return { title, summary: `${title}.`, body: [{ type: 'text', text }], buttons: [] };
}
