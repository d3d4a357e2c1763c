/**
 * Questions a line whose words were taken, but may mean something else: a keyword inside running text, several codes, words that
 * limit or deny, a question mark. Every button carries the whole command, and nothing has happened yet.
 */
import type { Raw } from '../ports/card.ts';
import { listOf } from '../views/words.ts';
import { type CodeRun, codesBetween, MOST_CODES } from './code-run.ts';
import { actionCode, expectationCode, milestoneCode, recommendationCode } from './codes.ts';
import { type Command, takesSeveral } from './command.ts';
import { didYouMean, type Fault, labelOf, orList, quote, type Suggestion } from './fault.ts';
import { asTyped, fillSlots, type TakenValue } from './fill-slots.ts';
import { ask, echo, type ReadLine } from './line-in-doubt.ts';
import { nearest } from './nearest.ts';
import { doubtAboutProof } from './proof-in-doubt.ts';
import { isOptionalChoice, runsToEnd } from './slots.ts';
import type { Token } from './tokens.ts';
import { isAddress } from './unfilled-slots.ts';

const MOST_OFFERS = 5;
/** The question about a line that was used up, or null when every word of it is clear. */
export function findDoubt(read: ReadLine): Fault | null {
  return (
    doubtAboutCodes(read) ??
    doubtAboutChoice(read) ??
    doubtAboutMisspeltChoice(read) ??
    doubtAboutKeyword(read) ??
    doubtAboutQuestion(read) ??
    doubtAboutProof(read)
  );
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
  const several = takesSeveral(command, raw);
  if (fit && run.kind === 'list' && several) return null;
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
  if (!several) {
    const message = `“${name}” takes one code at a time, and ${words} has ${run.codes.length}.`;
    return ask(message + didYouMean(single.map(({ label }) => label)), single);
  }
  if (run.kind === 'choice') return ask(`${words} names one or the other. Which do you mean?`, single);
  const all = run.codes.length === 2 ? codesBetween(run.codes, MOST_CODES) : null;
  const offers = [offer(run.codes), ...(all && all.length > 2 ? [offer(all)] : [])];
  return ask(`${words} may be two actions, or all from the first to the last. Which do you mean?`, offers);
}

/** “E1-03 to E3”, “E1-03 and E1-04 to E3”: actions that are to stand under another expectation. */
function offerOtherExpectation({ codes, kind }: CodeRun, commands: readonly Command[]): readonly Suggestion[] {
  const [actions, expectation = ''] = [codes.slice(0, -1), codes.at(-1)];
  const takes = commands.some(({ name, slots }) => name === 'edit' && slots.expectation !== undefined);
  if (!takes || kind !== 'range' || expectationCode(expectation) === null) return [];
  if (actions.some((code) => actionCode(code) === null)) return [];
  const args = { action: actions.join(' '), expectation };
  return [{ label: labelOf(`Put ${listOf(actions)} under ${expectation}`), command: 'edit', args }];
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

/**
 * “ambr "Held up"”: a word before quoted words, nearly one of a choice, may be that choice or the first word of the text. Any word
 * that stands alone where a choice would is asked about, as “purple "Held up"” is.
 */
function doubtAboutMisspeltChoice({ command, name, line, tokens, filling }: ReadLine): Fault | null {
  const text = filling.taken.find(({ slot }) => runsToEnd(slot) && slot.keyword === undefined);
  const [first, second, third] = text?.tokens ?? [];
  if (!text || first?.kind !== 'word' || second?.kind !== 'quoted') return null;
  const open = Object.entries(command.slots).filter(
    ([slot, one]) => isOptionalChoice(one) && !filling.raw[slot] && !one.onlyFor,
  );
  const near = open.flatMap(([slot, { choices = [] }]) =>
    nearest(first.text, choices, 1).map((choice) => ({ slot, choice })),
  );
  const all = open.slice(0, 1).flatMap(([slot, { choices = [] }]) => choices.map((choice) => ({ slot, choice })));
  const meant = near.length > 0 ? near.slice(0, 1) : third || !/^\p{L}+$/u.test(first.text) ? [] : all;
  if (meant.length === 0) return null;
  const head = asTyped(line, tokens.slice(0, tokens.indexOf(first)));
  const [whole, rest] = [asTyped(line, text.tokens), asTyped(line, text.tokens.slice(1))];
  const choices = orList(meant.map(({ choice }) => quote(choice)));
  return ask(`${quote(first.text)} may be meant as ${choices}, or belong to the words. Which do you mean?`, [
    ...meant.map(({ slot, choice }) => ({
      label: labelOf(`${name} ${head} ${choice} "${rest}"`),
      command: command.name,
      args: { ...filling.raw, [slot]: choice, [text.name]: rest },
    })),
    { label: labelOf(`${name} ${head} "${whole.replaceAll('"', '')}"`), command: command.name, args: filling.raw },
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
