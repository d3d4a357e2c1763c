/**
 * `done E2-03 [link or note]`: the owner reports an action; `confirm` and `return` are for another person; `undo` works
 * for `UNDO_MINUTES`.
 */
import { confirmImported } from '../../core/files/confirm-imported.ts';
import { isOpen } from '../../core/plan/action.ts';
import {
  confirmComplete,
  giveEvidence,
  reportDone,
  returnToOwner,
  UNDO_MINUTES,
  undoContact,
  undoReport,
} from '../../core/plan/completion.ts';
import { correctDoneDay } from '../../core/plan/done-day.ts';
import { needsMinute, parseEvidence, standingEvidence } from '../../core/plan/evidence.ts';
import { codeOfMilestone, tickMilestone, untickMilestone } from '../../core/plan/milestone.ts';
import { isMetWithBody } from '../../core/plan/next-contact.ts';
import { undoReading } from '../../core/plan/reading.ts';
import { undoRecommendations } from '../../core/plan/undo-recommendations.ts';
import type { Change } from '../../core/record/changes.ts';
import { UserError } from '../../core/record/errors.ts';
import { type Action, type ActionKind, MARKINGS } from '../../core/record/model.ts';
import { longDate } from '../../core/time/dates.ts';
import { answer, defineActionCommand } from '../../dispatch/outcome.ts';
import { slot } from '../../dispatch/slots.ts';
import { threadPattern } from '../../dispatch/thread-words.ts';
import { alreadyCard } from '../../views/plan/action.ts';
import { missingWords } from '../../views/plan/action-words.ts';
import { doneForm, minuteForm, returnForm } from '../../views/plan/forms.ts';
import { listOf, statusWord } from '../../views/words.ts';
import { dateSetBefore } from './date-set.ts';

/**
 * The owner or deputy reports an action complete, with evidence or without. For an ongoing action it gives the evidence
 * of this period.
 */
export const done = defineActionCommand({
  name: 'done',
  group: 'report',
  everyday: true,
  aliases: ['complete', 'tick', 'close', 'finish'],
  usage: [
    { say: 'done E2-03', does: 'Report an action complete; somebody else confirms it' },
    { say: 'done E2-03 https://…', does: 'Report it complete with its evidence: a link, or a few words' },
    {
      say: 'done E2-03 on 28 February',
      does: 'Report it, or evidence of an ongoing action, with the day on which the work was done, where that is not today',
    },
    { say: 'done E2-03a', does: 'Tick off a milestone; the first one starts its action' },
  ],
  slots: {
    on: slot.date({ optional: true, byItsWords: true, past: true }),
    evidence: slot.text({
      optional: true,
      fromFile: true,
      proves: 'report',
      link: ['with evidence', 'with', 'evidence'],
    }),
    marked: slot.choice(MARKINGS, { keyword: 'marked', optional: true }),
  },
  guests: true,
  several: true,
  inThread: threadPattern(
    ['done'],
    /(?:\s+(?:yesterday|on\s+[a-z]{3,6}day|on\s+\d{1,2}(?:st|nd|rd|th)?\s+[a-z]{3,9}(?:\s+\d{4})?))?(?:\s+https:\/\/\S+)?[.!]?$/,
  ),
  decide(acting, { action, on, evidence, marked }, context) {
    const offer = evidence === null ? null : parseEvidence(evidence, marked ?? 'internal');
    const { code } = action;
    if (action.kind === 'ongoing' || isOpen(action)) {
      const changes = reportDone(acting, action, offer, context.newId(), on);
      const given = on === null ? `for ${code} for this period` : `of ${longDate(on)} for ${code}`;
      return {
        summary: action.kind === 'ongoing' ? `gave the evidence ${given}` : `reported ${code} complete`,
        changes,
      };
    }
    const corrected = on === null ? [] : correctDoneDay(acting, action, on);
    const isNew = offer !== null && !standingEvidence(context.snapshot, action).some(({ text }) => text === offer.text);
    if (isNew && action.status !== 'withdrawn') {
      const now = corrected.length > 0 ? { ...action, doneOn: on, version: action.version + 1 } : action;
      return {
        summary: `added the evidence for ${code}`,
        changes: [...corrected, ...giveEvidence(acting, now, offer, context.newId())],
      };
    }
    if (on !== null && corrected.length > 0)
      return { summary: `gave the day on which ${code} was done: ${longDate(on)}`, changes: corrected };
    return answer(alreadyCard(action, context, context.now, acting.actor));
  },
  decideMilestone(acting, { on, evidence, ...found }) {
    const code = codeOfMilestone(found.action, found.milestone);
    if (evidence !== null)
      throw new UserError(
        `A milestone takes no evidence. Tick it off with “done ${code}”, and add the evidence to its action: evidence ${found.action.code} …`,
      );
    const changes = tickMilestone(acting, found, on ?? acting.today);
    const day = on === null || on === acting.today ? '' : `, done on ${longDate(on)}`;
    return { summary: `ticked off ${code} ${found.milestone.title}${day}${soStatus(found.action, changes)}`, changes };
  },
  form(raw, context) {
    const action = context.snapshot.actions.find((one) => one.code === raw.action);
    if (action && needsMinute(action)) return minuteForm(raw, context);
    return doneForm(raw, context, action ? missingWords(action) : 'the evidence');
  },
});

