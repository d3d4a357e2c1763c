/** The line that tells that somebody from outside was let in, or is kept out again. */
import type { Card } from '../ports/card.ts';
import { savedCard } from './ask/answers.ts';

export function admissionCard(by: string, name: string, admitted: boolean): Card {
  return admitted
    ? savedCard(`${by} admitted ${name}`, `${name} can read and report on their own actions, and on nothing else.`)
    : savedCard(
        `${by} ended the admission of ${name}`,
        `${name} can no longer read or change anything here as a guest.`,
      );
}
