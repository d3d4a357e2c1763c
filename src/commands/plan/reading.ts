/** `update E3-05 46% on 31 May`: a reading of a measure. */
import { valueWords } from '../../core/plan/measure-figures.ts';
import { addReading, readingOn } from '../../core/plan/reading.ts';
import { isSameUnit, type MeasuredValue, readValue, writeValue } from '../../core/plan/values.ts';
import { IncompleteCommandError } from '../../core/record/errors.ts';
import type { Action, Marking } from '../../core/record/model.ts';
import { longDate } from '../../core/time/dates.ts';
import type { Context, Outcome } from '../../dispatch/command.ts';
import { actingOf, answer, changeAction } from '../../dispatch/outcome.ts';
import type { Button, Raw } from '../../ports/card.ts';
import { choiceCard } from '../../views/ask/answers.ts';
import { formButton } from '../../views/form.ts';
import { readingForm } from '../../views/plan/measure-forms.ts';
import type { Said, UpdateRoute } from './update-slots.ts';

/** Words that begin with a number are meant as a reading, or have to say that they are not. */
const BEGINS_WITH_FIGURE = /^[-+−–(~<>£]*\d/;

/** The words that a reading has no place for, by argument. */
const NOT_OF_A_READING = [
  'rag',
  'response',
  'stance',
  'next',
  'corrective',
  'again',
] as const satisfies readonly (keyof Said)[];

/** The reading of a measure. Words alone, or with red, amber or green, are an update of it. */
export const reading: UpdateRoute = {
  takes: (subject, { value, text, rag }) =>
    subject.about === 'action' &&
    subject.row.kind === 'measure' &&
    (Boolean(value) || !(text || rag) || BEGINS_WITH_FIGURE.test(text ?? '')),
  decide(subject, said, context) {
    const action = subject.row as Action;
    const { code } = action;
    const other = NOT_OF_A_READING.find((name) => said[name] !== null);
    if (other !== undefined)
      throw new IncompleteCommandError(
        `A reading has no place for “${said[other]}”. Expected: update ${code} 46% on 31 May`,
      );
    const { value, text, evidence, because, marked } = said;
    if (value === null) return askWhetherReading(action, said);
    if (!isSameUnit(value.unit, action.unit)) return askUnit(action, value, said);
    const on = said.on ?? context.today;
    const there = readingOn(context, action, on);
    if (there) {
      const question = `${code} has a reading of ${valueWords(there.value, action)} on ${longDate(on)} already (${there.code}). To put it right, strike that one with a reason, then give the new one.`;
      return answer(
        choiceCard(question, [formButton(`Strike ${there.code}`, 'strike', { about: code, item: there.code })]),
      );
    }
    const words = [text, evidence, because && `because ${because}`].filter(Boolean).join(', ');
    const given = { value: value.value, on, text: words, marking: marked ?? 'internal' } as const;
    const changes = addReading(actingOf(context), action, given, context.newId());
    return changeAction(context, action, changes, headline(context, action, given));
  },
  form: readingForm,
};

/** An exempt value is not told to the conversation. */
function headline(
  context: Context,
  action: Action,
  { value, on, marking }: { readonly value: number; readonly on: string; readonly marking: Marking },
): string {
  const what = marking === 'exempt' ? '' : `: ${valueWords(value, action)} on ${longDate(on)}`;
  return `${actingOf(context).actor.name} added a reading of ${action.code}${what}`;
}

/** Asks about a value without the unit of the measure, or with another one. */
function askUnit(action: Action, value: MeasuredValue, said: Said): Outcome {
  const unit = action.unit ?? 'plain numbers';
  const meant = writeValue({ value: value.value, unit: action.unit });
  const question = `${action.code} is measured in ${unit}, and you gave ${writeValue(value)}. Which do you mean?`;
  const offers = value.unit === null ? [button(meant, action, said, { value: meant })] : [];
  return answer(choiceCard(question, offers));
}

/** Asks about words that begin with a number: the reading that they may give, or an update in words. */
function askWhetherReading(action: Action, said: Said): Outcome {
  const { code } = action;
  const { text } = said;
  if (text === null) throw new IncompleteCommandError(`Give the value and its day: update ${code} 46% on 31 May`);
  const [, words = text, day] = /^(.*?),?\s+on\s+(.+)$/is.exec(text) ?? [];
  const [, figure = ''] = /^([^\p{L}\s]+)/u.exec(words) ?? [];
  const whole = readValue(words);
  const read = 'read' in whole ? whole : readValue(figure);
  const found = 'read' in read && isSameUnit(read.read.unit, action.unit) ? [writeValue(read.read)] : [];
  const values = found.length > 0 || 'read' in whole ? found : whole.offers;
  const on: Raw = day === undefined ? {} : { on: day };
  const offers = values.map((value) =>
    button(day === undefined ? `A reading of ${value}` : `A reading of ${value} on ${day}`, action, said, {
      value,
      ...on,
    }),
  );
  const update = button('An update in words', action, said, { text: `“${text}”` });
  const isWhole = 'read' in whole;
  return answer(
    choiceCard(
      `“${text}” may be a reading of ${code}, or say how it goes. Which do you mean?`,
      isWhole ? offers : [...offers, update],
    ),
  );
}

function button(label: string, { code }: Action, { on, marked }: Said, more: Raw): Button {
  const args = { about: code, ...(on === null ? {} : { on }), ...(marked === null ? {} : { marked }), ...more };
  return { type: 'command', label, command: 'update', args };
}
