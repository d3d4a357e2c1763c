/** The private lists of actions: one's own, another person's, and the overdue ones. */
import { lateMilestones } from '../../core/plan/late-milestone.ts';
import type { Workload } from '../../core/plan/workload.ts';
import type { Action, Person } from '../../core/record/model.ts';
import type { Card, Element } from '../../ports/card.ts';
import { count } from '../words.ts';
import { actingButtons, actionItem, type Scene } from './action-words.ts';
import { itemsWithReport, undoButtonsFor } from './confirmation.ts';
import { lateMilestoneList } from './milestone.ts';

/** The most actions on the card before "and n more"; each has up to two buttons. */
const LINES = 15;

/** A person's actions by urgency. `viewer` sees only the buttons that they may press. */
export function workloadCard(name: string, work: Workload, scene: Scene, viewer: Person): Card {
  const groups: [string, readonly Action[]][] = [
    ['Overdue', work.overdue],
    ['Due this week', work.dueThisWeek],
    ['Waiting for your confirmation', work.toConfirm],
    ['Later', work.later],
    ['Reported, waiting for confirmation', work.reported],
    ['As deputy', work.asDeputy],
  ];
  const own = viewer.id === work.personId;
  const title = own ? 'Your actions' : `Actions of ${name}`;
  return listCard(title, groups, scene, viewer);
}

/** The overdue actions that were asked for, each with the buttons that `viewer` may press, and the late milestones. */
export function overdueCard(actions: readonly Action[], scene: Scene, viewer: Person): Card {
  const card = listCard('Overdue', [['', actions]], scene, viewer);
  const steps = lateMilestoneList(lateMilestones(scene.snapshot, scene.today), scene, LINES);
  return steps.length === 0 ? card : { ...card, body: [...(actions.length === 0 ? [] : card.body), ...steps] };
}

function listCard(title: string, groups: readonly [string, readonly Action[]][], scene: Scene, viewer: Person): Card {
  const total = groups.reduce((sum, [, actions]) => sum + actions.length, 0);
  let room = LINES;
  const lists = groups.flatMap(([name, actions]): Element[] => {
    const shown = actions.slice(0, room);
    const left = actions.length - shown.length;
    room -= shown.length;
    if (actions.length === 0) return [];
    const items = shown.flatMap((action) => {
      const show = {
        owner: action.ownerId !== viewer.id,
        buttons: [...actingButtons(action, scene, viewer), ...undoButtonsFor(viewer.id, action, scene)],
      };
      return itemsWithReport(actionItem(action, scene, show), action, scene, viewer);
    });
    return [
      {
        type: 'list',
        ...(name ? { title: name } : {}),
        items,
        ...(left > 0 ? { more: { count: left, command: 'export csv' } } : {}),
      },
    ];
  });
  return {
    title: `${title}: ${total}`,
    summary: `${title}: ${count(total, 'action')}.`,
    body: lists.length > 0 ? lists : [{ type: 'note', text: 'Nothing here.' }],
    buttons: [],
  };
}
