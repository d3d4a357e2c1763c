/** Suggests a short title for an expectation from its first words. */

const MOST_CHARS = 70;
const MOST_WORDS = 10;
const FEWEST_WORDS = 3;
/** Words that begin a clause without which the title stays understandable. */
const CLAUSE =
  /[,;:.(–—]| - |\s(?:which|that|who|where|including|as soon as|in order|so that|to ensure|to enable|established|as part of|by which|and to)\s/g;
const TRAILING =
  /\s(?:a|an|and|across|as|at|be|both|between|by|each|for|from|in|into|is|its|of|on|or|our|that|the|their|this|to|which|will|with|your)$/i;
/** A heading in front of the words of an expectation: “Governance: the Council should …”. */
const HEADING = /^([A-Z][^.:;–—]{2,50}?)(?:: | [–—-] |\n)/;

/** The title, without a full stop, its first letter a capital. */
export function titleOf(text: string): string {
  const heading = HEADING.exec(text)?.[1];
  if (heading) return heading.trim();
  const [line = ''] = text.split('\n');
  const words = shortened(line).split(' ').slice(0, MOST_WORDS);
  let title = words.join(' ');
  while (title.length > MOST_CHARS) title = title.slice(0, title.lastIndexOf(' '));
  while (TRAILING.test(title)) title = title.replace(TRAILING, '');
  title = title.replace(/[,;:.]+$/, '');
  return title.charAt(0).toUpperCase() + title.slice(1);
}

/** The text up to its first clause that a title can do without. */
function shortened(given: string): string {
  // “Commit, through partnership working, to develop …” is shorter without the words between the commas.
  const text = given.replace(
    /^(\w+(?: and \w+)?), (?:by|through|with|in|as|working|where|no later)\b[^,]{3,90}, /,
    '$1 ',
  );
  for (const { index } of text.matchAll(CLAUSE)) {
    const start = text.slice(0, index).trim();
    if (start.split(' ').length >= FEWEST_WORDS) return start;
  }
  return text.trim();
}
