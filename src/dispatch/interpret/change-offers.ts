import type { Action } from '../../core/record/model.ts';
import type { DateContext } from '../../core/time/date-words.ts';
import { longDate } from '../../core/time/dates.ts';
import type { Raw } from '../../ports/card.ts';
import { isWebAddress } from '../../ports/card.ts';
import type { AttachedFile } from '../command.ts';
import { asNewcomer } from '../person-questions.ts';
import { dayFor } from './dates-in.ts';
import { dayOfWork } from './day-of-work.ts';
import type { Piece } from './pieces.ts';
import { reasonIn, wordsBeside } from './remainder.ts';
import { means, type Sentence } from './sentence.ts';
import { stemOf } from './titles.ts';

/** A button that may be what the speaker wants: its label, its command and the arguments. Pressing it runs or opens the command. */
export interface Offer {
  readonly label: string;
  readonly command: string;
  readonly args: Raw;
  /** Stand-ins for values that the form still asks for. Only the try whether this person may use the command has them. */
  readonly trial?: Raw;
}

/** The sentence and the action from which an offer is made. */
export interface OfferContext extends Omit<DateContext, 'prefer'> {
  readonly sentence: Sentence;
  readonly action: Action;
  readonly files: readonly AttachedFile[];
  /** The speaker sets dates at once, and does not only propose them. */
  readonly setsDates: boolean;
}

/** Whether the sentence begins with the speaker, as “I can take E2-01” does: who takes an action on says so that way. */
export function takesOn({ text }: Sentence): boolean {
  return /^(?:i|i[’']?ll|i[’']?m|i can|i will|let me)\b/i.test(text);
}

/** An offer that opens the form of a command which needs a reason. The form has the reason already where one was given. */
export function withReason(label: string, command: string, action: Action, because: string | null): Offer {
  const args = { action: action.code, ...(because ? { because } : {}), ask: 'yes' };
  return { label: `${label} …`, command, args, trial: { because: because ?? '-' } };
}

/** The offer to report the action complete, with the day of the sentence, and with its link or file as evidence. */
export function offerReport({
  action,
  sentence,
  files,
  today,
}: Pick<OfferContext, 'action' | 'sentence' | 'files' | 'today'>): Offer {
  const proof = sentence.links[0] ?? files[0]?.link;
  const on = action.kind === 'once' ? dayOfWork(sentence, today, action) : null;
  const args = { action: action.code, ...(on ? { on } : {}), ...(proof ? { evidence: proof } : {}) };
  const day = on ? `, done on ${longDate(on)}` : '';
  return { label: `Report ${action.code} complete${day}${proof ? ' with this evidence' : ''}`, command: 'done', args };
}

