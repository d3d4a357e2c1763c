/** Names of people, posts and bodies: their words for comparing, the words that name nobody, and the limits of a name. */

/** Characters of a name; a longer text is refused. */
const LONGEST_NAME = 100;
/** Brackets of mentions and links, double quotes, and characters that cannot be seen. */
const NOT_IN_NAMES = /[<>"“”]|\p{C}/u;

/**
 * The words of a name, to compare it with others: without case, accents and apostrophes, cut at hyphens, at full stops and
 * between letters and figures. "Siân O’Neill" → sian, oneill; "S.151 Officer" → s, 151, officer.
 */
export function wordsOfName(name: string): readonly string[] {
  const plain = name.normalize('NFKD').replace(/\p{M}|['’‘ʼ`´]/gu, '');
  return plain.toLowerCase().match(/\p{L}+|\p{N}+/gu) ?? [];
}

/**
 * A name and the post or place that stands behind it in brackets: "Jo Smith (Monitoring Officer)" → Jo Smith, Monitoring
 * Officer. Null when nothing stands in brackets at the end.
 */
export function nameAndPost(name: string): { readonly own: string; readonly post: string } | null {
  const [, own, post] = /^(.*\S)\s*\(([^()]+)\)\s*$/.exec(name) ?? [];
  return own === undefined || post === undefined ? null : { own, post };
}

/** Whether two names are the same to a reader: the same words in the same order. */
export function isSameName(one: string, other: string): boolean {
  return wordsOfName(one).join(' ') === wordsOfName(other).join(' ');
}

/** Why a text cannot be the name of a person, as a whole sentence; null when it can. */
export function faultOfName(name: string): string | null {
  if (!/\p{L}/u.test(name) || name.length > LONGEST_NAME || NOT_IN_NAMES.test(name))
    return `Expected letters and at most ${LONGEST_NAME} characters.`;
  return namesNobody(name) ? 'Expected the name of a person, a post or a body.' : null;
}

/** Words that plans and trackers hold where there is no owner yet. */
const NO_OWNER =
  /^(?:none|nobody|no[ -]?one|no owner|(?:currently )?unassigned|unallocated|unknown|vacant|vacancy|n\/?a|tb[acd]|t\.b\.[acd]\.?|to be (?:confirmed|agreed|advised|decided|determined|assigned)|to follow|not (?:yet )?(?:assigned|known|confirmed))$/i;
/** Words for everybody and anybody, who are no one person. */
const EVERYBODY =
  /^(?:all(?: of (?:us|them))?|any(?:one|body)|every(?:one|body)|some(?:one|body)(?: else)?|whoever|us|we|they|them|team|the team|everyone else|others|various|both)$/i;
/** Single words that stand beside a name in a sentence and are never a part of one. */
const NEVER_NAMES = new Set(
  (
    'please pls plz thanks thankyou cheers today tomorrow yesterday tonight now asap soon later monday tuesday wednesday thursday friday ' +
    'saturday sunday him her he she it his hers their theirs this that these those you your yours my mine our ours i im yes no not never dont ' +
    'should could would is are was were has have because until'
  ).split(' '),
);

/** Whether a text says that there is no owner yet: "to be confirmed", "Unassigned". */
export function meansNoOwner(text: string): boolean {
  return NO_OWNER.test(text.trim());
}

/** Whether a text stands for everybody or anybody: "all", "the team". */
function meansEverybody(text: string): boolean {
  return EVERYBODY.test(text.trim());
}

/** Whether a text is made of words that name nobody: "please", "him", "tomorrow", "to be confirmed", "all". */
export function namesNobody(text: string): boolean {
  const words = wordsOfName(text);
  return (
    meansNoOwner(text) || meansEverybody(text) || (words.length > 0 && words.every((word) => NEVER_NAMES.has(word)))
  );
}

/** Whether a word of a text is never a part of a name, as in "Jo Smith please". */
export function hasWordOfNoName(text: string): boolean {
  return wordsOfName(text).some((word) => NEVER_NAMES.has(word));
}
