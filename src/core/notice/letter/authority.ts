/** Reads who a letter is from and to: the department and the authority. */
import type { IsoDate } from '../../record/model.ts';
import { departmentOn, RENAMED_ON } from '../department.ts';
import type { LetterParts } from './blocks.ts';
import { type Field, missing } from './reading.ts';
import { sentencesOf } from './sentences.ts';

const NAME = "[A-Z][A-Za-z’'-]+";
const LINK = '(?:,? (?:and|&|of|on|upon|the|under|with|in|cum|le|by)(?: the)? |, | )';
const NAMES = `${NAME}(?:${LINK}${NAME}){0,7}?`;
const KIND =
  '(?:(?:Mayoral |County )?Combined (?:County )?Authority|(?:(?:City|County|Borough|District|Metropolitan|Unitary|Town)(?: (?:City|County|Borough|District|Metropolitan))? )?Council|Fire (?:and|&) Rescue Authority|National Park Authority)';
const AUTHORITY_NAMES = [
  new RegExp(`\\b${NAMES}(?: \\([A-Z]{2,6}\\))? ${KIND}\\b`, 'g'),
  /\b(?:London Borough|Royal Borough|Royal Borough of [A-Z][a-z]+|City|Council of the (?:City|Borough)) of [A-Z][A-Za-z’'-]+(?: (?:and|&|upon) [A-Z][A-Za-z’'-]+| [A-Z][a-z]+)*/g,
];
/** Words that are no name: “Full Council”, “The Council”. */
const GENERIC =
  /^(?:the|this|that|full|your|our|each|every|city|county|borough|district|town|metropolitan|local|cabinet|chief|executive|dear|a|an|any|new|best|value|notice|issued|to|for|combined|mayoral|authority|council|by|email|members?|of|leader|interim|acting|mayor|and|constituent|whole|meeting|annual|extraordinary|following|as|since|on|while|although|when|if)$/i;
const LETTERHEAD_WEIGHT = 3;

/** Letters name a handful of authorities. */
const MOST_NAMES = 40;

/** A name with the places where it stands. */
interface Named {
  readonly name: string;
  weight: number;
  readonly restsOn: string;
}

/** The authority that the letter is to. Names in the address, the subject and the sentence that issues the notice count most. */
export function readAuthority({ head, body }: LetterParts): Field<string | null> {
  const found = new Map<string, Named>();
  const add = (text: string, restsOn: string, weight: number) => {
    for (const name of namesOfAuthorities(text)) {
      const key = keyOf(name);
      const known = found.get(key);
      if (!known && found.size === MOST_NAMES) return;
      if (!known) found.set(key, { name, weight, restsOn });
      else found.set(key, { ...known, name: fuller(known.name, name), weight: known.weight + weight });
    }
  };
  for (const line of head) add(line, line, LETTERHEAD_WEIGHT);
  for (const [n, { text }] of body.entries()) {
    for (const sentence of sentencesOf(text)) {
      const isSubject = n < 6 && /best value notice/i.test(sentence);
      const issues = /\bissu\w+\b.*\bnotice\b|\bnotice\b.*\bissu\w+\b/i.test(sentence);
      add(sentence, sentence, (isSubject ? LETTERHEAD_WEIGHT : 0) + (issues ? 2 : 0) + 1);
    }
  }
  const ranked = withoutShortForms([...found.values()]).sort((a, b) => b.weight - a.weight);
  const [best, other] = ranked;
  if (!best) return missing(null, 'The letter does not name the authority in full.');
  const isClose = other !== undefined && other.weight * 2 > best.weight;
  return {
    value: best.name,
    restsOn: best.restsOn,
    doubtful: isClose ? `The letter also names ${other.name} in such places.` : null,
  };
}

/** The names of authorities in a text, without the words around them. */
export function namesOfAuthorities(text: string): readonly string[] {
  const calm = /[a-z]/.test(text) ? text : capitalised(text);
  return AUTHORITY_NAMES.flatMap((pattern) => [...calm.matchAll(pattern)].flatMap(([name]) => trimmed(name) ?? []));
}

