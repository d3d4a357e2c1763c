/** The line about a changed preference for personal cards. */
import type { PersonalCards, Platform } from '../core/record/model.ts';
import type { Card } from '../ports/card.ts';
import { savedCard } from './ask/answers.ts';
import { platformName } from './words.ts';

/**
 * Says that `by` chose where personal cards go. `on` is the preferred platform, null when there is none.
 * With `forAll` the choice holds for everybody who has not chosen.
 */
export function preferenceCard(by: string, where: PersonalCards, on: Platform | null, forAll: boolean): Card {
  const place = where === 'direct' ? 'as a direct message' : 'in the thread of the weekly reminder';
  const platform = on === null ? '' : `, on ${platformName(on)}`;
  const whose = forAll ? 'Cards of everybody who has not chosen' : `The cards of ${by}`;
  return savedCard(`${by} chose where cards go`, `${whose} come ${place}${platform}, from the next reminder on.`);
}
