/** Recommendations in plain sentences: the questions about them, and the commands that a sentence about one may mean. */
import { mayAnswerFor } from '../../core/plan/response.ts';
import type { Person, Recommendation, Snapshot } from '../../core/record/model.ts';
import type { Raw } from '../../ports/card.ts';
import type { Offer } from './change-offers.ts';
import { asks, noAction, type Question } from './list-questions.ts';
import { showOf } from './record-questions.ts';
import { reasonIn, wordsBeside } from './remainder.ts';
import { means, type Sentence } from './sentence.ts';
import type { Meaning } from './vocabulary.ts';

/** The questions about recommendations: one by its code, or a list of those in a state. */
export const RECOMMENDATION_QUESTIONS: readonly Question[] = [
  {
    when: (sentence) => sentence.recommendations.length === 1 && (asks(sentence) || namesOnly(sentence)),
    answer: ({ recommendations }) => recommendations.map(showOf),
  },
  {
    needs: [['recommendation']],
    when: (sentence) =>
      noAction(sentence) &&
      sentence.recommendations.length + sentence.people.length + sentence.expectations.length === 0 &&
      !means(sentence, 'add') &&
      (asks(sentence) || sentence.pieces.every(({ kind }) => kind === 'meaning' || kind === 'filler')),
    answer: (sentence) => {
      const state = stateIn(sentence);
      const label = `List recommendations${state ? ` ${state}` : ''}`;
      const args: Raw = state ? { state } : {};
      return [{ label, command: 'list recommendations', args }];
    },
  },
];

/** A code with nothing but words that ask to see it: "R3", "status of R3". */
function namesOnly({ pieces }: Sentence): boolean {
  const seen: readonly Meaning[] = ['show', 'find', 'status', 'history', 'recommendation', 'greeting', 'thanks'];
  return pieces.every(
    (one) =>
      one.kind === 'recommendation' ||
      one.kind === 'filler' ||
      (one.kind === 'meaning' && seen.some((it) => one.meanings.has(it))),
  );
}

function stateIn(sentence: Sentence): string | null {
  if (means(sentence, 'respond') || /\bawait/i.test(sentence.text)) return 'awaiting';
  if (/\bclosed\b/i.test(sentence.text)) return 'closed';
  if (means(sentence, 'implemented', 'complete')) return means(sentence, 'open') ? 'open' : 'implemented';
  return means(sentence, 'open') ? 'open' : null;
}

/** The commands that a sentence about one recommendation may mean, likeliest first. */
export function recommendationOffers(sentence: Sentence): readonly Offer[] {
  const [one] = sentence.recommendations;
  if (!one) return [];
  const { code } = one;
  const [person] = sentence.people[0]?.people ?? [];
  const offers: readonly (Offer | null)[] = [
    person && means(sentence, 'sro', 'assign', 'owner')
      ? { label: `Make ${person.name} SRO of ${code}`, command: 'assign', args: { about: code, person: person.id } }
      : null,
    ...answersIn(sentence, one),
    means(sentence, 'withdraw') ? withReason(`Withdraw ${code}`, 'withdraw', sentence, one) : null,
    means(sentence, 'reopen') ? withReason(`Open ${code} again`, 'reopen', sentence, one) : null,
    updateOf(sentence, one),
    { label: `Show ${code}`, command: 'show', args: { about: code } },
  ];
  return offers.filter((offer) => offer !== null);
}

/** The response or the outcome that the words may tell of, each as a form which asks for the rest. */
function answersIn(sentence: Sentence, { code }: Recommendation): readonly Offer[] {
  const [link] = sentence.links;
  const say = (response: string, label: string): Offer => ({
    label: `${label} …`,
    command: 'update',
    args: { about: code, response, ...(link ? { text: link } : {}), ask: 'yes' },
    trial: { text: '-' },
  });
  const isPartly = /\bpart(?:ly|ial|ially)?\b/i.test(sentence.text);
  const accepts = means(sentence, 'confirm');
  const rejects = means(sentence, 'reject') || (accepts && sentence.isDenied);
  const isDone = means(sentence, 'implemented', 'complete') && sentence.limit === null;
  return [
    ...(accepts && isPartly && !rejects ? [say('partly accepted', `${code} is partly accepted`)] : []),
    ...(accepts && !rejects ? [say('accepted', `${code} is accepted`)] : []),
    ...(rejects ? [say('not accepted', `${code} is not accepted`)] : []),
    ...(isDone ? [say('implemented', `${code} is implemented`)] : []),
    ...(/\bclosed\b/i.test(sentence.text) ? [say('closed by the source', `The source has closed ${code}`)] : []),
  ];
}

function withReason(label: string, command: string, sentence: Sentence, { code }: Recommendation): Offer {
  const because = reasonIn(sentence);
  const args = { action: code, ...(because ? { because } : {}), ask: 'yes' };
  return { label: `${label} …`, command, args, trial: { because: because ?? '-' } };
}

function updateOf(sentence: Sentence, { code }: Recommendation): Offer | null {
  const words = sentence.isQuestion ? null : wordsBeside(sentence, ['recommendation', 'update']);
  return words === null
    ? null
    : { label: `Record as an update on ${code}`, command: 'update', args: { about: code, text: words, ask: 'yes' } };
}

/** The offer of the form for new recommendations, with the words of the sentence. */
export function addRecommendations(sentence: Sentence): readonly Offer[] {
  const text = wordsBeside(sentence, ['add', 'recommendation', 'newAction']);
  const args = { ...(text ? { text } : {}), ask: 'yes' };
  return [{ label: 'Add a recommendation …', command: 'add recommendation', args, trial: { text: text ?? '-' } }];
}

/** The open recommendations on the cards of a thread for which the speaker answers. */
export function recommendationsShown(
  { recommendations }: Snapshot,
  speaker: Person,
  shown: readonly string[],
): readonly Recommendation[] {
  return recommendations.filter(
    (one) => shown.includes(one.id) && one.withdrawnAt === null && one.outcome === 'open' && mayAnswerFor(speaker, one),
  );
}

/** Whether words in a thread tell of a response or an outcome, so that they are for the bot. */
export function tellsOfRecommendation(sentence: Sentence): boolean {
  return !sentence.isQuestion && answersIn(sentence, { code: '' } as Recommendation).length > 0;
}