/** A name without generic words before it and without an abbreviation in brackets; null when no name is left. */
function trimmed(found: string): string | null {
  const words = found
    .replace(/ \([A-Z]{2,6}\)/, '')
    .replace(/[’']s?$/, '')
    .split(' ');
  while (words.length > 0 && isGeneric(words[0] ?? '') && !/^(?:London|Royal|City|Council)$/.test(words[0] ?? ''))
    words.shift();
  if (/^(?:City|Council)$/.test(words[0] ?? '') && words[1] !== 'of') words.shift();
  const name = words.join(' ');
  return words.length > 1 && words.some((word) => !isGeneric(word)) ? name : null;
}

function isGeneric(word: string): boolean {
  return GENERIC.test(word.replaceAll(/[,’']/g, ''));
}

/** “WESTMARCH BOROUGH COUNCIL” as a name is written in a sentence. */
function capitalised(text: string): string {
  return text.toLowerCase().replaceAll(/\b(?!(?:and|of|the|upon|on|in)\b)[a-z]/g, (letter) => letter.toUpperCase());
}

/** A name without its marks, capitals and “the”, by which two spellings are compared. */
export function keyOf(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('&', 'and')
    .replaceAll(/[^a-z ]/g, '')
    .replaceAll(/\b(?:the|council of)\b/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** The longer of two spellings of a name, which has its commas. */
function fuller(a: string, b: string): string {
  return b.length > a.length ? b : a;
}

/** Adds the weight of short forms, such as initials, to the full name, and leaves them out. */
function withoutShortForms(names: readonly Named[]): Named[] {
  const all = names.map((one) => ({ ...one }));
  return all.filter((short) => {
    const full = all.find((one) => one !== short && isFullFor(one, short));
    if (full) full.weight += short.weight;
    return full === undefined;
  });
}

/** A longer name that ends with a name seen more often, after a comma, is that name behind somebody’s own. */
function isFullFor(full: Named, short: Named): boolean {
  const isBehind = (long: Named, end: Named) =>
    long.name.includes(', ') && end.weight > long.weight && keyOf(long.name).endsWith(` ${keyOf(end.name)}`);
  return isBehind(short, full) || (isShortFor(short.name, full.name) && !isBehind(full, short));
}

/** Whether two names are of one authority: the same but for marks, or one a short form of the other. */
export function isSameAuthority(a: string, b: string): boolean {
  return keyOf(a) === keyOf(b) || isShortFor(a, b) || isShortFor(b, a);
}

function isShortFor(short: string, full: string): boolean {
  const words = keyOf(full)
    .split(' ')
    .filter((word) => !/^(?:and|of)$/.test(word));
  const initials = words.map((word) => word.charAt(0)).join('');
  const [first = ''] = short.split(' ');
  if (/^[A-Z]{2,6}$/.test(first)) return initials.startsWith(first.toLowerCase());
  const [a, b] = [keyOf(short), keyOf(full)];
  const [core = ''] = a.split(/ (?:city|county|borough|district|metropolitan|council|combined)/);
  return a !== b && a.length < b.length && ` ${b} `.includes(` ${core} `) && core.length > 2;
}

const DEPARTMENTS: readonly { readonly pattern: RegExp; readonly on: IsoDate }[] = [
  { pattern: /\bDepartment for Levelling[- ]Up,? Housing (?:and|&) Communities\b|\bDLUHC\b/gi, on: '2023-01-01' },
  { pattern: /\bMinistry of Housing,? Communities (?:and|&) Local Government\b|\bMHCLG\b/gi, on: RENAMED_ON },
];

/** The department by the name that it had then. A letter that names both, or neither, is judged by its date. */
export function readDepartment({ head, body }: LetterParts, letterOn: IsoDate | null): Field<string | null> {
  const inHead = departmentsIn(head.join(' '));
  const found =
    inHead.length === 1 ? inHead : departmentsIn([head.join(' '), ...body.map(({ text }) => text)].join(' '));
  const [only] = found;
  if (!only && letterOn === null) return missing(null, 'The letter does not name the department.');
  if (!only) return missing(departmentOn(letterOn as IsoDate), NOT_NAMED);
  if (found.length === 1) {
    const isRight = letterOn === null || departmentOn(letterOn) === departmentOn(only.on);
    const doubtful = isRight ? null : 'By the date of the letter, the department had its other name.';
    return { value: departmentOn(only.on), restsOn: only.words, doubtful };
  }
  const value = letterOn === null ? departmentOn(only.on) : departmentOn(letterOn);
  return { value, restsOn: only.words, doubtful: 'The letter names the department by its earlier and its later name.' };
}

const NOT_NAMED =
  'The letter does not name the department. This is the one that was responsible on the day of the letter.';

function departmentsIn(text: string) {
  return DEPARTMENTS.flatMap(({ pattern, on }) => {
    const [words] = text.replaceAll(/\s+/g, ' ').match(pattern) ?? [];
    return words === undefined ? [] : [{ words, on }];
  });
}
