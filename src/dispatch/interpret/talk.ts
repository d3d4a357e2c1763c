/** Tells talk among people from words to the bot, in a thread under one of its cards. */
import type { Person } from '../../core/record/model.ts';
import type { Piece } from './pieces.ts';
import { means, type Sentence } from './sentence.ts';

const REQUEST =
  /\b(?:can|could|would|will) (?:you|someone|somebody|anyone)\b|\b(?:do|have|did|are) you\b|\bplease (?:send|share|let|call|ring|email|forward|look|check)\b/i;

/** Whether words in a thread are thanks, a greeting, or for a colleague. Then the bot is silent, even to the owner of an action. */
export function isTalkAmongOthers(sentence: Sentence, speaker: Person): boolean {
  const { pieces, text } = sentence;
  const [first] = pieces;
  // Only emoji or punctuation.
  if (!first) return true;
  if (first.kind === 'stranger') return true;
  const isAddressed = first.kind === 'person' && !first.possessive && first.people.every(({ id }) => id !== speaker.id);
  const isMention = first.text.startsWith('<@') || first.text.startsWith('@');
  if (isAddressed && (isMention || /^\S+(?: \S+)?[,:]/.test(text) || REQUEST.test(text))) return true;
  const isThanks = means(sentence, 'thanks', 'greeting');
  if (isThanks && pieces.every((piece) => piece.kind === 'filler' || piece.kind === 'person' || isPolite(piece)))
    return true;
  return REQUEST.test(text) && !means(sentence, 'complete', 'block', 'move') && sentence.actions.length === 0;
}

/** Whether a text begins with the mention of a colleague, and names no code. */
export function speaksToColleague({ pieces: [first], actions, byTitle }: Sentence, speaker: Person): boolean {
  const isMention = first?.text.startsWith('<@') === true;
  const isOther =
    first?.kind === 'stranger' || (first?.kind === 'person' && first.people.every(({ id }) => id !== speaker.id));
  return isMention && isOther && (actions.length === 0 || byTitle);
}

/** Thanks, a greeting, or those to whom they go. */
function isPolite(piece: Piece): boolean {
  return piece.kind === 'meaning' && means({ pieces: [piece] }, 'thanks', 'greeting', 'people', 'action', 'help');
}
