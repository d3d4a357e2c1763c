/** Reads a closure letter: the Department’s decision on a notice, and what it goes on to ask for. */
import type { DecisionOutcome, IsoDate } from '../../record/model.ts';
import { type Ask, asksByLeadIn, asksOutside } from './asks.ts';
import { askingLists } from './expectations.ts';
import { type Block, type Field, type FollowOnAsk, missing } from './reading.ts';
import { CONDITION, DENIAL } from './words.ts';

const DECISIONS: readonly { readonly outcome: DecisionOutcome; readonly isPlain?: true; readonly pattern: RegExp }[] = [
  {
    outcome: 'escalated',
    pattern:
      /\b(?:decided|exercis\w+|minded|direct\w*)\b.{0,120}\b(?:commissioners?|section 1[05]|statutory (?:intervention|powers|inspection)|best value inspection)\b/i,
  },
  {
    outcome: 'lapsed',
    isPlain: true,
    pattern: new RegExp(
      `\\b${DENIAL}\\b.{0,60}\\b(?:re-?issu\\w*|renew\\w*|extend\\w*|replaced|issu\\w+ (?:a|another) (?:further|new|another)?)`,
      'i',
    ),
  },
  {
    outcome: 'lapsed',
    isPlain: true,
    pattern:
      /\bno (?:further|new|other) (?:best value )?notice (?:will|is to|should|need) (?:now )?(?:to )?be (?:re-?)?issued\b/i,
  },
  {
    outcome: 'lapsed',
    pattern:
      /\bnotice\b.{0,80}\b(?:lapsed|expired|(?:has|have) (?:now )?(?:come to an end|ended))\b|\bnotice\b.{0,60}\b(?:comes to an end|will (?:now |therefore )?lapse)\b/i,
  },
  {
    outcome: 'lapsed',
    pattern:
      /\bnotice (?:is|would be|will be) (?:not|no longer) (?:considered |deemed |judged )?(?:to be )?(?:necessary|needed|required|warranted|appropriate|justified)\b/i,
  },
  {
    outcome: 'lapsed',
    pattern:
      /\b(?:renew|re-?issu|extend)\w*\b.{0,60}\b(?:conclu|decid|satisf|view)\w*\b.{0,40}\b(?:not|no longer) (?:necessary|needed|required)\b/i,
  },
  { outcome: 'lapsed', pattern: /\b(?:allow|let)\w*\b.{0,40}\bnotice\b.{0,20}\b(?:to )?(?:lapse|expire)\b/i },
  {
    outcome: 'lapsed',
    pattern: /\bno longer\b.{0,60}\b(?:subject to|under|require\w*|need\w*|necessary)\b.{0,60}\bnotice\b/i,
  },
  {
    outcome: 'withdrawn',
    pattern:
      /\b(?:withdraw(?:s|n|ing)?|lift(?:s|ed|ing)?|remov(?:e|es|ed|ing)|revok\w+)\b.{0,40}\bnotice\b|\bnotice\b.{0,140}\b(?:(?:is|has been|was|will be) (?:hereby |now |therefore )?(?:withdrawn|lifted|removed|revoked))\b/i,
  },
];

/** Words of a sentence that leaves the decision open. */
const UNDECIDED =
  /^(?:if|should|unless|where|subject to|provided)\b|\b(?:may|might|could)\b.{0,30}\b(?:withdraw|lift|remov|revok|escalat|laps|expir)|[,;]? (?:if|unless|provided that)\b|\bmay be (?:withdrawn|escalated|re-?issued|extended)|\b(?:consider|decide|determine|review) (?:whether|if) (?!.*\b(?:decided|concluded that (?:this|it) is) not\b)/i;
/**
 * The decision and the sentence that states it; null when no sentence does. A letter that issues a notice speaks of the notice
 * before it as expired or withdrawn, so that `issuing`, the sentence that does so, leaves only the plain words of a decision.
 */
export function readDecision(sentences: readonly string[], issuing: string | null): Field<DecisionOutcome> | null {
  for (const { outcome, isPlain, pattern } of DECISIONS) {
    const sentence = sentences.find((one) => pattern.test(one) && !UNDECIDED.test(one) && !isStandard(one));
    if (sentence === undefined || (issuing !== null && !isPlain)) continue;
    return {
      value: outcome,
      restsOn: sentence,
      doubtful: isPlain ? null : 'The letter says it in other words than usual.',
    };
  }
  return null;
}

/** Sentences of every notice, which speak of powers that are not used. */
function isStandard(sentence: string): boolean {
  return /\bissued outside\b|\bmay be withdrawn\b|\bwill consider using\b|(?<!\b(?:not|never) be )\breplac\w+\b/i.test(
    sentence,
  );
}

