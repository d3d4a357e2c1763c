/** The cards about one action or one expectation. */
import { canSeePrivately, expectationOf, isLead, nameOf, oversees } from '../../core/people/person.ts';
import { needsMinute } from '../../core/plan/evidence.ts';
import type { Progress } from '../../core/plan/expectation.ts';
import { isCadence } from '../../core/plan/next-contact.ts';
import { rowById } from '../../core/record/find-row.ts';
import type { Action, EvidenceItem, Expectation, Instant, Person } from '../../core/record/model.ts';
import { longDate } from '../../core/time/dates.ts';
import { dateOf, minutesBetween } from '../../core/time/instants.ts';
import type { Button, Card, Element, Fact, Item } from '../../ports/card.ts';
import { formButton } from '../form.ts';
import { agoWords, asSentence, count, expectationLine, levelWord, statusWord } from '../words.ts';
import {
  actingButtons,
  actionItem,
  actionLine,
  capitalise,
  confirmButtonsFor,
  dueWords,
  evidenceLine,
  proposalButtons,
  proposalWords,
  type Scene,
  stateWords,
} from './action-words.ts';
import { checkButtons, checkFacts } from './check.ts';
import { reportElements } from './confirmation.ts';
import { contactElements } from './contact.ts';
import { updateButtons, updateElements } from './log-entry.ts';
import { measureFacts, missingReadingWords, readingElements } from './measure.ts';
import { milestoneElements } from './milestone.ts';
import { planFacts } from './plan-place.ts';
import { positionButtons, positionElements } from './position.ts';
import { recommendationLine } from './recommendation-words.ts';
import { expectationItem, progressWords } from './status.ts';

/** The private card of an action. Evidence that the viewer may not see is only counted. */
export function actionCard(action: Action, scene: Scene, viewer: Person): Card {
  const proposal = proposalWords(action, scene);
  return {
    title: actionLine(action),
    summary: `${action.code}: ${statusWord(action.status)}.`,
    body: [
      { type: 'facts', facts: actionFacts(action, scene, viewer) },
      ...(proposal ? [{ type: 'note', text: proposal } as const] : []),
      ...contactElements(action, scene, canSeePrivately(viewer, action, scene)),
      ...milestoneElements(action, scene, viewer),
      ...readingElements(action, scene, viewer),
      ...evidenceElements(action, scene, viewer),
      ...updateElements({ about: 'action', row: action }, scene, viewer),
    ],
    buttons: canSeePrivately(viewer, action, scene) ? buttonsFor(action, scene, viewer) : [],
  };
}

/** Whether a card says that evidence is missing: readings, meetings and contact are kept up without any. */
function expectsEvidence(action: Action): boolean {
  return (
    action.evidenceRequired !== null || action.kind === 'once' || (action.kind === 'ongoing' && !isCadence(action))
  );
}

/** The level and the required evidence: "Officer and member level; evidence required: the minute" */
function demandWords(action: Action): string {
  const level = capitalise(`${levelWord(action.level)} level`);
  if (!expectsEvidence(action)) return level;
  const required = action.evidenceRequired
    ? `evidence required: ${action.evidenceRequired}`
    : needsMinute(action)
      ? 'evidence required: the minute of the meeting'
      : 'no evidence required';
  return `${level}; ${required}`;
}

function actionFacts(action: Action, scene: Scene, viewer: Person): readonly Fact[] {
  const { snapshot } = scene;
  const expectation = expectationOf(snapshot, action);
  const carriesOut = rowById(snapshot.recommendations, action.recommendationId);
  return [
    { name: 'Status', value: capitalise(stateWords(action, scene)) },
    { name: 'Date', value: capitalise(dueWords(action, scene)) },
    ...completionFacts(action, scene),
    ...measureFacts(action, scene, viewer),
    { name: 'Owner', value: capitalise(nameOf(snapshot, action.ownerId)) },
    ...(action.deputyId ? [{ name: 'Deputy', value: nameOf(snapshot, action.deputyId) }] : []),
    { name: 'Asked for', value: demandWords(action) },
    { name: 'Under', value: expectationLine(expectation) },
    ...(carriesOut ? [{ name: 'Carries out', value: recommendationLine(carriesOut) }] : []),
    ...checkFacts(action, scene),
    ...planFacts(action),
  ];
}

/**
 * The days on which an action was reported and confirmed complete; before it is confirmed, the day of the report where the work was
 * done on another.
 */
