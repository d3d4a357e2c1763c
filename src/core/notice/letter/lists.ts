/** Finds the lists of a letter: each with the sentence that leads in to it, and its points with their nested points inside. */

import { countedListAt, type LetterList, leadInOverHeading } from './lists-in-words.ts';
import { follows, isFirst, isLike, type Mark, readingsOf } from './marks.ts';
import type { Block } from './reading.ts';
import { sentencesOf } from './sentences.ts';
import { POINTS_BACK } from './words.ts';

const INLINE = /(?:^|[\s:;,])(\((?:\d{1,2}|[a-z]|[ivx]{1,4})\)|(?:\d{1,2}|[a-z]|[ivx]{1,4})\))\s+/g;
const HEADING_LENGTH = 80;
const ENDS = /[.!?][”"’')\]]*$/;
const ENDS_LIST =
  /^(?:(?:annex|appendix|schedule|enclosure)\b|(?:this|the) (?:best value )?notice\b|a copy of|it is important|your[s]? (?:sincerely|faithfully)|should the|during this|i |we |please|however|in addition|given|given the|if |to be clear)/i;

/** The lists of the body in order, with or without marks, and those inside a paragraph. Lists inside points are among them. */
export function listsIn(body: readonly Block[]): readonly LetterList[] {
  return body
    .map(
      (_, at) => markedListAt(body, at) ?? inlineListAt(body, at) ?? countedListAt(body, at) ?? plainListAt(body, at),
    )
    .filter((list) => list !== null);
}

/** A list with marks whose lead-in is block `at`. */
function markedListAt(body: readonly Block[], at: number): LetterList | null {
  const [lead, first] = [body[at], body[at + 1]];
  if (!lead || !first?.mark) return null;
  const goesOn = isNumberedLeadIn(lead, first);
  if (!goesOn && ((lead.mark && !isDeeper(first, lead)) || !isFirst(first.mark))) return null;
  // The first number leads in to the others, so that the list begins behind it.
  if (!lead.text.endsWith(':') && isNumberedLeadIn(first, body[at + 2])) return null;
  if (!lead.text.endsWith(':') && ENDS.test(lead.text) && lead.mark) return null;
  const points: Point[] = [{ mark: first.mark, indent: first.indent, lines: [first.text] }];
  let doubt = goesOn ? 'The numbers of the list go on from the paragraph before it.' : null;
  let to = at + 2;
  for (; to < body.length; to += 1) {
    const placed = place(body, to, points, lead);
    if (placed === 'end') break;
    if (placed === 'doubtful') doubt = 'A paragraph between the points may not belong to them.';
  }
  if (points.length === 1 && !lead.text.endsWith(':')) return null;
  const split = points.flatMap((point) => splitInline(point.mark, point.lines.join('\n')));
  return { leadIn: leadInOf(body, at), points: split, from: at, to, doubt: doubt ?? doubtOf(split) };
}

/** Whether a numbered paragraph ends with a colon, and the next number stands beside it: `2.1 … the following:` `2.2 …`. */
function isNumberedLeadIn({ mark, indent, text }: Block, next: Block | undefined): boolean {
  if (!mark || !next?.mark || !text.endsWith(':') || next.indent > indent + 1) return false;
  return mark.readings.some(({ family }) => family === 'number' || family === 'section') && follows(mark, next.mark);
}

/** Points behind “…, including:” may belong inside that point, when their marks are the same. */
function doubtOf(points: readonly string[]): string | null {
  if (points.some((text) => text.endsWith(':'))) return 'Some points may belong inside the one before them.';
  const [last = '', ...others] = points.toReversed();
  const isOpen =
    /(?:[;,]|\b(?:and|or|the|of|to|a))$/.test(last) || (!ENDS.test(last) && others.some((text) => /[.;]$/.test(text)));
  if (isOpen) return 'The last point does not end, so the list may go on after it.';
  const isLonger = sentencesOf(last).length > 1 && others.every((text) => sentencesOf(text).length === 1);
  return isLonger && others.length > 0 ? 'The last point may hold words that come after the list.' : null;
}

/** A point in whose words the list goes on: `(1) …; (2) …`. */
function splitInline(mark: Mark, text: string): readonly string[] {
  for (const { 0: all, 1: written = '', index } of text.matchAll(INLINE)) {
    const next = { text: written, readings: readingsOf(written) };
    const before = text.slice(0, index).trim();
    if (!follows(mark, next) || !/(?:[;,.]|[;,] (?:and|or))$/.test(before)) continue;
    return [before, ...splitInline(next, text.slice(index + all.length))];
  }
  return [text];
}

interface Point {
  mark: Mark;
  readonly indent: number;
  readonly lines: string[];
}

/** Nested points have other marks than the points of the list, or stand further in. */
function isDeeper(block: Block, lead: Block): boolean {
  if (!lead.mark || !block.mark) return true;
  return !follows(lead.mark, block.mark) && (block.mark.text !== lead.mark.text || block.indent > lead.indent + 1);
}

/** Puts block `at` into the list: as a point of its own, or into the last one. */
function place(body: readonly Block[], at: number, points: Point[], lead: Block): 'placed' | 'doubtful' | 'end' {
  const block = body[at] as Block;
  const last = points.at(-1) as Point;
  if (!block.mark) return placeUnmarked(body, at, points);
  const isNext = follows(last.mark, block.mark);
  const goesOnWithLead = lead.mark !== null && follows(lead.mark, block.mark);
  if (goesOnWithLead && !(isNext && block.indent >= last.indent - 1 && lead.indent < last.indent)) {
    if (!isNext || block.indent <= lead.indent + 1) return 'end';
  }
  if (isNext && block.indent < last.indent + 2) {
    points.push({ mark: block.mark, indent: block.indent, lines: [block.text] });
    return 'placed';
  }
  if (isFirst(block.mark) && isHeadingInside(body, at - 1, points)) {
    points.push({ mark: block.mark, indent: block.indent, lines: [block.text] });
    return 'placed';
  }
  // The number of the section behind the list, which begins no list inside the point.
  if (!isFirst(block.mark) && last.lines.length === 1 && !isLike(last.mark, block.mark)) return 'end';
  last.lines.push(`${block.mark.text} ${block.text}`);
  return 'placed';
}

/** An unmarked block inside a list: more of the last point, a heading between points, or the end of the list. */
function placeUnmarked(body: readonly Block[], at: number, points: Point[]): 'placed' | 'doubtful' | 'end' {
  const block = body[at] as Block;
  const last = points.at(-1) as Point;
  const text = last.lines.at(-1) ?? '';
  if (block.indent >= last.indent + 2 || (/^[a-z]/.test(block.text) && !ENDS.test(text))) {
    last.lines.push(block.text);
    return 'placed';
  }
  if (block.text.endsWith(':') || ENDS_LIST.test(block.text)) return 'end';
  const next = body[at + 1];
  if (!next?.mark && isHeadedLikeOthers(points)) {
    last.lines.push(block.text);
    return 'placed';
  }
  if (!next?.mark) return 'end';
  if (isHeadingInside(body, at, points)) return 'placed';
  if (follows(last.mark, next.mark)) {
    last.lines.push(block.text);
    return 'doubtful';
  }
  return 'end';
}

/** Whether the last point is so far a heading alone, and each point before it a heading with a paragraph below. */
function isHeadedLikeOthers(points: readonly Point[]): boolean {
  const isHeading = (text = '') => text.length < HEADING_LENGTH && !/[.;,:]$/.test(text);
  const last = points.at(-1);
  return (
    points.length > 1 &&
    last?.lines.length === 1 &&
    points.every(({ lines }, n) => isHeading(lines[0]) && (n === points.length - 1 || lines.length > 1))
  );
}

/** Whether block `at` is a short heading between two points of the list. */
function isHeadingInside(body: readonly Block[], at: number, points: readonly Point[]): boolean {
  const [heading, next] = [body[at], body[at + 1]];
  if (!heading || heading.mark || !next?.mark || ENDS.test(heading.text) || heading.text.endsWith(':')) return false;
  if (heading.text.length > HEADING_LENGTH) return false;
  const [first] = points;
  return (
    first !== undefined && (follows((points.at(-1) as Point).mark, next.mark) || next.mark.text === first.mark.text)
  );
}

function leadInOf(body: readonly Block[], at: number): readonly string[] {
  const own = sentencesOf(body[at]?.text ?? '');
  const before = body[at - 1];
  const over = leadInOverHeading(body, at);
  if (over !== null) return over;
  return own.length === 1 && before && POINTS_BACK.test(own[0] ?? '')
    ? [...sentencesOf(before.text).slice(-1), ...own]
    : own.slice(-2);
}

/** A list inside one paragraph: `we ask the Council to: (a) …; (b) …`. */
function inlineListAt(body: readonly Block[], at: number): LetterList | null {
  const text = body[at]?.text ?? '';
  const marks: { mark: Mark; start: number; end: number }[] = [];
  for (const { 0: all, 1: written = '', index } of text.matchAll(INLINE)) {
    const mark = { text: written, readings: readingsOf(written) };
    const last = marks.at(-1);
    if (last ? follows(last.mark, mark) : isFirst(mark)) marks.push({ mark, start: index, end: index + all.length });
  }
  const [first] = marks;
  if (!first || marks.length < 2) return null;
  const points = marks.map(({ end }, n) => {
    const part = text.slice(end, marks[n + 1]?.start ?? text.length).trim();
    return marks[n + 1] ? part : (sentencesOf(part)[0] ?? part);
  });
  const leadIn = sentencesOf(text.slice(0, first.start).trim()).slice(-2);
  if (leadIn.length === 0) return null;
  return { leadIn, points, from: at, to: at + 1, doubt: null };
}

/** A list whose marks were lost: paragraphs after a colon, up to the first that closes the letter. */
function plainListAt(body: readonly Block[], at: number): LetterList | null {
  const lead = body[at];
  if (!lead?.text.endsWith(':')) return null;
  const points: string[] = [];
  let to = at + 1;
  for (; to < body.length; to += 1) {
    const block = body[to];
    if (!block || block.mark || block.text.endsWith(':') || ENDS_LIST.test(block.text)) break;
    if (ENDS.test(points.at(-1) ?? '') && isPlainHeading(block.text)) break;
    points.push(block.text);
    if (isLastPoint(points)) {
      to += 1;
      break;
    }
  }
  if (points.length < 2) return null;
  const doubt = 'The points have no marks in the text, so the division may be wrong.';
  return { leadIn: leadInOf(body, at), points, from: at, to, doubt };
}

/** A short line that ends no sentence and no point, behind a point that is a sentence. */
function isPlainHeading(text: string): boolean {
  return (
    text.length < HEADING_LENGTH && /^[A-Z]/.test(text) && !ENDS.test(text) && !/(?:[;,]|\b(?:and|or))$/.test(text)
  );
}

/** After `…; and` the next point is the last one. */
function isLastPoint(points: readonly string[]): boolean {
  return /[;,] (?:and|or)$/.test(points.at(-2) ?? '') && ENDS.test(points.at(-1) ?? '');
}
