/** The words for an action: line, state and dates; and its buttons. */

import { isUndecided } from '../../core/notice/notice.ts';
import { actsAsOwner, isAtLeast, isOwnWork, nameOf, oversees } from '../../core/people/person.ts';
import { isKeptUp, isOutstanding, isOverdue } from '../../core/plan/action.ts';
import { isEmbedded } from '../../core/plan/check.ts';
import { awaitsEvidence, needsEvidence, needsMinute } from '../../core/plan/evidence.ts';
import type { AttentionReason } from '../../core/plan/group-standing.ts';
import { papersDueOn } from '../../core/plan/meeting.ts';
import { isMetWithBody } from '../../core/plan/next-contact.ts';
import { assertNever } from '../../core/record/errors.ts';
import type { Action, EvidenceItem, IsoDate, Person, Snapshot } from '../../core/record/model.ts';
import { confirmersOf } from '../../core/reminders/confirmation.ts';
import { workingDaysBetween } from '../../core/time/calendar.ts';
import { daysBetween, longDate } from '../../core/time/dates.ts';
import type { Button, CommandButton, Item } from '../../ports/card.ts';
import { formButton } from '../form.ts';
import { daysAwayWords, overdueBy, statusWord } from '../words.ts';
import { metButton } from './contact.ts';
import { readingButton } from './measure.ts';
import { DUE_ONCE, nextWords, rhythmWords } from './rhythm-words.ts';
import type { Scene } from './scene.ts';

export type { Scene } from './scene.ts';

/** The code with its title: "E2-03 Adopt the procurement rules" */
export function actionLine(action: Action): string {
  return `${action.code} ${action.title}`;
}

/**
 * The state with the person or reason behind it: "reported complete by Monitoring Officer, waiting for Director of Resources to confirm"
 */
export function stateWords(action: Action, scene: Scene): string {
  const { snapshot } = scene;
  const reporter = () => nameOf(snapshot, action.reportedBy);
  switch (action.status) {
    case 'not_started':
    case 'in_progress':
      return isKeptUp(action) ? rhythmWords(action, scene) : statusWord(action.status);
    case 'blocked':
      return action.blockedBecause === null ? 'blocked' : `blocked: ${action.blockedBecause}`;
    case 'reported_complete':
      return awaitsEvidence(action, snapshot)
        ? `evidence awaited: ${reporter()} reported it complete${doneOnWords(action)}, but ${missingWords(action)} is missing`
        : `reported complete by ${reporter()}${doneOnWords(action)}, waiting for ${confirmerWords(action, scene)}`;
    case 'complete': {
      if (action.broughtInAt !== null) return `complete as brought in${doneOnWords(action)}, not confirmed here`;
      const by =
        action.completedBy === action.reportedBy
          ? `reported by ${reporter()}`
          : `confirmed by ${nameOf(snapshot, action.completedBy)}`;
      return `complete${doneOnWords(action)}, ${by}${isEmbedded(action, snapshot, scene.today) ? ', embedded' : ''}`;
    }
    case 'withdrawn':
      return 'withdrawn';
    default:
      return assertNever(action.status);
  }
}

/** The day of the work of a reported or complete action, where it is another than that of the report. */
function doneOnWords({ doneOn }: Action): string {
  return doneOn === null ? '' : `, done on ${longDate(doneOn)}`;
}

/** The people who are asked to confirm: "Director of Resources to confirm", or "confirmation" when nobody can be asked. */
function confirmerWords(action: Action, { snapshot, today }: Scene): string {
  const names = confirmersOf(snapshot, action, today).map((id) => nameOf(snapshot, id));
  if (names.length === 0) return 'confirmation';
  return `${names.length > 2 ? 'a programme lead' : names.join(' or ')} to confirm`;
}

/** The missing proof: "the minute of the members' meeting", "the evidence (signed report)". */
export function missingWords(action: Action): string {
  const asked = action.evidenceRequired ? ` (${action.evidenceRequired})` : '';
  return needsMinute(action) ? `the minute of the meeting${asked}` : `the evidence${asked}`;
}

