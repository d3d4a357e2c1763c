/** Recognises a letter that was pasted as it is, without a word to the bot. */

/** The shortest decisions of the Department have some 700 characters; a shorter text about a notice is a message. */
const SHORTEST = 500;

const NAMES_NOTICE = /\bbest\s+value\s+notice/i;
/** Letters greet an office or a person, and mail greets colleagues. */
const FORM = [
  /\bdear\s+(?!all\b|both\b|colleagues?\b|team\b|everyone\b)\p{L}/iu,
  /\byours\s+(?:sincerely|faithfully|ever|truly)\b/i,
];
/** Who sends it, a day, and a decision or an ask. */
const CONTENT = [
  /\b(?:DLUHC|MHCLG|department\s+for\s+levelling|ministry\s+of\s+housing|ministers?|secretary\s+of\s+state|the\s+department)\b/i,
  /\b\d{1,2}(?:st|nd|rd|th)?\s+(?:january|february|march|april|may|june|july|august|september|october|november|december),?\s+20\d\d\b/i,
  /\b(?:re-?)?(?:issu(?:e|es|ed|ing)|served|withdraw(?:n|s|ing)?|lapsed?|closed?|extend(?:ed|s)?|expects?|asks?|asked|should|must|remain)\b/i,
];

const [SENDER, DAY] = CONTENT as [RegExp, RegExp];
/** Characters of a letterhead, which names the sender and the day where nobody is greeted. */
const LETTERHEAD = 300;

/**
 * Whether a text looks like the Department’s letter about a Best Value Notice: it is as long as one, names the notice, greets or
 * signs off as letters do or has a letterhead, and has the sender, a day and a decision or an ask, but for one of these.
 */
export function looksLikeLetter(text: string): boolean {
  if (text.length < SHORTEST || !NAMES_NOTICE.test(text)) return false;
  const count = (signs: readonly RegExp[], words = text) => signs.filter((sign) => sign.test(words)).length;
  const head = text.slice(0, LETTERHEAD);
  const hasForm = count(FORM) > 0 || count([SENDER, DAY], head) === 2;
  return hasForm && count([...FORM, ...CONTENT]) >= 3;
}
