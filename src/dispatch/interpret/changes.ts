/**
 * The changes that plain sentences tell of, as one list: the words of each, and the command that would record it. Nothing
 * here is carried out: each is offered as a button that carries the whole command.
 */
import { isOpen } from '../../core/plan/action.ts';
import type { Action } from '../../core/record/model.ts';
import type { DateContext } from '../../core/time/date-words.ts';
import { longDate } from '../../core/time/dates.ts';
import type { Raw } from '../../ports/card.ts';
import { isWebAddress } from '../../ports/card.ts';
import type { AttachedFile } from '../command.ts';
import { dayFor } from './dates-in.ts';
import { reasonIn, wordsBeside } from './remainder.ts';
import { means, type Sentence } from './sentence.ts';

/** A command that may be meant, with the values that try it where it is sent as a form. */
export interface Offer {
  readonly label: string;
  readonly command: string;
  readonly args: Raw;
  /** Values of the form that decide whether this person may use it; they are not sent. */
  readonly trial?: Raw;
}

/** What an offer about one action is made from. */
export interface OfferContext extends Pick<DateContext, 'today' | 'calendar'> {
  readonly sentence: Sentence;
  readonly action: Action;
  readonly files: readonly AttachedFile[];
  /** The speaker sets dates at once, and does not only propose them. */
  readonly setsDates: boolean;
}

interface Change {
  /** Whether the sentence tells of this change to the action. */
  readonly isTold: (context: OfferContext) => boolean;
  /** It says that something is finished, decided or ended, so it is never offered for a limited sentence or a question. */
  readonly concludes?: true;
  readonly offer: (context: OfferContext) => Offer | null;
}

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
  { isTold: ({ sentence }) => means(sentence, 'remove') && means(sentence, 'evidence'), offer: offerStrike },
  {
    isTold: ({ sentence }) => means(sentence, 'withdraw') && !means(sentence, 'evidence', 'notice'),
    concludes: true,
    offer: ({ action, sentence }) => withReason(`Withdraw ${action.code}`, 'withdraw', action, reasonIn(sentence)),
  },
  {
    isTold: ({ sentence }) => means(sentence, 'rename') && !means(sentence, 'complete') && sentence.people.length === 0,
    offer: offerTitle,
  },
  { isTold: ({ sentence }) => sentence.people.length > 0 && means(sentence, 'deputy', 'cover'), offer: offerDeputy },
  { isTold: isGiven, offer: offerOwner },
  { isTold: isGiven, offer: offerNewcomer },
  { isTold: ({ sentence }) => isMoved(sentence) && !isFinished(sentence), offer: offerDate },
  { isTold: ({ sentence }) => means(sentence, 'complete', 'confirm'), concludes: true, offer: offerReport },
  {
    isTold: ({ sentence }) =>
      sentence.dates.some(({ kind }) => kind !== 'period') && !means(sentence, 'evidence', 'remind', 'snooze'),
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
  const told = CHANGES.filter(({ isTold, concludes }) => !(concludes && isGuarded) && isTold(context)).flatMap(
    ({ offer }) => offer(context) ?? [],
  );
  const update = offerUpdate(context);
  const show = { label: `Show ${action.code}`, command: 'show', args: { about: action.code } };
  const always = sentence.isQuestion
    ? [show, update]
    : [update, anotherDate(context), action.status === 'blocked' ? offerStart(context) : offerBlock(context), show];
  // Words that deny are most likely news about the action, whatever else they name.
  const first =
    sentence.isDenied && !hasProof(sentence, context.files) && !isGiven(context) && !goesOn(sentence, action)
      ? [update]
      : [];
  return withoutRepeats([...first, ...told, ...always]);
}

