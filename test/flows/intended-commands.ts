/** The commands that changing lines are made of: what may be typed behind the codes, and what it means. */
import fc from 'fast-check';

/** The part of the record that typed lines change, in plain values by code. */
export interface Wanted {
  readonly people: readonly string[];
  readonly actions: Readonly<Record<string, Readonly<Record<string, string | null>>>>;
  /** Evidence as “E1-01 text marking”. */
  readonly evidence: readonly string[];
}

const DATES: readonly [string, string][] = [
  ['12 July 2024', '2024-07-12'],
  ['2024-07-19', '2024-07-19'],
  ['Friday 26 July 2024', '2024-07-26'],
  ['9/7/2024', '2024-07-09'],
  ['July 11', '2024-07-11'],
];
/** Words that mean nothing to a command, and words that mean something when they stand without quotes. */
const PLAIN = ['the', 'Board', 'members', 'has', 'seen', 'legal', 'advice', 'Combined', 'Authority', 'quorum', 'snow'];
const LOADED = 'not|yet|50%|level|once|marked|exempt|by|to|owner|E1-03|E2|done|because|please|half|start'.split('|');
const PROVING = ['minutes', 'report', 'letter', 'decision'];
const LIMITING =
  'not yet|50%|3 of 5|nearly|half of it|apart from two parts|except the annex|bar the minutes|still waiting|to follow|once agreed|if they agree|hasn’t been|only the first part|by Friday|almost'.split(
    '|',
  );
const QUOTES: readonly [string, string][] = [
  ['"', '"'],
  ['“', '”'],
  ['„', '“'],
  ['«', '»'],
  ['“', '"'],
  ['"', '”'],
  ['‘', '’'],
];
const words = (from: readonly string[], most = 5) =>
  fc.array(fc.constantFrom(...from), { minLength: 1, maxLength: most }).map((some) => some.join(' '));
const quotedWords = fc.tuple(words([...PLAIN, ...LOADED]), fc.constantFrom(...QUOTES));
/** The words typed behind the codes. Without `change` it must be asked about. */
export interface Parts {
  /** Behind the codes: what is typed there, the words in it, and whether they stand without quotes at the end. */
  readonly rest: string;
  readonly words?: readonly string[];
  readonly open?: boolean;
  readonly change?: (code: string, before: Wanted) => Wanted;
}

const setTo = (fields: Readonly<Record<string, string | null>>) => (code: string, now: Wanted) => ({
  ...now,
  actions: { ...now.actions, [code]: { ...now.actions[code], ...fields } },
});
const adding =
  (text: string, marking: string, then: (code: string, now: Wanted) => Wanted = (_, now) => now) =>
  (code: string, now: Wanted) =>
    then(code, { ...now, evidence: [...now.evidence, `${code} ${text} ${marking}`].sort() });
const reported = setTo({ status: 'reported_complete' });
const asked = (rest: string): Parts => ({ rest, words: [rest], open: true });

const reason = fc.oneof(
  words([...PLAIN, ...LOADED.filter((word) => word !== 'please')]).map((text) => ({ text, typed: text, open: true })),
  quotedWords.map(([text, [open, close]]) => ({ text, typed: open + text + close, open: false })),
);
const because = reason.map(({ text, typed, open }) => ({ rest: `because ${typed}`, words: [text], open }));
const limited = fc
  .tuple(fc.constantFrom(...LIMITING), fc.option(fc.constantFrom(...PROVING), { nil: '' }), fc.boolean())
  .map(([limit, noun, first]) => (first ? `${limit} ${noun}` : `${noun} ${limit}`).trim());
const other = fc.constantFrom('see E1-09', 'and E9', 'as for E1.9', 'minutes of E2-01');

/** A command with the ways to type what follows its codes. `several`: it takes several codes. */
export interface Kind {
  readonly who: string;
  readonly names: readonly string[];
  readonly several: boolean;
  readonly parts: fc.Arbitrary<Parts>;
}