/** The words for the status that a milestone gives its action; none where that stays as it is. */
function soStatus({ code }: Action, changes: readonly Change[]): string {
  const [status] = changes.flatMap((one) =>
    one.entity === 'action' && one.op === 'changed' ? (one.after.status ?? []) : [],
  );
  return status === undefined ? '' : `, so ${code} is ${statusWord(status)}`;
}

const TAKEN_BACK: Readonly<Record<ActionKind, string>> = {
  once: 'the report',
  ongoing: 'evidence',
  meeting: 'the contact',
  measure: 'the reading',
};

/** Takes back the actor's own report within `UNDO_MINUTES`. */
export const undo = defineActionCommand({
  name: 'undo',
  group: 'report',
  usage: [
    {
      say: 'undo E2-03',
      does: `Take back your report of an action, evidence of an ongoing one or a reading, within ${UNDO_MINUTES} minutes`,
    },
    { say: 'undo R3', does: `Take back recommendations that you added together, within ${UNDO_MINUTES} minutes` },
    { say: 'undo E2-03a', does: 'Open a milestone again that was ticked off today' },
  ],
  guests: true,
  async decide(acting, { action }, context) {
    const set = await dateSetBefore(action, context);
    const takeBack = action.kind === 'measure' ? undoReading : isMetWithBody(action) ? undoContact : undoReport;
    return {
      summary: `took back ${TAKEN_BACK[action.kind]} of ${action.code}`,
      changes: takeBack(acting, action, set),
    };
  },
  async decideMilestone(acting, { action, milestone }, { read }) {
    const events = await read.history({ ids: [action.id, milestone.id] });
    const changes = untickMilestone(acting, { action, milestone }, events);
    return { summary: `opened ${codeOfMilestone(action, milestone)} again${soStatus(action, changes)}`, changes };
  },
  async decideRecommendation(acting, { recommendation }, { read }) {
    const own = await read.history({ ids: [recommendation.id] });
    const added = own.find(({ change }) => change.op === 'added');
    const since = added ? await read.history({ since: added.at }) : [];
    const together = since.filter(({ by }) => by.requestId === added?.by.requestId);
    const undone = undoRecommendations(acting, recommendation, together);
    const codes = undone.map(({ row }) => row.code);
    return { summary: `took back ${listOf(codes)}`, changes: undone.map(({ change }) => change) };
  },
});

/** The SRO or a lead, but not the owner, confirms that a reported action is complete. */
export const confirm = defineActionCommand({
  name: 'confirm',
  group: 'plan',
  everyday: true,
  aliases: ['approve', 'sign off'],
  usage: [
    { say: 'confirm E2-03', does: 'Confirm that a reported action is complete (its SRO or a lead, not its owner)' },
  ],
  several: true,
  decide(acting, { action }, context) {
    if (action.status === 'complete' && action.broughtInAt !== null) {
      const changes = confirmImported(acting, [action]);
      return { summary: `confirmed ${action.code}, which came in complete`, changes };
    }
    if (action.status === 'complete') return answer(alreadyCard(action, context, context.now, acting.actor));
    return { summary: `confirmed ${action.code} complete`, changes: [confirmComplete(acting, action)] };
  },
});

/** The SRO or a lead sends a reported action back to its owner with a reason. */
export const returnCommand = defineActionCommand({
  name: 'return',
  group: 'plan',
  usage: [{ say: 'return E2-03 because …', does: 'Send a reported action back to its owner' }],
  slots: { because: slot.text({ keyword: 'because', expects: 'a reason' }) },
  decide: (acting, { action, because }) => ({
    summary: `returned ${action.code}: ${because}`,
    changes: [returnToOwner(acting, action, because)],
  }),
  form: returnForm,
});
