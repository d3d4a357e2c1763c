/**
 * Questions a line whose words were taken, but may mean something else: a keyword inside running text, several codes, words that
 * limit or deny, a question mark. Every button carries the whole command, and nothing has happened yet.
 */
import type { Raw } from '../ports/card.ts';
import { listOf } from '../views/words.ts';
import { type CodeRun, codesBetween, codesInWords, MOST_CODES } from './code-run.ts';
import { actionCode, anyCode, expectationCode, milestoneCode, recommendationCode } from './codes.ts';
import type { Command } from './command.ts';
import { didYouMean, type Fault, labelOf, quote, type Suggestion, shorten } from './fault.ts';
import { asTyped, type Filling, fillSlots, type TakenValue } from './fill-slots.ts';
import { findLimit, findLimitOrProgress } from './interpret/limits.ts';
import { isOptionalChoice, runsToEnd } from './slots.ts';
import type { Token } from './tokens.ts';
import { isAddress } from './unfilled-slots.ts';

/** A line under a command: `tokens` are those behind its name. */
export interface ReadLine {
  readonly command: Command;
  /** The command's name as it was typed. */
  readonly name: string;
  readonly line: string;
  readonly tokens: readonly Token[];
  readonly filling: Filling;
  readonly commands: readonly Command[];
}

const MOST_OFFERS = 5;
const LONGEST_ECHO = 300;
/** Things that prove an action. A note without quotes has to name one before it is taken as evidence. */
const PROOF =
  /(?<!\p{L})(?:minutes?|minuted|notes|papers?|reports?|letters?|e-?mails?|agenda|decisions?|resolutions?|policy|policies|register|certificate|screenshots?|documents?|files?|links?|attached|attachments?|appendix|annex|published|adopted|approved|ratified|signed)(?!\p{L})/iu;
/** The question about a line that was used up, or null when every word of it is clear. */
export function findDoubt(read: ReadLine): Fault | null {
  return (
    doubtAboutCodes(read) ??
    doubtAboutChoice(read) ??
    doubtAboutKeyword(read) ??
    doubtAboutQuestion(read) ??
    doubtAboutProof(read)
  );
}

/** The words of tokens for an answer, cut only where they are very long: words that were not taken are not lost. */
export function echo(line: string, tokens: readonly Token[]): string {
  return `“${shorten(asTyped(line, tokens), LONGEST_ECHO)}”`;
}

/** The button that records words as an update of each code; none where there is no such command. */
export function offerUpdate(
  { commands }: Pick<ReadLine, 'commands'>,
  codes: CodeRun | null,
  text: string,
): readonly Suggestion[] {
  if (!commands.some(({ name }) => name === 'update')) return [];
  return (codes?.codes ?? []).map((about) => ({
    label: `Record as an update of ${about}`,
    command: 'update',
    args: { about, text },
  }));
}

function ask(message: string, suggestions: readonly Suggestion[]): Fault {
  return { message, suggestions, fields: {} };
}

/** Several codes are clear only in a list, under a command that takes several. */
function doubtAboutCodes({ command, name, filling, line, tokens, commands }: ReadLine): Fault | null {
  const { codes: run, raw } = filling;
  const slot = Object.keys(raw).find((one) => raw[one] === run?.codes.join(' '));
  if (!run || run.codes.length < 2 || slot === undefined) return null;
  const { reads, orMilestone, orRecommendation } = command.slots[slot] ?? {};
  const isTaken = (code: string) =>
    reads !== 'action' ||
    actionCode(code) !== null ||
    (orMilestone === true && milestoneCode(code) !== null) ||
    (orRecommendation === true && recommendationCode(code) !== null);
  const actions = run.codes.filter(isTaken);
  const fit = actions.length === run.codes.length;
  if (fit && run.kind === 'list' && command.several) return null;
  const rest = line.slice(tokens[run.end]?.start ?? line.length);
  const offer = (codes: readonly string[]): Suggestion => ({
    label: labelOf(`${name} ${listOf(codes)} ${rest}`),
    command: command.name,
    args: { ...raw, [slot]: codes.join(' ') },
  });
  const words = echo(line, tokens.slice(0, run.end));
  const single = actions.slice(0, MOST_OFFERS).map((code) => offer([code]));
  if (!fit) {
    const message = `${words} names an expectation, and “${name}” takes actions only. Which do you mean?`;
    return ask(message, [...offerOtherExpectation(run, commands), ...single]);
  }
  if (!command.several) {
    const message = `“${name}” takes one code at a time, and ${words} has ${run.codes.length}.`;
    return ask(message + didYouMean(single.map(({ label }) => label)), single);
  }
  if (run.kind === 'choice') return ask(`${words} names one or the other. Which do you mean?`, single);
  const all = run.codes.length === 2 ? codesBetween(run.codes, MOST_CODES) : null;
  const offers = [offer(run.codes), ...(all && all.length > 2 ? [offer(all)] : [])];
  return ask(`${words} may be two actions, or all from the first to the last. Which do you mean?`, offers);
}

