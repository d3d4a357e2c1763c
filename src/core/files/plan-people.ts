/**
 * Splits a cell of people. The words "and", "&" and a comma stand between two people and inside the name of a post, so they
 * split only where a post or a person begins behind them and one has ended before them.
 */
import { namesNobody, wordsOfName } from '../people/names.ts';
import { arePostWords, formsOfPost } from '../people/posts.ts';

/** The people of a cell in its order; words that name nobody, such as TBC or All, are left out. */
export interface PeopleCell {
  readonly names: readonly string[];
  /** A question when the cell may name one person or two. */
  readonly doubt: { readonly question: string; readonly options: readonly string[] } | null;
}

const CERTAIN_MARK = /\s*(?:;|\r?\n|\s\+\s|\|)\s*/;
const ROLE_MARK =
  /^(?:lead|owner|support(?:ed by)?|supporting|deputy|joint|assisted by|with)\s*:\s*|\s*\((?:lead|owner|support(?:ing)?|deputy|joint|sponsor|sro)\)$/gi;
const BULLET = /^\s*(?:[•·*–-]|\d[.)])\s*/;
/** The answer that leaves an action without an owner; it names nobody. */
const NO_OWNER_YET = 'Vacant';
/** Words with which the name of a post begins. */
const OPENS_POST =
  /^(?:the )?(?:(?:interim|acting|assistant|asst|deputy|dep|strategic|corporate|corp|executive|exec|group|joint|senior|new|statutory|permanent|service|programme|project)\.? )*(?:director|dir|ad|ed|head|chief|manager|leader|cabinet member|lead (?:member|officer|councillor)|portfolio holder|chair|mayor|councillor|cllr|monitoring officer|section|s\.? ?1\d\d|s\.? ?73|executive|officer|service (?:director|lead|manager)|programme (?:director|lead|manager))\b/i;
/** Words with which the name of a post ends. */
const ENDS_POST =
  /\b(?:officer|director|manager|lead|leader|executive|auditor|adviser|advisor|co-?ordinator|solicitor|accountant|head|partner|holder|clerk|secretary|treasurer|architect|surveyor|planner|analyst|commissioner|champion|mgr|dir)s?(?: \([^()]*\))?$|^C[A-Z]O$/i;
const ENDS_BODY = /\b(?:team|board|committee|panel|group|cabinet|council|forum|slt|cmt|clt)(?: \([^()]*\))?$/i;
const PERSON = /^(?:(?:cllr|councillor|mr|mrs|ms|miss|dr)\.? )?\p{Lu}[\p{L}'’.-]*(?: \p{Lu}[\p{L}'’.-]*){1,2}$/u;
/** A post without its holder, and who does the work meanwhile. */
const VACANT = /^(?:post )?vacan(?:t|cy)\b\W*(?:(?:cover(?:ed)?(?: by)?|acting|interim)\W*)?(?<cover>[^()]*)/i;
/** A short form in capitals, such as ADHR. */
const SHORT_FORM = /^[A-Z&]{2,6}$/;
const EVERYBODY = /^(?:all|each|every|various|relevant|any)\b/i;

/** Splits a cell into the people whom it names. */
export function readPeopleCell(cell: string): PeopleCell {
  const lines = cell.split(CERTAIN_MARK).map((line) =>
    line
      .replace(BULLET, '')
      .replace(/[,;:\s]+$/, '')
      .trim(),
  );
  const parts = lines.filter((part) => part !== '' && (part === 'IT' || !namesNobody(part))).map(splitLine);
  const known = parts.flatMap(({ names }) => names.map(cleanName).filter((name) => name !== '' && !meansNobody(name)));
  const inDoubt = parts.findIndex(({ doubt }) => doubt !== null);
  const doubt = parts[inDoubt]?.doubt ?? null;
  // An answer stands in place of the whole cell, so that it names the people of the other lines as well.
  const others = (from: number, to?: number) => parts.slice(from, to).flatMap(({ names }) => names);
  const whole = (option: string) => [...others(0, inDoubt), option, ...others(inDoubt + 1)].join('; ');
  return { names: [...new Set(known)], doubt: doubt && { ...doubt, options: doubt.options.map(whole) } };
}