function completionFacts(action: Action, { calendar }: Scene): readonly Fact[] {
  const { status, doneOn, reportedAt, completedAt, broughtInAt } = action;
  if (status === 'reported_complete' && doneOn !== null && reportedAt !== null)
    return [{ name: 'Reported', value: `On ${longDate(dateOf(reportedAt, calendar.timeZone))}` }];
  if (status !== 'complete' || completedAt === null || broughtInAt !== null) return [];
  const [reported, completed] = [reportedAt ?? completedAt, completedAt].map((at) => dateOf(at, calendar.timeZone));
  const value =
    reported === completed
      ? `On ${longDate(completed ?? '')}`
      : `Reported on ${longDate(reported ?? '')}, confirmed on ${longDate(completed ?? '')}`;
  return [{ name: 'Completed', value }];
}

function buttonsFor(action: Action, scene: Scene, viewer: Person): readonly Button[] {
  const overseer = oversees(viewer, scene.snapshot, action);
  return [
    ...actingButtons(action, scene, viewer),
    ...(isLead(viewer) ? proposalButtons(action) : []),
    ...updateButtons({ about: 'action', row: action }, scene, viewer),
    ...checkButtons(action, scene, viewer),
    ...(overseer ? [formButton(`Edit ${action.code}`, 'edit', { action: action.code })] : []),
    { type: 'command', label: 'History', command: 'history', args: { about: action.code } },
  ];
}

function evidenceElements(action: Action, scene: Scene, viewer: Person): readonly Element[] {
  const items = scene.snapshot.evidence.filter((item) => item.actionId === action.id);
  if (items.length === 0) return expectsEvidence(action) ? [{ type: 'note', text: 'No evidence yet.' }] : [];
  const maySee = (item: EvidenceItem) => item.marking !== 'exempt' || canSeePrivately(viewer, action, scene);
  const hidden = items.filter((item) => !maySee(item)).length;
  const shown: Item[] = items.filter(maySee).map((item) => evidenceLine(item, scene));
  const note = hidden > 0 ? [{ type: 'note', text: `${count(hidden, 'exempt item')} not shown.` } as const] : [];
  return [...(shown.length > 0 ? [{ type: 'list', title: 'Evidence', items: shown } as const] : []), ...note];
}

/** The most actions on an expectation's card before "and n more". */
const ACTION_LINES = 20;

/**
 * An expectation with its text, its actions and its latest updates. Leads and its senior responsible owner can add to both.
 * `viewer` is null for a card that everybody in a conversation sees.
 */
export function expectationCard(
  expectation: Expectation,
  progress: Progress,
  scene: Scene,
  viewer: Person | null,
): Card {
  const subject = { about: 'expectation', row: expectation } as const;
  const left = progress.actions.length - ACTION_LINES;
  const items = progress.actions.slice(0, ACTION_LINES).map((action) =>
    actionItem(action, scene, {
      owner: true,
      buttons: [{ type: 'command', label: `Show ${action.code}`, command: 'show', args: { about: action.code } }],
    }),
  );
  const add = formButton('Add an action', 'add action', { to: expectation.code });
  const mayAdd = viewer !== null && (isLead(viewer) || expectation.seniorResponsibleOwnerId === viewer.id);
  return {
    title: expectationLine(expectation),
    summary: `${expectation.code}: ${progressWords(progress).join(', ')}.`,
    body: [
      { type: 'text', text: asSentence(expectation.text) },
      {
        type: 'note',
        text: [
          capitalise(`${levelWord(expectation.level)} level`),
          ...(expectationItem(progress, scene).details ?? []),
          ...missingReadingWords(expectation, scene),
        ].join('. '),
      },
      items.length === 0
        ? { type: 'note', text: 'No actions yet.' }
        : {
            type: 'list',
            title: 'Actions',
            items,
            ...(left > 0 ? { more: { count: left, command: 'export csv' } } : {}),
          },
      ...positionElements(expectation, scene, viewer),
      ...updateElements(subject, scene, viewer),
    ],
    buttons: [
      ...(mayAdd ? [add] : []),
      ...(viewer ? updateButtons(subject, scene, viewer) : []),
      ...(viewer ? positionButtons(expectation, scene, viewer) : []),
    ],
  };
}

/**
 * The answer to somebody who presses a button after somebody else: the present state, and how long ago it was reached.
 */
export function alreadyCard(action: Action, scene: Scene, now: Instant, viewer: Person): Card {
  const when = action.completedAt ?? action.reportedAt;
  const ago = when === null ? '' : ` That was ${agoWords(minutesBetween(when, now))}.`;
  const buttons = confirmButtonsFor(viewer, action, scene);
  return {
    title: `${action.code} is settled already`,
    summary: `${action.code} is settled already; nothing was changed.`,
    body: [
      { type: 'text', text: actionLine(action) },
      { type: 'text', text: `${capitalise(stateWords(action, scene))}.${ago} Nothing was changed.` },
      ...reportElements(action, buttons, scene, viewer),
    ],
    buttons,
  };
}
