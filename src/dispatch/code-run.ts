/** Reads the codes that stand together in a line: “E1-01 and E1-03”, “E1-01, E1-02”, “E1-01 to E1-04”. */
import { actionCode, anyCode, recommendationCode } from './codes.ts';
import type { Token } from './tokens.ts';

/** Codes that stand together. `codes` are as the record writes them, each once. */
export interface CodeRun {
  readonly codes: readonly string[];
  /** The first code as it was typed. */
  readonly typed: string;
  /** The index behind the last token of the run. */
  readonly end: number;
  /** `range`: the first and the last of several may be meant, or those two; `choice`: one or the other. */
  readonly kind: 'list' | 'range' | 'choice';
}

/** Words that may stand before a code: “evidence to E2-03”, “both E1-01 and E1-02”. */
const BEFORE = new Set([
  'to',
  'for',
  'of',
  'on',
  'about',
  'against',
  'both',
  'the',
  'action',
  'actions',
  'expectation',
  'expectations',
  'recommendation',
  'recommendations',
  'number',
]);
const MOST_BEFORE = 3;
/** The most codes, and the most lines, of one message: more of them are planned in a file. */
export const MOST_CODES = 20;
const AND = new Set(['and', 'plus', '&', '+', ',', ';', '/']);
const TO = new Set(['to', 'through', 'thru', '-', '–', '—', '−']);
const RANGE = /^(e\d{1,3}[-.‐‑‒–—−]\d{1,4})(?:[-–—−]|\.{2,3}|…)(e\d{1,3}[-.‐‑‒–—−]\d{1,4}|\d{1,4})$/i;
const RECOMMENDATIONS = /^r0?(\d{1,3})(?:[-–—−]|\.{2,3}|…)r?0?(\d{1,3})$/i;

/** The codes from the token `at` on, with the little words before them; null when no code stands there. */
export function readCodeRun(tokens: readonly Token[], at: number): CodeRun | null {
  let index = at;
  while (index - at < MOST_BEFORE && BEFORE.has(wordAt(tokens, index))) index += 1;
  const first = codesIn(tokens[index]);
  if (!first) return null;
  let codes = [...first.codes];
  let kind = first.kind;
  let end = index + 1;
  for (;;) {
    const joint = jointAt(tokens, end);
    const more = codesIn(tokens[end + joint.words]);
    if (!more || (joint.kind === 'range' && isOfOtherKind(codes, more.codes))) break;
    codes = [...codes, ...more.codes];
    if (kind === 'list') kind = joint.kind === 'list' ? more.kind : joint.kind;
    end += joint.words + 1;
  }
  return { codes: [...new Set(codes)], typed: tokens[index]?.text ?? '', end, kind };
}

/** The codes of actions, milestones and expectations in a text that stands anywhere in a line, without doubles. */
export function codesInWords(tokens: readonly Token[]): readonly string[] {
  const codes = tokens.flatMap((token) => codesIn(token)?.codes ?? []);
  return [...new Set(codes.filter((code) => recommendationCode(code) === null))];
}

/** “E1-01 to E1-04” or “R1 to R4” with all between, or null when the two are not the ends of at most `most` codes. */
export function codesBetween([from = '', to = '']: readonly string[], most: number): readonly string[] | null {
  const [, group, start = ''] = /^(E\d+-|R)(\d+)$/.exec(from) ?? [];
  const [, other, end = ''] = /^(E\d+-|R)(\d+)$/.exec(to) ?? [];
  const [first, last] = [Number(start), Number(end)];
  if (group === undefined || group !== other || !(first < last) || last - first >= most) return null;
  const digits = group === 'R' ? 1 : 2;
  return Array.from({ length: last - first + 1 }, (_, nth) => `${group}${String(first + nth).padStart(digits, '0')}`);
}

/** “R3 to E2” is no range: the second code is another part of the command. */
function isOfOtherKind([one = '']: readonly string[], [other = '']: readonly string[]): boolean {
  return (recommendationCode(one) === null) !== (recommendationCode(other) === null);
}

function jointAt(tokens: readonly Token[], at: number): { words: number; kind: CodeRun['kind'] } {
  const word = wordAt(tokens, at);
  if (TO.has(word)) return { words: 1, kind: 'range' };
  if (word === 'or') return { words: 1, kind: 'choice' };
  if (!AND.has(word)) return { words: 0, kind: 'list' };
  return { words: wordAt(tokens, at + 1) === 'and' ? 2 : 1, kind: 'list' };
}

function codesIn(token: Token | undefined): Pick<CodeRun, 'codes' | 'kind'> | null {
  if (token?.kind !== 'word' || !/\d/.test(token.text) || token.text.includes(':/')) return null;
  const text = token.text.replace(/[.,:;!?]+$/, '');
  const [, start = '', stop = ''] = RECOMMENDATIONS.exec(text) ?? [];
  if (start !== '') return { codes: [`R${Number(start)}`, `R${Number(stop)}`], kind: 'range' };
  const range = RANGE.exec(text);
  if (range) {
    const [, from = '', to = ''] = range;
    const ends = [from, to.length <= 4 && !/e/i.test(to) ? `${from.split(/[-.‐‑‒–—−]/)[0]}-${to}` : to].map(actionCode);
    return ends.every((code) => code !== null) ? { codes: ends, kind: 'range' } : null;
  }
  const parts = token.text.split(/[,&;+/]+/).filter((part) => part !== '');
  const codes = parts.map(anyCode);
  return codes.every((code) => code !== null) && codes.length > 0 ? { codes, kind: 'list' } : null;
}

function wordAt(tokens: readonly Token[], at: number): string {
  const token = tokens[at];
  return token?.kind === 'word' ? token.text.toLowerCase() : '';
}
