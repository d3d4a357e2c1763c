/** The posts of English councils under their usual names and short forms: the one list that says which words mean one post. */
import type { PersonKind } from '../record/model.ts';
import { isSameName, nameAndPost, wordsOfName } from './names.ts';

/** Each post with its name in full first. Two posts that one person often holds stay two, because they need not be one. */
const POSTS: readonly (readonly [string, ...string[]])[] = [
  ['Head of Paid Service', 'HoPS', 'HPS'],
  ['Chief Executive', 'CEX', 'CX', 'CEO', 'CE', 'Chief Exec', 'Chief Executive Officer'],
  ['Section 151 Officer', 's151', 's151 officer', 'section 151'],
  ['Deputy Section 151 Officer', 'deputy s151', 'deputy s151 officer'],
  ['Section 73 Officer', 's73', 's73 officer', 'section 73'],
  ['Monitoring Officer', 'MO'],
  ['Deputy Monitoring Officer', 'DMO', 'deputy MO'],
  ['Chief Finance Officer', 'CFO', 'Chief Financial Officer'],
  ['Chief Operating Officer', 'COO'],
  ['Chief Legal Officer', 'CLO'],
  ['Chief Internal Auditor', 'Chief Auditor'],
  ['Head of Internal Audit', 'HIA', 'HoIA'],
  ['Returning Officer', 'RO'],
  ['Data Protection Officer', 'DPO'],
  ['Senior Information Risk Owner', 'SIRO'],
  ["Director of Children's Services", 'DCS'],
  ['Director of Adult Social Services', 'DASS'],
  ['Director of Public Health', 'DPH'],
  ['Independent Improvement Board', 'IIB'],
  ['Overview and Scrutiny Committee', 'OSC', 'O&S', 'Overview and Scrutiny'],
  ['Audit and Governance Committee', 'A&G', 'Audit and Governance'],
];

/** The usual name in full of the post that a text names in full or in short: `s151` → Section 151 Officer. Null for other texts. */
export function fullNameOfPost(text: string): string | null {
  const words = wordsOfName(text).join(' ');
  return POSTS[FORMS.findIndex((forms) => forms.includes(words))]?.[0] ?? null;
}

const FORMS = POSTS.map((forms) => forms.map((form) => wordsOfName(form).join(' ')));

/** The names of the post that a text names in full or in short, each as words with single spaces; none for other texts. */
export function formsOfPost(text: string): readonly string[] {
  const words = wordsOfName(text).join(' ');
  return FORMS.find((forms) => forms.includes(words)) ?? [];
}

/** Words that make another post of a post: the Deputy Monitoring Officer is not the Monitoring Officer. */
const OTHER_HOLDER = new Set(
  'deputy assistant acting interim temporary former associate joint shadow designate elect vice pa secretary support'.split(
    ' ',
  ),
);
const BODY_WORDS = new Set(
  'board committee panel council cabinet authority department team group forum service services'.split(' '),
);
/** The words of posts that are hardly ever the name of a person. */
const HOLDERS =
  'officer director head chief manager lead leader executive auditor chair chairman adviser advisor coordinator accountant solicitor partner analyst treasurer secretary surveyor architect administrator consultant specialist supervisor inspector commissioner lawyer engineer technician practitioner';
/** A word with which a post ends: a holder, or a word that is also the name of some people. */
export const HOLDER = `(?:${HOLDERS.replaceAll(' ', '|')}|member|holder|clerk|planner|champion|co-ordinator|mgr|dir)s?`;
/** A holder and what they hold; without “of”, only a head of some service is told from a group of officers. */
const HOLDER_OF = new RegExp(`^(?:[a-z]+ ){0,3}?${HOLDER} (?:of|for|to) `);
const HOLDER_LAST = new RegExp(` ${HOLDER}$`);
const POST_WORDS = new Set([...HOLDERS.split(' '), 'portfolio', ...BODY_WORDS]);

/**
 * Whether a name is that of a body, such as the Improvement Board, which nobody speaks as. The words in brackets behind it
 * make nobody a body: "Tom Beckett (Leader of the Council)".
 */
export function isBody(name: string): boolean {
  const words = wordsOfName(nameAndPost(name)?.own ?? name);
  return words.some((word) => BODY_WORDS.has(word)) && !isPostWithBody(words.join(' '));
}

/** The post of somebody who leads or serves a body: “Head of Legal Services”, “Leader of the Council”, “Team Manager”. */
function isPostWithBody(words: string): boolean {
  return HOLDER_OF.test(words) || HOLDER_LAST.test(words);
}

/** The kind of row for a name without an account: a body, a post, or else a person. */
export function kindOfName(name: string): PersonKind {
  const forms = formsOfPost(name);
  if (isBody(name) || (forms[0] !== undefined && isBody(forms[0]))) return 'body';
  return forms.length > 0 ? 'post' : 'person';
}

/** Whether words belong to a post or a body and not to a person's own name. */
export function arePostWords(words: readonly string[]): boolean {
  return words.some((word) => POST_WORDS.has(word));
}

/**
 * The name of somebody with the post that another text has behind the same name: Jo Smith by "Jo Smith (Head of HR)". Null where
 * the name has a post already, or the text names nobody's.
 */
export function nameWithPost(name: string, text: string): string | null {
  const sides = nameAndPost(text);
  if (sides === null || !isSameName(sides.own, name) || arePostWords(wordsOfName(name))) return null;
  return arePostWords(wordsOfName(sides.post)) ? `${name} (${sides.post})` : null;
}

/** Whether words left out of a name make it somebody else's, as "Deputy" does. */
export function nameAnotherHolder(words: readonly string[]): boolean {
  return words.some((word) => OTHER_HOLDER.has(word));
}
