/** Questions words that may prove an action, or say how it goes. Every button carries the whole command, and nothing has happened yet. */
import { listOf } from '../views/words.ts';
import { codesInWords } from './code-run.ts';
import { anyCode } from './codes.ts';
import { dayIn, MOST_DAY_WORDS } from './day-in-line.ts';
import { type Fault, labelOf, quote, type Suggestion } from './fault.ts';
import { asTyped, type TakenValue } from './fill-slots.ts';
import { findLimit, findLimitOrProgress } from './interpret/limits.ts';
import { ask, echo, offerUpdate, type ReadLine } from './line-in-doubt.ts';
import type { Token } from './tokens.ts';
import { isAddress } from './unfilled-slots.ts';

/** Things that prove an action. A note without quotes has to name one before it is taken as evidence. */
const PROOF =
  /(?<!\p{L})(?:minutes?|minuted|notes|papers?|reports?|letters?|e-?mails?|agenda|decisions?|resolutions?|policy|policies|register|certificate|screenshots?|documents?|files?|links?|attached|attachments?|appendix|annex|published|adopted|approved|ratified|signed)(?!\p{L})/iu;

/** Words without quotes that prove an action are questioned when they name another, or limit, deny or put off. */
export function doubtAboutProof(read: ReadLine): Fault | null {
  const { line, filling } = read;
  const value = filling.taken.find(({ slot }) => slot.proves !== undefined);
  if (!value || areQuotedOrAddresses(value.tokens)) return null;
  const words = asTyped(line, value.tokens);
  const subject = filling.codes ? listOf(filling.codes.codes) : 'the action';
  const others = codesInWords(value.tokens).filter((code) => !filling.codes?.codes.includes(code));
  if (others.length > 0) return doubtAboutOthers(read, value, others);
  const day = doubtAboutDay(read, value, subject);
  if (day) return day;
  const addresses = value.tokens.filter(isAddress);
  if (addresses.length === value.tokens.length) return null;
  // The words inside an address say nothing of how the action goes.
  const prose = addresses.reduce((text, { start, end }) => text.replace(line.slice(start, end), ' '), words);
  const limit = findLimitOrProgress(prose);
  if (limit === null && (addresses.length > 0 || PROOF.test(prose))) return null;
  const why =
    limit === null || limit === words
      ? `${echo(line, value.tokens)} may be a note that proves ${subject}, or say how it goes.`
      : `You wrote ${echo(line, value.tokens)}. With “${limit}”, it may say that ${subject} is not complete.`;
  return ask(`${why} Which do you mean?`, [
    ...offerUpdate(read, filling.codes, withDay(read, value)),
    keepAsProof(read),
  ]);
}

/** The words with the day of the work that stands right in front of them. */
function withDay({ line, tokens, filling }: ReadLine, value: TakenValue): string {
  const first = tokens.indexOf(value.tokens[0] as Token);
  const day = filling.taken.find(
    (one) => one.slot.byItsWords && tokens.indexOf(one.tokens.at(-1) as Token) === first - 1,
  );
  return asTyped(line, [...(day?.tokens ?? []), ...value.tokens]);
}

/** A day in front of the words, or one at their end, may be the day of the work. */
function doubtAboutDay(read: ReadLine, value: TakenValue, subject: string): Fault | null {
  const { command, line, filling } = read;
  const [name] = Object.entries(command.slots).find(([, { byItsWords }]) => byItsWords) ?? [];
  if (name === undefined || filling.raw[name] !== undefined) return null;
  const found = dayBeside(value.tokens);
  const rest = found && asTyped(line, found.rest).replace(/^[\s–—:,;-]+|[\s–—:,;-]+$/g, '');
  // Words that limit or put off are questioned as such.
  if (!found || !rest || findLimitOrProgress(rest) !== null) return null;
  const { day } = found;
  const reports = value.slot.proves === 'report';
  // The name of a paper often has its day: "Board minutes 12 June".
  if (!reports && !found.hasOn && dayWords(day) !== day) return null;
  const which = reports ? `the day on which ${subject} was done` : 'the day of the evidence';
  const message = `${quote(day)} may be ${which}, or belong to the note. Which do you mean?`;
  const label = reports
    ? `Report ${subject} complete, done ${dayWords(day)}, with ${quote(rest)} as a note`
    : `Add ${quote(rest)} ${dayWords(day)} as evidence of ${subject}`;
  const asDay: Suggestion = {
    label: labelOf(label),
    command: command.name,
    args: { ...filling.raw, [name]: day, [value.name]: rest },
  };
  return ask(message, [asDay, ...offerUpdate(read, filling.codes, asTyped(line, value.tokens)), keepAsProof(read)]);
}

