/**
 * A card with every element, for the tests of each platform's drawing. A new element that is missing here does not compile,
 * and once it stands here every platform must draw it validly and show all its texts.
 */
import type { Button, Card, Element, Field } from '../../src/ports/card.ts';

type Elements = { readonly [Type in Element['type']]: Extract<Element, { readonly type: Type }> };

/** The text for a place in a card, which is named in words: `title of a list`. */
export type TextAt = (place: string) => string;

const KINDS = ['line', 'text', 'date', 'choice', 'person'] as const satisfies readonly Field['kind'][];

/**
 * Each element once, with every part that it can have. `seen` gives the texts that a reader must find in what is drawn,
 * `unseen` those that stand in attributes, are asked at a press or are only sent back.
 */
function everyElement(seen: TextAt, unseen: TextAt = seen): Elements {
  const url = (place: string) => `https://example.org/${unseen(place)}`;
  return {
    text: { type: 'text', text: seen('text'), weight: 'strong' },
    note: { type: 'note', text: seen('note') },
    facts: { type: 'facts', facts: [{ name: seen('name of a fact'), value: seen('value of a fact') }] },
    list: {
      type: 'list',
      title: seen('title of a list'),
      items: [
        {
          text: seen('item of a list'),
          details: [seen('detail of an item')],
          link: { text: seen('link of an item'), url: url('address in an item') },
          buttons: [commandButton(seen('button of an item'), unseen)],
        },
      ],
      more: { count: 2, command: seen('command for more') },
    },
    divider: { type: 'divider' },
    form: {
      type: 'form',
      command: unseen('command of a form'),
      args: { [unseen('name of an argument')]: unseen('argument of a form') },
      submit: seen('submit'),
      fields: KINDS.map((kind) => everyField(kind, seen, unseen)),
    },
  };
}

/** A picked value is not seen itself, but its option is. A calendar in which a date is picked needs no hint how to type one. */
function everyField(kind: Field['kind'], seen: TextAt, unseen: TextAt): Field {
  const hasOptions = kind === 'choice' || kind === 'person';
  const isTyped = !hasOptions && kind !== 'date';
  const value = (isTyped ? seen : unseen)(`value of a ${kind}`);
  return {
    ...{ name: unseen(`name of a ${kind}`), kind, value, label: seen(`label of a ${kind}`) },
    ...{ hint: (kind === 'date' ? unseen : seen)(`hint of a ${kind}`), fault: seen(`fault of a ${kind}`) },
    ...(hasOptions ? { options: [{ value, label: seen(`option of a ${kind}`) }] } : {}),
  };
}

function commandButton(label: string, unseen: TextAt): Button {
  const args = { [unseen('name of an argument')]: unseen('argument of a button') };
  return { type: 'command', label, command: unseen('command of a button'), args, confirm: unseen('question') };
}

/** One card that has every element. */
export function cardOfEveryElement(seen: TextAt, unseen: TextAt = seen): Card {
  const link: Button = { type: 'link', label: seen('link'), url: `https://example.org/${unseen('address')}` };
  return {
    title: seen('title'),
    summary: unseen('summary'),
    to: { name: unseen('addressee'), accounts: [unseen('account')] },
    body: Object.values(everyElement(seen, unseen)),
    buttons: [commandButton(seen('button'), unseen), link],
  };
}

/** A card for each element, with this text in every place of it that people write or read; names and addresses are ours. */
export function elementCards(text: string): readonly { readonly type: Element['type']; readonly card: Card }[] {
  return Object.values(everyElement(() => text, ourOwn)).map((element) => ({
    type: element.type,
    card: { title: 'Title', summary: 'Summary.', body: [element], buttons: [] },
  }));
}

/** The texts of every element that a reader does not find in what `draw` gives. */
export function missingTexts(draw: (card: Card) => string): readonly string[] {
  const texts: string[] = [];
  const card = cardOfEveryElement((place) => {
    const text = `the ${place}`;
    texts.push(text);
    return text;
  }, ourOwn);
  const drawn = draw(card);
  return texts.filter((text) => !drawn.includes(text));
}

/** A name, an argument or an address as the bot itself makes them. */
function ourOwn(place: string): string {
  return place.replaceAll(' ', '-');
}
