/** How an action comes under another expectation: its code holds the present one, so it is added there and withdrawn here. */
import { type ActorContext, expectationOf, oversees } from '../../core/people/person.ts';
import { rowById } from '../../core/record/find-row.ts';
import type { Action, Expectation, Snapshot } from '../../core/record/model.ts';
import type { Card, Raw } from '../../ports/card.ts';
import { formButton } from '../form.ts';

/** The answer to somebody who wants an action under another expectation, with both steps for a person who may take them. */
export function otherExpectationCard({ actor, snapshot }: ActorContext, action: Action, other: Expectation): Card {
  const { code, kind } = action;
  const [may, isAdded] = [oversees(actor, snapshot, action), kind === 'once' || kind === 'ongoing'];
  const title = `${code} stays under ${expectationOf(snapshot, action).code}`;
  const how = isAdded
    ? `Add it under ${other.code} with the same words and people, then withdraw ${code}.`
    : `Add it anew under ${other.code}, then withdraw ${code}.`;
  const who = may ? '' : ' Its senior responsible owner or a programme lead does both.';
  const text = `The code of an action says which expectation it stands under, so ${code} itself cannot move to ${other.code} ${other.title}. ${how}${who} Its updates and evidence can still be read there.`;
  const steps = [
    ...(isAdded ? [formButton(`Add it under ${other.code}`, 'add action', sameUnder(action, other, snapshot))] : []),
    formButton(`Withdraw ${code}`, 'withdraw', { action: code, because: `It now stands under ${other.code}` }),
  ];
  return { title, summary: `${title}.`, body: [{ type: 'text', text }], buttons: may ? steps : [] };
}

/** The arguments that add the action as it is under the expectation. */
function sameUnder(action: Action, { code }: Expectation, { recommendations }: Snapshot): Raw {
  const { title, level, ownerId, deputyId, dueOn, everyWeeks, evidenceRequired, planRef, theme } = action;
  const values = {
    ...{ title, level, to: code, owner: ownerId, deputy: deputyId, proof: evidenceRequired, ref: planRef, theme },
    by: everyWeeks === null ? dueOn : null,
    every: everyWeeks?.toString(),
    for: rowById(recommendations, action.recommendationId ?? '')?.code,
  };
  return Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (value ? [[name, value]] : [])));
}
