/**
 * `notice letter` reads the Department’s letter, from a file or from pasted text, and shows what it says. The draft waits in the
 * store while a lead puts it right, step by step, and is entered in one commit.
 */
import {
  changePoint,
  type Fate,
  type LetterDetails,
  type LetterDraft,
  LONGEST_LETTER,
  leaveOutPoint,
  mergePoint,
  pointOf,
  takeInPoint,
  versionSeen,
  withDetails,
  withReading,
} from '../../core/notice/letter/draft.ts';
import { withFate } from '../../core/notice/letter/dropped.ts';
import { enterLetter, type LetterEntry, recordClosure } from '../../core/notice/letter/enter.ts';
import { looksLikeLetter } from '../../core/notice/letter/recognise.ts';
import { presentNotice } from '../../core/notice/notice.ts';
import { recordedId } from '../../core/people/person.ts';
import { IncompleteCommandError, UserError } from '../../core/record/errors.ts';
import { DECISIONS, type IsoDate, LEVELS, type Notice } from '../../core/record/model.ts';
import { longDate } from '../../core/time/dates.ts';
import { type Context, defineCommand, type Outcome } from '../../dispatch/command.ts';
import { actingOf, answer, changeRecord } from '../../dispatch/outcome.ts';
import { slot, type Values } from '../../dispatch/slots.ts';
import type { Raw } from '../../ports/card.ts';
import { decisionCard, noticeEnteredCard, noticeReplacedCard } from '../../views/notice/announcement.ts';
import {
  afterEntryCard,
  enteredWithLetter,
  followOnList,
  keptLetterCard,
  letterDoneCard,
} from '../../views/notice/letter-entered.ts';
import {
  detailsOf,
  letterDetailsForm,
  letterPlaceForm,
  letterPointForm,
  pasteLetterForm,
  pointValuesOf,
} from '../../views/notice/letter-forms.ts';
import { canPostHere } from './enter.ts';
import { oursIn, previewDraft, previewText, readLetterFile, requireSameNotice } from './letter-preview.ts';

const SLOTS = {
  text: slot.text({ keyword: 'text', optional: true, most: LONGEST_LETTER }),
  second: slot.text({ keyword: 'second', optional: true, most: LONGEST_LETTER }),
  third: slot.text({ keyword: 'third', optional: true, most: LONGEST_LETTER }),
  fourth: slot.text({ keyword: 'fourth', optional: true, most: LONGEST_LETTER }),
  draft: slot.text({ keyword: 'draft', single: true, optional: true }),
  step: slot.text({ keyword: 'step', single: true, optional: true }),
  point: slot.number({ keyword: 'point', optional: true }),
  title: slot.text({ keyword: 'title', single: true, optional: true }),
  words: slot.text({ keyword: 'words', single: true, optional: true, most: LONGEST_LETTER }),
  level: slot.choice(LEVELS, { keyword: 'level', optional: true }),
  issued: slot.date({ keyword: 'issued', optional: true }),
  replaces: slot.date({ keyword: 'replaces', optional: true }),
  lettered: slot.date({ keyword: 'lettered', optional: true }),
  months: slot.number({ keyword: 'for', unit: 'months', optional: true }),
  expires: slot.date({ keyword: 'expires', optional: true }),
  department: slot.text({ keyword: 'department', single: true, optional: true }),
  authority: slot.text({ keyword: 'authority', single: true, optional: true }),
  outcome: slot.choice(DECISIONS, { keyword: 'outcome', optional: true }),
};

/** A lead sends or pastes a letter, puts right what was read of it, and enters it. */
export const noticeLetter = defineCommand({
  name: 'notice letter',
  group: 'notice',
  aliases: ['read letter'],
  who: 'lead',
  changes: true,
  usage: [
    {
      say: 'notice letter',
      does: 'Read the Department’s letter, sent as a .docx, .pdf or .txt file or pasted: check what it says, then enter it',
    },
  ],
  slots: SLOTS,
  pasted: { argument: 'text', kind: 'the Department’s letter', isOne: looksLikeLetter },
  async run(values, context) {
    const { draft: id, step } = values;
    if (step === 'kept') return handOutLetter(presentNotice(context.snapshot));
    if (id !== null) return takeStep(id, step ?? 'show', values, context);
    const { text, second, third, fourth } = values;
    const pasted = [text, second, third, fourth].filter((part) => part !== null).join('\n');
    if (pasted !== '') return previewText(pasted, null, context);
    const sent = await readLetterFile(context, 'notice letter');
    if (sent === null)
      throw new IncompleteCommandError(
        'Paste the letter into the form, or send it as a file with these words: notice letter',
      );
    return sent;
  },
  form: formOf,
});

/** The text that the notice was entered from, as a file. Throws `UserError` for a notice that was typed in. */
function handOutLetter({ letterText, issuedOn }: Notice): Outcome {
  if (letterText === null)
    throw new UserError(`The notice of ${longDate(issuedOn)} was typed in, so the text of its letter is not kept.`);
  const file = { name: `letter-${issuedOn}.txt`, mediaType: 'text/plain; charset=utf-8', content: letterText } as const;
  return answer(keptLetterCard(issuedOn), file);
}

function formOf(raw: Raw) {
  if (raw.step === 'notice' || raw.step === 'closure') return letterDetailsForm(raw);
  if (raw.step === 'fate') return letterPlaceForm(raw);
  return raw.draft === undefined ? pasteLetterForm(raw) : letterPointForm(raw);
}

