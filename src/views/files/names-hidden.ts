/** Takes people's names out of texts for disclosure: whole names, and surnames that stand alone. */
import { nameAndPost } from '../../core/people/names.ts';

/** A person's names with the words that readers see in their place. */
export interface HiddenName {
  readonly shown: string;
  readonly names: readonly string[];
}

/** Shorter surnames are too likely to be other words. */
const SHORTEST_SURNAME = 3;
/** A title or an initial goes with the surname behind it. */
const BEFORE_SURNAME = String.raw`(?:(?:Mrs?|Ms|Miss|Mx|Dr|Cllr|Councillor|Prof(?:essor)?|Sir|Dame|\p{Lu})\.?\s+)?`;

/**
 * Replaces the names in a text. `texts`: everything that is disclosed. A surname that is also a plain word of these texts, in small
 * letters, stays where it stands alone; `left` names those.
 */
export function namesHidden(
  people: readonly HiddenName[],
  texts: string,
): { readonly hide: (text: string) => string; readonly left: readonly string[] } {
  const whole = people.flatMap(({ shown, names }) => names.flatMap(wholeForms).map((form) => ({ shown, form })));
  const surnames = Map.groupBy(
    people.flatMap(({ shown, names }) => names.flatMap(surnameOf).map((form) => ({ shown, form }))),
    ({ form }) => form,
  );
  const isWord = (surname: string) => wordPattern(surname.toLowerCase(), 'u').test(texts);
  const alone = [...surnames].map(([form, [first, another]]) => ({
    form,
    // Two people of one surname cannot be told apart where it stands alone.
    shown: first && (!another || another.shown === first.shown) ? first.shown : '[person]',
  }));
  const patterns = [
    ...whole
      .toSorted((a, b) => b.form.length - a.form.length)
      .map(({ form, shown }) => ({ shown, pattern: wordPattern(form, 'giu') })),
    ...alone
      .filter(({ form }) => !isWord(form))
      .map(({ form, shown }) => ({ shown, pattern: wordPattern(form, 'gu', BEFORE_SURNAME) })),
  ];
  return {
    hide: (text) => patterns.reduce((left, { pattern, shown }) => left.replaceAll(pattern, () => shown), text),
    left: alone.filter(({ form }) => isWord(form) && wordPattern(form, 'u').test(texts)).map(({ form }) => form),
  };
}

/** The name with and without its post. A name of one word could be any word in a text, and is replaced only where it stands as a name. */
function wholeForms(name: string): readonly string[] {
  return [name, nameAndPost(name)?.own ?? ''].filter((form) => /\S\s+\S/.test(form));
}

function surnameOf(name: string): readonly string[] {
  const words = (nameAndPost(name)?.own ?? name).trim().split(/\s+/);
  const last = words.at(-1) ?? '';
  return words.length > 1 && last.length >= SHORTEST_SURNAME && /^\p{Lu}/u.test(last) ? [last] : [];
}

function wordPattern(form: string, flags: string, before = ''): RegExp {
  const words = form.split(/\s+/).map((word) => word.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  return new RegExp(`(?<![\\p{L}\\p{N}])${before}${words.join('\\s+')}(?![\\p{L}\\p{N}])`, flags);
}
