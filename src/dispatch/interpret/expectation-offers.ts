/** The offers for sentences about one expectation as a whole: how it goes, its colour, and the card for everybody. */
import { isBodyInRecord } from '../../core/people/body.ts';
import { asNewcomer } from '../person-questions.ts';
import { type Offer, unknownName } from './change-offers.ts';
import { ragIn } from './colours.ts';
import { asks } from './list-questions.ts';
import type { MatterContext } from './matter.ts';
import { reasonIn, wordsBeside } from './remainder.ts';
import { means, type Sentence } from './sentence.ts';

/** Whether the sentence tells how one expectation goes: it names no action and nobody, and asks nothing. */
export function tellsOfExpectation(sentence: Sentence): boolean {
  const { expectations, actions, recommendations, people, pieces } = sentence;
  if (expectations.length !== 1 || actions.length + recommendations.length + people.length > 0) return false;
  return !asks(sentence) && pieces.some(({ kind }) => kind === 'unknown');
}

/** The offers to record the colour or the words as an update of the expectation, and to look at it. */
export function offerExpectation(sentence: Sentence): readonly (Offer | null)[] {
  const [about] = sentence.expectations;
  if (!about) return [];
  const { code } = about;
  const rag = ragIn(sentence);
  const text = reasonIn(sentence);
  const args = { about: code, rag: rag ?? '', ...(text ? { text } : {}), ask: 'yes' };
  return [
    rag && { label: `${code} is ${rag} …`, command: 'update', args, trial: { text: text ?? '-', corrective: '-' } },
    means(sentence, 'share') ? { label: `Post ${code} here`, command: 'share', args: { about: code } } : null,
    { label: `Record as an update on ${code}`, command: 'update', args: { about: code, text: sentence.text } },
    { label: `Show ${code} ${about.title}`, command: 'show', args: { about: code } },
  ];
}

/** The offer to make the person named senior responsible owner of the expectation named. */
export function nameSro(sentence: Sentence, { snapshot }: Pick<MatterContext, 'snapshot'>): readonly Offer[] {
  const {
    expectations: [about],
    people,
  } = sentence;
  const [known] = people[0]?.people ?? [];
  const name = known?.name ?? unknownName(sentence);
  if (!about || name === null) return [];
  const show = { label: `Show ${about.code}`, command: 'show', args: { about: about.code } };
  // A person answers, and no board or organisation.
  if (known && isBodyInRecord(snapshot, known)) return [show];
  return [
    {
      label: known
        ? `Make ${name} SRO of ${about.code}`
        : `Enter a new person called “${name}” as SRO of ${about.code}`,
      command: 'assign',
      args: { about: about.code, person: known?.id ?? asNewcomer(name) },
    },
    show,
  ];
}

/** The offer to give the expectation named another title. */
export function renameExpectation(sentence: Sentence): readonly Offer[] {
  const [about] = sentence.expectations;
  if (!about) return [];
  const title = wordsBeside(sentence, ['rename', 'expectation']) ?? about.title;
  return [
    {
      label: `Rename ${about.code} to “${title}”`,
      command: 'edit expectation',
      args: { expectation: about.code, title },
    },
  ];
}
