/** Tells by the words of a name whether it is a post, a body, a service or a person, as plans write them. */
import { namesNobody, wordsOfName } from '../people/names.ts';
import { arePostWords, formsOfPost, HOLDER } from '../people/posts.ts';

const ROLE_MARK =
  /^(?:lead|owner|support(?:ed by)?|supporting|deputy|joint|assisted by|with)\s*:\s*|\s*\((?:lead|owner|support(?:ing)?|deputy|joint|sponsor|sro)\)$/gi;

/** Words with which the name of a post begins. */
export const OPENS_POST =
  /^(?:the )?(?:(?:interim|acting|assistant|asst|deputy|dep|strategic|corporate|corp|executive|exec|group|joint|senior|new|statutory|permanent|service|programme|project)\.? )*(?:director|dir|ad|ed|head|chief|manager|leader|cabinet member|lead (?:member|officer|councillor)|portfolio holder|chair|mayor|councillor|cllr|monitoring officer|section|s\.? ?1\d\d|s\.? ?73|executive|officer|service (?:director|lead|manager)|programme (?:director|lead|manager))\b/i;
/** Words with which the name of a post ends. */
export const ENDS_POST = new RegExp(`\\b${HOLDER}(?: \\([^()]*\\))?$|^C[A-Z]O$`, 'i');
/** Words with which the name of a body ends. */
export const ENDS_BODY = /\b(?:team|board|committee|panel|group|cabinet|council|forum|slt|cmt|clt)(?: \([^()]*\))?$/i;
const PERSON = /^(?:(?:cllr|councillor|mr|mrs|ms|miss|dr)\.? )?\p{Lu}[\p{L}'’.-]*(?: \p{Lu}[\p{L}'’.-]*){1,2}$/u;
const EVERYBODY = /^(?:all|each|every|various|relevant|any)\b/i;

/** Whether a cell looks as if it named people or posts, for telling columns apart. */
export function looksLikePeople(cell: string): boolean {
  const parts = cell
    .split(/[;/,&\n]|\band\b/)
    .map(cleanName)
    .filter((part) => part !== '');
  return cell.length <= 100 && parts.length > 0 && parts.every((part) => isComplete(part) || namesNobody(part));
}

/** Whether a name stands for no one person: TBC, Vacant, All directors. */
export function meansNobody(name: string): boolean {
  // In capitals it is a service.
  if (name === 'IT') return false;
  return (
    namesNobody(name) ||
    EVERYBODY.test(name) ||
    !/\p{L}/u.test(name) ||
    /^(?:to be recruited|new post|post vacant)/i.test(name)
  );
}

/** A name without the words around it: its role in brackets, a share of time, marks at its ends. */
export function cleanName(name: string): string {
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

/** Whether a text is the whole name of a post, a body or a person. */
export function isComplete(name: string): boolean {
  const clean = cleanName(name);
  return (
    isKnownPost(clean) || OPENS_POST.test(clean) || ENDS_POST.test(clean) || ENDS_BODY.test(clean) || isPerson(clean)
  );
}

/** Whether a text begins another post or person. */
export function opens(name: string): boolean {
  const clean = cleanName(name);
  return isKnownPost(clean) || OPENS_POST.test(clean) || ENDS_POST.test(clean) || isPerson(clean);
}

/** Whether a text is one of the posts that every council has, in full or in short. */
export function isKnownPost(name: string): boolean {
  return formsOfPost(name).length > 0;
}

/** Two or three capitalised words of which none belongs to a post or a service. */
export function isPerson(whole: string): boolean {
  const name = whole.replace(/ \([^()]*\)$/, '');
  return PERSON.test(name) && !arePostWords(wordsOfName(name)) && !SUBJECT.test(name);
}

/** Words of services and subjects, which stand capitalised like names. */
export const SUBJECT =
  /\b(?:finance|resources|legal|governance|democratic|planning|housing|property|place|people|children|adults?|education|health|care|communities|community|environment|regeneration|economy|economic|growth|transformation|improvement|digital|technology|data|procurement|commercial|audit|risk|human|communications|engagement|policy|performance|strategy|corporate|customer|revenues|benefits|elections|highways|transport|culture|leisure|law|business|assets|estates|organisational|development|change|public|adult|social|internal|external|partners?|members?|officers?|staff|senior|leadership|management|monitoring|section|programme|project|all|hr|it|ict|od)\b/i;