/** Every command that the lines use, with lines that are clear and lines that are not. */
export const KINDS: readonly Kind[] = [
  {
    who: 'Owner',
    names: ['start', 'started', 'unblock'],
    several: true,
    parts: fc.constant({ rest: '', change: setTo({ status: 'in_progress' }) }),
  },
  { who: 'Owner', names: ['start'], several: true, parts: fc.oneof(limited, other, words(PLAIN)).map(asked) },
  { who: 'Owner', names: ['done', 'complete'], several: true, parts: fc.constant({ rest: '', change: reported }) },
  { who: 'Owner', names: ['done'], several: true, parts: fc.oneof(limited, other).map(asked) },
  {
    who: 'Owner',
    names: ['done', 'tick'],
    several: true,
    parts: fc.tuple(words(PLAIN, 3), fc.constantFrom(...PROVING)).map(([text, noun]) => ({
      rest: `${text} ${noun}`,
      words: [`${text} ${noun}`],
      open: true,
      change: adding(`${text} ${noun}`, 'internal', reported),
    })),
  },
  {
    who: 'Owner',
    names: ['done'],
    several: true,
    parts: fc.tuple(quotedWords, fc.constantFrom('internal', 'public')).map(([[text, [open, close]], marking]) => ({
      rest: `${open}${text}${close}${marking === 'public' ? ' marked public' : ''}`,
      words: [text],
      change: adding(text, marking, reported),
    })),
  },
  {
    who: 'Owner',
    names: ['evidence', 'add evidence'],
    several: true,
    parts: fc
      .tuple(fc.webUrl({ validSchemes: ['https'], withQueryParameters: true }), fc.boolean())
      .map(([url, marked]) => ({
        rest: marked ? `${url} marked exempt` : url,
        words: [url],
        open: !marked,
        change: adding(url, marked ? 'exempt' : 'internal'),
      })),
  },
  {
    who: 'Owner',
    names: ['evidence', 'add evidence to'],
    several: true,
    parts: fc.oneof(limited, other).map(asked),
  },
  {
    who: 'Owner',
    names: ['block', 'blocked'],
    several: false,
    parts: because.map((part) => ({ ...part, change: setTo({ status: 'blocked', blocked: part.words[0] ?? null }) })),
  },
  {
    who: 'Lead',
    names: ['withdraw'],
    several: true,
    parts: because.map((part) => ({ ...part, change: setTo({ status: 'withdrawn' }) })),
  },
  {
    who: 'Lead',
    names: ['withdraw'],
    several: true,
    parts: fc
      .tuple(limited, because)
      .map(([limit, part]) => ({ ...part, rest: `${limit} ${part.rest}`, words: [limit, ...part.words] })),
  },
  {
    who: 'Lead',
    names: ['due', 'date'],
    several: true,
    parts: fc
      .tuple(fc.constantFrom(...DATES), because)
      .map(([[typed, due], part]) => ({ ...part, rest: `${typed} ${part.rest}`, change: setTo({ due }) })),
  },
  {
    who: 'Lead',
    names: ['due'],
    several: true,
    parts: fc
      .tuple(fc.constantFrom(...DATES), limited)
      .map(([[typed], limit]) => ({ rest: `${typed} ${limit}`, words: [limit], open: true })),
  },
  {
    who: 'Lead',
    names: ['assign'],
    several: true,
    parts: fc
      .constantFrom('@"Other"', '"Other"', '“Other”', 'Other', '@other')
      .map((rest) => ({ rest, change: setTo({ owner: 'Other' }) })),
  },
  {
    who: 'Lead',
    names: ['edit'],
    several: false,
    parts: fc.tuple(quotedWords, fc.constantFrom('', ' level joint')).map(([[text, [open, close]], level]) => ({
      rest: `title ${open}${text}${close}${level}`,
      words: [text],
      change: setTo({ title: text, ...(level ? { level: 'joint' } : {}) }),
    })),
  },
  {
    who: 'Lead',
    names: ['edit'],
    several: false,
    parts: fc
      .tuple(words(PLAIN, 3), fc.constantFrom('once', 'level officer', 'level joint'))
      .map(([text, key]) => ({ rest: `title ${text} ${key}`, words: [text, key], open: true })),
  },
];
