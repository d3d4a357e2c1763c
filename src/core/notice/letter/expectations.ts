/** Reads the expectations of a notice, and the concerns for which it was issued. */
import type { Level } from '../../record/model.ts';
import { asksByLeadIn, asksOutside } from './asks.ts';
import { listsIn } from './lists.ts';
import type { LetterList } from './lists-in-words.ts';
import { type Block, type Field, missing, type ReadExpectation } from './reading.ts';
import { titleOf } from './title.ts';
import { CONCERN_WORDS } from './words.ts';

const COUNT_WORDS = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');
const COUNTED = new RegExp(
  `\\b(${COUNT_WORDS.join('|')}|\\d{1,2})\\s+(?:[a-z]+\\s+){0,3}(?:areas|expectations|actions|things|steps|asks|requests|points)\\b`,
  'i',
);
/** A mark inside the words of a point: the line break before it was lost. */
const LOST_MARK = /\s[•●▪◦–—-] [A-Z]/;
const STATEMENT = /^(?:the|a|an|there|member|members|some|many|it|this|that|these|those)\b/i;

/** The expectations: the points of the lists that ask, else the sentences that do. */
export function readExpectations(body: readonly Block[]): Field<readonly ReadExpectation[]> {
  const labelled = textsLabelled(body, /^(?:our |the )?(?:expectation|ask|request)\s?:\s*/i);
  if (labelled.length > 1)
    return {
      value: labelled.map((text) => expectationOf(text)),
      restsOn: '',
      doubtful: 'These are the paragraphs that the letter calls an expectation.',
    };
  const lists = askingLists(body);
  const outside = asksOutside(body, lists).filter(({ sentence }) => !isReplyByPost(sentence));
  if (lists.length > 0) return fromLists(lists, outside[0]?.sentence ?? null);
  if (outside.length === 0)
    return missing([], 'The letter has no sentence that was read as an expectation. Add them yourself.');
  return {
    value: outside.map(({ ask, sentence }) => expectationOf(ask, sentence)),
    restsOn: outside.map(({ sentence }) => sentence).join(' '),
    doubtful: 'The letter has no list of expectations, so these are the sentences that ask for something.',
  };
}

/** The words behind a label at the beginning of a paragraph. */
function textsLabelled(body: readonly Block[], label: RegExp): readonly string[] {
  return body.filter(({ text }) => label.test(text)).map(({ text }) => text.replace(label, ''));
}

/** The lists that ask, without those that stand inside the points of another. */
export function askingLists(body: readonly Block[]): readonly LetterList[] {
  const taken: LetterList[] = [];
  for (const list of listsIn(body)) {
    const isInside = taken.some(({ from, to }) => list.from > from && list.from < to);
    if (!isInside && asksByLeadIn(list) !== 'no' && !isSuperseded(body, list)) taken.push(list);
  }
  return taken;
}

/** An annex can repeat the expectations of the notice before. Its heading says so. */
function isSuperseded(body: readonly Block[], { from }: LetterList): boolean {
  const heading = body.slice(0, from + 1).findLast(({ text }) => /^(?:annex|appendix|schedule)\b/i.test(text));
  return /\b(?:superseded|no longer|previous|earlier|former|original)\b/i.test(heading?.text ?? '');
}

/** The concerns that the letter lists; letters that state them in running text have none here. */
export function readConcerns(body: readonly Block[]): Field<readonly string[]> {
  const labelled = textsLabelled(body, /^(?:our |the )?concern\s?:\s*/i);
  if (labelled.length > 1) return { value: labelled, restsOn: '', doubtful: null };
  const asking = askingLists(body);
  const list = listsIn(body).find((one) => {
    const isInside = asking.some(({ from, to }) => one.from >= from && one.from < to);
    return (
      !isInside && asksByLeadIn(one) === 'no' && CONCERN_WORDS.test(one.leadIn.join(' ')) && !isWholeLetter(one, asking)
    );
  });
  if (!list) return missing([]);
  return { value: list.points.map(stripped), restsOn: list.leadIn.join(' '), doubtful: list.doubt };
}

/** Letters with numbered paragraphs look like one list, which holds the others. */
function isWholeLetter({ from, to }: LetterList, others: readonly LetterList[]): boolean {
  return others.some((one) => one.from >= from && one.to <= to);
}

