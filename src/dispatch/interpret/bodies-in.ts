/** Finds the body of the record that a text names. */
import { bodiesOf } from '../../core/people/body.ts';
import type { Person, Snapshot } from '../../core/record/model.ts';

/** The names of the Department that issues notices. They are one body, whichever of them the record has. */
export const GOVERNMENT = /\b(?:mhclg|dluhc|dclg|department|dept|ministry|civil servants|minister['’]?s officials)\b/i;

/** The body that a text names, by its whole name, or by its last word where no other body of the record ends with that. */
export function bodyIn(text: string, snapshot: Snapshot): Person | null {
  const words = ` ${text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' ')} `;
  const bodies = bodiesOf(snapshot).map((body) => ({
    body,
    name: body.name
      .toLowerCase()
      .replace(/^the /, '')
      .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
      .trim(),
  }));
  const whole = bodies.filter(({ name }) => words.includes(` ${name} `));
  if (whole.length === 0 && GOVERNMENT.test(text)) {
    const [department, another] = bodies.filter(({ name }) => GOVERNMENT.test(name));
    if (department && !another) return department.body;
  }
  const lastWord = (name: string) => name.split(' ').at(-1) ?? name;
  const byLast = bodies.filter(({ name }) => words.includes(` the ${lastWord(name)} `));
  const [found, another] = whole.length > 0 ? whole : byLast;
  return found && !another ? found.body : null;
}
