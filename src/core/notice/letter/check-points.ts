/** Doubts the lists of a letter whose points do not look whole, or that leave out something that the letter may ask for. */
import { asksBefore, asksByLeadIn } from './asks.ts';
import type { LetterParts } from './blocks.ts';
import { askingLists } from './expectations.ts';
import { listsIn } from './lists.ts';
import type { LetterList } from './lists-in-words.ts';
import type { Block, Field, LetterReading } from './reading.ts';
import { sentencesOf } from './sentences.ts';
import { CONDITION, PROGRESS_WORDS } from './words.ts';

/** The reading with more doubts about what the letter lists and asks for. */
export function checkPoints(reading: LetterReading, { body }: LetterParts): LetterReading {
  const asking = askingLists(body);
  const unread = unreadList(reading, body, asking);
  const more = furtherAsk(reading, body, asking);
  if (reading.kind.value === 'closure')
    return { ...reading, followOn: doubt(reading.followOn, unread ?? more ?? brokenPoint(asking)) };
  return {
    ...reading,
    concerns: doubt(reading.concerns, unread),
    expectations: doubt(reading.expectations, brokenPoint(asking) ?? more),
  };
}

function doubt<T>(field: Field<T>, reason: string | null): Field<T> {
  return { ...field, doubtful: field.doubtful ?? reason };
}

/** A list that is neither what the letter asks for, nor its concerns, nor what has been achieved. */
function unreadList({ concerns }: LetterReading, body: readonly Block[], asking: readonly LetterList[]): string | null {
  const isTaken = ({ from, to }: LetterList) => asking.some((one) => from < one.to && to > one.from);
  const end = body.findIndex(({ text }) => /^yours? (?:sincerely|faithfully|ever)\b/i.test(text));
  const list = listsIn(body).find((one) => {
    const lead = one.leadIn.join(' ');
    const isBehind = end >= 0 && one.from > end;
    return (
      !isTaken(one) &&
      !(isBehind && concerns.value.length > 0) &&
      lead !== concerns.restsOn &&
      LEADS_IN.test(lead) &&
      !PROGRESS_WORDS.test(lead) &&
      !asksBefore(lead) &&
      asksByLeadIn(one) === 'no'
    );
  });
  return list === undefined ? null : `This list of the letter was not read: “${list.leadIn.join(' ')}”`;
}

/** Words before a list that can matter: a sentence that goes on in its points, or a heading that speaks of asks or concerns. */
const LEADS_IN =
  /(?<!\b(?:has|have))(?<![A-Z]):$|\b(?:expect\w*|ask\w*|concern\w*|issues|requir\w*|reasons?|noted|found)\b/;

/** Marks of a page’s head or foot: a postcode, an address on the web, a number of the page. */
const OF_PAGE = /\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|\bwww\.|@\w|\b[Pp]age \d|\bOFFICIAL\b/;
const ENDS = /(?:[.;:,!?][”"’')\]]*|\b(?:and|or))$/;
/** Beginnings of sentences that speak for the sender, and so hardly belong to a point. */
const OF_SENDER =
  /^(?:(?:This|The) (?:Best Value |revised |new )?Notice\b|A copy of|It is important|Yours? |I |We |My |Officials|Ministers|The (?:Department|Secretary|Minister)\b|If |However|Please|In the meantime)/;

/** A point that seems cut, or that seems to hold words from outside the list. */
function brokenPoint(asking: readonly LetterList[]): string | null {
  for (const { points } of asking) {
    const ended = points.filter((text) => ENDS.test(text)).length;
    const open = points.find((text) => !ENDS.test(text));
    if (open !== undefined && ended * 2 > points.length) return `A point may be cut: “${open.slice(-SHOWN)}”`;
    const paged = points.find((text) => OF_PAGE.test(text));
    if (paged !== undefined) return 'A point may hold words from the head or the foot of a page.';
    const foreign = points.flatMap((text) => sentencesOf(text).slice(1)).find((one) => OF_SENDER.test(one));
    if (foreign !== undefined) return `A point may hold words that do not belong to it: “${foreign}”`;
  }
  return null;
}

const SHOWN = 60;

const ASKS =
  /\b(?:expects?|asks?|requests that|requests the|requires?|urges?|wants?|must|should|needs? to|would like|grateful if|please|looks? to|recommends?|essential|calls? (?:on|upon)|encourages?)\b/i;
const OF_AUTHORITY =
  /\b(?:councils?|authority|you|your|members?|officers?|councillors?|cabinet|leader|mayor|executive)\b/i;
/** Sentences of every letter, findings of others, and what was so before. */
const NO_ASK =
  /\b(?:best value duty|authorities|transparen\w+|gov\.uk|published|copy|withdrawn|reissued|duty|was|were|had|found|concluded|reported|said|noted|advised|formal notification|section \d+|sections \d+|deem|contact me|in touch)\b/i;

/** A sentence outside the lists that may ask for something, and stands in none of what was read. */
function furtherAsk(
  { expectations, followOn }: LetterReading,
  body: readonly Block[],
  asking: readonly LetterList[],
): string | null {
  const read = [expectations.restsOn, followOn.restsOn].join(' ');
  // The text before the list is the background, in which only plainer words ask for something.
  const begin = asking[0]?.from ?? 0;
  const free = body.filter((_, at) => at >= begin && !asking.some(({ from, to }) => at >= from && at < to));
  const more = free
    .flatMap(({ text }) => sentencesOf(text))
    .find(
      (one) =>
        ASKS.test(one) && OF_AUTHORITY.test(one) && !NO_ASK.test(one) && !CONDITION.test(one) && !read.includes(one),
    );
  return more === undefined ? null : `The letter may also ask for something here: “${more}”`;
}
