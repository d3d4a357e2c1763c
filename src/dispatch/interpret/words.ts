/** Cuts a sentence into words with their places, in the form in which words are compared. */

/** One word, mention, link or quoted text of a sentence. */
export interface Word {
  /** As written, without quotes around it and without punctuation behind it. */
  readonly text: string;
  /** In lower case, without apostrophes and without punctuation at its ends; a short form such as “wk” in full. */
  readonly plain: string;
  readonly kind: 'word' | 'mention' | 'link' | 'quoted';
  /** Its place in the sentence. */
  readonly start: number;
  readonly end: number;
}

const WORD =
  /(?<mention><@[^<>]+>)|(?<link>https?:\/\/[^\s<>|"”]+)|"(?<straight>[^"]*)"|“(?<curly>[^”]*)”|(?<![\p{L}\p{N}])['‘](?<single>[^'‘’]{3,})['’](?![\p{L}\p{N}])|[^\s"“”<>]+/gu;
/** Marks of Slack and Teams for bold, italic and code, and punctuation. */
const AROUND = /^[*_~`([{'‘’,.;:!?…–—-]+|[*_~`)\]}'‘’,.;:!?…–—-]+$/gu;

/** Words as people shorten them in a message, and in full. */
const SHORT_FORMS: ReadonlyMap<string, string> = new Map(
  'r are,u you,ur your,n and,b4 before,w with,w/ with,wk week,wks weeks,wkg working,mth month,mths months,frm from,fwd forward,cos because,cuz because,coz because,tmw tomorrow,tmoz tomorrow,tomoz tomorrow,yday yesterday,y/day yesterday,nite night,thru through,abt about,wd would,cd could,shd should,hv have,gd good,asap soon,ppl people,mtg meeting,owt anything,nowt nothing,summat something,gimme give me,lemme let me,wanna want to,gotta got to,dunno dont know,bk back'
    .split(',')
    .map((pair) => [pair.slice(0, pair.indexOf(' ')), pair.slice(pair.indexOf(' ') + 1)]),
);

/** The words of a sentence in their order. Punctuation and emoji by themselves are no words. */
export function wordsOf(sentence: string): readonly Word[] {
  return Array.from(sentence.matchAll(WORD), ({ 0: whole, index: start, groups = {} }): Word => {
    const end = start + whole.length;
    if (groups.mention) return { text: whole, plain: '', kind: 'mention', start, end };
    if (groups.link) {
      const link = whole.replace(/[.,;:!?)]+$/, '');
      return { text: link, plain: '', kind: 'link', start, end: start + link.length };
    }
    const quoted = groups.straight ?? groups.curly ?? groups.single;
    if (quoted !== undefined) return { text: quoted, plain: plainOf(quoted), kind: 'quoted', start, end };
    const text = whole.replaceAll(AROUND, '');
    const offset = whole.indexOf(text);
    const plain = plainOf(text);
    return {
      text,
      plain: /^\p{Lu}$/u.test(text) ? plain : (SHORT_FORMS.get(plain) ?? plain),
      kind: 'word',
      start: start + offset,
      end: start + offset + text.length,
    };
  }).filter(({ kind, plain }) => kind !== 'word' || /[\p{L}\p{N}%]/u.test(plain));
}

/** The form in which words are compared: lower case, no apostrophes, plain hyphens. */
export function plainOf(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/['’‘`]/g, '')
    .replaceAll(/[‐‑‒–—−]/g, '-');
}
