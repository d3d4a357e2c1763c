/** The words for meetings and regular contact with a body, and the questions about which of them was meant. */

import { isLead, nameOf } from '../../core/people/person.ts';
import { bodyNameOf } from '../../core/plan/meeting.ts';
import { contactsOf, listedDates } from '../../core/plan/next-contact.ts';
import type { Action, LogEntry, Person, Snapshot } from '../../core/record/model.ts';
import { dayAndDate, longDate } from '../../core/time/dates.ts';
import type { Card, CommandButton, Element, Item, Raw } from '../../ports/card.ts';
import { choiceCard, refusedCard } from '../ask/answers.ts';
import { formButton } from '../form.ts';
import { count, listOf, nameInSentence } from '../words.ts';
import type { Scene } from './scene.ts';

/** Asks under which of several meetings or cadences with one body a contact is recorded. `args` hold what was said. */
export function whichContactCard(found: readonly Action[], args: Raw, snapshot: Snapshot): Card {
  const [first] = found;
  const body = first ? bodyNameOf(snapshot, first) : 'the body';
  const buttons = found.map(({ code, title }) => ({
    type: 'command' as const,
    label: `${code} ${title}`,
    command: 'met',
    args: { ...args, for: code },
  }));
  return choiceCard(
    `${count(found.length, 'entry', 'entries')} of the plan are about ${nameInSentence(body)}. Which was it?`,
    buttons,
  );
}

/** The answer to contact with a body with which no meeting or regular contact is planned. */
export function nothingToMeetCard(
  body: { readonly known: Person } | { readonly newBody: string },
  { actor, snapshot }: { readonly actor: Person; readonly snapshot: Snapshot },
): Card {
  const name = 'known' in body ? body.known.name : body.newBody;
  const mayAdd = isLead(actor) || snapshot.expectations.some((one) => one.seniorResponsibleOwnerId === actor.id);
  const ask = mayAdd ? '' : ' The senior responsible owner or a programme lead can add one.';
  const text = `The plan has no meetings and no regular contact with ${nameInSentence(name)}, so nothing was recorded.${ask}`;
  const buttons = [
    formButton('Add its meetings', 'add meeting', { body: name }),
    formButton('Add regular contact', 'add action', { title: `Contact with ${name}`, with: name }),
  ];
  return refusedCard(text, mayAdd ? buttons : []);
}

/** The button that opens the form for a meeting or contact with the body of the action. */
export function metButton({ code, kind, bodyId }: Action, snapshot: Snapshot): CommandButton {
  const label = kind === 'meeting' ? `Record a meeting of ${code}` : `Record contact for ${code}`;
  return formButton(label, 'met', { for: code, body: nameOf(snapshot, bodyId) });
}

/** The latest contacts of a meeting or cadence on its card, and a meeting's listed dates. `seesExempt`: the reader may see exempt ones. */
export function contactElements(action: Action, { snapshot }: Scene, seesExempt: boolean): readonly Element[] {
  const dates = listedDates(action);
  const listed =
    dates.length === 0 ? [] : [{ type: 'note', text: `Listed dates: ${listOf(dates.map(dayAndDate))}.` } as const];
  const contacts = contactsOf(snapshot, action).toReversed();
  const shown = contacts.filter(({ marking }) => seesExempt || marking !== 'exempt');
  const hidden = contacts.length - shown.length;
  const items = shown.slice(0, CONTACTS_SHOWN).map((entry) => contactItem(entry, snapshot));
  const left = shown.length - items.length;
  const more = left > 0 && seesExempt ? { more: { count: left, command: `history ${action.code}` } } : {};
  return [
    ...listed,
    ...(items.length > 0 ? [{ type: 'list', title: 'Latest contact', items, ...more } as const] : []),
    ...(hidden > 0 ? [{ type: 'note', text: `${count(hidden, 'exempt contact')} not shown.` } as const] : []),
  ];
}

const CONTACTS_SHOWN = 2;

function contactItem({ code, text, on, level, addedBy, marking }: LogEntry, snapshot: Snapshot): Item {
  const at = level === null ? '' : `${level} level, `;
  return { text: `${code} ${text}`, details: [`${longDate(on)}, ${at}${nameOf(snapshot, addedBy)}, ${marking}`] };
}
