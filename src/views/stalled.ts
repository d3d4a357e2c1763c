/** What the leads are told when nothing moves: messages that wait too long, and a schedule in trouble. */
import type { Instant, Platform } from '../core/record/model.ts';
import type { Calendar } from '../core/time/calendar.ts';
import type { Card } from '../ports/card.ts';
import { ON_PLATFORM } from './places.ts';
import { sentence } from './plan/action-words.ts';
import { unconnectedWords } from './reminders/trouble.ts';
import { count, moment, platformName } from './words.ts';

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

/** For messages that wait for a platform that nobody has connected: they do not go out by themselves. */
export function unconnectedCard(platform: Platform, messages: number, since: Instant, { timeZone }: Calendar): Card {
  return {
    title: `${sentence(platformName(platform))} is not connected`,
    summary: `${count(messages, 'message')} ${ON_PLATFORM[platform]} waiting.`,
    body: [
      { type: 'text', text: unconnectedWords(platform, messages, 0), weight: 'strong' },
      {
        type: 'text',
        text: `The oldest was due at ${moment(since, timeZone)}. None is lost: they go out once it is connected.`,
      },
      { type: 'note', text: 'You are told this once a day. Please tell whoever runs this bot.' },
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
