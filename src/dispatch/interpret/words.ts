/** Cuts a sentence into words with their places, in the form in which words are compared. */

/** One word, mention, link or quoted text of a sentence. */
export interface Word {
  /** As written, without quotes around it and without punctuation behind it. */
  readonly text: string;
  /** In lower case, without apostrophes and without punctuation at its ends. */
  readonly plain: string;
  readonly kind: 'word' | 'mention' | 'link' | 'quoted';
  /** Its place in the sentence. */
  readonly start: number;
  readonly end: number;
}

const WORD =
  /(?<mention><@[^<>]+>)|(?<link>https?:\/\/[^\s<>|"”]+)|"(?<straight>[^"]*)"|“(?<curly>[^”]*)”|[^\s"“”<>]+/g;
/** Marks of Slack and Teams for bold, italic and code, and punctuation. */
const AROUND = /^[*_~`([{'‘’,.;:!?…–—-]+|[*_~`)\]}'‘’,.;:!?…–—-]+$/gu;

/** The words of a sentence in their order. Punctuation and emoji by themselves are no words. */
export function wordsOf(sentence: string): readonly Word[] {
  return Array.from(sentence.matchAll(WORD), ({ 0: whole, index: start, groups = {} }): Word => {
    const end = start + whole.length;
    if (groups.mention) return { text: whole, plain: '', kind: 'mention', start, end };
    if (groups.link) {
      const link = whole.replace(/[.,;:!?)]+$/, '');
      return { text: link, plain: '', kind: 'link', start, end: start + link.length };
    }
    const quoted = groups.straight ?? groups.curly;
    if (quoted !== undefined) return { text: quoted, plain: plainOf(quoted), kind: 'quoted', start, end };
    const text = whole.replaceAll(AROUND, '');
    const offset = whole.indexOf(text);
    return { text, plain: plainOf(text), kind: 'word', start: start + offset, end: start + offset + text.length };
  }).filter(({ kind, plain }) => kind !== 'word' || /[\p{L}\p{N}%]/u.test(plain));
}

/** The form in which words are compared: lower case, no apostrophes, plain hyphens. */
export function plainOf(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/['’‘`]/g, '')
    .replaceAll(/[‐‑‒–—−]/g, '-');
}
