/** `calendar`: due dates, meetings, days for papers and the expiry as a file for a calendar. */
import { calendarEntries } from '../../core/files/calendar.ts';
import { presentNotice } from '../../core/notice/notice.ts';
import { UserError } from '../../core/record/errors.ts';
import { defineCommand } from '../../dispatch/command.ts';
import { actingOf, answer } from '../../dispatch/outcome.ts';
import { slot } from '../../dispatch/slots.ts';
import { calendarCard, calendarFile } from '../../views/files/calendar.ts';
import { slugOf } from './report.ts';

/** Answers with the calendar of the asker, of somebody else, or of everybody. */
export const calendar = defineCommand({
  name: 'calendar',
  group: 'see',
  who: 'known',
  changes: false,
  usage: [
    { say: 'calendar', does: 'Your due dates, meetings and days for papers as a file for Outlook' },
    { say: 'calendar @x', does: "Somebody's" },
    { say: 'calendar all', does: "Everybody's" },
  ],
  slots: { who: slot.subject({ choices: ['all'], optional: true, expects: 'a person such as @jo, or all' }) },
  async run({ who }, context) {
    const { snapshot, today, now, write } = context;
    presentNotice(snapshot);
    const { actor } = actingOf(context);
    if (who?.kind === 'action' || who?.kind === 'expectation') {
      throw new UserError('A calendar is of a person or of everybody: calendar @jo, or calendar all');
    }
    const person = who === null ? actor : who.kind === 'person' ? who.person : null;
    const entries = calendarEntries(snapshot, person, context, await context.read.history({}));
    const content = await write.ics(calendarFile(entries, person, { snapshot, now }));
    const name = `best-value-notice-${person === null ? 'all' : slugOf(person.name)}-${today}.ics`;
    return answer(calendarCard(person, entries, name), { name, mediaType: 'text/calendar; charset=utf-8', content });
  },
});
