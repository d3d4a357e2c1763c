/** Plain words: every export says what it is for, no comment begins with a riddle, and every test name stands alone. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../', import.meta.url));

/** Every TypeScript file under a folder of the project, but for this one, whose samples break the rules. */
function sourcesIn(folder: string): readonly { readonly file: string; readonly text: string }[] {
  return readdirSync(`${ROOT}${folder}`, { recursive: true, encoding: 'utf8' })
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('plain-words.test.ts'))
    .map((file) => ({ file, text: readFileSync(`${ROOT}${file}`, 'utf8') }));
}

/** Words that do not count as an explanation of a name. */
const EMPTY = new Set('a an the of for to in on and or is are its that this one by from with'.split(' '));

/** An export with the comment above it. Lists of names that are passed on (`export { … }`) are left out. */
const EXPORTED =
  /(?<doc>\/\*\*(?:(?!\*\/)[\s\S])*\*\/\n)?^export (?:async )?(?:abstract )?(?:function\*?|const|interface|type|class) (?<name>\w+)/gm;

/** The words of a name or a comment, without endings, so that a plural is the same word. */
function wordsOf(text: string): readonly string[] {
  const words =
    text
      .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
      .toLowerCase()
      .match(/[a-z]+/g) ?? [];
  return words.map((word) => word.replace(/(?:ies|es|s|y)$/, '')).filter((word) => !EMPTY.has(word));
}

/** The names of exports whose comment is missing, or has no word that the name lacks. */
function undocumented(source: string): readonly string[] {
  return [...source.matchAll(EXPORTED)].flatMap(({ groups }) => {
    const { doc = '', name = '' } = groups ?? {};
    const own = new Set(wordsOf(name));
    return wordsOf(doc).some((word) => !own.has(word)) ? [] : [name];
  });
}

/** Comments that begin with a word whose meaning a reader has to guess. */
const RIDDLE =
  /^\s*(?:\/\*\*|\/\/|\*) (?:What|Whatever|Whoever|Whose|That which|Those that|Of|It|They|Nothing|Such|So that) .*/gm;

/** First words, and first two words, of a test name that needs its describe block or its neighbours to be understood. */
const DEPENDENT = new Set(
  `is,are,was,has,have,had,does,do,can,may,must,will,goes,go,of,in,on,at,by,for,from,to,with,without,under,after,before,
  over,it,they,them,both,also,then,and,or,but,what,whoever,whose,that,those,not,never,one is,one of,one that,one was,
  one which,only as,only by,only for,only if,only in,only once,only on,only when,only where`.split(/,\s*/),
);

/** First words in "s" that are no verbs. A name may begin with them; add a noun here when a good name is refused. */
const NOUNS = new Set(
  `access,accounts,actions,address,answers,business,buttons,cards,changes,channels,codes,commands,conversations,counts,
  dates,days,errors,events,expectations,faults,fields,files,forms,guests,hours,hundreds,jobs,keys,leads,letters,limits,
  lines,links,lists,members,messages,minutes,months,names,notices,officers,owners,places,posts,process,progress,questions,
  reminders,requests,rows,status,strangers,tests,texts,thousands,times,values,viewers,weeks,words,years,
  across,always,as,its,less,minus,plus,this,unless,us`.split(/,\s*/),
);

/** Whether a test name has no subject of its own. A first word in "s" counts as a verb unless it is one of the nouns. */
function isDependent(name: string): boolean {
  const [first = '', second = ''] = name.match(/^[A-Za-z]+|(?<=^[A-Za-z]+ )[A-Za-z]+/g) ?? [];
  if (DEPENDENT.has(first) || DEPENDENT.has(`${first} ${second}`)) return true;
  return /^[a-z]+s$/.test(first) && !NOUNS.has(first);
}

/** A call that names a test. */
const TEST_NAME =
  /^\s*(?:it|test)(?:\.(?:skip|only|concurrent|runIf\([^)]*\)|skipIf\([^)]*\)))*\(\s*(['"`])(?<name>(?:\\.|(?!\1).)+)\1/gm;

test('a missing or empty comment, a riddle and a dependent test name are found', () => {
  const source = `
export const LIMIT = 3;
/** The weekly reminders. */
export function weeklyReminder() {}
/** Cards that go out every Monday. */
export interface WeeklyReminder {}
/** About something else. */
const other = 1;
export type Other = typeof other;
`;
  expect(undocumented(source)).toEqual(['LIMIT', 'weeklyReminder', 'Other']);
  expect('/** What waits. */\n// Waits.'.match(RIDDLE)).toEqual(['/** What waits. */']);
  const names = [
    'joins nobody',
    'is refused',
    'one of them waits',
    'a code joins nobody',
    'one code waits',
    'cards wait',
  ];
  expect(names.filter(isDependent)).toEqual(['joins nobody', 'is refused', 'one of them waits']);
});

test('every export in src/ has a comment that says what it is for', () => {
  const missing = sourcesIn('src').flatMap(({ file, text }) => undocumented(text).map((name) => `${file}: ${name}`));
  expect(missing.sort()).toEqual([]);
});

test('no comment begins with a riddle', () => {
  const all = [...sourcesIn('src'), ...sourcesIn('test')];
  const found = all.flatMap(({ file, text }) => (text.match(RIDDLE) ?? []).map((line) => `${file}: ${line.trim()}`));
  expect(found.sort()).toEqual([]);
});

test('every test name stands alone', () => {
  const found = sourcesIn('test').flatMap(({ file, text }) =>
    [...text.matchAll(TEST_NAME)]
      .map(({ groups }) => groups?.name ?? '')
      .filter(isDependent)
      .map((name) => `${file}: ${name}`),
  );
  expect(found.sort()).toEqual([]);
});
