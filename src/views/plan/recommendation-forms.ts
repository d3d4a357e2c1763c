/** The forms that add, edit and answer recommendations. */
import { nameOf } from '../../core/people/person.ts';
import { RESPONSE_WORDS } from '../../core/plan/response.ts';
import { rowByCode } from '../../core/record/find-row.ts';
import type { Snapshot } from '../../core/record/model.ts';
import type { Card, Field, Raw } from '../../ports/card.ts';
import { type FormContext, type FormField, formCard, fromRecord, newcomersFor, personField } from '../form.ts';
import { capitalise } from './action-words.ts';
import { expectationField, levelField } from './forms.ts';
import { recommendationLine, standingNow } from './recommendation-words.ts';

const FROM: FormField = {
  name: 'from',
  label: 'Who made them',
  hint: 'For example: Improvement Board',
  kind: 'line',
  required: true,
};
const RECEIVED: FormField = { name: 'on', label: 'Received on', hint: 'For example 12 February', kind: 'date' };
const RESPOND_BY: FormField = {
  name: 'by',
  label: 'Response due by',
  hint: 'Its senior responsible owner is reminded of the response. Leave empty if there is no date',
  kind: 'date',
};

function expectationChoice(snapshot: Snapshot): Field {
  return { ...expectationField(snapshot), required: false };
}

/** The form that adds one recommendation or several, one to a line. */
export function addRecommendationForm(raw: Raw, { snapshot, actor }: FormContext): Card {
  return formCard(raw, {
    title: 'Add recommendations',
    intro: 'Each line becomes a recommendation of its own. Numbers and bullets in front of the lines are removed.',
    command: 'add recommendation',
    fields: [
      { name: 'text', label: 'Recommendations, one to a line', kind: 'text', required: true },
      FROM,
      { ...RECEIVED, required: true },
      RESPOND_BY,
      expectationChoice(snapshot),
      personField(snapshot, 'sro', 'Senior responsible owner', newcomersFor(actor)),
    ],
    submit: 'Add them',
  });
}

/** The form that corrects a recommendation. Fields hold the record's values, so that a field left alone changes nothing. */
export function editRecommendationForm(raw: Raw, { snapshot, actor }: FormContext): Card {
  const one = rowByCode(snapshot.recommendations, raw.recommendation ?? '');
  const under = snapshot.expectations.find(({ id }) => id === one?.expectationId);
  const source = one && one.sourceId !== null ? nameOf(snapshot, one.sourceId) : one && null;
  const code: Field = {
    name: 'recommendation',
    label: 'Recommendation',
    hint: 'For example R3',
    kind: 'line',
    required: true,
  };
  return formCard(raw, {
    title: `Edit ${raw.recommendation ?? 'a recommendation'}`,
    command: 'edit recommendation',
    fixed: one ? ['recommendation'] : [],
    fields: [
      ...(one ? [] : [code]),
      { name: 'title', label: 'Short title', kind: 'line', required: true, ...fromRecord(one?.title) },
      { name: 'text', label: 'Its words', kind: 'text', required: true, ...fromRecord(one?.text) },
      { ...FROM, ...fromRecord(source) },
      { ...RECEIVED, required: true, ...fromRecord(one?.receivedOn) },
      levelField(fromRecord(one?.level)),
      { ...RESPOND_BY, ...fromRecord(one?.respondBy) },
      { ...expectationChoice(snapshot), ...fromRecord(one && (under?.code ?? null)) },
      personField(snapshot, 'sro', 'Senior responsible owner', {
        ...newcomersFor(actor),
        ...fromRecord(one?.seniorResponsibleOwnerId),
      }),
    ],
    submit: 'Save',
  });
}

/** The form that says what the council responds to a recommendation, or how it ended. */
export function responseForm(raw: Raw, { snapshot }: FormContext): Card {
  const one = rowByCode(snapshot.recommendations, raw.about ?? '');
  const isOver = one?.response === 'accepted' || one?.response === 'partly';
  return formCard(raw, {
    title: one ? `Respond to ${recommendationLine(one)}` : 'Respond to a recommendation',
    intro:
      'A response needs its words. “Implemented” needs its evidence, as a link or in words, and nothing says it by itself.',
    command: 'update',
    fixed: ['about'],
    shows: one ? [standingNow(one)] : [],
    fields: [
      {
        name: 'response',
        label: 'What you say',
        kind: 'choice',
        required: true,
        options: RESPONSE_WORDS.map((said) => ({ value: said, label: capitalise(said) })),
        ...(isOver ? { value: 'implemented' } : {}),
      },
      { name: 'text', label: 'The words of the response, the evidence or the reason', kind: 'text', required: true },
    ],
    submit: 'Save',
  });
}