/**
 * "due on 28 June 2024, in 4 days" or "overdue by 3 working days, was due on 19 June 2024"; adds the first date if the
 * date moved.
 */
export function dueWords(action: Action, { snapshot, today, calendar }: Scene): string {
  if (action.dueOn === null) return 'no date yet';
  const day = longDate(action.dueOn);
  const [ahead, passed] = action.kind === 'once' ? DUE_ONCE : nextWords(action);
  if (isOverdue(action, snapshot, today))
    return `${overdueBy(workingDaysBetween(action.dueOn, today, calendar))}, ${passed} on ${day}${movedWords(action)}`;
  const near = isOutstanding(action, snapshot) ? `, ${daysAwayWords(daysBetween(today, action.dueOn))}` : '';
  const papers = action.kind === 'meeting' ? papersDueOn(action, calendar) : null;
  const papersWords = papers === null ? '' : `, papers due on ${longDate(papers)}`;
  return `${ahead} on ${day}${near}${papersWords}${afterExpiry(action.dueOn, snapshot, today)}${movedWords(action)}`;
}

/** Marks a date after an expiry that is still ahead: a date typed without its year may land in the next year. */
function afterExpiry(day: IsoDate, { notice }: Snapshot, today: IsoDate): string {
  return notice && isUndecided(notice) && today <= notice.expiresOn && day > notice.expiresOn
    ? ', after the notice expires'
    : '';
}

function movedWords(action: Action): string {
  if (action.timesMoved === 0 || action.originalDueOn === null || isKeptUp(action)) return '';
  const times = action.timesMoved === 1 ? 'once' : action.timesMoved === 2 ? 'twice' : `${action.timesMoved} times`;
  return ` (first date ${longDate(action.originalDueOn)}, moved ${times})`;
}

/** The proposed new date with its proposer and, for its readers, the reason; null when none is proposed. */
export function proposalWords(action: Action, { snapshot, today }: Scene): string | null {
  if (action.proposedDueOn === null) return null;
  const because = action.proposedBecause === null ? '' : `: ${action.proposedBecause}`;
  return `${nameOf(snapshot, action.proposedBy)} proposes ${longDate(action.proposedDueOn)}${afterExpiry(action.proposedDueOn, snapshot, today)}${because}. Until a programme lead agrees, the present date counts.`;
}

/** A list item for the action: its line, then state, dates and a proposed date. `show.owner` adds the owner. */
export function actionItem(action: Action, scene: Scene, show: { owner: boolean; buttons: readonly Button[] }): Item {
  const owner = show.owner ? [`Owner: ${nameOf(scene.snapshot, action.ownerId)}`] : [];
  const proposal = proposalWords(action, scene);
  return {
    text: actionLine(action),
    details: [
      ...owner,
      capitalise(stateWords(action, scene)),
      capitalise(dueWords(action, scene)),
      ...(proposal ? [proposal] : []),
    ],
    buttons: show.buttons,
  };
}