/** Whether a cell looks as if it named people or posts, for telling columns apart. */
export function looksLikePeople(cell: string): boolean {
  const parts = cell
    .split(/[;/,&\n]|\band\b/)
    .map(cleanName)
    .filter((part) => part !== '');
  return cell.length <= 100 && parts.length > 0 && parts.every((part) => isComplete(part) || namesNobody(part));
}

/** Whether a name stands for no one person: TBC, Vacant, All directors. */
function meansNobody(name: string): boolean {
  // In capitals it is a service.
  if (name === 'IT') return false;
  return (
    namesNobody(name) ||
    EVERYBODY.test(name) ||
    !/\p{L}/u.test(name) ||
    /^(?:to be recruited|new post|post vacant)/i.test(name)
  );
}

function cleanName(name: string): string {
  return (
    name
      .replace(ROLE_MARK, '')
      // A plan made by a program says how much of somebody's time it takes.
      .replace(/\[\d{1,3}%\]/g, '')
      .replace(/\s+/g, ' ')
      .replace(/^[,&\s]+|[,&.\s]+$/g, '')
      .trim()
  );
}

/** Marks that may stand between two people: a slash, a comma, an ampersand, "and". */
const POSSIBLE_MARK =
  /\s*,\s*(?:and\s+|&\s*)?|\s*\/\s*|\s+(?:supported by|assisted by|with support from|and|or|&|with)\s+|\s*&\s*/gi;
/** Words that stand between two people and never inside the name of a post. */
const TWO_PEOPLE = /^(?:supported by|assisted by|with support from|with)$/i;

function splitLine(line: string): PeopleCell {
  const cover = VACANT.exec(line)?.groups?.cover?.trim() ?? '';
  if (cover !== '')
    return {
      names: [],
      doubt: { question: `“${line}” says that the post is vacant.`, options: [cover, NO_OWNER_YET] },
    };
  const names: string[] = [];
  let doubt: PeopleCell['doubt'] = null;
  let from = 0;
  for (const mark of line.matchAll(POSSIBLE_MARK)) {
    if (isInBrackets(line, mark.index)) continue;
    const before = line.slice(from, mark.index).trim();
    const after = line.slice(mark.index + mark[0].length).trim();
    const verdict = isBetweenPeople(before, after, mark[0].trim());
    if (verdict === 'no') continue;
    if (verdict === 'unsure') {
      const all = (...last: readonly string[]) => [...names, ...last].join('; ');
      doubt = {
        question: `“${line}” may be one owner or two.`,
        options: [all(before, after), all(`${before} (${after})`)],
      };
      continue;
    }
    names.push(before);
    from = mark.index + mark[0].length;
  }
  const rest = line.slice(from).trim();
  return { names: [...names, rest], doubt: doubt ?? doubtOfPost(rest, names) };
}

/** The head of one post, and all that it is the head of. */
const POST_OF = /^(?<head>(?:[\p{L}.]+ ){0,3}?[\p{L}.]+?)(?<plural>s?) (?:of|for) (?<subjects>.+)$/iu;
const CONJUNCTION = /\s+(?:and|&)\s+|\s*&\s*/gi;

/**
 * The question about a post whose words may be those of two: “Heads of Housing and Law”, “Head of Housing and Law & HR”, or two
 * services such as “Finance and HR”. `before` are the people in front of it.
 */
function doubtOfPost(name: string, before: readonly string[]): PeopleCell['doubt'] {
  const marks = [...name.matchAll(CONJUNCTION)].filter(({ index }) => !isInBrackets(name, index));
  if (marks.length === 0) return null;
  const { head = '', plural = '', subjects = '' } = POST_OF.exec(name)?.groups ?? {};
  const isOfSeveral = plural !== '' && ENDS_POST.test(head);
  const isMixed = subjects !== '' && new Set(marks.map(([mark]) => mark.trim().toLowerCase())).size > 1;
  const isPost =
    isComplete(name) || opens(name) || name.split(CONJUNCTION).some((part) => opens(part) || ENDS_BODY.test(part));
  if (!isOfSeveral && !isMixed && isPost) return null;
  const splits = marks.map(({ index, 0: mark }) => [name.slice(0, index), name.slice(index + mark.length)] as const);
  const asTwo = splits.map(([one, other]) =>
    isOfSeveral ? [`${head} of ${one.replace(/^.*? (?:of|for) /i, '')}`, `${head} of ${other}`] : [one, other],
  );
  const options = [...asTwo, [name]].map((people) => [...before, ...people].join('; '));
  return { question: `“${name}” may be one owner or two.`, options };
}

