/** The question which kind of letter it is, where its words leave that open. Nothing else of it is shown before the answer. */
import type { LetterDraft } from '../../core/notice/letter/draft.ts';
import { longDate } from '../../core/time/dates.ts';
import type { Card, CommandButton, Item } from '../../ports/card.ts';

/** Asks whether a letter is a notice or a decision on one. `button` makes the button of a step. */
export function letterKindCard(
  { fileName, reading }: LetterDraft,
  button: (label: string, step: string) => CommandButton,
): Card {
  const { kind, authority, letterOn } = reading;
  const title = `${fileName ?? 'Letter'}: is it a Best Value Notice?`;
  const found: Item[] = [
    ...(authority.value === null ? [] : [{ text: `It names ${authority.value}` }]),
    ...(letterOn.value === null ? [] : [{ text: `It carries the date ${longDate(letterOn.value)}` }]),
    ...(kind.restsOn === '' ? [] : [{ text: 'It says', details: [`“${kind.restsOn}”`] }]),
  ];
  return {
    title,
    summary: `${title} Nothing saved yet.`,
    body: [
      { type: 'text', text: `${kind.doubtful} Nothing is saved yet.`, weight: 'strong' },
      ...(found.length > 0 ? [{ type: 'list' as const, items: found }] : []),
      {
        type: 'note',
        text: 'A notice sets out what the Department expects, and for how long. A decision ends a notice. If this is neither, leave it: nothing of it is entered.',
      },
    ],
    buttons: [button('It is a notice', 'as notice'), button('It is a decision on a notice', 'as closure')],
  };
}
