/** A person's home page in Slack or Teams, or in reply to `home`. */
import { isLead } from '../../core/people/person.ts';
import type { AttentionItem } from '../../core/plan/group-standing.ts';
import type { StatusReport } from '../../core/plan/status.ts';
import type { Workload } from '../../core/plan/workload.ts';
import type { Person, Platform } from '../../core/record/model.ts';
import type { Button, Card, Element } from '../../ports/card.ts';
import { formButton } from '../form.ts';
import { confirmButtonsFor, proposalButtons, type Scene } from '../plan/action-words.ts';
import { attentionList, clockFacts, clockWords, countFacts, expectationItem } from '../plan/status.ts';
import { workloadCard } from '../plan/workload.ts';

/** The most actions that the attention list shows. */
const ATTENTION_LINES = 20;

/** The viewer's own page: days left, counts, their actions and expectations. A lead also sees what needs attention. */
export function homeCard(report: StatusReport, work: Workload, scene: Scene, viewer: Person): Card {
  const own = workloadCard(viewer.name, work, scene, viewer);
  return {
    title: `Best Value Notice: ${clockWords(report)}`,
    summary: `Best Value Notice: ${clockWords(report)}.`,
    body: [
      { type: 'facts', facts: [...clockFacts(report), ...countFacts(report)] },
      { type: 'divider' },
      { type: 'text', text: own.title, weight: 'strong' },
      ...own.body,
      ...expectationsOf(report, scene, viewer),
      ...attentionFor(report, work, scene, viewer),
    ],
    buttons: [
      { type: 'command', label: 'Show the status', command: 'status', args: {} },
      ...joiningFor(scene, viewer),
      { type: 'command', label: 'Help', command: 'help', args: {} },
    ],
  };
}

/** Offered to people who have no account yet on one of the platforms that get reminders. */
function joiningFor({ snapshot }: Scene, viewer: Person): readonly Button[] {
  const isKnownOn = (platform: Platform) =>
    snapshot.accounts.some((account) => account.personId === viewer.id && account.platform === platform);
  if (snapshot.conversations.every(({ stoppedAt, platform }) => stoppedAt !== null || isKnownOn(platform))) return [];
  return [{ type: 'command', label: 'Join another account', command: 'account code', args: {} }];
}

/** The expectations whose senior responsible owner is the viewer. */
function expectationsOf(report: StatusReport, scene: Scene, viewer: Person): readonly Element[] {
  const own = report.expectations.filter(({ expectation }) => expectation.seniorResponsibleOwnerId === viewer.id);
  if (own.length === 0) return [];
  return [{ type: 'list', title: 'Your expectations', items: own.map((one) => expectationItem(one, scene)) }];
}

/** The actions that need a lead's attention besides their own, which stand above. */
function attentionFor(report: StatusReport, work: Workload, scene: Scene, viewer: Person): readonly Element[] {
  const { overdue, dueThisWeek, later, toConfirm, reported, asDeputy } = work;
  const own = new Set([overdue, dueThisWeek, later, toConfirm, reported, asDeputy].flat());
  const others = report.attention.filter(({ action }) => !own.has(action));
  if (!isLead(viewer) || others.length === 0) return [];
  const list = attentionList('Needs attention', others, scene, ATTENTION_LINES, 'status attention');
  if (list.type !== 'list') return [list];
  const items = list.items.map((item, index) => ({ ...item, buttons: attentionButtons(others[index], scene, viewer) }));
  return [{ ...list, items }];
}

/** The buttons that settle what needs attention, and the one that shows the action. */
function attentionButtons(item: AttentionItem | undefined, scene: Scene, viewer: Person): readonly Button[] {
  if (!item) return [];
  const { action, reasons } = item;
  const { code } = action;
  return [
    ...(reasons.includes('no_owner') ? [formButton(`Assign ${code}`, 'assign', { about: code })] : []),
    ...(reasons.includes('no_date') ? [formButton(`Set a date for ${code}`, 'due', { action: code })] : []),
    ...confirmButtonsFor(viewer, action, scene),
    ...proposalButtons(action),
    { type: 'command', label: `Show ${code}`, command: 'show', args: { about: code } },
  ];
}