type Given = Values<typeof SLOTS>;

/** `at` names the draft and its edition, `id/3`. */
async function takeStep(at: string, step: string, values: Given, context: Context): Promise<Outcome> {
  const [id = '', edition] = at.split('/');
  const draft = await keptDraft(id, context);
  if (Number(edition) !== draft.edition) return { ...previewDraft(draft, context, id, 'letter'), audience: 'replace' };
  const point = values.point ?? 0;
  const form = (raw: Raw) => answer(formOf({ draft: at, ...raw }));
  const go = (next: LetterDraft): Outcome => ({ ...previewDraft(next, context, id), audience: 'replace' });
  switch (step) {
    case 'details':
      return form({ step: draft.reading.kind.value, ...detailsOf(draft) });
    case 'notice':
    case 'closure':
      return go(withDetails(draft, detailsFrom(values, draft)));
    case 'as notice':
    case 'as closure': {
      const reading = await context.readLetter(draft.text, step === 'as notice' ? 'notice' : 'closure');
      return go(withReading(draft, reading, oursIn(context)));
    }
    case 'change':
      return form({ step: 'save', point: String(point), ...pointValuesOf(pointOf(draft, point)) });
    case 'add':
      return form({ step: 'save', point: String(point) });
    case 'save':
      return go(changePoint(draft, point, pointFrom(values)));
    case 'merge':
      return go(mergePoint(draft, point));
    case 'leave out':
      return go(leaveOutPoint(draft, point));
    case 'take in':
      return go(takeInPoint(draft, point));
    case 'place':
      return form({ step: 'fate', words: 'under', title: values.title ?? '' });
    case 'fate':
      return go(withFate(draft, values.title ?? '', fateFrom(values)));
    case 'enter':
    case 'replace':
    case 'carry':
    case 'record':
      return enter(id, draft, step, context);
    default:
      return go(draft);
  }
}

async function keptDraft(id: string, context: Context): Promise<LetterDraft> {
  const kept = await context.read.pendingImport(id);
  if (kept && kept.personId === recordedId(actingOf(context).actor)) return JSON.parse(kept.text) as LetterDraft;
  throw new UserError(
    'This letter cannot be entered any more. It has been entered already, was kept for as long as this installation keeps a preview, or was sent by somebody else. If you still need it, send it again.',
  );
}

/** The details that the form of this kind of letter asks for. */
function detailsFrom(values: Given, { reading }: LetterDraft): Partial<LetterDetails> {
  const { issued, months, expires, replaces, department, authority, lettered, outcome } = values;
  if (reading.kind.value === 'closure') return { issuedOn: issued, letterOn: lettered, outcome };
  return { issuedOn: issued, termMonths: months, expiresOn: expires, replaces, department, authority };
}

function pointFrom({ title, words, level }: Given) {
  if (title === null || words === null) throw new IncompleteCommandError('An expectation needs a title and its words.');
  return { title, text: words, level: level ?? 'officer' } as const;
}

function fateFrom({ words, point }: Given): Fate {
  return words === 'under' ? (point ?? 0) : words === 'leave' ? 'leave' : 'carry';
}

/** Enters the draft, or shows it again if the notice of the record is not the one that it was shown with. */
function enter(id: string, draft: LetterDraft, step: LetterEntry | 'enter' | 'record', context: Context): Outcome {
  if (draft.seen !== versionSeen(context.snapshot.notice))
    return { ...previewDraft(draft, context, id, 'notice'), audience: 'replace' };
  const entered = step === 'record' ? recordDecided(draft, context) : enterNoticeOf(draft, step, context);
  return { ...entered, audience: 'replace', importToDelete: id };
}

function recordDecided(draft: LetterDraft, context: Context): Outcome {
  const acting = actingOf(context);
  const change = recordClosure(acting, requireSameNotice(draft, context), draft, null);
  const { outcome, letterOn } = draft.reading;
  const decision = {
    outcome: outcome.value ?? 'lapsed',
    letterOn: letterOn.value as IsoDate,
    link: null,
    remindersUntil: null,
  };
  const decided = changeRecord(context, [change], decisionCard(acting.actor.name, decision, null));
  const reply = decided.reply ?? letterDoneCard('The decision is recorded');
  return {
    ...decided,
    reply: { ...reply, body: [...reply.body, ...followOnList(draft.reading.followOn.value, context.snapshot, true)] },
  };
}

function enterNoticeOf(draft: LetterDraft, step: LetterEntry | 'enter', context: Context): Outcome {
  const { snapshot, today } = context;
  const acting = actingOf(context);
  const by = acting.actor.name;
  const entered = enterLetter(acting, draft, step === 'enter' ? 'new' : step, context.newId);
  const { notice, changes, basis } = entered;
  const old = snapshot.notice;
  const plain =
    step === 'enter' || old === null
      ? noticeEnteredCard(by, notice, today, canPostHere(context))
      : noticeReplacedCard(by, entered, old, today, entered.expectations);
  const card = { ...plain, body: [...plain.body, { type: 'text', text: enteredWithLetter(entered) } as const] };
  const outcome = changeRecord(context, changes, card);
  const posts = outcome.posts.map((post) => ({ ...post, noticeId: notice.id }));
  const reply = afterEntryCard(outcome.reply ?? letterDoneCard('The letter is entered'), entered);
  return { ...outcome, posts, reply, basis };
}
