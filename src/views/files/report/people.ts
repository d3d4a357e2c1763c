/** Posts in papers: a report names posts and bodies, never a person, and leaves a gap where the record has no post. */
import { nameAndPost, wordsOfName } from '../../../core/people/names.ts';
import { personById } from '../../../core/people/person.ts';
import { arePostWords } from '../../../core/people/posts.ts';
import type { Person, Snapshot } from '../../../core/record/model.ts';
import type { Span } from '../../../ports/document.ts';

/** The post or body of somebody; a gap where the record has a name alone, and the one given here where it has nobody. */
export function postOf(snapshot: Snapshot, id: string | null, gap = 'no owner'): Span {
  const person = id === null ? undefined : personById(snapshot, id);
  return person ? postOfPerson(person) : { gap };
}

/** The post or body of a person, or a gap without the name. */
export function postOfPerson({ kind, name }: Pick<Person, 'kind' | 'name'>): Span {
  if (kind !== 'person') return name;
  const post = nameAndPost(name)?.post;
  if (post !== undefined) return post;
  return arePostWords(wordsOfName(name)) ? name : { gap: 'post' };
}
