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
  offerAccount,
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
  withReason,
} from './change-offers.ts';
import { anotherDate, newDateOf, offerDate, offerOriginalDate } from './date-offers.ts';
import { correctedDay, offerCorrectedDay } from './day-corrected.ts';
import { isGiven } from './given.ts';
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
  { isTold: (context) => correctedDay(context) !== null, offer: offerCorrectedDay },
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
  {
    isTold: ({ sentence }) => means(sentence, 'complete', 'confirm') || tellsOfDelivery(sentence),
    concludes: true,
    offer: (context) =>
      context.action.kind === 'once' || means(context.sentence, 'complete', 'confirm')
        ? offerReport(context)
        : offerAccount(context),
  },
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
  const changesOf = (one: Sentence) =>
    CHANGES.filter(
      ({ isTold, concludes, concludesIn }) =>
        !(concludes && isGuarded) &&
        !(concludesIn && isGuardedIn(sentence, concludesIn)) &&
        isTold({ ...context, sentence: one }),
    );
  const said = changesOf(withoutReason(sentence));
  const told = (said.length > 0 ? said : changesOf(sentence)).flatMap(({ offer }) => offer(context) ?? []);
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

/** A word behind which a sentence says why: a verb there tells of something else. */
const BECAUSE = /\b(?:because|due to|owing to|since|now that)\b/i;

/** The sentence without the pieces of its reason: "slips to 14 July because the committee was cancelled". */
function withoutReason(sentence: Sentence): Sentence {
  const at = sentence.text.search(BECAUSE);
  return at < 0 ? sentence : { ...sentence, pieces: sentence.pieces.filter(({ start }) => start < at) };
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

/** Words that say of a letter, a paper or a return that it reached those for whom it was: "went out", "came in". */
const DELIVERED =
  /\b(?:went|gone|sent|issued|submitted|posted|emailed|received|arrived|landed|signed|published|adopted|(?:came|come) (?:in|back|through))\b/i;

/** Whether a sentence tells that the thing which an action names by its title was delivered. */
function tellsOfDelivery({ isTitled, text }: Sentence): boolean {
  return isTitled && DELIVERED.test(text);
}

function isFinished(sentence: Sentence): boolean {
  const isTold = means(sentence, 'complete') || tellsOfDelivery(sentence);
  return isTold && sentence.limit === null && !sentence.isQuestion;
}

function isMoved(sentence: Sentence): boolean {
  return means(sentence, 'move', 'swap') || (means(sentence, 'due') && newDateOf(sentence) !== null);
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