/** "on 12 June", "yesterday", "2 days ago" */
function dayWords(day: string): string {
  return /^(?:yesterday|today|last|in)\b|\bago$/i.test(day) ? day : `on ${day}`;
}

/** Words that may lead to the day of the work: "as of 1 June". */
const LEADS = /^(?:as|of|at|dated|since|from|around|about|circa|during|[–—-])$/i;
/** A day behind these words belongs to them: "minutes of 1 June" is the name of a paper. */
const NAMES_A_PAPER = /^(?:of|dated|from|for|by|before|after|until|to|since|due)$/i;

/** A day beside words, and the words without it. */
interface DayBeside {
  readonly day: string;
  readonly rest: readonly Token[];
  /** Whether "on" leads to the day. */
  readonly hasOn: boolean;
}

/** The day in front of the tokens, or at their end where it names no paper. */
function dayBeside(tokens: readonly Token[]): DayBeside | null {
  const start = tokens.findIndex(({ text }) => !LEADS.test(text));
  const first = start < 0 ? null : dayIn(tokens, start);
  if (first && first.end < tokens.length) return { day: first.text, rest: tokens.slice(first.end), hasOn: first.hasOn };
  for (let at = Math.max(1, tokens.length - MOST_DAY_WORDS - 1); at < tokens.length; at += 1) {
    const last = dayIn(tokens, at);
    if (last?.end !== tokens.length) continue;
    const [before, lead] = [tokens[at - 1]?.text ?? '', tokens[at - 2]?.text ?? ''];
    const isAsOf = /^(?:of|at)$/i.test(before) && /^as$/i.test(lead);
    if (isAsOf && at > 2) return { day: last.text, rest: tokens.slice(0, at - 2), hasOn: false };
    return NAMES_A_PAPER.test(before) ? null : { day: last.text, rest: tokens.slice(0, at), hasOn: last.hasOn };
  }
  return null;
}

/** Words in quotes, with or without the address where they stand, name the evidence. An address alone may belong to another action. */
function areQuotedOrAddresses(tokens: readonly Token[]): boolean {
  const quoted = tokens.filter(({ kind }) => kind === 'quoted');
  return quoted.length > 0 && tokens.every((one) => quoted.includes(one) || isAddress(one));
}

function keepAsProof({ command, filling }: ReadLine): Suggestion {
  const codes = filling.codes ? ` ${listOf(filling.codes.codes)}` : '';
  const added = labelOf(`Add these words as evidence of${codes}`);
  const reports = Object.values(command.slots).some(({ proves }) => proves === 'report');
  const suggestion = { command: command.name, args: filling.raw };
  const day = command.slots.on?.byItsWords ? filling.raw.on : undefined;
  const on = day === undefined ? '' : dayWords(day);
  if (!reports) return { label: on ? labelOf(`Add these words ${on} as evidence of${codes}`) : added, ...suggestion };
  const label = labelOf(`Report${codes} complete${on && `, done ${on}`}, with these words as a note`);
  return { label, ...suggestion, ifReported: { label: added, codes: filling.codes?.codes ?? [] } };
}

/** Another code inside the words: the evidence of another action may be meant, or several actions. */
function doubtAboutOthers(read: ReadLine, value: TakenValue, others: readonly string[]): Fault {
  const { command, name, line, filling } = read;
  const message = `${echo(line, value.tokens)} names ${listOf(others)}${filling.codes ? ` as well as ${listOf(filling.codes.codes)}` : ''}. Which do you mean?`;
  const words = asTyped(line, value.tokens);
  if (!filling.codes) {
    const rest = asTyped(line, withoutCodeAtEnd(value.tokens));
    const offers = others.map((action) => ({
      label: labelOf(`${name} ${action} ${rest}`),
      command: command.name,
      args: { ...filling.raw, action, [value.name]: rest },
    }));
    return ask(message, offers);
  }
  const { [value.name]: _, ...bare } = filling.raw;
  const each = [...filling.codes.codes, ...others].map((action) => ({
    label: labelOf(`${name} ${action}`),
    command: command.name,
    args: { ...bare, action },
  }));
  return ask(message, [
    ...offerUpdate(read, filling.codes, words),
    keepAsProof(read),
    ...(findLimit(words) ? [] : each),
  ]);
}

/** “https://… to E2-03” without the code and the little word before it. */
function withoutCodeAtEnd(tokens: readonly Token[]): readonly Token[] {
  const at = tokens.findIndex(({ text }) => anyCode(text) !== null);
  if (at < 1 || at !== tokens.length - 1) return tokens;
  return tokens.slice(0, /^(?:to|for|of|on|as)$/i.test(tokens[at - 1]?.text ?? '') && at > 1 ? at - 1 : at);
}
