/** `update E2-03 "…"`: words about how the work on an action or an expectation goes. They never report or prove anything. */
import { addUpdate } from '../../core/plan/log-entry.ts';
import { SAID_OF_RECOMMENDATION } from '../../core/plan/said-response.ts';
import { IncompleteCommandError } from '../../core/record/errors.ts';
import { MARKINGS } from '../../core/record/model.ts';
import { recommendationCode } from '../../dispatch/codes.ts';
import { defineCommand } from '../../dispatch/command.ts';
import { changeSubject, subjectOf } from '../../dispatch/log-subject.ts';
import { actingOf } from '../../dispatch/outcome.ts';
import { slot } from '../../dispatch/slots.ts';
import type { Raw } from '../../ports/card.ts';
import { updateForm } from '../../views/plan/log-entry.ts';
import { responseForm } from '../../views/plan/recommendation-forms.ts';
import { updateRecommendation } from './respond.ts';

/** A marking at the end of words without quotes, which may be meant as the marking or as a word of the update. */
const MARKED_AT_END = new RegExp(String.raw`\s+marked (${MARKINGS.join('|')})[.!]?$`, 'i');

/** Adds an update to an action or an expectation. The text runs to the end of the line. */
export const update = defineCommand({
  name: 'update',
  group: 'report',
  aliases: ['add update'],
  who: 'officer',
  changes: true,
  guests: true,
  usage: [
    {
      say: 'update E2-03 "Draft with group leaders"',
      does: 'Say how an action or an expectation goes; it proves nothing',
    },
    {
      say: 'update R3 accepted "We will …"',
      does: "Give the council's response: accepted, partly accepted or not accepted",
    },
    { say: 'update R3 implemented evidence "…"', does: 'Say that a recommendation is implemented, with its evidence' },
    { say: 'update R3 closed by the source because …', does: 'Say that the body that made it has closed it' },
  ],
  slots: {
    about: slot.subject({
      expects: 'an action such as E2-03, an expectation such as E2, or a recommendation such as R3',
    }),
    text: slot.text({ toEnd: true, expects: 'how it goes, in words' }),
    marked: slot.choice(MARKINGS, { keyword: 'marked', optional: true }),
    response: slot.choice(SAID_OF_RECOMMENDATION, { keyword: 'response', optional: true }),
  },
  run({ about, text, marked, response }, context) {
    if (about.kind === 'recommendation')
      return updateRecommendation(context, about.code, { response, text, because: null, marked });
    if (marked === null && MARKED_AT_END.test(text)) {
      throw new IncompleteCommandError(
        'Put the words of the update in "double quotes", so that the marking stands apart: update E2-03 "…" marked exempt',
      );
    }
    const acting = actingOf(context);
    const subject = subjectOf(context.snapshot, about);
    const change = addUpdate(acting, subject, { text, marking: marked ?? 'internal' }, context.newId());
    return changeSubject(context, subject, [change], `added an update to ${subject.row.code}`);
  },
  form: (raw, context) =>
    recommendationCode(raw.about ?? '') === null ? updateForm(withMarking(raw), context) : responseForm(raw, context),
});

/** Moves a marking from the end of the words into its own field, where the person sees it. */
function withMarking(raw: Raw): Raw {
  const { text = '', marked } = raw;
  const found = marked === undefined ? MARKED_AT_END.exec(text) : null;
  return found?.[1] ? { ...raw, text: text.slice(0, found.index), marked: found[1].toLowerCase() } : raw;
}
