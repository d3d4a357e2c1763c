/** `redact E2-03 U1 because …`: a text that should not have been typed goes from the record and from every copy in reach. */
import type { LogSubject } from '../../core/plan/log-entry.ts';
import { redactableParts, rowsToRedact } from '../../core/plan/redaction.ts';
import { applyChanges } from '../../core/record/apply.ts';
import { IncompleteCommandError, UserError } from '../../core/record/errors.ts';
import { type Redaction, redactIn, redactRow, showsAny, textsToRedact } from '../../core/record/redaction.ts';
import { type Context, defineCommand, type Outcome } from '../../dispatch/command.ts';
import { changeSubject, namedSubject, subjectOf } from '../../dispatch/log-subject.ts';
import { actingOf, answer } from '../../dispatch/outcome.ts';
import { slot } from '../../dispatch/slots.ts';
import type { Post } from '../../ports/post.ts';
import type { DrawnMessage } from '../../ports/store.ts';
import { partWords, type RedactionWords, redactedCard, redactForm, willGoCard } from '../../views/files/redact.ts';
import { redrawCard } from '../../views/redraw.ts';
import { readRecords } from './records.ts';

/**
 * A lead redacts a text with a reason. The first answer says where the text stands; its button carries `confirmed`, without
 * which nothing goes. Without a part, the form asks which of the texts is meant.
 */
export const redact = defineCommand({
  name: 'redact',
  group: 'plan',
  who: 'lead',
  changes: true,
  usage: [
    { say: 'redact E2-03 U1 because …', does: 'Take the words of an update out of the record for good; it asks first' },
    { say: 'redact E2-03 V1 because …', does: 'The same with an item of evidence' },
    {
      say: 'redact R3 response because …',
      does: 'The same with the response to a recommendation, its text or its evidence',
    },
    { say: 'redact E2-03 because …', does: 'Choose which text goes: the title, the reasons, evidence or an update' },
  ],
  slots: {
    about: slot.subject({
      expects: 'an action such as E2-03, an expectation such as E2, or a recommendation such as R3',
    }),
    item: slot.text({ single: true, optional: true, expects: 'U1, V1, title, text, proof, response or reasons' }),
    confirmed: slot.flag('confirmed'),
    because: slot.text({ keyword: 'because', expects: 'a reason' }),
  },
  async run({ about, item, confirmed, because }, context) {
    const subject = subjectOf(context.snapshot, about);
    const parts = redactableParts(context.snapshot, subject);
    if (item === null) {
      const words = parts.map(({ word }) => word).join(', ');
      throw new IncompleteCommandError(`Say which text of ${subject.row.code} is to go. It has: ${words}.`);
    }
    const found = await findTexts(subject, item, context);
    if (!confirmed) {
      const args = { about: subject.row.code, item, because, confirmed: 'yes' };
      return answer(willGoCard(found.words, args));
    }
    return redactTexts(subject, found, because, context);
  },
  form: (raw, context) => redactForm(raw, context, namedSubject(context.snapshot, raw.about)),
});

/** The rows and texts of one redaction, and the messages that show a text. */
interface FoundTexts {
  readonly rows: ReturnType<typeof rowsToRedact>;
  readonly redaction: Redaction;
  readonly messages: readonly DrawnMessage[];
  readonly words: RedactionWords;
}

/** Throws `UserError` when there is no text, or it has been redacted already. */
async function findTexts(subject: LogSubject, item: string, context: Context): Promise<FoundTexts> {
  const { read, snapshot, calendar } = context;
  const rows = rowsToRedact(await readRecords(context), snapshot, subject, item);
  const reached = rows.map(({ row, columns }) => ({ id: row.id, columns }));
  const texts = textsToRedact(reached, await read.history({ ids: reached.map(({ id }) => id) }));
  const { code } = subject.row;
  const part = redactableParts(snapshot, subject).find(({ word }) => word.toLowerCase() === item.toLowerCase());
  const partly = part ? partWords(part, snapshot, calendar.timeZone) : item;
  if (texts.length === 0)
    throw new UserError(`${code} has no such text: ${partly}. Perhaps it has been redacted already.`);
  const messages = (await read.messagesHolding(texts)).filter((message) => isShown(message, texts));
  const words = { code, part: partly, texts: texts.length, messages: messages.length, copies: context.copies() };
  return { rows, redaction: { rows: reached, texts }, messages, words };
}

/** Whether people can see a text in a message now, or will when it arrives. One that waits only loses it in the outbox. */
function isShown({ first, newest }: DrawnMessage, texts: readonly string[]): boolean {
  const mayBeThere = first.state === 'sent' || first.state === 'claimed' || first.state === 'unknown';
  return mayBeThere && showsAny([newest.card, newest.live, newest.countsTitle], texts);
}

function redactTexts(
  subject: LogSubject,
  { rows, redaction, messages, words }: FoundTexts,
  because: string,
  context: Context,
): Outcome {
  const changes = rows.map((one) => redactRow(one, because));
  const after = { ...context, snapshot: applyChanges(context.snapshot, changes) };
  const redraws = messages.map((message) => redrawWithout(message, redaction.texts, after));
  const { actor } = actingOf(context);
  const present: LogSubject = namedSubject(after.snapshot, subject.row.code) ?? subject;
  const line = changeSubject(context, present, changes, `redacted a text of ${subject.row.code}`);
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
function redrawWithout({ first, newest }: DrawnMessage, texts: readonly string[], context: Context): Post {
  const { noticeId, place, about, countsTitle, forOutsiders } = newest;
  const live = redactIn(newest.live, texts);
  const card = (live && redrawCard(live, context)) ?? redactIn(newest.card, texts);
  return {
    ...{ key: `redact:${first.key}:${context.request.id}`, replaces: first.key },
    ...{ noticeId, place, card, live, about, dueAt: context.now, forOutsiders },
    countsTitle: redactIn(countsTitle, texts),
  };
}
