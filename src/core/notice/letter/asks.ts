/** Tells the sentences and lists by which a letter asks for something from those that state concerns or progress. */
import type { LetterList } from './lists-in-words.ts';
import type { Block } from './reading.ts';
import { sentencesOf } from './sentences.ts';
import {
  ASKS_AUTHORITY,
  ASKS_GROUP,
  AUTHORITY_SHOULD,
  CONCERN_WORDS,
  CONDITION,
  EXPECTATION_WORDS,
  POINTS_BACK,
  PROGRESS_WORDS,
  SENDER_ASKS,
} from './words.ts';

/** A sentence that asks the authority for something; `ask` is what it asks for. */
export interface Ask {
  readonly sentence: string;
  readonly ask: string;
}

/** The ask of a sentence to the authority; null when the sentence asks nothing, or only under a condition. */
export function askIn(sentence: string): Ask | null {
  if (/\bformal notification\b/i.test(sentence)) return null;
  const ofGroup = ASKS_GROUP.exec(sentence);
  const found = ofGroup ?? ASKS_AUTHORITY.exec(sentence) ?? AUTHORITY_SHOULD.exec(sentence);
  const before = sentence.slice(0, found?.index);
  if (!found || CONDITION.test(before) || REPORTED.test(before) || isInQuotes(before)) return null;
  const ask = (found.groups?.ask ?? '').trim();
  return { sentence, ask: ofGroup && /[a-z]{2}/i.test(ask) ? sentence : ask };
}

/** Whether a quotation has begun and not ended, so that what follows are somebody else’s words. */
function isInQuotes(before: string): boolean {
  const count = (mark: string) => before.split(mark).length - 1;
  return count('“') > count('”') || count('"') % 2 === 1;
}

/** How surely the lead-in of a list asks: `yes`, `maybe`, or `no` when it states concerns, progress or nothing of the kind. */
export function asksByLeadIn({ leadIn }: LetterList): 'yes' | 'maybe' | 'no' {
  const last = leadIn.at(-1) ?? '';
  if (OF_ALL.test(last) || ASKED_BEFORE.test(last) || REPORTED.test(last)) return 'no';
  // The list completes the sentence, so that the words before the colon alone would ask for nothing.
  if (askIn(`${last} …`) !== null) return CONCERN_WORDS.test(afterAsk(last)) ? 'maybe' : 'yes';
  if (SENDER_ASKS.test(last)) return CONCERN_WORDS.test(last) ? 'maybe' : 'yes';
  if (CONCERN_WORDS.test(last) || PROGRESS_WORDS.test(last)) return ASK_WORDS.test(last) ? 'maybe' : 'no';
  // Somebody else than the authority should do it, such as a board that one of the points is about.
  if (EXPECTATION_WORDS.test(last)) return /\b(?:should|must):?$/.test(last) ? 'maybe' : 'yes';
  const before = leadIn.at(-2) ?? '';
  if (!POINTS_BACK.test(last)) return last.endsWith(':') && before !== '' && ASK_NOUNS.test(before) ? 'maybe' : 'no';
  if (askIn(before) !== null || EXPECTATION_WORDS.test(before)) return CONCERN_WORDS.test(before) ? 'maybe' : 'yes';
  return 'no';
}

const ASK_WORDS = /\b(?:expect(?:s|ed|ations?)?|asks?|asked|should|must|required? to|request(?:s|ed)? (?:that|the))\b/i;

/** “Three of the expectations are met. The others go on:” */
const ASK_NOUNS = /\b(?:expectations|requests|asks)\b/i;

/** Whether the words lead in to what an earlier notice or letter asked for. */
export function asksBefore(leadIn: string): boolean {
  return ASKED_BEFORE.test(leadIn);
}

/** Letters begin with what the Department expects of every authority. */
const OF_ALL = /\b(?:expects?|asks?) (?:all |local |best value )*authorities\b/i;

/** Asks of an earlier day: “the Notice asked the Council to”, “the Council was expected to”. */
const ASKED_BEFORE =
  /\b(?:was|were|had been) (?:also |then )?(?:asked|expected|requested|required) to\b|\b(?:notice|letter|department|ministers?|secretary of state|we|i)(?: (?:also|then|previously|originally))? (?:asked|expected|requested|required)\b/i;

/** Findings of others: “the auditors concluded that the Council must”. */
const REPORTED =
  /\b(?:it|they|which|who|auditors?|report|review|team|inspectors?|panel|board|peers?)(?: (?:also|then|have|has))? (?:concluded|found|noted|stated|said|reported|identified|advised|warned|recommended|considered|wrote)(?: in [A-Z][a-z]+ \d{4})? that\b/i;

function afterAsk(sentence: string): string {
  return askIn(`${sentence} …`)?.ask ?? '';
}

/** “The expectations are set out in Annex A.” */
const POINTS_TO_LIST =
  /\b(?:set out|listed|given|contained|detailed|found)\b.{0,20}\b(?:annex|appendix|schedule|table|attached|enclosed|overleaf)\b/i;

/** The asks in sentences outside the lists `taken`. */
export function asksOutside(body: readonly Block[], taken: readonly LetterList[]): readonly Ask[] {
  return body.flatMap((block, at) => {
    if (taken.some(({ from, to }) => at >= from && at < to)) return [];
    const asks = sentencesOf(block.text).flatMap((sentence) => askIn(sentence) ?? []);
    // A lead-in whose list was not found asks for nothing by itself.
    return asks.filter(
      ({ ask, sentence }) => /[a-z]{2}/i.test(ask) && !(taken.length > 0 && POINTS_TO_LIST.test(sentence)),
    );
  });
}
