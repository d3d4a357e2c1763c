/** Reads a letter of the Department, a notice or its closure, without guessing past what its words say. */
import { suggestedExpiry } from '../notice.ts';
import { askIn } from './asks.ts';
import { readAuthority, readDepartment } from './authority.ts';
import { cutLetter, type LetterParts } from './blocks.ts';
import { readClosedNotice, readDecision, readFollowOn } from './closure.ts';
import { askingLists, readConcerns, readExpectations } from './expectations.ts';
import { type Field, type LetterReading, missing } from './reading.ts';
import { doubtedByStart, issuesIn, readDeadlines, readIssued, readLetterDate, readReplaced } from './roles.ts';
import { sentencesOf } from './sentences.ts';
import { readExpiry, readTerm, termBeside } from './term.ts';
import { CONDITION } from './words.ts';

const REVISED =
  /\b(?:revised|replac\w+|supersed\w+|second|updated|reissued|(?:is|are|now|today|decided to|decision to) re-?issu(?:e|ing))\b.{0,60}\bnotice\b|\bnotice\b.{0,40}\breplaces\b/i;
const STAYS = /\bnotice\b.{0,40}\b(?:will|shall) (?:remain|be|stay|last)\b.{0,40}\b(?:month|year|until|place|force)/i;

const NO_ISSUE = 'This is the date of the letter, which may not issue a notice.';

/** Reads the text of a letter. Fields that the letter leaves open are doubtful, and say why. */
export function readLetter(text: string): LetterReading {
  const parts = cutLetter(text);
  const sentences = [
    ...parts.head.filter((line) => line.length > 60 || /^[A-Z][a-z ]{2,30}:/.test(line)),
    ...parts.body.flatMap((block) => sentencesOf(block.text)),
  ];
  const letterOn = readLetterDate(parts, sentences);
  const shared = {
    letterOn,
    authority: readAuthority(parts),
    department: readDepartment(parts, letterOn.value),
  };
  const decision = readDecision(sentences);
  return decision === null ? readNotice(parts, sentences, shared) : readClosure(parts, sentences, shared, decision);
}

type Shared = Pick<LetterReading, 'letterOn' | 'authority' | 'department'>;

function readNotice(parts: LetterParts, sentences: readonly string[], shared: Shared): LetterReading {
  const issues = issuesIn(sentences, shared.letterOn.value);
  const issuedOn = doubtedByStart(readIssued(issues, shared.letterOn), sentences);
  const expectations = readExpectations(parts.body);
  const stated = readTerm(sentences);
  const expiresOn = readExpiry(sentences, issuedOn.value, stated.value);
  const termMonths = termBeside(stated, issuedOn.value, expiresOn);
  const isRevised = sentences.some((one) => REVISED.test(one));
  const speaksOfNotice = sentences.find((one) => /\bbest value notice\b/i.test(one));
  const isSure = speaksOfNotice !== undefined && expectations.value.length > 0 && termMonths.value !== null;
  return {
    ...shared,
    kind: {
      value: 'notice',
      restsOn: speaksOfNotice ?? '',
      doubtful: isSure ? null : 'The letter has no decision, and not all that a notice has.',
    },
    issuedOn:
      isSure || issuedOn.restsOn !== shared.letterOn.restsOn
        ? issuedOn
        : { ...issuedOn, doubtful: issuedOn.doubtful ?? NO_ISSUE },
    replaces: readReplaced(issues, issuedOn.value, isRevised),
    isRevised,
    termMonths,
    expiresOn,
    suggestedExpiry:
      issuedOn.value !== null && termMonths.value !== null ? suggestedExpiry(issuedOn.value, termMonths.value) : null,
    concerns: readConcerns(parts.body),
    expectations,
    deadlines: readDeadlines(askingTexts(parts, sentences), shared.letterOn.value ?? issuedOn.value, expiresOn.value),
    outcome: missing(null),
    followOn: missing([]),
  };
}

/** The points of the lists that ask, and the sentences outside them that ask for something, in their order. */
function askingTexts({ body }: LetterParts, sentences: readonly string[]): readonly string[] {
  const points = askingLists(body).flatMap((list) => list.points.map((text) => text.replaceAll('\n', ' ')));
  const isInPoint = (sentence: string) => points.some((point) => point.includes(sentence));
  const others = sentences.filter(
    (one) => (askIn(one) !== null || ASKS_REPLY.test(one)) && !isInPoint(one) && !CONDITION.test(one.slice(0, 20)),
  );
  return [...points, ...others];
}

const ASKS_REPLY =
  /\b(?:please|grateful|response|respond|reply|no later than|not later than|deadline|look forward to (?:receiving|hearing)|would like to (?:meet|see|hear)|submit|provide|send)\b/i;

function readClosure(
  parts: LetterParts,
  sentences: readonly string[],
  shared: Shared,
  outcome: NonNullable<Field<LetterReading['outcome']['value']>>,
): LetterReading {
  const stays = sentences.find((one) => STAYS.test(one) && one !== outcome.restsOn);
  return {
    ...shared,
    kind: {
      value: 'closure',
      restsOn: outcome.restsOn,
      doubtful: stays === undefined ? null : `The letter also says how long a notice stays in place: “${stays}”`,
    },
    issuedOn: readClosedNotice(issuesIn(sentences, shared.letterOn.value), shared.letterOn.value),
    replaces: missing(null),
    isRevised: false,
    termMonths: missing(null),
    expiresOn: missing(null),
    suggestedExpiry: null,
    concerns: missing([]),
    expectations: missing([]),
    deadlines: readDeadlines(askingTexts(parts, sentences), shared.letterOn.value, null),
    outcome,
    followOn: readFollowOn(parts.body),
  };
}