const EVERY: readonly (readonly [RegExp, number])[] = [
  [
    /\b(?:six-monthly|every (?:six|6) months|half[- ]yearly|twice a year|bi-?annual\w*|(?:six|6)-month intervals)\b/i,
    6,
  ],
  [/\b(?:every (?:two|2|other) months?|bi-?monthly)\b/i, 2],
  [/\b(?:quarterly|(?:each|every|per) quarter|once a quarter|every (?:three|3) months|three-monthly)\b/i, 3],
  [/\b(?:monthly|(?:each|every|per) month|once a month)\b/i, 1],
  [
    /\b(?:annually|(?:each|every) (?:(?:janu|febru)ary|march|april|may|june|july|august|(?:septem|octo|novem|decem)ber)|annual (?:basis|updates?|reviews?|meetings?)|(?:each|every|per) year|once a year|yearly)\b/i,
    12,
  ],
];

/** Asks that go on after the decision, in the order of the letter: sentences, and the points of lists that ask. */
export function readFollowOn(body: readonly Block[]): Field<readonly FollowOnAsk[]> {
  const lists = askingLists(body);
  const inSentences = asksOutside(body, lists);
  const points = lists.flatMap((list) => list.points);
  const asked = inSentences.flatMap(asksJoined);
  const texts = [...asked, ...points];
  const restsOn = [...inSentences.map(({ sentence }) => sentence), ...lists.map((list) => list.leadIn.join(' '))];
  const isSure = lists.every((list) => list.doubt === null && asksByLeadIn(list) === 'yes');
  const isSoft = inSentences.some(({ sentence }) => /\b(?:encourage|welcome|invite|should)\b/i.test(sentence));
  if (texts.length === 0) return missing([]);
  return {
    value: texts.map((text) => ({ text: trimmed(text), everyMonths: everyMonths(text) })),
    restsOn: restsOn.join(' '),
    doubtful: isSure && !isSoft && !asked.some(isConditional) ? null : 'Some of it may be advice and no request.',
  };
}

/** “send a note each quarter, and to tell us …” asks for two things; “the ability to find and to keep staff” is one. */
function asksJoined({ ask, sentence }: Ask): readonly string[] {
  // The sentence says for whom it is.
  if (ask === sentence) return [ask];
  return ask
    .split(AND_THAT)
    .flatMap((one) => one.split(/, and (?:also )?to (?=[a-z])/))
    .flatMap((part) => {
      const [first = '', ...rest] = part.split(/ and (?:also )?to (?=[a-z])/);
      return /\bto [a-z]/.test(first) ? [part] : [first, ...rest];
    });
}

/** Verbs that ask to be told of something when it happens. */
const TELL =
  /^\W*(?:to )?(?:tell|inform|notify|alert|warn|let (?:us|me|my|the)|report|raise|contact|write|flag|advise)\b/i;

/** Whether an ask depends on something else, and does not ask to be told when that comes about. */
function isConditional(ask: string): boolean {
  return CONDITION.test(ask) && !TELL.test(ask);
}

/** Between two asks of one sentence: “that you write by May, and that your officers meet ours”. */
const AND_THAT = /,? and (?:also )?that (?=\p{Ll})/u;

/** How often the text asks for something, in months; null when it does not say, or in weeks. */
function everyMonths(text: string): number | null {
  return EVERY.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}

/** An ask that goes on with what the Department itself does: “… and my officials will remain in contact with you”. */
const THEIR_OWN_PART =
  /,? and (?:(?:my|our) officials|I|we|the (?:Department|Minister|Secretary of State)) (?:will|shall|intends?|remains?|looks? forward)\b.*$/is;

function trimmed(text: string): string {
  return text
    .replace(THEIR_OWN_PART, '')
    .replace(/^[\s:]+/, '')
    .replace(/\s*(?:[;,.]\s*(?:and|or)?|;)\s*$/i, '');
}

/** When the notice was issued that the letter closes: the latest one that is not replaced by then. */
export function readClosedNotice(
  issues: readonly { readonly date: IsoDate; readonly sentence: string; readonly isEarlier: boolean }[],
  letterOn: IsoDate | null,
): Field<IsoDate | null> {
  const past = issues.filter(({ date }) => letterOn === null || date < letterOn);
  const own = past.filter(({ isEarlier }) => !isEarlier);
  const candidates = own.length > 0 ? own : past;
  const dates = [...new Set(candidates.map(({ date }) => date))].sort();
  const last = candidates.find(({ date }) => date === dates.at(-1));
  if (!last) return missing(null, 'The letter does not say when the notice was issued.');
  return {
    value: last.date,
    restsOn: last.sentence,
    doubtful: dates.length > 1 ? 'The letter names several notices.' : null,
  };
}
