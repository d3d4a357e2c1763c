/** Finds sentences that give an action to somebody: "should be Priya's", "Mina to have it", "our s151 should have it". */
import { type OfferContext, takesOn, unknownName } from './change-offers.ts';
import { means, type Sentence } from './sentence.ts';
import { stemsNaming } from './titles.ts';

/** "Mina to have it", "can Leo take them". */
const TO_HAVE =
  /\b(?:(?:to|should|can|could|will) (?:have|do|own|lead|run|take)|(?:can|could) \S+ (?:\S+ )?(?:have|take))\b/i;

/** The holder of an office is to have it, whom the record knows by another name: "our s151 should have it", "belongs with our monitoring officer". */
const TO_AN_OFFICE =
  /\b(?:our|the|my) (?!team\b)\p{L}[\p{L}\d]*(?: officer)? (?:should|to|must|will|needs to) (?:have|do|own|lead|run|take)\b|\b(?:belongs?|sits?|should be|goes?|rests?) (?:to|with) (?:our|the|my) \p{L}/iu;

/** A person is named with words of giving or having: "should be Priya's", or the speaker takes the action on. */
export function isGiven({ sentence: said, action }: OfferContext): boolean {
  // A word of the title by which the action was found names nobody: "the treasury board has slipped".
  const ofTitle = said.byTitle ? stemsNaming(action.title) : [];
  const people = said.people.filter(({ text }) => !stemsNaming(text).some((stem) => ofTitle.includes(stem)));
  const sentence = { ...said, people };
  if (means(sentence, 'notMine')) return sentence.people.length > 0;
  if (TO_AN_OFFICE.test(sentence.text)) return true;
  if (means(sentence, 'assign', 'owner', 'rename', 'handover'))
    return sentence.people.length > 0 || means(sentence, 'self') || takesOn(sentence) || unknownName(sentence) !== null;
  if (onlyNamesPerson(sentence) || (sentence.people.length > 0 && TO_HAVE.test(sentence.text))) return true;
  return sentence.people.some(({ possessive }) => possessive) && !means(sentence, 'complete', 'block', 'move', 'start');
}

/** An action and a person without another word: "E2-03 to Tom", "can Tom have E2-03", "Tom to do E2-03", "E2-03 to Tom, not Ann". */
function onlyNamesPerson({ pieces, people, isDenied }: Sentence): boolean {
  const isBare = pieces.every(
    ({ kind, text }) => ['action', 'person', 'excluded', 'filler'].includes(kind) || /^to do$/i.test(text),
  );
  return people.length === 1 && isBare && !isDenied;
}