function isInBrackets(line: string, at: number): boolean {
  const before = line.slice(0, at);
  return before.split('(').length > before.split(')').length;
}

function isBetweenPeople(before: string, after: string, mark: string): 'yes' | 'no' | 'unsure' {
  const next = after.split(POSSIBLE_MARK)[0]?.trim() ?? after;
  if (before === '' || after === '' || TWO_PEOPLE.test(mark)) return 'yes';
  if (/^or$/i.test(mark)) return isComplete(before) && opens(next) ? 'unsure' : 'no';
  if (meansNobody(before) || meansNobody(next)) return 'yes';
  if (isPersonWithPost(before, after, mark)) return 'no';
  const ends = isComplete(before);
  const begins = opens(next);
  if (ends && !begins && SHORT_FORM.test(next) && !/ (?:of|for) |^(?:dir|ad)\b/i.test(before)) return 'unsure';
  if (ends && begins) return mayBeOneHolder(before, next, mark) ? 'unsure' : 'yes';
  if (mark === '/') return ends === begins || (ends && ENDS_BODY.test(next)) ? 'yes' : 'unsure';
  if (mark === ',') return afterComma(before, next, ends, begins);
  return ends && ENDS_BODY.test(next) && !/ of /i.test(before) ? 'yes' : 'no';
}

/** Behind a complete post come its subject, "Portfolio Holder, Finance", or a body, or somebody unknown. */
function afterComma(before: string, next: string, ends: boolean, begins: boolean): 'yes' | 'no' | 'unsure' {
  if (!ends) return begins ? 'no' : 'unsure';
  if (ENDS_BODY.test(next)) return SUBJECT.test(next) && /(?:team|group)$/i.test(next) ? 'unsure' : 'yes';
  return SUBJECT.test(next) || isPerson(before) ? 'no' : 'unsure';
}

/** Statutory posts that a director often holds as well: "Director of Law and Monitoring Officer". */
function mayBeOneHolder(before: string, next: string, mark: string): boolean {
  const isStatutory = isKnownPost(next) && !/^chief executive/i.test(next);
  return isStatutory && mark !== '/' && !isKnownPost(before) && OPENS_POST.test(before);
}

/** "Jo Smith, Head of Legal" is one person with a post; "Portfolio Holder, Finance" is one post. */
function isPersonWithPost(before: string, after: string, mark: string): boolean {
  return mark === ',' && isPerson(before) && OPENS_POST.test(after);
}

function isComplete(name: string): boolean {
  const clean = cleanName(name);
  return (
    isKnownPost(clean) || OPENS_POST.test(clean) || ENDS_POST.test(clean) || ENDS_BODY.test(clean) || isPerson(clean)
  );
}

function opens(name: string): boolean {
  const clean = cleanName(name);
  return isKnownPost(clean) || OPENS_POST.test(clean) || ENDS_POST.test(clean) || isPerson(clean);
}

function isKnownPost(name: string): boolean {
  return formsOfPost(name).length > 0;
}

/** Two or three capitalised words of which none belongs to a post or a service. */
function isPerson(whole: string): boolean {
  const name = whole.replace(/ \([^()]*\)$/, '');
  return PERSON.test(name) && !arePostWords(wordsOfName(name)) && !SUBJECT.test(name);
}

/** Words of services and subjects, which stand capitalised like names. */
const SUBJECT =
  /\b(?:finance|resources|legal|governance|democratic|planning|housing|property|place|people|children|adults?|education|health|care|communities|community|environment|regeneration|economy|economic|growth|transformation|improvement|digital|technology|data|procurement|commercial|audit|risk|human|communications|engagement|policy|performance|strategy|corporate|customer|revenues|benefits|elections|highways|transport|culture|leisure|law|business|assets|estates|organisational|development|change|public|adult|social|internal|external|partners?|members?|officers?|staff|senior|leadership|management|monitoring|section|programme|project|all|hr|it|ict|od)\b/i;
