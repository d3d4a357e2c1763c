/** The private cards around a meeting: before its papers are due, and the question whether it was held. */
import { accountsOf, expectationOf, nameOf, personById } from '../../core/people/person.ts';
import { isOutstanding } from '../../core/plan/action.ts';
import { isWordless, latestUpdates, mayAddUpdate, wordsOfPlan } from '../../core/plan/log-entry.ts';
import { bodyNameOf } from '../../core/plan/meeting.ts';
import { contactsOf, listedDates } from '../../core/plan/next-contact.ts';
import type { Action, LogEntry, Person } from '../../core/record/model.ts';
import { dayAndDate, longDate } from '../../core/time/dates.ts';
import type { Button, Card, CommandButton, Element, Item } from '../../ports/card.ts';
import type { LiveCard } from '../../ports/live-card.ts';
import { formButton } from '../form.ts';
import { actionItem, ownerButtons } from '../plan/action-words.ts';
import { colourWords } from '../plan/said-colour.ts';
import type { Scene } from '../plan/scene.ts';
import { count } from '../words.ts';

type PapersCard = Extract<LiveCard, { kind: 'papers' }>;
type HeldCard = Extract<LiveCard, { kind: 'held' }>;

/** The most actions on the card; each has up to three buttons, and platforms limit those of a message. */
const LINES = 8;

/** One person's actions of which a paper has to say something, each with what was said last and the buttons to say more. */
export function papersCard(live: PapersCard, meeting: Action, actions: readonly Action[], scene: Scene): Card {
  const { snapshot } = scene;
  const name = nameOf(snapshot, live.personId);
  const body = bodyNameOf(snapshot, meeting);
  const person = personById(snapshot, live.personId);
  const shown = actions.slice(0, LINES);
  const left = actions.length - shown.length;
  const items = shown.map((action) => papersItem(action, live, scene, person));
  const more = left > 0 ? { more: { count: left, command: 'mine' } } : {};
  return {
    title: `${body} meets on ${dayAndDate(live.on)}`,
    summary: summaryWords(name, live.seesToPapers, actions.length),
    to: { name, accounts: accountsOf(snapshot, live.personId) },
    body: [
      { type: 'text', text: papersWords(live, meeting), weight: 'strong' },
      ...(items.length > 0
        ? [
            { type: 'text', text: 'Say how these actions of yours go, so that the papers can report it.' } as const,
            { type: 'list', title: 'Late, at risk, moved or due before the meeting', items, ...more } as const,
          ]
        : []),
    ],
    buttons: [],
  };
}

function summaryWords(name: string, seesToPapers: boolean, actions: number): string {
  const papers = seesToPapers ? ['papers of a meeting to see to'] : [];
  return `${name}: ${[...papers, ...(actions > 0 ? [`${count(actions, 'action')} to say something of`] : [])].join(', ')}.`;
}

function papersWords({ papersOn, seesToPapers }: PapersCard, { code }: Action): string {
  const day = dayAndDate(papersOn);
  return seesToPapers ? `You see to the papers of ${code}. They are due on ${day}.` : `Its papers are due on ${day}.`;
}

function papersItem(action: Action, { since, personId }: PapersCard, scene: Scene, person: Person | null): Item {
  const subject = { about: 'action', row: action } as const;
  const [latest] = latestUpdates(scene.snapshot, subject);
  const isSaid = latest !== undefined && latest.on >= since;
  const said = latest ? [`${isSaid ? 'Now' : 'Last time'}, ${longDate(latest.on)}: ${updateWords(latest)}`] : [];
  const may = person !== null && mayAddUpdate(person, subject, scene) && isOutstanding(action, scene.snapshot);
  const item = actionItem(action, scene, { owner: action.ownerId !== personId, buttons: [] });
  const buttons: readonly Button[] = may
    ? [
        ...(latest && !isSaid ? [sameButton(action)] : []),
        formButton(isSaid ? 'Add another update' : 'Add an update', 'update', { about: action.code }),
        ...ownerButtons(action, scene).slice(0, 1),
      ]
    : [];
  return { ...item, details: [...(item.details ?? []), ...said], buttons };
}

function updateWords(entry: LogEntry): string {
  const words = wordsOfPlan(entry) ?? entry.text;
  const colour = colourWords(entry);
  if (colour === null) return entry.text;
  return isWordless(words) ? colour : `${colour}. ${words}`;
}

function sameButton({ code }: Action): CommandButton {
  return {
    type: 'command',
    label: `Same as last time for ${code}`,
    command: 'update',
    args: { about: code, same: 'yes' },
  };
}

/** The question whether a meeting was held; once it is answered, the way to its recommendations or the new date. */
export function heldCard(live: HeldCard, meeting: Action, scene: Scene): Card {
  const { snapshot } = scene;
  const body = bodyNameOf(snapshot, meeting);
  const day = dayAndDate(live.on);
  const title = `Was the meeting of ${body} on ${day} held?`;
  const isHeld = contactsOf(snapshot, meeting).some(({ on }) => on >= live.on);
  const isListed = listedDates(meeting).includes(live.on);
  const [text, buttons] = isHeld
    ? heldWords(meeting, scene, live.on)
    : isListed
      ? questionWords(meeting, live.on)
      : ([`It was not held. ${nextWords(meeting)}`, []] as const);
  const name = nameOf(snapshot, live.personId);
  const elements: readonly Element[] = [{ type: 'text', text }];
  return {
    title,
    summary: `${name}: was a meeting held?`,
    to: { name, accounts: accountsOf(snapshot, live.personId) },
    body: elements,
    buttons,
  };
}

function questionWords({ code, bodyId }: Action, on: string): readonly [string, readonly Button[]] {
  const held: CommandButton = {
    type: 'command',
    label: 'Held',
    command: 'met',
    args: { body: bodyId ?? '', on, for: code },
    style: 'primary',
  };
  return [
    'If it was not, say when it will be, or that it was cancelled.',
    [held, formButton('Not held', 'edit', { action: code, move: on })],
  ];
}

function heldWords(meeting: Action, { snapshot }: Scene, on: string): readonly [string, readonly Button[]] {
  const args = { from: bodyNameOf(snapshot, meeting), on, to: expectationOf(snapshot, meeting).code };
  const paste = formButton('Add its recommendations', 'add recommendation', args);
  return [`It was held. ${nextWords(meeting)} If it made recommendations, paste them, one to a line.`, [paste]];
}

function nextWords({ dueOn }: Action): string {
  return dueOn === null ? 'No further date is listed.' : `The next is on ${dayAndDate(dueOn)}.`;
}
