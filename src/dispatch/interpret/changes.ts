/**
 * The changes that plain sentences tell of, as one list: the words of each, and the command that would record it. Nothing
 * here is carried out: each is offered as a button that carries the whole command.
 */
import { isOpen } from '../../core/plan/action.ts';
import type { Action } from '../../core/record/model.ts';
import { longDate } from '../../core/time/dates.ts';
import type { AttachedFile } from '../command.ts';
import {
  type Offer,
  type OfferContext,
  offerBlock,
  offerDeputy,
  offerNewcomer,
  offerOwner,
  offerProof,
  offerReport,
  offerSnooze,
  offerStart,
  offerStrike,
  offerTitle,
  offerUpdate,
  strikesItem,
  takesOn,
  unknownName,
  withReason,
} from './change-offers.ts';
import { anotherDate, newDateOf, offerDate, offerOriginalDate } from './date-offers.ts';
import { findLimitInSentence } from './limits.ts';
import { offerRag, tellsRag } from './programme-offers.ts';
import { offerReading, tellsReading } from './reading-offers.ts';
import { reasonIn } from './remainder.ts';
import { segmentsOf } from './segments.ts';
import { means, type Sentence } from './sentence.ts';
import type { Meaning } from './vocabulary.ts';

interface Change {
  /** Whether the sentence tells of this change to the action. */
  readonly isTold: (context: OfferContext) => boolean;
  /** The change finishes, decides or ends something, so that no limited sentence and no question offers it. */
  readonly concludes?: true;
  /** The same, but only the part of the sentence with this meaning limits it: the others say why. */
  readonly concludesIn?: Meaning;
  readonly offer: (context: OfferContext) => Offer | readonly Offer[] | null;
}

/** Words for the date that an action had at first. */
const ORIGINAL = /\b(?:original(?:ly)?|initial|first|starting) (?:due )?(?:date|deadline)\b/i;

/** In order of likelihood: where several are told, the first is offered first. */
const CHANGES: readonly Change[] = [
  {
    isTold: ({ sentence }) => means(sentence, 'undo'),
    offer: ({ action }) => ({
      label: `Undo the report of ${action.code}`,
      command: 'undo',
      args: { action: action.code },
    }),
  },
  { isTold: tellsReading, offer: offerReading },
  { isTold: tellsRag, offer: offerRag },
  {
    isTold: ({ sentence, action }) =>
      means(sentence, 'reopen') || (!isOpen(action) && (sentence.limit !== null || means(sentence, 'start'))),
    offer: ({ action, sentence }) => withReason(`Open ${action.code} again`, 'reopen', action, reasonIn(sentence)),
  },
  {
    concludes: true,
    isTold: ({ sentence, action }) => action.proposedDueOn !== null && means(sentence, 'confirm'),
    offer: ({ action }) => ({
      label: `Agree ${longDate(action.proposedDueOn ?? '')} for ${action.code}`,
      command: 'agree',
      args: { action: action.code, on: action.proposedDueOn ?? '' },
    }),
  },
  {
    isTold: ({ sentence, action }) => action.proposedDueOn !== null && (means(sentence, 'reject') || sentence.isDenied),
    offer: ({ action, sentence }) =>
      withReason(`Refuse the date proposed for ${action.code}`, 'refuse', action, reasonIn(sentence)),
  },
  {
    isTold: ({ sentence, action }) =>
      action.status === 'reported_complete' && (means(sentence, 'reject') || sentence.isDenied),
    offer: ({ action, sentence }) =>
      withReason(`Return ${action.code} to its owner`, 'return', action, reasonIn(sentence)),
  },
  {
    concludes: true,
    isTold: ({ sentence, action }) => action.status === 'reported_complete' && means(sentence, 'confirm', 'complete'),
    offer: ({ action }) => ({
      label: `Confirm ${action.code} complete`,
      command: 'confirm',
      args: { action: action.code },
    }),
  },
  { isTold: ({ sentence, files }) => hasProof(sentence, files) && !isFinished(sentence), offer: offerProof },
  {
    isTold: ({ sentence }) => strikesItem(sentence) || (means(sentence, 'remove') && means(sentence, 'evidence')),
    offer: offerStrike,
  },
  {
    isTold: ({ sentence }) => means(sentence, 'withdraw') && !means(sentence, 'evidence', 'notice'),
    concludesIn: 'withdraw',
    offer: ({ action, sentence }) => withReason(`Withdraw ${action.code}`, 'withdraw', action, reasonIn(sentence)),
  },
  {
    isTold: ({ sentence }) => means(sentence, 'rename') && !means(sentence, 'complete') && sentence.people.length === 0,
    offer: offerTitle,
  },
  { isTold: ({ sentence }) => sentence.people.length > 0 && means(sentence, 'deputy', 'cover'), offer: offerDeputy },
  { isTold: isGiven, offer: offerOwner },
  { isTold: isGiven, offer: offerNewcomer },
  { isTold: ({ sentence }) => ORIGINAL.test(sentence.text), offer: offerOriginalDate },
  { isTold: ({ sentence }) => isMoved(sentence) && !isFinished(sentence), offer: offerDate },
  { isTold: ({ sentence }) => means(sentence, 'complete', 'confirm'), concludes: true, offer: offerReport },
  {
    isTold: ({ sentence }) =>
      newDateOf(sentence) !== null && !means(sentence, 'evidence', 'remind', 'snooze') && !isFinished(sentence),
    offer: offerDate,
  },
  { isTold: ({ sentence, action }) => goesOn(sentence, action), offer: offerStart },
  {
    isTold: ({ sentence, action }) => means(sentence, 'block') && !(sentence.isDenied && action.status !== 'blocked'),
    offer: offerBlock,
  },
  { isTold: ({ sentence }) => means(sentence, 'snooze', 'remind'), offer: offerSnooze },
  {
    isTold: ({ sentence }) => means(sentence, 'evidence') && !means(sentence, 'remove'),
    concludes: true,
    offer: offerProof,
  },
];

