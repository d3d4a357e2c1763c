/** Reads the dates of a letter by their roles: the letter’s own, the notice’s, that of the notice before, and deadlines. */
import type { IsoDate } from '../../record/model.ts';
import type { LetterParts } from './blocks.ts';
import { datesIn, daysAfter } from './dates.ts';
import { type Deadline, type Field, missing } from './reading.ts';

const DATE_LINE = /^(?:date(?:d)?\s*:?\s*)?(?:(?:mon|tues|wednes|thurs|fri)day,?\s+)?.{0,12}$/i;

/** The date that the letter carries: above the salutation, else on a line of its own, else the day that it calls today. */
export function readLetterDate({ head, body }: LetterParts, sentences: readonly string[]): Field<IsoDate | null> {
  // Some letters carry it beside the salutation.
  const [salutation] = body.filter(({ text }, n) => n === 0 && /^dear\b.{0,80}$/i.test(text));
  const inHead = [...head, salutation?.text ?? ''].flatMap((line) => datesIn(line).map((one) => ({ ...one, line })));
  const alone = inHead.filter(({ line, text }) => DATE_LINE.test(line.replace(text, '')));
  // A page of the web says when it was published, and the letter on it when it was written.
  const labelled = alone.filter(({ line }) => /^dated?\s*:/i.test(line.trim()));
  const dated = labelled.length === 1 ? labelled : alone.length > 0 ? alone : inHead.filter(({ isExact }) => isExact);
  const [first] = dated;
  if (first) {
    const others = new Set(dated.map(({ date }) => date)).size;
    const doubtful = others > 1 ? 'There is more than one date above the letter.' : first.isExact ? null : NO_DAY;
    return { value: first.date, restsOn: first.line, doubtful };
  }
  const today = sentences.find((one) => /\btoday\b/i.test(one) && datesIn(one).length > 0);
  if (today) {
    const dates = datesIn(today);
    const beside = dates.find(({ index, text }) =>
      /\btoday\b/i.test(today.slice(Math.max(0, index - 12), index + text.length + 12)),
    );
    const doubtful = beside ? null : 'The date may be another one than the day that the letter calls today.';
    return { value: (beside ?? dates[0])?.date ?? null, restsOn: today, doubtful };
  }
  for (const { text } of body) {
    const [date] = datesIn(text);
    if (date && DATE_LINE.test(text.replace(date.text, '')))
      return {
        value: date.date,
        restsOn: text,
        doubtful: /^dated?\b/i.test(text) ? null : 'The date does not stand above the letter.',
      };
  }
  return missing(null, 'The letter carries no date of its own.');
}