/** The words with a capital first letter, for the start of a line. */
export function capitalise(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const REASON_WORDS: Readonly<Record<AttentionReason, string>> = {
  overdue: 'overdue',
  red: 'red in its latest update',
  blocked: 'blocked',
  evidence_awaited: 'evidence awaited',
  awaiting_confirmation: 'waiting for confirmation',
  date_proposed: 'new date proposed',
  no_owner: 'no owner',
  no_date: 'no date',
  due_soon: 'due within 30 days',
};

/** The reason why an action is on the attention list, as in "no owner". */
export function reasonWord(reason: AttentionReason): string {
  return REASON_WORDS[reason];
}

/** The buttons for the action's owner at present: complete it, add evidence, or propose a date. */
export function ownerButtons(action: Action, { snapshot }: Scene): readonly Button[] {
  if (awaitsEvidence(action, snapshot)) return [evidenceButton(action)];
  if (!isOutstanding(action, snapshot)) return [];
  if (action.kind === 'once') return [doneButton(action), formButton('Propose a date', 'due', { action: action.code })];
  if (isMetWithBody(action)) return [{ ...metButton(action, snapshot), style: 'primary' }];
  if (action.kind === 'measure') return [{ ...readingButton(action), style: 'primary' }];
  return [{ ...evidenceButton(action), style: 'primary' }];
}

/** Opens a form when evidence is required; otherwise the press itself reports the action complete. */
function doneButton(action: Action): CommandButton {
  const asks = needsEvidence(action);
  return {
    type: 'command',
    label: `Mark ${action.code} complete`,
    command: 'done',
    args: { action: action.code, ...(asks ? { ask: 'yes' } : {}) },
    style: 'primary',
    asks,
  };
}

/** Opens the form for evidence, or for the minute of a meeting when the action needs one. */
export function evidenceButton(action: Action): CommandButton {
  const minute = needsMinute(action);
  const label = `Add ${minute ? 'the minute' : 'evidence'} for ${action.code}`;
  return formButton(label, minute ? 'minute' : 'evidence', { action: action.code });
}

/** The buttons for the senior responsible owner or a lead on a reported action, for a card that everybody sees. */
export function confirmButtons(action: Action, { snapshot }: Scene): readonly Button[] {
  if (action.status !== 'reported_complete') return [];
  const back = formButton(`Return ${action.code}`, 'return', { action: action.code });
  if (awaitsEvidence(action, snapshot)) return [back];
  return [
    {
      type: 'command',
      label: `Confirm ${action.code}`,
      command: 'confirm',
      args: { action: action.code },
      style: 'primary',
    },
    back,
  ];
}

/** `confirmButtons` for a card that only `viewer` sees: without those that the viewer may not press. */
export function confirmButtonsFor(viewer: Person, action: Action, scene: Scene): readonly Button[] {
  if (!oversees(viewer, scene.snapshot, action)) return [];
  const buttons = confirmButtons(action, scene);
  return isOwnWork(viewer, action)
    ? buttons.filter((it) => it.type !== 'command' || it.command !== 'confirm')
    : buttons;
}

/** The buttons with which `viewer` may report, confirm or return the action; none for people who change nothing. */
export function actingButtons(action: Action, scene: Scene, viewer: Person): readonly Button[] {
  if (!isAtLeast(viewer, 'officer')) return [];
  const own = actsAsOwner(viewer, action, scene) ? ownerButtons(action, scene) : [];
  return [...own, ...confirmButtonsFor(viewer, action, scene)];
}

/** The buttons with which a lead agrees or refuses a proposed date; none when no date is proposed. */
export function proposalButtons(action: Action): readonly Button[] {
  if (action.proposedDueOn === null) return [];
  const args = { action: action.code };
  return [
    {
      type: 'command',
      label: `Agree ${longDate(action.proposedDueOn)}`,
      command: 'agree',
      args: { ...args, on: action.proposedDueOn },
      style: 'primary',
    },
    formButton('Refuse', 'refuse', args),
  ];
}

/** A list item for one piece of evidence. The bot never opens a link itself. */
export function evidenceLine(item: EvidenceItem, { snapshot }: Scene): Item {
  const given = `${item.marking}, given by ${nameOf(snapshot, item.addedBy)}`;
  const struck = item.struckAt === null ? [] : [`Struck by ${nameOf(snapshot, item.struckBy)}: ${item.struckBecause}`];
  const details = [given, ...struck];
  const day = item.metOn === null ? '' : `, ${longDate(item.metOn)}`;
  if (item.kind === 'link')
    return { text: `${item.code} Link${day}`, details, link: { text: item.text, url: item.text } };
  const words = item.kind === 'minute' ? `Minute ${item.text} of ${item.body}` : `Note: ${item.text}`;
  return { text: `${item.code} ${words}${day}`, details };
}
