/** Opens a letter that came as a file, and shows what was read of it under the id of a draft. */
import { draftLetter, type LetterDraft, requireLetter, versionSeen } from '../../core/notice/letter/draft.ts';
import { droppedExpectations } from '../../core/notice/letter/dropped.ts';
import { enterLetter, type LetterEntry, recordClosure } from '../../core/notice/letter/enter.ts';
import { presentNotice } from '../../core/notice/notice.ts';
import { recordedId } from '../../core/people/person.ts';
import { UserError } from '../../core/record/errors.ts';
import type { Notice } from '../../core/record/model.ts';
import { longDate } from '../../core/time/dates.ts';
import type { Context, Outcome } from '../../dispatch/command.ts';
import { actingOf, answer } from '../../dispatch/outcome.ts';
import { type FileKind, MOST_FILE_BYTES } from '../../ports/foreign-file.ts';
import { type LetterPreview, letterCard } from '../../views/notice/letter.ts';
import { readSentFile, refuseUnreadable, type SentFile } from '../files/sent-file.ts';

/** The preview of the letter that came as a file; null when none came. `word` is the command that it was sent with. */
export async function readLetterFile(context: Context, word: string): Promise<Outcome | null> {
  refuseUnreadable(context, word);
  const sent = await readSentFile(context, () => MOST_FILE_BYTES);
  return sent && previewLetterFile(sent, context);
}

const KINDS = ['txt', 'docx', 'pdf'] as const satisfies readonly FileKind[];

/** The kind of a file that can be a letter, by its name; null for another. */
export function letterKindOf(name: string): (typeof KINDS)[number] | null {
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  return KINDS.find((kind) => kind === ending) ?? null;
}

/** Opens a letter and shows what it says. Throws `UserError` for another kind of file. */
export async function previewLetterFile({ name, bytes, fileRead }: SentFile, context: Context): Promise<Outcome> {
  const kind = letterKindOf(name);
  if (kind === null)
    throw new UserError(
      `“${name}” is no letter that can be read. Expected a file that ends in .docx, .pdf or .txt, or its text pasted: notice letter`,
    );
  const text = await context.openFile(kind, bytes, name);
  const shown = await previewText(text, name, context);
  return fileRead ? { ...shown, fileRead } : shown;
}

/** Reads the text of a letter and shows what it says. `name` is that of its file; null for pasted text. */
export async function previewText(text: string, name: string | null, context: Context): Promise<Outcome> {
  requireLetter(text, name);
  const reading = await context.readLetter(text, null);
  const draft = draftLetter({ fileName: name, text, reading }, context.snapshot.notice, oursIn(context));
  return previewDraft(draft, context);
}

/** The authority of the record, or the configured one; null when neither is known. */
export function oursIn({ snapshot, authority }: Context): string | null {
  return snapshot.notice?.authority ?? authority;
}

/**
 * Shows a draft and keeps it for the person who asked, under its id or a new one. `changed`: what has changed since the preview that
 * they acted on.
 */
export function previewDraft(
  draft: LetterDraft,
  context: Context,
  id: string = context.newId(),
  changed: LetterPreview['changed'] = null,
): Outcome {
  const { snapshot, now } = context;
  const { notice } = snapshot;
  const seen = { ...draft, seen: versionSeen(notice), edition: draft.edition + 1 };
  const dropped = droppedExpectations(seen, snapshot);
  const { expectations } = snapshot;
  const hindrance = hindranceOf(seen, context);
  const card = letterCard({ id, draft: seen, notice, changed, hindrance, dropped, expectations });
  const personId = recordedId(actingOf(context).actor);
  return { ...answer(card), importToKeep: { id, personId, text: JSON.stringify(seen), at: now } };
}

/** Why the draft cannot be entered as it is, as the record stands; null when it can. */
function hindranceOf(draft: LetterDraft, context: Context): string | null {
  try {
    if (draft.reading.kind.value === 'closure')
      recordClosure(actingOf(context), requireSameNotice(draft, context), draft, null);
    else enterLetter(actingOf(context), draft, entryFor(context), () => 'trial');
    return null;
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}

function entryFor({ snapshot: { notice } }: Context): LetterEntry {
  const isOver = notice === null || (notice.decisionOutcome !== null && notice.decisionOutcome !== 'replaced');
  return isOver ? 'new' : 'replace';
}

/** The notice of the record. Throws `UserError` unless it is the one that the closure letter closes. */
export function requireSameNotice({ reading }: LetterDraft, { snapshot }: Context): Notice {
  const notice = presentNotice(snapshot);
  const { value } = reading.issuedOn;
  if (value === notice.issuedOn) return notice;
  throw new UserError(
    value === null
      ? 'The letter does not say which notice it is about. Say when that was issued under “Change the details”.'
      : `The letter is about a notice of another day than the one in the record. Expected the one that was issued on ${longDate(notice.issuedOn)}; put the day right under “Change the details”, if the letter means it.`,
  );
}
