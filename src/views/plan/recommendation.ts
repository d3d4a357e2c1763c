/** The cards about recommendations: one in full, a list, and the lines about changes. */
import { actsAsOwner, isLead, nameOf } from '../../core/people/person.ts';
import { UNDO_MINUTES } from '../../core/plan/completion.ts';
import {
  actionsFor,
  awaitsResponse,
  countRecommendations,
  type RecommendationState,
} from '../../core/plan/recommendation-list.ts';
import { mayAnswerFor } from '../../core/plan/response.ts';
import { rowById } from '../../core/record/find-row.ts';
import type { Action, Person, Recommendation } from '../../core/record/model.ts';
import { longDate } from '../../core/time/dates.ts';
import type { Button, Card, Element, Fact, Item } from '../../ports/card.ts';
import { formButton } from '../form.ts';
import { count } from '../words.ts';
import { actionItem, capitalise, type Scene } from './action-words.ts';
import { updateElements } from './log-entry.ts';
import { originWords, recommendationLine, responseWord, sroWords, standingOf } from './recommendation-words.ts';

/**
 * The card of a recommendation with its words, the response, its outcome and the actions that carry it out. `viewer` is null
 * for a card that everybody in a conversation sees.
 */
export function recommendationCard(one: Recommendation, scene: Scene, viewer: Person | null): Card {
  const line = recommendationLine(one);
  return {
    title: line,
    summary: `${one.code}: ${standingOf(one, scene)}.`,
    body: [
      ...(one.text === one.title ? [] : [{ type: 'text', text: one.text } as const]),
      { type: 'facts', facts: factsOf(one, scene) },
      ...actionsElements(one, scene),
      ...updateElements({ about: 'recommendation', row: one }, scene, viewer),
    ],
    buttons: viewer ? buttonsFor(one, scene, viewer) : [],
  };
}

function factsOf(one: Recommendation, scene: Scene): readonly Fact[] {
  const { snapshot } = scene;
  const under = rowById(snapshot.expectations, one.expectationId);
  const said = one.respondedOn === null ? '' : ` on ${longDate(one.respondedOn)}`;
  return [
    { name: 'Where it stands', value: capitalise(standingOf(one, scene)) },
    { name: 'Origin', value: originWords(one, scene) },
    { name: 'Senior responsible owner', value: capitalise(sroWords(one, scene)) },
    ...(one.response === 'awaiting'
      ? []
      : [{ name: 'Response', value: `${capitalise(responseWord(one.response))}${said}: ${one.responseText ?? ''}` }]),
    ...(one.outcomeEvidence === null
      ? []
      : [{ name: one.outcome === 'implemented' ? 'Evidence' : 'Closed because', value: one.outcomeEvidence }]),
    ...(under ? [{ name: 'Under', value: `${under.code} ${under.title}` }] : []),
  ];
}

/** The most actions on the card before "and n more". */
const ACTION_LINES = 12;

/** Whether nothing more is to be done about a recommendation. */
function isOver(one: Recommendation): boolean {
  return one.withdrawnAt !== null || one.outcome !== 'open';
}

function actionsElements(one: Recommendation, scene: Scene): readonly Element[] {
  const actions = actionsFor(scene.snapshot, one);
  if (actions.length === 0) return isOver(one) ? [] : [{ type: 'note', text: 'No action carries it out yet.' }];
  const items = actions
    .slice(0, ACTION_LINES)
    .map((action) => actionItem(action, scene, { owner: true, buttons: [showButton(action)] }));
  const left = actions.length - items.length;
  const more = left > 0 ? { more: { count: left, command: 'export csv' } } : {};
  return [{ type: 'list', title: 'Actions that carry it out', items, ...more }];
}

function buttonsFor(one: Recommendation, scene: Scene, viewer: Person): readonly Button[] {
  const { code } = one;
  const mayWork = mayAnswerFor(viewer, one);
  const ofIts = (action: Action) => actsAsOwner(viewer, action, scene);
  return [
    ...(mayWork && !isOver(one) ? answerButtons(one) : []),
    ...(isLead(viewer) && !isOver(one)
      ? [
          formButton('Add an action', 'add action', { for: code }),
          formButton(`Edit ${code}`, 'edit recommendation', { recommendation: code }),
        ]
      : []),
    ...(mayWork || actionsFor(scene.snapshot, one).some(ofIts)
      ? [{ type: 'command', label: 'History', command: 'history', args: { about: code } } as const]
      : []),
  ];
}

/** The buttons of those who answer for an open recommendation: the response first, then that it is implemented. */
function answerButtons(one: Recommendation): readonly Button[] {
  const { code, response } = one;
  if (response === 'awaiting') return [formButton(`Respond to ${code}`, 'update', { about: code })];
  const again = formButton('Change the response', 'update', { about: code });
  return response === 'not_accepted'
    ? [again]
    : [formButton(`${code} is implemented`, 'update', { about: code, response: 'implemented' }), again];
}

function showButton({ code }: { readonly code: string }): Button {
  return { type: 'command', label: `Show ${code}`, command: 'show', args: { about: code } };
}