/** “E1-03 to E3”: an action that is to stand under another expectation. */
function offerOtherExpectation({ codes, kind }: CodeRun, commands: readonly Command[]): readonly Suggestion[] {
  const [action = '', expectation = '', ...others] = codes;
  const takes = commands.some(({ name, slots }) => name === 'edit' && slots.expectation !== undefined);
  if (!takes || kind !== 'range' || others.length > 0) return [];
  if (actionCode(action) === null || expectationCode(expectation) === null) return [];
  return [{ label: `Put ${action} under ${expectation}`, command: 'edit', args: { action, expectation } }];
}

/** A keyword that ends a text without quotes may be one of its words. Clear where the other reading would lack a value. */
function doubtAboutKeyword(read: ReadLine): Fault | null {
  const { command, name, line, filling, tokens } = read;
  const value = filling.taken.find((one) => one.endedByKeyword && isRunning(one));
  if (!value) return null;
  const start = tokens.indexOf(value.tokens[0] as Token);
  const end = start + value.tokens.length;
  const text = asTyped(line, tokens.slice(start));
  const before = fillSlots(command, line, tokens.slice(0, start + 1)).raw;
  const whole: Raw = { ...before, [value.name]: text };
  if (isMissing(command, whole)) return null;
  const head = line.slice(0, value.tokens[0]?.start);
  const [words, rest] = [asTyped(line, value.tokens), line.slice(tokens[end]?.start)];
  const message = `${quote(tokens[end]?.text ?? '')} may be a word of ${quote(text)}, or the next part of the command. Which do you mean? Words that belong together go in "double quotes".`;
  return ask(
    message,
    [
      { label: labelOf(`${head}"${text}"`), command: command.name, args: whole },
      { label: labelOf(`${head}"${words}" ${rest}`), command: command.name, args: filling.raw },
    ].map((one) => ({ ...one, label: one.label || name })),
  );
}

/** “red tape holds it up”: a word of a choice right before a text without quotes may be the first word of that text. */
function doubtAboutChoice({ command, name, line, tokens, filling }: ReadLine): Fault | null {
  const at = filling.taken.findIndex(({ slot }) => isOptionalChoice(slot));
  const [choice, text] = filling.taken.slice(at < 0 ? filling.taken.length : at);
  const [first] = text?.tokens ?? [];
  if (!choice || !text || !runsToEnd(text.slot) || text.slot.keyword !== undefined || first?.kind !== 'word')
    return null;
  const last = choice.tokens.at(-1) as Token;
  if (/[:,;–—-]$/.test(line.slice(last.start, last.end))) return null;
  const [head, words] = [
    asTyped(line, tokens.slice(0, tokens.indexOf(choice.tokens[0] as Token))),
    asTyped(line, text.tokens),
  ];
  const whole = asTyped(line, [...choice.tokens, ...text.tokens]);
  const { [choice.name]: chosen = '', ...rest } = filling.raw;
  return ask(`${quote(chosen)} may be a word of ${quote(whole)}, or stand before it. Which do you mean?`, [
    { label: labelOf(`${name} ${head} ${chosen} "${words}"`), command: command.name, args: filling.raw },
    { label: labelOf(`${name} ${head} "${whole}"`), command: command.name, args: { ...rest, [text.name]: whole } },
  ]);
}

function isRunning({ slot, tokens }: TakenValue): boolean {
  if (slot.reads !== 'text' || slot.single || slot.dateWords || runsToEnd(slot)) return false;
  const [first, ...more] = tokens;
  const isNone = slot.orNone && first?.text.toLowerCase() === 'none';
  return more.length > 0 || !(first?.kind === 'quoted' || isAddress(first) || isNone);
}

function isMissing(command: Command, raw: Raw): boolean {
  return Object.entries(command.slots).some(([name, slot]) => slot.required && raw[name] === undefined);
}

/** “done E2-03?” asks whether it is done. */
function doubtAboutQuestion({ command, name, line, tokens, filling }: ReadLine): Fault | null {
  const last = tokens.at(-1);
  const value = filling.taken.at(-1);
  if (!command.changes || !last || isAddress(last) || line[last.end - 1] !== '?') return null;
  const inReason = value && runsToEnd(value.slot) && value.tokens.includes(last);
  if (inReason && last.kind !== 'quoted') return null;
  const shown = (filling.codes?.codes ?? []).map((about) => ({
    label: `show ${about}`,
    command: 'show',
    args: { about },
  }));
  const args = Object.fromEntries(Object.entries(filling.raw).map(([slot, text]) => [slot, text.replace(/\?+$/, '')]));
  const message = `${echo(line, tokens)} ends with a question mark, so nothing has been changed. Which do you mean?`;
  const label = labelOf(`${name} ${asTyped(line, tokens)}`.replace(/\?+$/, ''));
  return ask(message, [...shown, { label, command: command.name, args }]);
}

/** Words without quotes that prove an action are questioned when they name another, or limit, deny or put off. */
function doubtAboutProof(read: ReadLine): Fault | null {
  const { line, filling } = read;
  const value = filling.taken.find(({ slot }) => slot.proves !== undefined);
  if (!value || (value.tokens.length === 1 && value.tokens[0]?.kind === 'quoted')) return null;
  const words = asTyped(line, value.tokens);
  const subject = filling.codes ? listOf(filling.codes.codes) : 'the action';
  const others = codesInWords(value.tokens).filter((code) => !filling.codes?.codes.includes(code));
  if (others.length > 0) return doubtAboutOthers(read, value, others);
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
