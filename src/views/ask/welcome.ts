/** The welcome: what the bot does, that typed words are a council record, and the first step. */
import { isLead } from '../../core/people/person.ts';
import type { Person, Snapshot } from '../../core/record/model.ts';
import { activeConversations } from '../../core/reminders/reminder.ts';
import type { Button, Card } from '../../ports/card.ts';
import type { Place } from '../../ports/post.ts';
import { formButton } from '../form.ts';

/** Tells every reader, before they type to the bot, that their words are kept. */
export const ON_RECORD =
  'Everything you type to this bot is a record of the council and may be disclosed, for example under the Freedom of Information Act.';

/** The record at the time, the conversation, and the person who reads it there alone; null for somebody not in the record. */
export interface WelcomeContext {
  readonly snapshot: Snapshot;
  readonly actor: Person | null;
  readonly place: Place;
}

/** The first card that a conversation or a person gets. It holds nothing of the record. */
export function welcomeCard(context: WelcomeContext): Card {
  const { text, button } = firstStep(context);
  return {
    title: 'Best Value Notice bot',
    summary: 'What the Best Value Notice bot does.',
    body: [
      {
        type: 'text',
        text: 'This bot keeps the actions under a Best Value Notice: who owns each, by when, and the evidence. It reminds owners every week and counts the days to the expiry.',
      },
      { type: 'text', text: ON_RECORD },
      { type: 'text', text },
    ],
    buttons: [...(button ? [button] : []), { type: 'command', label: 'Help', command: 'help', args: {} }],
  };
}

interface FirstStep {
  readonly text: string;
  readonly button: Button | null;
}

function firstStep({ snapshot, actor, place }: WelcomeContext): FirstStep {
  const { notice, people } = snapshot;
  if (!people.some((one) => isLead(one)))
    return { text: 'First: whoever runs the bot names a programme lead in its settings.', button: null };
  if (place.direct && !actor) {
    const text = 'First: ask a programme lead to enter you in the record.';
    return { text, button: { type: 'command', label: 'Who is in the record', command: 'people', args: {} } };
  }
  if (!notice)
    return {
      text: 'First: a programme lead has the bot read the Department’s letter. To type the notice in instead: notice new',
      button: formButton('Read the letter', 'notice letter'),
    };
  if (place.direct)
    return {
      text: 'First: see what is yours.',
      button: { type: 'command', label: 'Show my actions', command: 'mine', args: {} },
    };
  const isUsed = activeConversations(snapshot).some(
    ({ platform, conversation }) => platform === place.platform && conversation === place.conversation,
  );
  if (isUsed)
    return {
      text: 'Reminders come here.',
      button: { type: 'command', label: 'Show the status', command: 'status', args: {} },
    };
  return {
    text: 'First: a programme lead says whether the reminders go to this conversation.',
    button: { type: 'command', label: 'Send reminders here', command: 'here', args: {} },
  };
}
