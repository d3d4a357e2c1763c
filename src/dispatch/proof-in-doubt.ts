/** Questions words that may prove an action, or say how it goes. Every button carries the whole command, and nothing has happened yet. */
import { listOf } from '../views/words.ts';
import { codesInWords } from './code-run.ts';
import { anyCode } from './codes.ts';
import { type Fault, labelOf, quote, type Suggestion } from './fault.ts';
import { asTyped, type TakenValue } from './fill-slots.ts';
import { findLimit, findLimitOrProgress } from './interpret/limits.ts';
import { ask, echo, offerUpdate, type ReadLine } from './line-in-doubt.ts';
import type { Token } from './tokens.ts';
import { isAddress } from './unfilled-slots.ts';

/** Things that prove an action. A note without quotes has to name one before it is taken as evidence. */
const PROOF =
  /(?<!\p{L})(?:minutes?|minuted|notes|papers?|reports?|letters?|e-?mails?|agenda|decisions?|resolutions?|policy|policies|register|certificate|screenshots?|documents?|files?|links?|attached|attachments?|appendix|annex|published|adopted|approved|ratified|signed)(?!\p{L})/iu;

/** A day in front of the words, which may be meant as the day of the work. */
const DAY_FIRST =
  /^on (?:the )?(?:\d{1,2}(?:st|nd|rd|th)?(?: of)?[ /.](?:\p{L}{3,9}|\d{1,2})(?:[ /.]\d{2,4})?|(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday)/iu;

/** Words without quotes that prove an action are questioned when they name another, or limit, deny or put off. */
export function doubtAboutProof(read: ReadLine): Fault | null {
  const { line, filling } = read;
  const value = filling.taken.find(({ slot }) => slot.proves !== undefined);
  if (!value || areQuotedOrAddresses(value.tokens)) return null;
  const words = asTyped(line, value.tokens);
  const subject = filling.codes ? listOf(filling.codes.codes) : 'the action';
  const others = codesInWords(value.tokens).filter((code) => !filling.codes?.codes.includes(code));
  if (others.length > 0) return doubtAboutOthers(read, value, others);
  const [day] = DAY_FIRST.exec(words) ?? [];
  if (day !== undefined) {
    const why = `${quote(day)} would stand in the note alone: ${subject} counts as reported today.`;
    return ask(`${why} Which do you mean?`, [...offerUpdate(read, filling.codes, words), keepAsProof(read)]);
  }
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
  return ask(`${why} Which do you mean?`, [...offerUpdate(read, filling.codes, words), keepAsProof(read)]);
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
  if (!reports) return { label: added, ...suggestion };
  const label = labelOf(`Report${codes} complete, with these words as a note`);
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