/** The commands that a sentence may mean for an action, likeliest first, and then those that always fit. */
export function offersFor(context: OfferContext): readonly Offer[] {
  const { sentence, action } = context;
  const isGuarded = sentence.limit !== null || sentence.isQuestion;
  const told = CHANGES.filter(
    ({ isTold, concludes, concludesIn }) =>
      !(concludes && isGuarded) && !(concludesIn && isGuardedIn(sentence, concludesIn)) && isTold(context),
  ).flatMap(({ offer }) => offer(context) ?? []);
  const update = offerUpdate(context);
  const show = { label: `Show ${action.code}`, command: 'show', args: { about: action.code } };
  const always = sentence.isQuestion
    ? [show, update]
    : [update, anotherDate(context), action.status === 'blocked' ? offerStart(context) : offerBlock(context), show];
  // Words that deny are most likely news about the action, whatever else they name.
  const [{ command } = { command: '' }] = told;
  const first =
    sentence.isDenied &&
    command !== 'withdraw' &&
    !hasProof(sentence, context.files) &&
    !isGiven(context) &&
    !tellsRag(context) &&
    !goesOn(sentence, action)
      ? [update]
      : [];
  return withoutRepeats([...first, ...told, ...always]);
}

/** Whether the part of the sentence with a meaning is limited or asks. */
function isGuardedIn({ text, pieces, isQuestion }: Sentence, meaning: Meaning): boolean {
  const parts = segmentsOf(text, pieces, /^(?:because|as|since|now)$/i).filter((part) =>
    means({ pieces: part }, meaning),
  );
  return isQuestion || parts.some((part) => findLimitInSentence(text.slice(part[0]?.start, part.at(-1)?.end)) !== null);
}

function withoutRepeats(offers: readonly Offer[]): readonly Offer[] {
  const seen = new Set<string>();
  return offers.filter(({ command, args }) => {
    const key = `${command} ${args.action ?? args.about ?? ''} ${args.person ?? args.on ?? ''} ${args.ask ?? ''}`;
    return !seen.has(key) && seen.add(key);
  });
}

function hasProof(sentence: Sentence, files: readonly AttachedFile[]): boolean {
  return sentence.links.length + files.length > 0;
}

function isFinished(sentence: Sentence): boolean {
  return means(sentence, 'complete') && sentence.limit === null && !sentence.isQuestion;
}

function isMoved(sentence: Sentence): boolean {
  return means(sentence, 'move', 'swap') || (means(sentence, 'due') && newDateOf(sentence) !== null);
}

/** "Mina to have it", "can Leo take them". */
const TO_HAVE =
  /\b(?:(?:to|should|can|could|will) (?:have|do|own|lead|run|take)|(?:can|could) \S+ (?:\S+ )?(?:have|take))\b/i;

/** The holder of an office is to have it, whom the record knows by another name: "our s151 should have it", "belongs with our monitoring officer". */
const TO_AN_OFFICE =
  /\b(?:our|the|my) (?!team\b)\p{L}[\p{L}\d]*(?: officer)? (?:should|to|must|will|needs to) (?:have|do|own|lead|run|take)\b|\b(?:belongs?|sits?|should be|goes?|rests?) (?:to|with) (?:our|the|my) \p{L}/iu;

/** A person is named with words of giving or having: "should be Priya's", or the speaker takes the action on. */
function isGiven({ sentence }: OfferContext): boolean {
  if (means(sentence, 'notMine')) return sentence.people.length > 0;
  if (TO_AN_OFFICE.test(sentence.text)) return true;
  if (means(sentence, 'assign', 'owner', 'rename', 'handover'))
    return sentence.people.length > 0 || means(sentence, 'self') || takesOn(sentence) || unknownName(sentence) !== null;
  if (onlyNamesPerson(sentence) || (sentence.people.length > 0 && TO_HAVE.test(sentence.text))) return true;
  return sentence.people.some(({ possessive }) => possessive) && !means(sentence, 'complete', 'block', 'move', 'start');
}

/** An action and a person without another word: "E2-03 to Tom", "can Tom have E2-03", "Tom to do E2-03", "E2-03 to Tom, not Ann". */
function onlyNamesPerson({ pieces, people, isDenied }: Sentence): boolean {
  const isBare = pieces.every(
    ({ kind, text }) => ['action', 'person', 'excluded', 'filler'].includes(kind) || /^to do$/i.test(text),
  );
  return people.length === 1 && isBare && !isDenied;
}

/** The work goes on: it has begun, or what blocked the action is over. */
function goesOn(sentence: Sentence, action: Action): boolean {
  if (
    action.status === 'blocked' &&
    means(sentence, 'block', 'blocked', 'start') &&
    (sentence.isDenied || means(sentence, 'start'))
  )
    return true;
  return means(sentence, 'start') && sentence.limit === null;
}
