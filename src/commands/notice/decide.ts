/**
 * `notice confirm`, `notice decision`, `notice confirmation`: what a programme lead settles about the notice as a
 * whole.
 */
import { recordDecision, takeBackDecision } from '../../core/notice/department-decision.ts';
import { confirmExpiry } from '../../core/notice/entry.ts';
import { isUndecided, presentNotice } from '../../core/notice/notice.ts';
import { switchConfirmation } from '../../core/notice/settings.ts';
import { applyChanges } from '../../core/record/apply.ts';
import { IncompleteCommandError } from '../../core/record/errors.ts';
import { DECISIONS, type Notice } from '../../core/record/model.ts';
import { defineCommand } from '../../dispatch/command.ts';
import { actingOf, changeRecord } from '../../dispatch/outcome.ts';
import { slot } from '../../dispatch/slots.ts';
import {
  confirmationCard,
  decisionCard,
  decisionTakenBackCard,
  expiryConfirmedCard,
} from '../../views/notice/announcement.ts';
import { confirmExpiryForm, decisionForm } from '../../views/notice/forms.ts';
import { readLetterFile } from './letter-preview.ts';

/**
 * A lead confirms the calculated expiry date against the letter, or corrects it with the date that the letter states.
 */
export const noticeConfirm = defineCommand({
  name: 'notice confirm',
  group: 'notice',
  aliases: ['confirm expiry', 'confirm the expiry', 'notice confirm expiry'],
  who: 'lead',
  changes: true,
  usage: [{ say: 'notice confirm 30 July 2024', does: 'Confirm the expiry date, or put it right' }],
  slots: { on: slot.date({ future: true, optional: true }) },
  run({ on }, context) {
    const acting = actingOf(context);
    const notice = presentNotice(context.snapshot);
    const change = confirmExpiry(acting, notice, on ?? notice.expiresOn);
    const now = applyChanges(context.snapshot, [change]).notice ?? notice;
    return changeRecord(context, [change], expiryConfirmedCard(acting.actor.name, notice, now, context.today));
  },
  form: (raw, { snapshot }) => confirmExpiryForm(raw, snapshot.notice),
});

/**
 * A lead records the Department's decision on the notice with the date of its letter. The outcome `none` takes a
 * mistaken decision back.
 */
export const noticeDecision = defineCommand({
  name: 'notice decision',
  group: 'notice',
  who: 'lead',
  changes: true,
  usage: [
    {
      say: 'notice decision lapsed on 9 September 2024 link https://…',
      does: "Record the Department's decision: lapsed, replaced, withdrawn or escalated, with the date of its letter",
    },
    {
      say: 'notice decision lapsed on 9 September 2024 until 31 December 2024',
      does: 'Record a lapse, with the day until which reminders go on',
    },
    { say: 'notice decision withdrawn on 9 September 2024 because …', does: 'Correct a recorded decision' },
  ],
  slots: {
    outcome: slot.choice([...DECISIONS, 'none'], { optional: true }),
    on: slot.date({ keyword: 'on', optional: true }),
    link: slot.text({ keyword: 'link', single: true, optional: true }),
    until: slot.date({ keyword: 'until', future: true, optional: true }),
    because: slot.text({ keyword: 'because', optional: true, expects: 'a reason' }),
  },
  async run({ outcome, on, link, until, because }, context) {
    const read = outcome === null && on === null ? await readLetterFile(context, 'notice decision') : null;
    if (read) return read;
    if (outcome === null) throw new IncompleteCommandError(LACKS_OUTCOME);
    const acting = actingOf(context);
    const notice = presentNotice(context.snapshot);
    const by = acting.actor.name;
    if (outcome === 'none') {
      const change = takeBackDecision(acting, notice, because);
      return changeRecord(context, [change], decisionTakenBackCard(by, notice, because ?? '', context.today));
    }
    const decision = { outcome, letterOn: on ?? failWithoutDate(), link, remindersUntil: until };
    const change = recordDecision(acting, notice, decision, because);
    const { remindersUntil } = applyChanges(context.snapshot, [change]).notice ?? notice;
    const recorded = { ...decision, remindersUntil };
    return changeRecord(context, [change], decisionCard(by, recorded, correctionReason(notice, because)));
  },
  form: (raw, { snapshot }) => decisionForm(raw, snapshot.notice),
});

const LACKS_OUTCOME =
  'This needs the decision: lapsed, replaced, withdrawn, escalated or none. To have the letter itself read: notice letter';

function failWithoutDate(): never {
  throw new IncompleteCommandError('This needs the date of the letter: notice decision lapsed on 9 September 2024');
}

/** The reason is shown only where a decision recorded earlier is corrected. */
function correctionReason(notice: Notice, because: string | null): string | null {
  return isUndecided(notice) ? null : because;
}

/** A lead switches on or off that somebody other than the owner confirms each completed action. */
export const noticeConfirmation = defineCommand({
  name: 'notice confirmation',
  group: 'notice',
  aliases: ['confirmation'],
  who: 'lead',
  changes: true,
  usage: [
    {
      say: 'notice confirmation off',
      does: 'Set whether somebody other than the owner confirms each report: on or off',
    },
  ],
  slots: { state: slot.choice(['on', 'off']) },
  run({ state }, context) {
    const acting = actingOf(context);
    const on = state === 'on';
    const change = switchConfirmation(acting, presentNotice(context.snapshot), on);
    return changeRecord(context, [change], confirmationCard(acting.actor.name, on));
  },
});
