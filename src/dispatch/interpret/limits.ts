/** Words that limit, deny or put off what they stand beside: with them, “done” may not mean done. */

const DENIALS = [
  "(?:do|does|did|is|are|was|were|has|have|had|wo|ca|could|should|would|must|need)n't",
  '(?:do|does|did|is|are|was|were|has|have|had|wo|ca|could|should|would)nt',
  'not?|never|none|nothing|nobody|cannot|without|neither|nor|unable',
];

const BOUNDS = [
  'nearly|almost|about to|half|halfway|quarters?|thirds?|part(?:ly|ially|ial)?|most(?:ly)?|majority|largely|roughly|practically|virtually|more or less|so far',
  'apart from|except(?:ing)?|excluding|excl|bar|barring|but|save for|other than|aside from|minus|less|only|just',
  'still|awaits?|awaiting|wait(?:s|ing)?|pending|outstanding|remain(?:s|ing)?|missing|lacks?|lacking|yet|to follow|follows|to come|later|soon|shortly',
  'in progress|ongoing|under ?way|on track|getting there|on hold|nearing|close to',
];

const CONDITIONS = [
  "if|unless|until|till|when|once|would|wouldn't|could|should|will|shall|might|subject to|provided|as soon as|hopefully|maybe|perhaps|possibly|probably|tbc|tba|tbd|to be",
];

/** A share of the whole: 50%, 3/5, 8 of 10, ½. */
const SHARES = String.raw`\d+(?:\.\d+)?\s*(?:%|per\s?cent)|\d+\s*(?:\/|of|out of)\s*\d+|[¼½¾⅓⅔]`;

/** Words of work that goes on. They say how an action stands, and prove nothing. */
const PROGRESS = [
  'draft(?:s|ed|ing)?|interim|provisional|plan(?:s|ned|ning)?|hop(?:e|es|ing)|aim(?:s|ing)?|intend(?:s|ed)?|need(?:s|ed)?|want(?:s|ed)?|try(?:ing)?|due|expect(?:s|ed)?',
  'work(?:s|ing)?|start(?:s|ed|ing)?|beg[iau]n|going|progress(?:ing)?|next|tomorrow|first|some|think|unsure|to|delayed|late|behind|blocked|stuck|wrong|undo|ignore',
  'by (?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|end|mid|next|the end|tonight|then|\\d)',
];

/** Words with which a whole sentence tells of something to come, or of something that was not so. */
const INTENTIONS = [
  'hop(?:e|es|ing)|aim(?:s|ing)?|intend(?:s|ing)?|expect(?:s|ing)?|plan(?:s|ning)? to|going to|gonna|need(?:s)? to|trying|working on|tomorrow|might|may',
  'was done|were done|had been|supposed to|meant to|draft(?:s|ed|ing)?|although|though|however|unfinished|incomplete|far from|fail(?:s|ed)? to',
  'wrong(?:ly)?|by mistake|in error|premature(?:ly)?|too early',
];

const LIMIT = wordsOf([...DENIALS, ...BOUNDS, ...CONDITIONS], SHARES);
const LIMIT_OR_INTENTION = wordsOf([...DENIALS, ...BOUNDS, ...CONDITIONS, ...INTENTIONS], SHARES);
const DENIAL = wordsOf(DENIALS, '(?!)');
const LIMIT_OR_PROGRESS = wordsOf([...DENIALS, ...BOUNDS, ...CONDITIONS, ...PROGRESS], SHARES);

/** The first words of a text that limit, deny or put off, as they were typed: “50%”, “apart from”. Null when there are none. */
export function findLimit(text: string): string | null {
  return firstOf(LIMIT, text);
}

/** As `findLimit`, and what a sentence hopes, plans or takes back: “going to”, “was done”. */
export function findLimitInSentence(text: string): string | null {
  return firstOf(LIMIT_OR_INTENTION, text);
}

/** Whether a text denies outright: “don't”, “not”, “no”. */
export function isDenied(text: string): boolean {
  return firstOf(DENIAL, text) !== null;
}

/** As `findLimit`, and the words of work that goes on besides: “draft”, “tomorrow”. */
export function findLimitOrProgress(text: string): string | null {
  return firstOf(LIMIT_OR_PROGRESS, text);
}

function wordsOf(words: readonly string[], shares: string): RegExp {
  return new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${words.join('|')})(?![\p{L}\p{N}])|${shares}`, 'iu');
}

function firstOf(words: RegExp, text: string): string | null {
  return words.exec(text.replaceAll('’', "'"))?.[0] ?? null;
}
