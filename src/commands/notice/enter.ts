/**
 * `notice new issued … for 6 months` enters a notice from its letter; `notice replace …` enters the notice that follows
 * it.
 */
import { enterNotice, type NewNotice } from '../../core/notice/entry.ts';
import { presentNotice } from '../../core/notice/notice.ts';
import { replaceNotice } from '../../core/notice/replacement.ts';
import { IncompleteCommandError, UserError } from '../../core/record/errors.ts';
import { type Context, defineCommand } from '../../dispatch/command.ts';
import { actingOf, changeRecord } from '../../dispatch/outcome.ts';
import { slot, type Values } from '../../dispatch/slots.ts';
import { noticeEnteredCard, noticeReplacedCard } from '../../views/notice/announcement.ts';
import { newNoticeForm, replaceNoticeForm } from '../../views/notice/forms.ts';
import { readLetterFile } from './letter-preview.ts';

const LETTER = {
  issued: slot.date({ keyword: 'issued', optional: true }),
  months: slot.number({ keyword: 'for', unit: 'months', optional: true }),
  expires: slot.date({ keyword: 'expires', future: true, optional: true }),
  department: slot.text({ keyword: 'department', optional: true }),
  authority: slot.text({ keyword: 'authority', optional: true }),
};

/** A lead enters a notice from its letter. The expiry date is calculated from the term unless the letter states it. */
export const noticeNew = defineCommand({
  name: 'notice new',
  group: 'notice',
  aliases: ['new notice'],
  who: 'lead',
  changes: true,
  usage: [
    {
      say: 'notice new issued 30 January 2024 for 6 months',
      does: 'Enter the notice; add “expires 30 July 2024” when the letter states it',
    },
  ],
  slots: LETTER,
  async run(values, context) {
    const read = isEmpty(values) ? await readLetterFile(context, 'notice new') : null;
    if (read) return read;
    const acting = actingOf(context);
    const [notice, change] = enterNotice(acting, letterOf(values, context), context.newId());
    const card = noticeEnteredCard(acting.actor.name, notice, context.today, canPostHere(context));
    return changeRecord(context, [change], card);
  },
  form: (raw, context) => newNoticeForm(raw, authorityOf(context)),
});

/** Whether reminders can be posted in the conversation of the request. */
export function canPostHere({ request }: Context): boolean {
  return !request.place.direct && request.place.conversation !== '';
}

/** A lead enters the notice that replaces the present one; `carry` copies the open actions to it. */
export const noticeReplace = defineCommand({
  name: 'notice replace',
  group: 'notice',
  who: 'lead',
  changes: true,
  usage: [
    {
      say: 'notice replace issued 30 January 2024 for 6 months carry',
      does: 'Enter the notice that replaces this one; “carry” takes the open actions along',
    },
  ],
  slots: {
    ...LETTER,
    carry: slot.flag('carry'),
    link: slot.text({ keyword: 'link', single: true, optional: true }),
  },
  async run(values, context) {
    const read = isEmpty(values) ? await readLetterFile(context, 'notice replace') : null;
    if (read) return read;
    const acting = actingOf(context);
    const old = presentNotice(context.snapshot);
    const { carry, link } = values;
    const replaced = replaceNotice(acting, letterOf(values, context), link, carry, context.newId);
    const replacement = { notice: replaced.notice, carried: carry ? replaced.carried : null };
    const card = noticeReplacedCard(acting.actor.name, replacement, old, context.today, null);
    const outcome = changeRecord(context, replaced.changes, card);
    // The public line belongs to the new notice, so that its buttons act on that one.
    const posts = outcome.posts.map((post) => ({ ...post, noticeId: replaced.notice.id }));
    return { ...outcome, posts, basis: replaced.basis };
  },
  form: (raw, context) => replaceNoticeForm(raw, authorityOf(context), context.snapshot.notice),
});

/** Neither the date nor the term was typed, so that a letter sent along can give both. */
function isEmpty({ issued, months }: Values<typeof LETTER>): boolean {
  return issued === null && months === null;
}

function letterOf(values: Values<typeof LETTER>, context: Context): NewNotice {
  const { issued, months, expires, department } = values;
  if (issued === null || months === null)
    throw new IncompleteCommandError(
      'This needs the date of the letter and the term in months: issued 30 January 2024 for 6 months. To have the letter itself read: notice letter',
    );
  const authority = values.authority ?? authorityOf(context);
  if (authority === null) {
    throw new UserError('This needs the name of the authority. Add it at the end: authority "Example Council"');
  }
  return { authority, department, issuedOn: issued, termMonths: months, expiresOn: expires };
}

function authorityOf({ snapshot, authority }: Context): string | null {
  return snapshot.notice?.authority ?? authority;
}
