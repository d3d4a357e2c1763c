/** Posts in papers: a report names posts and bodies, never a person, and leaves a gap where the record has no post. */
import { nameAndPost, wordsOfName } from '../../../core/people/names.ts';
import { personById } from '../../../core/people/person.ts';
import { arePostWords } from '../../../core/people/posts.ts';
import type { Person, Snapshot } from '../../../core/record/model.ts';
import type { Span } from '../../../ports/document.ts';

/** The parts in which somebody stands in a paper. A gap says of whom the post is missing by the part, and never by the name. */
type Part = 'owner' | 'deputy' | 'senior responsible owner' | 'person who agreed it' | 'body' | 'partner';

/** The post or body of somebody; a gap where the record has a name alone, or nobody. */
export function postOf(snapshot: Snapshot, id: string | null, part: Part): Span {
  const person = id === null ? undefined : personById(snapshot, id);
  return person ? postOfPerson(person, part) : { gap: part === 'senior responsible owner' ? part : `no ${part}` };
}

/** The post or body of a person, or a gap without the name. */
export function postOfPerson({ kind, name }: Pick<Person, 'kind' | 'name'>, part: Part): Span {
  if (kind !== 'person') return name.replace(/^the /, 'The ');
  const sides = nameAndPost(name);
  // "Director of Place (interim)" is a post, and the brackets say how it is held.
  if (sides && !arePostWords(wordsOfName(sides.own))) return sides.post;
  return arePostWords(wordsOfName(sides?.own ?? name)) ? name : { gap: `post of the ${part}`, whose: name };
}
