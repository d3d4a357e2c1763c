/** The words for a measure: its figures, its readings, and where it is going. */
import { nameOf } from '../../core/people/person.ts';
import { canSeeExempt } from '../../core/plan/log-entry.ts';
import {
  courseOf,
  levelsWithoutReading,
  type MeasureCourse,
  type Reading,
  readingsOf,
} from '../../core/plan/measure.ts';
import { figuresOf, valueWords } from '../../core/plan/measure-figures.ts';
import { distanceWords, writeValue } from '../../core/plan/values.ts';
import type { Action, Expectation, IsoDate, Person } from '../../core/record/model.ts';
import { longDate, MONTHS, yearOf } from '../../core/time/dates.ts';
import type { CommandButton, Element, Fact, Item } from '../../ports/card.ts';
import { formButton } from '../form.ts';
import { count, levelWord, listOf } from '../words.ts';
import type { Scene } from './scene.ts';

/** The most readings on a card; the history has them all. */
const READINGS_SHOWN = 6;

/** The readings that a viewer may see, in the order of their days; `viewer` is null for everybody in a conversation. */
export function readingsFor(action: Action, scene: Scene, viewer: Person | null): readonly Reading[] {
  const seesAll = viewer !== null && canSeeExempt(viewer, { about: 'action', row: action }, scene);
  return readingsOf(scene.snapshot, action).filter(({ marking }) => seesAll || marking !== 'exempt');
}

/** "46% on 31 May 2024: up from 38% in January, 9 points below the target of 55%"; null without a reading. */
export function courseWords(action: Action, readings: readonly Reading[]): string | null {
  const course = courseOf(action, readings);
  if (!course) return null;
  const { latest } = course;
  const parts = [...wayWords(course, action), ...targetWords(course, action)];
  const now = `${valueWords(latest.value, action)} on ${longDate(latest.on)}`;
  return parts.length > 0 ? `${now}: ${parts.join(', ')}` : now;
}

function wayWords({ latest, before }: MeasureCourse, action: Action): readonly string[] {
  if (!before) return [];
  const when = before.on === null ? '' : ` ${whenWords(before.on, latest.on)}`;
  if (latest.value === before.value) return [`unchanged from ${valueWords(before.value, action)}${when}`];
  const way = latest.value > before.value ? 'higher' : 'lower';
  const worse = way === action.better ? [] : ['which is worse'];
  return [`${way === 'higher' ? 'up' : 'down'} from ${valueWords(before.value, action)}${when}`, ...worse];
}

/** "in January" within a year, "in January 2023" for another one, "on 3 May 2024" within a month. */
function whenWords(before: IsoDate, latest: IsoDate): string {
  if (before.slice(0, 7) === latest.slice(0, 7)) return `on ${longDate(before)}`;
  const month = MONTHS[Number(before.slice(5, 7)) - 1];
  return yearOf(before) === yearOf(latest) ? `in ${month}` : `in ${month} ${yearOf(before)}`;
}

function targetWords({ latest, reached }: MeasureCourse, action: Action): readonly string[] {
  const { target, unit } = action;
  if (target === null) return [];
  const words = valueWords(target, action);
  if (reached) return [`the target of ${words} is reached`];
  const side = latest.value < target ? 'below' : 'above';
  return [`${distanceWords(latest.value, target, unit)} ${side} the target of ${words}`];
}

/** The course of a measure in one line; before its first reading its baseline and target. Null for another action. */
export function measureLine(action: Action, readings: readonly Reading[]): string | null {
  if (action.kind !== 'measure') return null;
  const { baseline, target } = figuresOf(action);
  return (
    courseWords(action, readings) ??
    [
      'No reading yet',
      ...(baseline ? [`baseline ${writeValue(baseline)}${dayWords(baseline.on, 'on')}`] : []),
      ...(target ? [`target ${writeValue(target)}${dayWords(target.on, 'by')}`] : []),
    ].join(', ')
  );
}

function dayWords(day: IsoDate | null, word: string): string {
  return day === null ? '' : ` ${word} ${longDate(day)}`;
}

/** The baseline, the target and the course of a measure; none for another action. */
export function measureFacts(action: Action, scene: Scene, viewer: Person | null): readonly Fact[] {
  if (action.kind !== 'measure') return [];
  const { baseline, target } = figuresOf(action);
  const better = `${action.better ?? 'higher'} is better`;
  return [
    { name: 'Latest reading', value: courseWords(action, readingsFor(action, scene, viewer)) ?? 'none yet' },
    ...(baseline ? [{ name: 'Baseline', value: `${writeValue(baseline)}${dayWords(baseline.on, 'on')}` }] : []),
    {
      name: 'Target',
      value: target ? `${writeValue(target)}${dayWords(target.on, 'by')}, ${better}` : `none, ${better}`,
    },
  ];
}

/** The latest readings of a measure, newest first. Exempt ones are only counted for a viewer who may not see them. */
export function readingElements(action: Action, scene: Scene, viewer: Person | null): readonly Element[] {
  const shown = readingsFor(action, scene, viewer);
  const hidden = readingsOf(scene.snapshot, action).length - shown.length;
  const items = shown
    .slice(-READINGS_SHOWN)
    .reverse()
    .map((reading) => readingItem(reading, action, scene));
  const left = shown.length - items.length;
  const more = left > 0 ? { more: { count: left, command: `history ${action.code}` } } : {};
  return [
    ...(items.length > 0 ? [{ type: 'list', title: 'Readings', items, ...more } as const] : []),
    ...(hidden > 0 ? [{ type: 'note', text: `${count(hidden, 'exempt reading')} not shown.` } as const] : []),
  ];
}

function readingItem({ code, value, on, addedBy, marking, text }: Reading, action: Action, scene: Scene): Item {
  const given = `${longDate(on)}, ${nameOf(scene.snapshot, addedBy)}, ${marking}`;
  return { text: `${code} ${valueWords(value, action)}`, details: [given, ...(text === '' ? [] : [text])] };
}

/** The button that opens the form for the next reading. */
export function readingButton({ code }: Action): CommandButton {
  return formButton(`Add a reading of ${code}`, 'update', { about: code });
}

/** "No reading yet for officers and members"; nothing where each level has one, or where nothing is measured. */
export function missingReadingWords(expectation: Expectation, { snapshot }: Scene): readonly string[] {
  const levels = levelsWithoutReading(snapshot, expectation).map((level) => `${levelWord(level)}s`);
  return levels.length > 0 ? [`No reading yet for ${listOf(levels)}`] : [];
}
