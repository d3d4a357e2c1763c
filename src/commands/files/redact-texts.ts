/** Finds the texts of rows wherever they stand, and redacts them: in the record, its history, and the messages that show them. */
import { applyChanges } from '../../core/record/apply.ts';
import type { Change } from '../../core/record/changes.ts';
import { UserError } from '../../core/record/errors.ts';
import {
  type Redaction,
  type RowToRedact,
  redactIn,
  redactRow,
  type SoughtTexts,
  showsAny,
  textsToRedact,
  wordsAsIn,
} from '../../core/record/redaction.ts';
import type { Context, Outcome } from '../../dispatch/command.ts';
import { actingOf } from '../../dispatch/outcome.ts';
import type { Post, PostToDraw } from '../../ports/post.ts';
import type { DrawnMessage } from '../../ports/store.ts';
import { type RedactionWords, redactedCard } from '../../views/files/redact.ts';
import { redrawCard } from '../../views/redraw.ts';

/** The rows and texts of one redaction, and the messages that show a text. */
export interface FoundTexts {
  readonly rows: readonly RowToRedact[];
  readonly redaction: Redaction;
  readonly messages: readonly DrawnMessage[];
  readonly words: RedactionWords;
}

/** Finds the texts of the rows, or the words in them. Throws `UserError` when there is no text, or it has been redacted already. */
export async function findTexts(
  rows: readonly RowToRedact[],
  { code, part }: Pick<RedactionWords, 'code' | 'part'>,
  { read, copies }: Context,
): Promise<FoundTexts> {
  const reached = rows.map(({ row, columns }) => ({ id: row.id, columns }));
  const whole = textsToRedact(reached, await read.history({ ids: reached.map(({ id }) => id) }));
  const words = rows[0]?.words;
  const texts = words === undefined ? whole : [...new Set(whole.flatMap((text) => wordsAsIn(text, words)))];
  if (texts.length === 0)
    throw new UserError(`${code} has no such text: ${part}. Perhaps it has been redacted already.`);
  const redaction = { rows: reached, texts, anywhere: words !== undefined };
  const messages = (await read.messagesHolding(redaction)).filter((message) => isShown(message, redaction));
  const said = { code, part, texts: texts.length, messages: messages.length, copies: copies() };
  return { rows, redaction, messages, words: said };
}

/**
 * Whether people can see a text in a message now, or will when it arrives. One that waits only loses it in the outbox. A message
 * whose redraw is not drawn yet still shows an earlier text.
 */
function isShown({ first, newest }: DrawnMessage, sought: SoughtTexts): boolean {
  const mayBeThere = first.state === 'sent' || first.state === 'claimed' || first.state === 'unknown';
  return mayBeThere && (newest.card === null || showsAny([newest.card, newest.live, newest.countsTitle], sought));
}

/** Redacts the texts. `lineOf` makes the outcome that reports the changes, in the context as it is after them. */
export function redactTexts(
  { rows, redaction, messages, words }: FoundTexts,
  because: string,
  context: Context,
  lineOf: (after: Context, changes: readonly Change[]) => Outcome,
): Outcome {
  const changes = rows.map((one) => redactRow(one, because));
  const after = { ...context, snapshot: applyChanges(context.snapshot, changes) };
  const redraws = messages.map((message) => redrawWithout(message, redaction, after));
  const { actor } = actingOf(context);
  const line = lineOf(after, changes);
  const audience = context.request.input.kind === 'press' ? 'replace' : 'asker';
  return {
    ...line,
    posts: [...redraws, ...line.posts],
    reply: redactedCard(actor.name, words),
    audience,
    redaction,
  };
}

/** Draws a message again: from the record if it follows the record, else as it was without the texts. */
function redrawWithout({ first, newest }: DrawnMessage, sought: SoughtTexts, context: Context): Post | PostToDraw {
  const { noticeId, place, about, countsTitle, forOutsiders } = newest;
  const live = redactIn(newest.live, sought);
  const card = (live && redrawCard(live, context)) ?? redactIn(newest.card, sought);
  return {
    ...{ key: `redact:${first.key}:${context.request.id}`, replaces: first.key },
    ...{ noticeId, place, card, live, about, dueAt: context.now, forOutsiders },
    countsTitle: redactIn(countsTitle, sought),
  };
}
