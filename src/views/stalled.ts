/** What the leads are told when nothing moves: messages that wait too long, and a schedule in trouble. */
import type { Calendar } from '../core/calendar.ts';
import type { Instant, Platform } from '../core/model.ts';
import type { Card } from './card.ts';
import { ON_PLATFORM } from './places.ts';
import { count, moment } from './words.ts';

export function waitingCard(platform: Platform, messages: number, since: Instant, { timeZone }: Calendar): Card {
  const where = ON_PLATFORM[platform];
  return {
    title: `Messages ${where} are waiting`,
    summary: `${count(messages, 'message')} ${where} waiting.`,
    body: [
      {
        type: 'text',
        text: `${count(messages, 'message')} ${where} could not be sent yet; the oldest was due at ${moment(since, timeZone)}. None is lost: they go out by themselves as soon as that is possible.`,
      },
      { type: 'note', text: 'You are told this once a day. Whoever runs this bot can find the cause in its log.' },
    ],
    buttons: [
      { type: 'command', label: 'Show what is wrong', command: 'doctor', args: {} },
      { type: 'command', label: 'Show what waits', command: 'deliveries', args: { of: 'planned' } },
    ],
  };
}

/** `fault`: a sentence. */
export function scheduleFaultCard(fault: string): Card {
  return {
    title: 'The schedule is in trouble',
    summary: 'The schedule is in trouble.',
    body: [
      { type: 'text', text: `${fault} Some reminders may not go out until that is put right.` },
      { type: 'note', text: 'You are told this once a day. Please tell whoever runs this bot.' },
    ],
    buttons: [{ type: 'command', label: 'Show what is wrong', command: 'doctor', args: {} }],
  };
}
