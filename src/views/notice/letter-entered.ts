/** The words after a letter came into the record: what it brought, what it goes on to ask for, and what comes next. */
import type { EnteredLetter } from '../../core/notice/letter/enter.ts';
import { keptBy } from '../../core/notice/letter/kept-asks.ts';
import type { FollowOnAsk } from '../../core/notice/letter/reading.ts';
import type { IsoDate, Snapshot } from '../../core/record/model.ts';
import { longDate } from '../../core/time/dates.ts';
import type { Card, Element, Item, Raw } from '../../ports/card.ts';
import { formButton } from '../form.ts';
import { asSentence, asTitle, expectationLine } from '../words.ts';

/** Says that the file beside it has the text of the letter. */
export function keptLetterCard(issuedOn: IsoDate): Card {
  const title = `The letter of the notice of ${longDate(issuedOn)}`;
  return {
    title,
    summary: `${title}.`,
    body: [{ type: 'text', text: 'The file has its text as it was entered.' }],
    buttons: [],
  };
}

/** The sentences about the expectations of the letter of a notice, in its order, new ones and those that were carried over. */
export function enteredWithLetter({ expectations, carried, notice }: EnteredLetter): string {
  const isOld = (code: string) => carried?.expectations.some((one) => one.code === code) === true;
  const isMixed = expectations.some(({ code }) => isOld(code));
  const codes = expectations
    .map((one) => `${expectationLine(one)}${isMixed && !isOld(one.code) ? ' (new)' : ''}`)
    .join('; ');
  const kept = notice.letterText === null ? '' : ' The text of the letter is kept with it.';
  return expectations.length === 0 ? kept : ` From its letter: ${codes}.${kept}`;
}

/** The step after a notice that has its expectations, and no actions yet. */
const PLAN_NEXT: Element = {
  type: 'text',
  text: 'Next: bring in your plan. In your own chat with the bot, or on the local chat page, send its Excel or CSV file with the word: import',
};

/** The card of the change with what only the lead needs who entered the letter. `card` is the one that the conversation sees. */
export function afterEntryCard(card: Card, { expectations, carried }: EnteredLetter): Card {
  if (expectations.length === 0 || carried !== null) return card;
  const add = formButton('Add an action by hand', 'add action');
  return { ...card, body: [...card.body, PLAN_NEXT], buttons: [...card.buttons, add] };
}

/** Takes the place of a preview in a conversation that reads the whole of it in a message of its own. */
export function letterDoneCard(title: string): Card {
  const text = 'This conversation sees what was entered in a message of its own.';
  return { title, summary: `${title}.`, body: [{ type: 'text', text }], buttons: [] };
}

/** Thirteen weeks are a quarter. */
const WEEKS_IN_QUARTER = 13;

/**
 * The asks of a closure letter, each with the action that keeps it, or for somebody who `mayAdd` with the form that makes an action
 * of it in its words.
 */
export function followOnList(
  asks: readonly FollowOnAsk[],
  { actions }: Pick<Snapshot, 'actions'>,
  mayAdd: boolean,
): readonly Element[] {
  const items = asks.map(({ text, everyMonths }): Item => {
    const keeps = keptBy({ text, everyMonths }, actions);
    const said = asSentence(text);
    if (keeps) return { text: said, details: [`Kept as ${keeps.code}`] };
    if (!mayAdd) return { text: said };
    const every: Raw =
      everyMonths === null ? {} : { ongoing: 'yes', every: String(Math.round((everyMonths * WEEKS_IN_QUARTER) / 3)) };
    const title = asTitle(text);
    return { text: said, buttons: [formButton('Add it as an action', 'add action', { title, ...every })] };
  });
  return items.length === 0 ? [] : [{ type: 'list', title: 'Asked for after the notice', items }];
}
