/** Where partners stand on an expectation, for those who oversee it alone. */
import { nameOf } from '../../core/people/person.ts';
import { canSeeExempt, mayAddUpdate } from '../../core/plan/log-entry.ts';
import { latestPositions, type Position } from '../../core/plan/position.ts';
import { type Expectation, type Person, STANCES, type Stance } from '../../core/record/model.ts';
import { longDate } from '../../core/time/dates.ts';
import type { Button, Card, Element, Item, Raw } from '../../ports/card.ts';
import { type FormContext, formButton, formCard, MARKING_FIELD } from '../form.ts';
import type { Scene } from './scene.ts';

/** Where a partner stands, as in "not ready". */
export function stanceWord(stance: Stance): string {
  return stance.replace('_', ' ');
}

/** The latest position of each partner; none for a viewer who does not oversee the expectation, and for a conversation. */
export function positionElements(expectation: Expectation, scene: Scene, viewer: Person | null): readonly Element[] {
  if (viewer === null || !canSeeExempt(viewer, { about: 'expectation', row: expectation }, scene)) return [];
  const items = latestPositions(scene.snapshot, expectation).map((one) => positionItem(one, scene));
  return items.length > 0 ? [{ type: 'list', title: 'Where partners stand', items }] : [];
}

function positionItem(position: Position, { snapshot }: Scene): Item {
  const { code, bodyId, stance, on, addedBy, marking, text, askAgainOn } = position;
  return {
    text: `${code} ${nameOf(snapshot, bodyId)}: ${stanceWord(stance)}`,
    details: [
      `${longDate(on)}, recorded by ${nameOf(snapshot, addedBy)}, ${marking}`,
      ...(text === '' ? [] : [text]),
      ...(askAgainOn === null ? [] : [`To be asked again on ${longDate(askAgainOn)}`]),
    ],
  };
}

/** The button with which those who oversee an expectation record where a partner stands; none for others. */
export function positionButtons(expectation: Expectation, scene: Scene, viewer: Person): readonly Button[] {
  const subject = { about: 'expectation', row: expectation } as const;
  if (!mayAddUpdate(viewer, subject, scene) || latestPositions(scene.snapshot, expectation).length === 0) return [];
  const first = { about: expectation.code, stance: stanceWord('engaged') };
  return [formButton('Record where a partner stands', 'update', first)];
}

/** The form that records where a partner stands. */
export function positionForm(raw: Raw, _: FormContext): Card {
  return formCard(raw, {
    title: `Where does a partner stand on ${raw.about ?? 'an expectation'}?`,
    intro: 'Only those who oversee the expectation and programme leads see this.',
    command: 'update',
    fixed: ['about'],
    fields: [
      { name: 'text', label: 'Partner', hint: 'For example Peterborough City Council', kind: 'line', required: true },
      {
        name: 'stance',
        label: 'Where they stand',
        kind: 'choice',
        required: true,
        options: STANCES.map((stance) => ({ value: stanceWord(stance), label: stanceWord(stance) })),
      },
      { name: 'because', label: 'In words', kind: 'text' },
      { name: 'on', label: 'Day on which they said it', hint: 'Empty for today', kind: 'date' },
      { name: 'again', label: 'Ask again on', kind: 'date' },
      MARKING_FIELD,
    ],
    submit: 'Record it',
  });
}