/** A list item of a recommendation for a viewer: its line, where it stands, its origin and who answers for it. */
export function recommendationItem(one: Recommendation, scene: Scene, viewer: Person | null): Item {
  const [first] =
    viewer && mayAnswerFor(viewer, one) && one.withdrawnAt === null && awaitsResponse(one) ? answerButtons(one) : [];
  return {
    text: recommendationLine(one),
    details: [
      capitalise(standingOf(one, scene)),
      `${originWords(one, scene)}. Senior responsible owner: ${sroWords(one, scene)}`,
    ],
    buttons: [first ?? showButton(one)],
  };
}

/** The most recommendations on a page: each has a button, and platforms limit the buttons of a message. */
const LINES = 12;

/** The words behind the number of recommendations in a state: of one, and of more. */
const STATE_TITLES: Readonly<Record<RecommendationState, readonly [one: string, more: string]>> = {
  awaiting: [' awaits a response', ' await a response'],
  open: [' is open', ' are open'],
  implemented: [' is implemented', ' are implemented'],
  closed: [' is closed by the source', ' are closed by the source'],
  withdrawn: [' was withdrawn', ' were withdrawn'],
};

/** A page of recommendations in a state, or of all; with how many of all are implemented. */
export function recommendationsCard(
  listed: {
    readonly found: readonly Recommendation[];
    readonly state: RecommendationState | null;
    readonly page: number;
  },
  scene: Scene,
  viewer: Person,
): Card {
  const { found, state } = listed;
  const pages = Math.max(1, Math.ceil(found.length / LINES));
  const page = Math.min(listed.page, pages);
  const items = found.slice((page - 1) * LINES, page * LINES).map((one) => recommendationItem(one, scene, viewer));
  const number = found.length === 0 ? 'No recommendations' : count(found.length, 'recommendation');
  const title = `${number}${state === null ? '' : STATE_TITLES[state][found.length === 1 ? 0 : 1]}`;
  return {
    title: pages > 1 ? `${title} (page ${page} of ${pages})` : title,
    summary: `${title}.`,
    body: [{ type: 'text', text: countsWords(scene) }, ...(items.length > 0 ? [{ type: 'list', items } as const] : [])],
    buttons: [
      ...(page > 1 ? [pageButton('Previous page', state, page - 1)] : []),
      ...(page < pages ? [pageButton('Next page', state, page + 1)] : []),
      ...(isLead(viewer) && items.length === 0 ? [formButton('Add recommendations', 'add recommendation')] : []),
    ],
  };
}

function pageButton(label: string, state: RecommendationState | null, page: number): Button {
  const args = { ...(state === null ? {} : { state }), page: `${page}` };
  return { type: 'command', label, command: 'list recommendations', args };
}

function countsWords({ snapshot }: Scene): string {
  const { total, implemented, awaitingResponse, closedBySource, notAccepted } = countRecommendations(snapshot);
  if (total === 0) return 'None has been entered yet.';
  const others: readonly (readonly [number, string])[] = [
    [awaitingResponse, 'awaiting a response'],
    [closedBySource, 'closed by the source'],
    [notAccepted, 'not accepted'],
  ];
  const words = others.filter(([n]) => n > 0).map(([n, what]) => `, ${n} ${what}`);
  return `${implemented} of ${total} implemented${words.join('')}.`;
}

/** The most lines of the card that says what was added. */
const ADDED_LINES = 20;

/** The line that recommendations were added: each with its code, so that one entered by mistake can be withdrawn. */
export function recommendationsAddedCard(by: string, rows: readonly Recommendation[], scene: Scene): Card {
  const [first, ...others] = rows;
  if (!first) throw new Error('No recommendation was added');
  const left = rows.length - ADDED_LINES;
  const codes =
    others.length === 0 ? first.code : `${first.code} ${others.length === 1 ? 'and' : 'to'} ${others.at(-1)?.code}`;
  const title = `${by} added ${codes}${first.sourceId === null ? '' : ` from ${nameOf(scene.snapshot, first.sourceId)}`}`;
  const text = `${capitalise(standingOf(first, scene))}. Senior responsible owner: ${sroWords(first, scene)}. To take ${others.length === 0 ? 'it' : `all ${rows.length}`} back within ${UNDO_MINUTES} minutes: undo ${first.code}. To take one out later: withdraw ${first.code} because …`;
  const show: Button =
    others.length === 0
      ? showButton(first)
      : { type: 'command', label: 'List recommendations', command: 'list recommendations', args: {} };
  return {
    title,
    summary: `${title}.`,
    body: [
      {
        type: 'list',
        items: rows.slice(0, ADDED_LINES).map((one) => ({ text: recommendationLine(one) })),
        ...(left > 0 ? { more: { count: left, command: 'list recommendations' } } : {}),
      },
      { type: 'note', text },
    ],
    buttons: [show],
  };
}

/** The line about a change of one recommendation. `headline` says who did what: "Jo Smith responded to R3". */
export function recommendationChangedCard(one: Recommendation, headline: string, scene: Scene): Card {
  const said = one.response !== 'awaiting' && one.responseText !== null ? ` “${one.responseText}”` : '';
  const text = `${capitalise(standingOf(one, scene))}.${said}`;
  return {
    title: headline,
    summary: `${headline}.`,
    body: [
      { type: 'text', text: recommendationLine(one) },
      { type: 'note', text },
    ],
    buttons: [showButton(one)],
  };
}
