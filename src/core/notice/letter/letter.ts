/** Reads a letter of the Department, a notice or its closure, without guessing past what its words say. */
import { suggestedExpiry } from '../notice.ts';
import { askIn } from './asks.ts';
import { readAuthority, readDepartment } from './authority.ts';
import { cutLetter, type LetterParts } from './blocks.ts';
import { readClosedNotice, readDecision, readFollowOn } from './closure.ts';
import { crossCheck } from './cross-check.ts';
import { askingLists, readConcerns, readExpectations } from './expectations.ts';
import { issuingSentence, statutorySentence, tellKind } from './kind.ts';
import { type Field, type LetterKind, type LetterReading, missing } from './reading.ts';
import { doubtedByStart, issuesIn, readDeadlines, readIssued, readLetterDate, readReplaced } from './roles.ts';
import { sentencesOf } from './sentences.ts';
import { readExpiry, readTerm, termBeside } from './term.ts';
import { letterOfThread } from './thread.ts';
import { CONDITION, NO_EARLIER } from './words.ts';

const REVISED =
  /\b(?:revised|replac\w+|supersed\w+|second|updated|reissued|(?:is|are|now|today|decided to|decision to) re-?issu(?:e|ing))\b.{0,60}\bnotice\b|\bnotice\b.{0,40}\b(?:replaces|takes the place of)\b/i;
/**
 * Reads the text of a letter. Fields that the letter leaves open are doubtful, and say why. `as` is the kind of letter that a
 * person has said it is; without it, the kind is read as well, and all fields are in doubt when it is.
 */
export function readLetter(text: string, as: LetterKind | null = null): LetterReading {
  const parts = cutLetter(letterOfThread(text));
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
  const issuing = issuingSentence(sentences);
  const decision = readDecision(sentences, issuing);
  const told = tellKind({
    ...{ issuing, decision },
    hasAsks: readExpectations(parts.body).value.length > 0,
    hasTerm: readTerm(sentences).value !== null,
    statutory: statutorySentence(sentences),
  });
  const kind: Field<LetterKind> =
    as === null ? told : { value: as, restsOn: told.value === as ? told.restsOn : '', doubtful: null };
  const read =
    kind.value === 'notice'
      ? readNotice(parts, sentences, { ...shared, kind })
      : readClosure(parts, sentences, { ...shared, kind }, decision ?? missing(null, NO_DECISION));
  return withKindDoubt(crossCheck(read, parts, sentences));
}

const NO_DECISION = 'No sentence was found that states the decision.';
const OF_OTHER_KIND = 'The letter may be of another kind, and then this means something else.';

/** A letter that is not of the kind it was read as has none of these fields right. */
function withKindDoubt(reading: LetterReading): LetterReading {
  if (reading.kind.doubtful === null) return reading;
  const doubted = <T>(field: Field<T>): Field<T> => ({ ...field, doubtful: field.doubtful ?? OF_OTHER_KIND });
  return {
    ...reading,
    issuedOn: doubted(reading.issuedOn),
    replaces: doubted(reading.replaces),
    termMonths: doubted(reading.termMonths),
    expiresOn: doubted(reading.expiresOn),
    concerns: doubted(reading.concerns),
    expectations: doubted(reading.expectations),
    outcome: doubted(reading.outcome),
    followOn: doubted(reading.followOn),
  };
}

type Shared = Pick<LetterReading, 'kind' | 'letterOn' | 'authority' | 'department'>;

function readNotice(parts: LetterParts, sentences: readonly string[], shared: Shared): LetterReading {
  const issues = issuesIn(sentences, shared.letterOn.value);
  const issuedOn = doubtedByStart(readIssued(issues, shared.letterOn), sentences);
  const stated = readTerm(sentences);
  const expiresOn = readExpiry(sentences, issuedOn.value, stated.value);
  const termMonths = termBeside(stated, issuedOn.value, expiresOn);
  const isRevised = sentences.some((one) => REVISED.test(one) && !NO_EARLIER.test(one));
  return {
    ...shared,
    issuedOn,
    replaces: readReplaced(issues, issuedOn.value, isRevised),
    isRevised,
    termMonths,
    expiresOn,
    suggestedExpiry:
      issuedOn.value !== null && termMonths.value !== null ? suggestedExpiry(issuedOn.value, termMonths.value) : null,
    concerns: readConcerns(parts.body),
    expectations: readExpectations(parts.body),
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
  outcome: LetterReading['outcome'],
): LetterReading {
  return {
    ...shared,
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
