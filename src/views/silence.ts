/** What the leads are told when the service or a conversation has fallen silent. */
import type { Card } from './card.ts';

export function silentServiceCard(fault: string): Card {
  return {
    title: 'The bot needs attention',
    summary: 'The bot needs attention: reminders may be late.',
    body: [
      { type: 'text', text: fault, weight: 'strong' },
      { type: 'text', text: 'Reminders may be late. Please tell whoever runs bvn.' },
      { type: 'note', text: 'You are told this once a day. To see everything that needs attention: /bvn doctor' },
    ],
    buttons: [{ type: 'command', label: 'Show everything', command: 'doctor', args: {} }],
  };
}

/** `since` in words: "9am on Monday 24 June 2024". `reason` is what the platform said last. */
export function silentQueueFault(where: string, since: string, reason: string | null): string {
  return `Nothing has reached ${where} since ${since}${reason ? `: ${reason}` : '.'}`;
}
