/** The line about a guest's admission or its end. */
import type { Card } from '../ports/card.ts';
import { savedCard } from './ask/answers.ts';

/** Says that `by` admitted the guest called `name`, or ended that admission when `admitted` is false. */
export function admissionCard(by: string, name: string, admitted: boolean): Card {
  return admitted
    ? savedCard(`${by} admitted ${name}`, `${name} can read and report on their own actions, and on nothing else.`)
    : savedCard(
        `${by} ended the admission of ${name}`,
        `${name} can no longer read or change anything here as a guest.`,
      );
}
