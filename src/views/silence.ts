/** What the leads are told when the schedule stands still or the record is not copied. */
import type { Card } from '../ports/card.ts';

export function silentServiceCard(fault: string): Card {
  return {
    title: 'The bot needs attention',
    summary: 'The bot needs attention.',
    body: [
      { type: 'text', text: fault, weight: 'strong' },
      { type: 'text', text: 'Please tell whoever runs bvn.' },
      { type: 'note', text: 'You are told this once a day. To see everything that needs attention: /bvn doctor' },
    ],
    buttons: [{ type: 'command', label: 'Show everything', command: 'doctor', args: {} }],
  };
}