/** The offer to add a link, a file or words of the sentence as evidence; the form for it where the sentence has none. */
export function offerProof({ action, sentence, files }: OfferContext): Offer | null {
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

/** The offer to keep the words of the sentence as evidence of work that goes on. */
export function offerAccount({ action: { code }, sentence }: OfferContext): Offer {
  const label = `Add these words as evidence of ${code}`;
  return { label, command: 'evidence', args: { action: code, evidence: sentence.text } };
}

/** The code of an item of evidence or of an update. */
const ITEM = /\b[uv]\d{1,3}\b/i;

/** Whether a sentence strikes an item by its code. */
export function strikesItem({ text }: Sentence): boolean {
  return /^(?:please )?(?:strike|remove|delete|take out)\b/i.test(text) && ITEM.test(text);
}

/** The offer of the form that strikes evidence or an update, with the item that the sentence names, such as V2. */
export function offerStrike({ action, sentence }: OfferContext): Offer {
  const item = ITEM.exec(sentence.text)?.[0].toUpperCase();
  const args = { about: action.code, ...(item ? { item } : {}), ask: 'yes' };
  return {
    label: item ? `Strike ${item} of ${action.code} …` : `Strike evidence of ${action.code} …`,
    command: 'strike',
    args,
    trial: { item: item ?? 'V1', because: '-' },
  };
}

/** The offer of the form of the action, with another title filled in. */
export function offerTitle({ action, sentence }: OfferContext): Offer {
  const title = wordsBeside(sentence, ['rename', 'move', 'assign', 'action', 'due']) ?? action.title;
  return {
    label: `Change the title of ${action.code} …`,
    command: 'edit',
    args: { action: action.code, title, ask: 'yes' },
  };
}

/** The offer to make the person of the sentence deputy; null when it names only the owner, or nobody. */
export function offerDeputy({ action, sentence }: OfferContext): Offer | null {
  const person = sentence.people.flatMap(({ people }) => people).find(({ id }) => id !== action.ownerId);
  if (!person) return null;
  return {
    label: `Make ${person.name} deputy for ${action.code}`,
    command: 'assign',
    args: { about: action.code, deputy: person.id },
  };
}

/** The offer to give the action to the person named, to each whom the name fits, or to the speaker; the form where nobody is named. */
export function offerOwner({ action, sentence }: OfferContext): Offer | readonly Offer[] {
  const others = receiversIn(sentence).filter(({ people }) => !people.some(({ id }) => id === action.ownerId));
  const isForNewcomer = others.length === 0 && unknownName(sentence) !== null;
  const people = isForNewcomer ? [] : ((others.length > 0 ? others : sentence.people).at(-1)?.people ?? []);
  if (people.length > 0)
    return people.map(({ id, name }) => ({
      label: `Give ${action.code} to ${name}`,
      command: 'assign',
      args: { about: action.code, person: id },
    }));
  if (means(sentence, 'self') || takesOn(sentence))
    return { label: `Take on ${action.code}`, command: 'assign', args: { about: action.code, person: 'me' } };
  return {
    label: `Choose who does ${action.code} …`,
    command: 'assign',
    args: { about: action.code, ask: 'yes' },
    trial: { person: 'me' },
  };
}

/** The offer to enter somebody new as the owner; null when the sentence names people of the record, who come first. */
export function offerNewcomer({ action, sentence }: OfferContext): Offer | null {
  const name = receiversIn(sentence).length > 0 ? null : unknownName(sentence);
  if (name === null) return null;
  return {
    label: `Enter a new person called “${name}” for ${action.code}`,
    command: 'assign',
    args: { about: action.code, person: asNewcomer(name) },
  };
}

/** The people of a sentence without those from whom something is taken: "from Tom", "off Sam". */
export function receiversIn({ people, pieces }: Sentence): Sentence['people'] {
  return people.filter((person) => !/^(?:from|off)$/i.test(pieces[pieces.indexOf(person) - 1]?.text ?? ''));
}

/**
 * The name of somebody whom the record does not have, as the sentence writes it: "give E4-03 to Gareth". At the beginning, where
 * every word has a capital, it takes two words: "Sue Blenkinsop is taking over". A first name in small letters is one before a
 * capital by itself: "kelly B".
 */
export function unknownName({ pieces, titleWords }: Sentence): string | null {
  const isInitial = (piece: Piece | undefined) => piece?.kind === 'unknown' && /^\p{Lu}$/u.test(piece.text);
  const isName = (piece: Piece, next: Piece | undefined) =>
    piece.kind === 'unknown' &&
    !titleWords.has(stemOf(piece.text)) &&
    (/^\p{Lu}(?:\p{Ll}|$)/u.test(piece.text) || isInitial(next));
  const runs: Piece[][] = [[]];
  for (const [at, piece] of pieces.entries()) {
    if (isName(piece, pieces[at + 1])) runs.at(-1)?.push(piece);
    else runs.push([]);
  }
  const names = runs.find((run) => run.length > 1 || (run[0] && run[0].start > 0 && !isInitial(run[0]))) ?? [];
  return names.length === 0 || names.length > 3 ? null : names.map(({ text }) => text).join(' ');
}

/** The offer to say that work has started, or that the action is no longer blocked. */
export function offerStart({ action }: OfferContext): Offer {
  const label =
    action.status === 'blocked' ? `${action.code} is no longer blocked` : `Say that ${action.code} has started`;
  return { label, command: 'start', args: { action: action.code } };
}

/** The offer to mark the action as blocked, with the reason of the sentence; the form where it gives none or denies. */
export function offerBlock({ action, sentence }: OfferContext): Offer {
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

/** The offer to hold back reminders of the action to the speaker until a day; null when that day is past or unknown. */
export function offerSnooze(context: OfferContext): Offer | null {
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

/** The offer to record the whole sentence, as it was written, as an update. */
export function offerUpdate({ action, sentence }: OfferContext): Offer {
  return {
    label: `Record as an update on ${action.code}`,
    command: 'update',
    args: { about: action.code, text: sentence.text },
  };
}