function fromLists(lists: readonly LetterList[], more: string | null): Field<readonly ReadExpectation[]> {
  const points = lists.flatMap((list) => list.points).map(stripped);
  const leadIn = lists.map((list) => list.leadIn.join(' ')).join(' … ');
  return {
    value: points.map((point) => expectationOf(point)),
    restsOn: leadIn,
    doubtful: doubtOf(lists, points, leadIn, more),
  };
}

function doubtOf(
  lists: readonly LetterList[],
  points: readonly string[],
  leadIn: string,
  more: string | null,
): string | null {
  const [first] = lists;
  if (lists.length > 1)
    return `The letter has ${lists.length} lists that ask for something. Leave out what is no expectation.`;
  if (first?.doubt) return first.doubt;
  if (first && asksByLeadIn(first) === 'maybe') return 'The list may state concerns and not expectations.';
  if (points.some((text) => text.split('\n').some((line) => LOST_MARK.test(line))))
    return 'Some points may have been joined into one.';
  const counted = countIn(leadIn);
  if (counted !== null && counted !== points.length)
    return `The letter speaks of ${counted}, and ${points.length} were found.`;
  if (/\bto:?$/.test(first?.leadIn.at(-1) ?? '') && points.some((text) => STATEMENT.test(text)))
    return 'Some points do not go on with the sentence before them.';
  if (more !== null) return `The letter also asks outside the list: “${more}”`;
  return null;
}

function countIn(text: string): number | null {
  const word = COUNTED.exec(text)?.[1]?.toLowerCase();
  if (word === undefined) return null;
  return COUNT_WORDS.includes(word) ? COUNT_WORDS.indexOf(word) + 1 : Number(word);
}

/** Takes off the “; and” that joins a point to the next, and the quotation marks of a quoted list. */
function stripped(text: string): string {
  const point = text
    .replace(/\s*[;,]\s*(?:and|or)?\s*$/i, '')
    .replace(/\s+and$/, '')
    .replace(/;$/, '');
  if (!/^[“"]/.test(point)) return point;
  return point.slice(1).replace(/[”"]$/, '').trim();
}

/** `sentence` also names whom it asks, where the words of the expectation leave that out. */
function expectationOf(text: string, sentence: string = text): ReadExpectation {
  return { title: titleOf(text), text, level: levelOf(sentence) };
}

/** Posts and bodies of members. A report to the Cabinet is the work of officers. */
const POSTS_OF_MEMBERS =
  /\b[Tt]he (?:[Cc]ouncil )?(?:Leader|Mayor)\b|\bLeader of\b|\b(?:group|political) (?:leaders?|leadership|groups?)\b|(?<!\b(?:to|by)(?: the)? )\bCabinet\b|\b[Pp]ortfolio [Hh]olders?\b|\b[Cc]hairs? of (?:the )?(?:[Ss]crutiny|[Oo]verview|[Aa]udit|[Cc]ommittees?)\b|\b(?:scrutiny|committee) chairs?\b/;

function levelOf(text: string): Field<Level> {
  const joint =
    /\b(?:both )?(?:officers?|members?|councillors?)(?:(?:['’]s?)|s)? and (?:(?:the|their|all|its|senior|elected|statutory) )*(?:officers?|members?|councillors?)\b/i.exec(
      text,
    );
  if (joint) return { value: 'joint', restsOn: joint[0], doubtful: null };
  const members =
    /\b(?:elected members|councillors|members(?! of (?:staff|the public)))\b/i.exec(text) ??
    POSTS_OF_MEMBERS.exec(text);
  if (members)
    return {
      value: /\bofficers?\b/i.test(text) ? 'joint' : 'officer',
      restsOn: members[0],
      doubtful: 'The text names members; it may be for them.',
    };
  return missing('officer');
}

/** A sentence that asks only for an answer to the letter, which is a deadline and no expectation. */
function isReplyByPost(sentence: string): boolean {
  return /\b(?:respon(?:d|se)|repl(?:y|ies)|acknowledge(?:ment)?|confirm(?:ation)?|contact|this letter)\b/i.test(
    sentence,
  );
}