const NO_DAY = 'The letter gives no day, so this is the last of the month.';
/** Words between “notice” and its date. */
const NOTICE_OF =
  /\bnotice(?:\s*\([^)]*\))?(?:,? (?:which|that) (?:was|were))?(?:,? (?:of|dated|issued|served|published|given))?(?: by [A-Za-z ]{2,40}?)?(?: (?:to|on) (?:the )?[A-Z][A-Za-z, ’'&-]{2,70}?)?(?: on| dated| of)?\s*$/i;
/** “Issued to the Council on”, with nothing between that has a date of its own, such as a report. */
const ISSUED_ON =
  /\b(?:issu|serv|gave|given)\w*\b(?:(?!\b(?:publish|report|review|inspect|letter|audit|conclu|follow|visit|respon|meet|decision|apply|expir|laps|withdr)\w*|\b(?:end(?:ed|s)?|ran|runs?|remain(?:ed|s)?|closed?)\b)[^.;]){0,140}\bon\s*$/i;
const EARLIER =
  /\b(?:replac|supersed|previous|original|existing|earlier|prior|first|former|expiry of|expired|revis\w+ the)/i;

/** The notice that was issued once, of which the sentence tells something else. */
const ISSUED_BEFORE = /\bnotice(?:,? (?:which|that) (?:was|had been))?,? issued\b/gi;

/** How many characters before a date are looked at. */
const REACH = 240;

/** A date at which a notice was issued, as a sentence says. */
interface Issue {
  readonly date: IsoDate;
  readonly sentence: string;
  /** The sentence speaks of the notice before this one. */
  readonly isEarlier: boolean;
}

/** Every date at which a notice was issued. */
export function issuesIn(sentences: readonly string[], letterOn: IsoDate | null): readonly Issue[] {
  return sentences.flatMap((sentence) => {
    if (!/\bnotice\b/i.test(sentence)) return [];
    let lastEnd = 0;
    return datesIn(sentence, letterOn).flatMap(({ date, index, text }) => {
      const before = sentence.slice(Math.max(0, index - REACH), index);
      const opens =
        index < REACH &&
        /^\W*(?:on|since)?\s*$/i.test(before) &&
        /\bissu\w+\b/i.test(sentence.slice(index + text.length).replace(ISSUED_BEFORE, ''));
      // “Issued on” one day says nothing of a second one behind it, such as the day on which the notice ended.
      const behindLast = sentence.slice(Math.max(lastEnd, index - REACH), index);
      if (!NOTICE_OF.test(before) && !ISSUED_ON.test(behindLast) && !opens) return [];
      lastEnd = index + text.length;
      const near = before.slice(-90);
      return [{ date, sentence, isEarlier: EARLIER.test(near) }];
    });
  });
}

/** When the notice was issued, for a letter that is a notice: as its subject says, else the date of the letter. */
export function readIssued(issues: readonly Issue[], letterOn: Field<IsoDate | null>): Field<IsoDate | null> {
  if (letterOn.value === null) {
    const last = issues.filter(({ isEarlier }) => !isEarlier).sort((a, b) => (a.date < b.date ? 1 : -1))[0];
    if (!last) return missing(null, 'The letter does not say when the notice was issued.');
    return { value: last.date, restsOn: last.sentence, doubtful: null };
  }
  const same = issues.find(({ date }) => date === letterOn.value);
  if (same) return { value: same.date, restsOn: same.sentence, doubtful: null };
  const other = issues.find(
    ({ date, isEarlier }) => !isEarlier && Math.abs(Date.parse(date) - Date.parse(letterOn.value ?? '')) < 40 * DAY_MS,
  );
  if (!other) return letterOn;
  return {
    value: other.date,
    restsOn: other.sentence,
    doubtful: `The letter itself is dated otherwise: ${letterOn.restsOn}`,
  };
}

const STARTS = /\b(?:from|with effect from|commencing(?: on)?|starting(?: on)?|tak(?:es?|ing) effect (?:on|from))\s*$/i;

/** The issue date, in doubt where the letter says that the notice runs from another day near it. */
export function doubtedByStart(issuedOn: Field<IsoDate | null>, sentences: readonly string[]): Field<IsoDate | null> {
  const { value } = issuedOn;
  if (value === null || issuedOn.doubtful !== null) return issuedOn;
  const other = sentences.find((sentence) => {
    if (!/\bnotice\b/i.test(sentence)) return false;
    return datesIn(sentence).some(({ date, index }) => {
      const isNear = Math.abs(Date.parse(date) - Date.parse(value)) < 40 * DAY_MS && date !== value;
      return isNear && STARTS.test(sentence.slice(Math.max(0, index - REACH), index));
    });
  });
  return other === undefined
    ? issuedOn
    : { ...issuedOn, doubtful: `The letter also says from when the notice runs: “${other}”` };
}

const DAY_MS = 86_400_000;

/** The issue date of the notice that this one replaces. */
export function readReplaced(
  issues: readonly Issue[],
  issuedOn: IsoDate | null,
  isRevised: boolean,
): Field<IsoDate | null> {
  const before = issues.filter(({ date }) => issuedOn === null || date < issuedOn);
  const named = before.filter(({ isEarlier }) => isEarlier);
  const candidates = named.length > 0 ? named : before;
  const dates = [...new Set(candidates.map(({ date }) => date))].sort();
  const last = candidates.find(({ date }) => date === dates.at(-1));
  if (!last) return missing(null, isRevised ? 'The letter does not say when the notice before it was issued.' : null);
  const doubtful =
    dates.length > 1
      ? 'The letter names several earlier notices.'
      : isRevised || named.length > 0
        ? null
        : 'The letter does not say that it replaces this notice.';
  return { value: last.date, restsOn: last.sentence, doubtful };
}

const BY =
  /\b(?:by|before|until|no later than|not later than|on or before|(?:end|close) of|deadline (?:is|of))(?: (?:the|close of business(?: on)?|noon on|midday on|\d{1,2}(?:[:.]\d\d)?\s?[ap]m on|(?:the )?end of|(?:mon|tues|wednes|thurs|fri)day,?))*\s*$|\s[–—]\s*$/i;
const WITHIN =
  /\bwithin (one|two|three|four|five|six|ten|fourteen|twenty|thirty|\d{1,2}) (?:working |calendar )?(days?|weeks?)\b/i;
const COUNTS: Readonly<Record<string, number>> = {
  ...{ one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, ten: 10, fourteen: 14, twenty: 20, thirty: 30 },
};

/** The days by which the letter asks for something, apart from the expiry. `asking` are its sentences and points that ask. */
export function readDeadlines(
  asking: readonly string[],
  letterOn: IsoDate | null,
  expiresOn: IsoDate | null,
): Field<readonly Deadline[]> {
  const found: Deadline[] = [];
  let doubtful: string | null = null;
  for (const sentence of asking) {
    for (const { date, index, isExact } of datesIn(sentence, letterOn)) {
      if (
        !BY.test(sentence.slice(Math.max(0, index - REACH), index)) ||
        date === expiresOn ||
        (letterOn !== null && date <= letterOn)
      )
        continue;
      found.push({ on: date, sentence });
      if (!isExact) doubtful = 'A deadline has no full date in the letter.';
    }
    const within = WITHIN.exec(sentence);
    if (!within || letterOn === null) continue;
    const [, count = '', unit = ''] = within;
    found.push({ on: daysAfter(letterOn, COUNTS[count.toLowerCase()] ?? Number(count), unit), sentence });
    doubtful = 'A deadline is counted from the date of the letter.';
  }
  return { value: found, restsOn: [...new Set(found.map(({ sentence }) => sentence))].join(' '), doubtful };
}
