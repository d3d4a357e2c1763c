/** The words for meetings and regular contact with a body, and the questions about which of them was meant. */

import { type ActorContext, nameOf } from '../../core/people/person.ts';
import { placesForContact } from '../../core/plan/contact.ts';
import { bodyNameOf } from '../../core/plan/meeting.ts';
import { contactsOf, listedDates } from '../../core/plan/next-contact.ts';
import type { Action, LogEntry, Person, Snapshot } from '../../core/record/model.ts';
import { dayAndDate, longDate } from '../../core/time/dates.ts';
import type { Card, CommandButton, Element, Item, Raw } from '../../ports/card.ts';
import { choiceCard, refusedCard } from '../ask/answers.ts';
import { formButton } from '../form.ts';
import { asTitle, count, listOf, nameInSentence } from '../words.ts';
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

/** The title of regular contact with a body that a first contact adds. */
export function contactTitle(name: string): string {
  return `Contact with ${nameInSentence(name)}`;
}

/** The most places in the plan that are offered for a first contact. */
const MOST_PLACES = 5;

/**
 * Asks where contact belongs with a body of which the plan has no meeting and no regular contact. `args` hold what was said, so
 * that one press records it and adds the regular contact.
 */
export function nothingToMeetCard(
  body: { readonly known: Person } | { readonly newBody: string },
  args: Raw,
  acting: ActorContext,
): Card {
  const name = 'known' in body ? body.known.name : body.newBody;
  const none = `No meetings and no regular contact with ${nameInSentence(name)} are planned`;
  const places = placesForContact(acting);
  if (places.length === 0)
    return refusedCard(
      `${none}, so nothing was recorded. The senior responsible owner or a programme lead can add regular contact.`,
    );
  const buttons = places.slice(0, MOST_PLACES).map((place) => ({
    type: 'command' as const,
    label:
      'action' in place
        ? `Under ${place.action.code} ${asTitle(place.action.title)}`
        : `Under ${place.expectation.code}, then every ${place.everyWeeks} weeks`,
    command: 'met',
    args: {
      ...args,
      ...('action' in place
        ? { for: place.action.code }
        : { under: place.expectation.code, every: String(place.everyWeeks) }),
    },
  }));
  return {
    ...choiceCard(
      `${none}, so nothing is recorded yet. Choose where it belongs: one press records it and adds regular contact there.`,
      [
        ...buttons,
        formButton('Another place or rhythm', 'met', { ...args, body: name }),
        formButton('Add its meetings', 'add meeting', { body: name }),
      ],
    ),
    title: `Where does contact with ${nameInSentence(name)} belong?`,
  };
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
