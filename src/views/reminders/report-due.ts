/** The message to the leads on the day on which the papers of a meeting are due. */
import { accountsOf, nameOf } from '../../core/people/person.ts';
import type { Snapshot } from '../../core/record/model.ts';
import type { ReportDue } from '../../core/reminders/report-draft.ts';
import { dayAndDate } from '../../core/time/dates.ts';
import type { Button, Card } from '../../ports/card.ts';

/** The message for one lead. Its buttons make the draft from the record as it is when they are pressed. */
export function reportDueCard(
  { meeting, on, papersOn, personId }: ReportDue & { readonly personId: string },
  snapshot: Snapshot,
): Card {
  const body = nameOf(snapshot, meeting.bodyId);
  return {
    title: `Draft report to ${body}`,
    summary: 'The papers of a meeting are due.',
    to: { name: nameOf(snapshot, personId), accounts: accountsOf(snapshot, personId) },
    body: [
      {
        type: 'text',
        text: `The papers for the meeting on ${dayAndDate(on)} (${meeting.code}) are due on ${dayAndDate(papersOn)}. The draft is made from the record as it is when you ask for it.`,
      },
    ],
    buttons: [
      draftButton('Get the draft', meeting.bodyId, 'docx'),
      draftButton('Get it as a page', meeting.bodyId, 'html'),
    ],
  };
}

function draftButton(label: string, body: string, form: string): Button {
  return { type: 'command', label, command: 'report', args: { body, form } };
}
