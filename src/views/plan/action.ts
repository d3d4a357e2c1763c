/** The cards about one action or one expectation. */
import { actsAsOwner, canSeePrivately, expectationOf, isLead, nameOf, oversees } from '../../core/people/person.ts';
import type { Progress } from '../../core/plan/expectation.ts';
import type { Action, EvidenceItem, Expectation, Instant, Person } from '../../core/record/model.ts';
import { minutesBetween } from '../../core/time/instants.ts';
import type { Button, Card, Element, Fact, Item } from '../../ports/card.ts';
import { agoOf, count, levelWord, statusWord } from '../words.ts';
import {
  actionItem,
  actionLine,
  confirmButtonsFor,
  demandWords,
  dueWords,
  evidenceLine,
  ownerButtons,
  proposalButtons,
  proposalWords,
  type Scene,
  sentence,
  stateWords,
} from './action-words.ts';
import { expectationItem, progressWords } from './status.ts';

/** Everything about an action, for one person: what they may not see is counted, not shown. */
export function actionCard(action: Action, scene: Scene, viewer: Person): Card {
  const proposal = proposalWords(action, scene);
  return {
    title: actionLine(action),
    summary: `${action.code}: ${statusWord(action.status)}.`,
    body: [
      { type: 'facts', facts: actionFacts(action, scene) },
      ...(proposal ? [{ type: 'note', text: proposal } as const] : []),
      ...evidenceElements(action, scene, viewer),
    ],
    buttons: canSeePrivately(viewer, action, scene) ? buttonsFor(action, scene, viewer) : [],
  };
}

function actionFacts(action: Action, scene: Scene): readonly Fact[] {
  const { snapshot } = scene;
  const expectation = expectationOf(snapshot, action);
  return [
    { name: 'Status', value: sentence(stateWords(action, scene)) },
    { name: 'Date', value: sentence(dueWords(action, scene)) },
    { name: 'Owner', value: sentence(nameOf(snapshot, action.ownerId)) },
    ...(action.deputyId ? [{ name: 'Deputy', value: nameOf(snapshot, action.deputyId) }] : []),
    { name: 'Asked for', value: demandWords(action) },
    { name: 'Under', value: `${expectation.code} ${expectation.title}` },
  ];
}

function buttonsFor(action: Action, scene: Scene, viewer: Person): readonly Button[] {
  const code = { action: action.code };
  const overseer = oversees(viewer, scene.snapshot, action);
  return [
    ...(actsAsOwner(viewer, action, scene) ? ownerButtons(action, scene) : []),
    ...confirmButtonsFor(viewer, action, scene),
    ...(isLead(viewer) ? proposalButtons(action) : []),
    ...(overseer
      ? [
          {
            type: 'command',
            label: `Edit ${action.code}`,
            command: 'edit',
            args: { ...code, ask: 'yes' },
            asks: true,
          } as const,
        ]
      : []),
    { type: 'command', label: 'History', command: 'history', args: { about: action.code } },
  ];
}

function evidenceElements(action: Action, scene: Scene, viewer: Person): readonly Element[] {
  const items = scene.snapshot.evidence.filter((item) => item.actionId === action.id);
  if (items.length === 0) return [{ type: 'note', text: 'No evidence yet.' }];
  const maySee = (item: EvidenceItem) => item.marking !== 'exempt' || canSeePrivately(viewer, action, scene);
  const hidden = items.filter((item) => !maySee(item)).length;
  const shown: Item[] = items.filter(maySee).map((item) => evidenceLine(item, scene));
  const note = hidden > 0 ? [{ type: 'note', text: `${count(hidden, 'exempt item')} not shown.` } as const] : [];
  return [...(shown.length > 0 ? [{ type: 'list', title: 'Evidence', items: shown } as const] : []), ...note];
}

/** Lines of an expectation's card before "and n more". */
const ACTION_LINES = 20;

export function expectationCard(expectation: Expectation, progress: Progress, scene: Scene, viewer: Person): Card {
  const left = progress.actions.length - ACTION_LINES;
  const items = progress.actions.slice(0, ACTION_LINES).map((action) =>
    actionItem(action, scene, {
      owner: true,
      buttons: [{ type: 'command', label: `Show ${action.code}`, command: 'show', args: { about: action.code } }],
    }),
  );
  const add: Button = {
    type: 'command',
    label: 'Add an action',
    command: 'add action',
    args: { to: expectation.code, ask: 'yes' },
    asks: true,
  };
  const mayAdd = isLead(viewer) || expectation.seniorResponsibleOwnerId === viewer.id;
  return {
    title: `${expectation.code} ${expectation.title}`,
    summary: `${expectation.code}: ${progressWords(progress).join(', ')}.`,
    body: [
      { type: 'text', text: expectation.text },
      {
        type: 'note',
        text: [
          sentence(`${levelWord(expectation.level)} level`),
          ...(expectationItem(progress, scene).details ?? []),
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
    ],
    buttons: mayAdd ? [add] : [],
  };
}

/** For the second of two: what the first did, and when. Nothing was changed. */
export function alreadyCard(action: Action, scene: Scene, now: Instant, viewer: Person): Card {
  const when = action.completedAt ?? action.reportedAt;
  const ago = when === null ? '' : `, ${agoOf(minutesBetween(when, now))}`;
  return {
    title: `${action.code} is settled already`,
    summary: `${action.code} is settled already; nothing was changed.`,
    body: [
      { type: 'text', text: actionLine(action) },
      { type: 'text', text: `${sentence(stateWords(action, scene))}${ago}. Nothing was changed.` },
    ],
    buttons: confirmButtonsFor(viewer, action, scene),
  };
}
