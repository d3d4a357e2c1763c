/** Questions that people new to the plan ask of it in their own words: a target, a day, whom to chase, how much is finished. */
import { isSameUnit, readValue } from '../../core/plan/values.ts';
import { longDate } from '../../core/time/dates.ts';
import { asks, noAction, type Question, type QuestionContext } from './list-questions.ts';
import { listIn } from './list-states.ts';
import { NOTICE, STATUS } from './matter-offers.ts';
import { ATTENTION, showOf } from './record-questions.ts';
import { means, type Sentence } from './sentence.ts';
import { meaningsOf } from './vocabulary.ts';

const HITS =
  /\b(?:hit|reach|get to|make|achieve|meet)\s+(?:the |our )?(?:target of )?(?<value>£?\d[\d,.]*\d?(?:%|k|m|bn)?)/i;
const CHASES =
  /\b(?:need|have|got|ought|should i|should we|must i|do i|do we)\b.*\bchas(?:e|ing)\b|\b(?:who|what) (?:is there )?to chase\b/i;
const EXPECTATIONS = /\b(?:which|what|any|how many|are (?:any|all)(?: of)?(?: the)?) expectations?\b/i;
const OF_THE_PLAN =
  /\bhow (?:much|far|many) (?:of|through|into) (?:the|our) (?:whole |entire )?(?:improvement )?plan\b/i;
const ON_A_DAY =
  /^(?:so |and )*what(?:['’]?s| is| else is)?(?: (?:happens|happening|going on|planned|down|on|due|there))* (?=on\b|\d)/i;
const EVIDENCE_MISSING = /\bevidence\b.{0,12}\bmissing\b|\bmissing\b.{0,12}\bevidence\b/i;
const AT_EXPIRY = /\bwhat happens\b.*\bnotice\b.*\b(?:expires?|ends?|lapses?|runs? out)\b/i;
const LATE_FOR_NOTICE = /\b(?:late|overdue|behind|missed)\b.*\b(?:letter|notice)\b.*\b(?:ask|want|require|need)/i;
const CLOSES =
  /^(?:so |and )*(?:can|could|may|are) (?:we|i|you) (?:now |able to |ready to )*(?:close|finish|sign off|tick off)\b/i;

/** In order of precedence, before the questions about single actions. */
export const PLAN_QUESTIONS: readonly Question[] = [
  {
    when: (sentence, _, context) => noAction(sentence) && measuresAimingAt(sentence, context).length === 1,
    takesWords: true,
    answer: (sentence, context) => measuresAimingAt(sentence, context).map(showOf),
  },
  {
    when: (sentence) => noAction(sentence) && sentence.people.length === 0 && CHASES.test(sentence.text),
    answer: () => [ATTENTION],
  },
  {
    needs: [['expectation'], ['complete', 'open', 'overdue', 'status']],
    when: (sentence) => noAction(sentence) && asks(sentence) && EXPECTATIONS.test(sentence.text),
    answer: () => [STATUS],
  },
  {
    when: (sentence) => noAction(sentence) && OF_THE_PLAN.test(sentence.text),
    takesWords: true,
    answer: () => [STATUS],
  },
  {
    when: (sentence) =>
      noAction(sentence) && sentence.people.length + sentence.expectations.length === 0 && ON_A_DAY.test(sentence.text),
    answer({ dates: [found, another] }, { today }) {
      if (found?.kind !== 'day' || found.day < today || found.role !== undefined || another) return [];
      const day = longDate(found.day);
      return [{ label: `List the actions due on ${day}`, command: 'list', args: { due: `between ${day} and ${day}` } }];
    },
  },
  {
    when: (sentence) => noAction(sentence) && asks(sentence) && EVIDENCE_MISSING.test(sentence.text),
    takesWords: true,
    answer: () => [listIn('no evidence')],
  },
  { when: (sentence) => noAction(sentence) && AT_EXPIRY.test(sentence.text), takesWords: true, answer: () => [NOTICE] },
  {
    when: (sentence) => noAction(sentence) && sentence.isQuestion && LATE_FOR_NOTICE.test(sentence.text),
    takesWords: true,
    answer: () => [listIn('overdue')],
  },
  {
    when: ({ expectations, actions, text }) => expectations.length === 1 && actions.length === 0 && CLOSES.test(text),
    takesWords: true,
    answer: ({ expectations }) =>
      expectations.map(({ code }) => ({
        label: `List the open actions under ${code}`,
        command: 'list',
        args: { about: code, status: 'open' },
      })),
  },
  {
    when: (sentence) => asks(sentence) && wordOfTitles(sentence) !== null,
    answer: (sentence) => {
      const word = wordOfTitles(sentence) ?? '';
      return [{ label: `Find actions with “${word}”`, command: 'list', args: { with: word } }];
    },
  },
];

/** Words with which somebody asks how a subject stands, or who does it; the subject is the last word. */
const OF_A_SUBJECT =
  /^(?:so |and )*(?:who (?:is|are)(?: the)? (?:responsible|accountable|dealing|doing|looking after)|what(?:['’]?s| is) (?:the |our )?(?:position|status|situation|latest|progress|story|state of play)|where are we)(?: for| on| with| about)? (?:the |our )?(?<word>\p{L}{4,})\W*$/iu;

/** The subject of such a question, where it names no row by itself, as a word does that stands in the titles of many. */
function wordOfTitles({ text, actions, expectations, people }: Sentence): string | null {
  const { word } = OF_A_SUBJECT.exec(text)?.groups ?? {};
  return word && actions.length + expectations.length + people.length === 0 && meaningsOf(word.toLowerCase()).size === 0
    ? word
    : null;
}

/** The measures with the target that a question names: "are we going to hit 70%". */
function measuresAimingAt(sentence: Sentence, { snapshot }: QuestionContext) {
  const { value = '' } = HITS.exec(sentence.text)?.groups ?? {};
  const read = value === '' ? null : readValue(value);
  if (!asks(sentence) && !/^(?:can|will|could) we\b/i.test(sentence.text)) return [];
  if (read === null || !('read' in read) || means(sentence, 'complete')) return [];
  const { read: aim } = read;
  return snapshot.actions.filter(
    ({ kind, status, target, unit }) =>
      kind === 'measure' && status !== 'withdrawn' && target === aim.value && isSameUnit(aim.unit, unit),
  );
}
