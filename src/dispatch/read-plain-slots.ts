/** Reads arguments that are the same in every record: numbers, values of measures, words of a choice, and flags. */
import { type MeasuredValue, readValue } from '../core/plan/values.ts';
import { numberOfWord } from '../core/time/words/grammar.ts';
import { didYouMean, type Problem, quote } from './fault.ts';
import { nearest } from './nearest.ts';
import type { Slot } from './slots.ts';

/** The value of one argument, or the problem with it. */
export type Read<T = unknown> = { readonly value: T } | { readonly problem: Problem };

/** The most values that are offered in the place of one that is not known. */
export const MOST_SUGGESTIONS = 3;

/** Reads a value of a measure; one that may be two numbers is a problem with clear ways to write it. */
export function readFigure(text: string): Read<MeasuredValue> {
  const read = readValue(text);
  return 'read' in read ? { value: read.read } : refuse(read.fault, read.offers);
}

/** Reads a whole number with its unit, in figures or as a word. */
export function readNumber(slot: Slot<unknown>, text: string): Read<number> {
  const match = /^(\d{1,4}|\p{L}+)(?:\s+(\p{L}+))?$/u.exec(text);
  const [, digits = '', unit] = match ?? [];
  const unitFits = unit === undefined || [slot.unit, slot.unit?.replace(/s$/, '')].includes(unit.toLowerCase());
  const number = numberOfWord(digits) ?? Number(digits);
  if (unitFits && number >= 1) return { value: number };
  return refuse(`${quote(text)} is not ${slot.expects}. Expected 1 or more, in figures.`);
}

/** Reads one of the slot's words; others near it are offered. */
export function readChoice(slot: Slot<unknown>, text: string): Read<string> {
  const choices = slot.choices ?? [];
  const choice = choices.find((one) => one.toLowerCase() === text.toLowerCase());
  if (choice !== undefined) return { value: choice };
  return refuse(
    `${quote(text)} is not known here. Expected ${slot.expects}.`,
    nearest(text, choices, MOST_SUGGESTIONS),
  );
}

/** Reads the yes or no that a form sends for a flag. */
export function readFlag(text: string): Read<boolean> {
  const answer = text.toLowerCase();
  return answer === 'yes' || answer === 'no'
    ? { value: answer === 'yes' }
    : refuse(`${quote(text)} is not an answer. Expected yes or no.`);
}

/** The problem of a value, with others that could stand in its place. */
export function refuse(message: string, alternatives: readonly string[] = []): { readonly problem: Problem } {
  return {
    problem: {
      message: message + didYouMean(alternatives),
      alternatives: alternatives.map((value) => ({ label: value, value })),
    },
  };
}