function withoutRepeats(offers: readonly Offer[]): readonly Offer[] {
  const seen = new Set<string>();
  return offers.filter(({ command, args }) => {
    const key = `${command} ${args.action ?? args.about ?? ''} ${args.ask ?? ''}`;
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
  return means(sentence, 'move', 'swap') || (means(sentence, 'due') && sentence.dates.length > 0);
}

/** A person is named with words of giving or having: "should be Priya's", or the speaker takes the action on. */
function isGiven({ sentence }: OfferContext): boolean {
  if (means(sentence, 'notMine')) return sentence.people.length > 0;
  if (means(sentence, 'assign', 'owner', 'rename', 'handover'))
    return sentence.people.length > 0 || means(sentence, 'self') || takesOn(sentence) || unknownName(sentence) !== null;
  return sentence.people.some(({ possessive }) => possessive) && !means(sentence, 'complete', 'block', 'move', 'start');
}

function takesOn({ text }: Sentence): boolean {
  return /^(?:i|i[’']?ll|i[’']?m|i can|i will|let me)\b/i.test(text);
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

function withReason(label: string, command: string, action: Action, because: string | null): Offer {
  const args = { action: action.code, ...(because ? { because } : {}), ask: 'yes' };
  return { label: `${label} …`, command, args, trial: { because: because ?? '-' } };
}

function offerReport({ action, sentence, files }: OfferContext): Offer {
  const proof = sentence.links[0] ?? files[0]?.link;
  const args = { action: action.code, ...(proof ? { evidence: proof } : {}) };
  return { label: `Report ${action.code} complete${proof ? ' with this evidence' : ''}`, command: 'done', args };
}

function offerProof({ action, sentence, files }: OfferContext): Offer | null {
  const link = sentence.links.find(isWebAddress);
  const file = files[0];
  const words = link || file ? null : wordsBeside(sentence, ['evidence', 'add', 'update']);
  const evidence = link ?? file?.link ?? words;
  if (evidence) {
    const what = link ? 'the link' : file ? file.name : `“${evidence}”`;
    return {
      label: `Add ${what} as evidence of ${action.code}`,
      command: 'evidence',
      args: { action: action.code, evidence },
    };
  }
  return {
    label: `Add evidence to ${action.code} …`,
    command: 'evidence',
    args: { action: action.code, ask: 'yes' },
    trial: { evidence: '-' },
  };
}

function offerStrike({ action, sentence }: OfferContext): Offer {
  const item = /\bv\d{1,3}\b/i.exec(sentence.text)?.[0].toUpperCase();
  const args = { action: action.code, ...(item ? { item } : {}), ask: 'yes' };
  return {
    label: `Strike evidence of ${action.code} …`,
    command: 'strike',
    args,
    trial: { item: item ?? 'V1', because: '-' },
  };
}

function offerTitle({ action, sentence }: OfferContext): Offer {
  const title = wordsBeside(sentence, ['rename', 'move', 'assign', 'action', 'due']) ?? action.title;
  return {
    label: `Change the title of ${action.code} …`,
    command: 'edit',
    args: { action: action.code, title, ask: 'yes' },
  };
}

function offerDeputy({ action, sentence }: OfferContext): Offer | null {
  const person = sentence.people.flatMap(({ people }) => people).find(({ id }) => id !== action.ownerId);
  if (!person) return null;
  return {
    label: `Make ${person.name} deputy for ${action.code}`,
    command: 'assign',
    args: { about: action.code, deputy: person.id },
  };
}

function offerOwner({ action, sentence }: OfferContext): Offer | null {
  const others = sentence.people.filter(({ people }) => !people.some(({ id }) => id === action.ownerId));
  const [person] = (others.length > 0 ? others : sentence.people).at(-1)?.people ?? [];
  if (person)
    return {
      label: `Give ${action.code} to ${person.name}`,
      command: 'assign',
      args: { about: action.code, person: person.id },
    };
  if (means(sentence, 'self') || takesOn(sentence))
    return { label: `Take on ${action.code}`, command: 'assign', args: { about: action.code, person: 'me' } };
  return {
    label: `Choose who does ${action.code} …`,
    command: 'assign',
    args: { about: action.code, ask: 'yes' },
    trial: { person: 'me' },
  };
}

/** Enters somebody of an unknown name as the owner. It stands behind the people of the record. */
function offerNewcomer({ action, sentence }: OfferContext): Offer | null {
  const name = sentence.people.length > 0 ? null : unknownName(sentence);
  if (name === null) return null;
  return {
    label: `Enter a new person called “${name}” for ${action.code}`,
    command: 'assign',
    args: { about: action.code, person: name },
  };
}

/** The name of somebody whom the record does not have, as the sentence writes it: "give E4-03 to Gareth". */
export function unknownName({ pieces }: Sentence): string | null {
  const names = pieces.filter(
    ({ kind, text, start }) => kind === 'unknown' && start > 0 && /^\p{Lu}\p{Ll}/u.test(text),
  );
  return names.length === 0 || names.length > 3 ? null : names.map(({ text }) => text).join(' ');
}

function offerDate(context: OfferContext): Offer | null {
  const { sentence, action, today, setsDates } = context;
  const found = sentence.dates.find(({ kind }) => kind !== 'period');
  const on = found ? dayFor(found, action, context) : null;
  if (on === null || on < today) return anotherDate(context);
  const because = reasonIn(sentence);
  const label = setsDates ? `Set ${action.code} due ${longDate(on)}` : `Propose ${longDate(on)} for ${action.code}`;
  return { label, command: 'due', args: { action: action.code, on, ...(because ? { because } : {}) } };
}

function anotherDate({ action, sentence, today }: OfferContext): Offer {
  const because = means(sentence, 'move') ? reasonIn(sentence) : null;
  const args = { action: action.code, ...(because ? { because } : {}), ask: 'yes' };
  return {
    label: `Another date for ${action.code} …`,
    command: 'due',
    args,
    trial: { on: laterThan(action.dueOn, today), because: '-' },
  };
}

/** Any day that is neither past nor the day that the action is due already. */
function laterThan(dueOn: string | null, today: string): string {
  const year = Number((dueOn && dueOn > today ? dueOn : today).slice(0, 4));
  return `${year + 1}-01-05`;
}

function offerStart({ action }: OfferContext): Offer {
  const label =
    action.status === 'blocked' ? `${action.code} is no longer blocked` : `Say that ${action.code} has started`;
  return { label, command: 'start', args: { action: action.code } };
}

function offerBlock({ action, sentence }: OfferContext): Offer {
  const because = means(sentence, 'block') && !sentence.isDenied ? reasonIn(sentence) : null;
  if (because)
    return {
      label: `Mark ${action.code} as blocked: ${because}`,
      command: 'block',
      args: { action: action.code, because },
    };
  return {
    label: `${action.code} is blocked …`,
    command: 'block',
    args: { action: action.code, ask: 'yes' },
    trial: { because: '-' },
  };
}

function offerSnooze(context: OfferContext): Offer | null {
  const { sentence, action } = context;
  const found = sentence.dates.find(({ kind }) => kind !== 'period');
  const until = found ? dayFor(found, found.kind === 'span' ? null : action, context) : action.dueOn;
  if (!until || until < context.today) return null;
  return {
    label: `No reminder of ${action.code} to me before ${longDate(until)}`,
    command: 'snooze',
    args: { action: action.code, until },
  };
}

function offerUpdate({ action, sentence }: OfferContext): Offer {
  return {
    label: `Record as an update on ${action.code}`,
    command: 'update',
    args: { about: action.code, text: sentence.text },
  };
}
