/** Where partners stand on an expectation, for those who oversee it alone. */
import { nameOf } from '../../core/people/person.ts';
import { canSeeExempt } from '../../core/plan/log-entry.ts';
import { latestPositions, type Position } from '../../core/plan/position.ts';
import type { Expectation, Person, Stance } from '../../core/record/model.ts';
import { longDate } from '../../core/time/dates.ts';
import type { Element, Item } from '../../ports/card.ts';
import type { Scene } from './action-words.ts';

const STANCE_WORDS: Readonly<Record<Stance, string>> = {
  invited: 'invited',
  engaged: 'engaged',
  agreed: 'agreed',
  not_ready: 'not ready',
};

/** Where a partner stands, as in "not ready". */
export function stanceWord(stance: Stance): string {
  return STANCE_WORDS[stance];
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
