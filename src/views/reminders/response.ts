/** The message that reminds somebody of responses to recommendations. */
import { accountsOf, nameOf, personById } from '../../core/people/person.ts';
import type { Recommendation } from '../../core/record/model.ts';
import type { Card } from '../../ports/card.ts';
import type { Scene } from '../plan/action-words.ts';
import { recommendationItem } from '../plan/recommendation.ts';
import { recommendationLine } from '../plan/recommendation-words.ts';
import { count } from '../words.ts';

/** The most recommendations on the card; `list recommendations` has the others. */
const LINES = 12;

/** Asks one person for the council's response to each recommendation, with a button for each. */
export function responseReminderCard(personId: string, recommendations: readonly Recommendation[], scene: Scene): Card {
  const [first, ...others] = recommendations;
  const what =
    first && others.length === 0 ? recommendationLine(first) : count(recommendations.length, 'recommendation');
  const left = recommendations.length - LINES;
  const person = personById(scene.snapshot, personId);
  return {
    title: `Please respond to ${what}`,
    summary: `Please respond to ${what}.`,
    to: { name: nameOf(scene.snapshot, personId), accounts: accountsOf(scene.snapshot, personId) },
    body: [
      {
        type: 'list',
        items: recommendations.slice(0, LINES).map((one) => recommendationItem(one, scene, person)),
        ...(left > 0 ? { more: { count: left, command: 'list recommendations awaiting' } } : {}),
      },
      {
        type: 'note',
        text: 'Say whether the council accepts it, accepts it in part or does not, and what it will do.',
      },
    ],
    buttons: [],
  };
}
