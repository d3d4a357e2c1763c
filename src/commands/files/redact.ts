/** `redact E2-03 U1 because …`: a text that should not have been typed goes from the record and from every copy in reach. */
import type { LogSubject } from '../../core/plan/log-entry.ts';
import { redactableParts, rowsToRedact } from '../../core/plan/redaction.ts';
import { IncompleteCommandError } from '../../core/record/errors.ts';
import { type Context, defineCommand } from '../../dispatch/command.ts';
import { changeSubject, namedSubject, subjectOf } from '../../dispatch/log-subject.ts';
import { answer } from '../../dispatch/outcome.ts';
import { slot } from '../../dispatch/slots.ts';
import { partWords, redactForm, willGoCard } from '../../views/files/redact.ts';
import { readRecords } from './records.ts';
import { type FoundTexts, findTexts, redactTexts } from './redact-texts.ts';

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
    const found = await findPart(subject, item, context);
    if (!confirmed) {
      const args = { about: subject.row.code, item, because, confirmed: 'yes' };
      return answer(willGoCard(found.words, 'redact', args));
    }
    return redactTexts(found, because, context, (after, changes) =>
      changeSubject(
        context,
        namedSubject(after.snapshot, subject.row.code) ?? subject,
        changes,
        `redacted a text of ${subject.row.code}`,
      ),
    );
  },
  form: (raw, context) => redactForm(raw, context, namedSubject(context.snapshot, raw.about)),
});

/** Throws `UserError` when there is no text, or it has been redacted already. */
async function findPart(subject: LogSubject, item: string, context: Context): Promise<FoundTexts> {
  const { snapshot, calendar } = context;
  const rows = rowsToRedact(await readRecords(context), snapshot, subject, item);
  const part = redactableParts(snapshot, subject).find(({ word }) => word.toLowerCase() === item.toLowerCase());
  const words = part ? partWords(part, snapshot, calendar.timeZone) : item;
  return findTexts(rows, { code: subject.row.code, part: words }, context);
}
