/** `notice edit issued 30 January 2024 because …`: corrects a notice that was entered wrongly. */
import { correctNotice } from '../../core/notice/entry.ts';
import { presentNotice } from '../../core/notice/notice.ts';
import { applyChanges } from '../../core/record/apply.ts';
import { UserError } from '../../core/record/errors.ts';
import { defineCommand } from '../../dispatch/command.ts';
import { actingOf, changeRecord } from '../../dispatch/outcome.ts';
import { slot } from '../../dispatch/slots.ts';
import { noticeEditedCard } from '../../views/notice/announcement.ts';
import { editNoticeForm } from '../../views/notice/forms.ts';

/**
 * A lead corrects the issue date, term, department, authority or last day of reminders, with a reason for the audit.
 */
export const noticeEdit = defineCommand({
  name: 'notice edit',
  group: 'notice',
  aliases: ['edit notice'],
  who: 'lead',
  changes: true,
  usage: [
    {
      say: 'notice edit issued 30 January 2024 for 6 months because …',
      does: 'Put right how the notice was entered: its issue date, term, department or authority',
    },
    {
      say: 'notice edit until 31 December 2024 because …',
      does: 'Say until when reminders go on after the notice has lapsed',
    },
  ],
  slots: {
    issued: slot.date({ keyword: 'issued', optional: true }),
    months: slot.number({ keyword: 'for', unit: 'months', optional: true }),
    department: slot.text({ keyword: 'department', optional: true }),
    authority: slot.text({ keyword: 'authority', optional: true }),
    until: slot.date({ keyword: 'until', future: true, optional: true }),
    because: slot.text({ keyword: 'because', expects: 'a reason' }),
  },
  async run({ issued, months, department, authority, until, because }, context) {
    const acting = actingOf(context);
    const notice = presentNotice(context.snapshot);
    const edit = {
      ...(issued === null ? {} : { issuedOn: issued }),
      ...(months === null ? {} : { termMonths: months }),
      ...(department === null ? {} : { department }),
      ...(authority === null ? {} : { authority }),
      ...(until === null ? {} : { remindersUntil: until }),
      ...(context.emptied.includes('until') ? { remindersUntil: null } : {}),
    };
    if (Object.keys(edit).length === 0) {
      throw new UserError('Say what to correct: notice edit issued 30 January 2024 because …');
    }
    const notices = await context.read.notices();
    const before = notices.findLast((one) => one.id !== notice.id) ?? null;
    const change = correctNotice(acting, notice, edit, before, because);
    const now = applyChanges(context.snapshot, [change]).notice ?? notice;
    return changeRecord(context, [change], noticeEditedCard(acting.actor.name, now, because, context.today));
  },
  form: (raw, { snapshot }) => editNoticeForm(raw, snapshot.notice),
});
