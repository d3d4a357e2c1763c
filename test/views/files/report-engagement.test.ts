/** Regular contact in a report: when the next is due, and that it has lapsed. */
import { describe, expect, it } from 'vitest';
import { added, changed } from '../../../src/core/record/changes.ts';
import { BOARD, eventsOf, paperOf, partOf, plan } from '../../helpers/papers.ts';
import { action, logEntry } from '../../helpers/record.ts';

const contact = action({
  ...{ title: 'Meet officials each quarter', kind: 'ongoing', everyWeeks: 13, bodyId: BOARD.id, status: 'in_progress' },
  dueOn: '2024-05-03',
});

describe('contact that is kept up', () => {
  it('contact whose day has passed is said to have lapsed, and not to be due next', () => {
    const part = partOf(paperOf(plan([contact])), 'Engagement');
    expect(part).toContain('| 13 weeks | Lapsed: was due on 3 May 2024');
  });

  it('contact that is due on a day ahead has that day', () => {
    const part = partOf(paperOf(plan([{ ...contact, dueOn: '2024-08-05' }])), 'Engagement');
    expect(part).toContain('| 13 weeks | 5 August 2024');
  });

  it('contact that was made after its day is said to be late, although it has not lapsed by now', () => {
    const met = { ...contact, dueOn: '2024-08-05' };
    const entry = logEntry({ aboutId: met.id, kind: 'contact', on: '2024-05-17' });
    const events = eventsOf([
      changed('action', contact, { dueOn: '2024-08-05' }, 'contact recorded'),
      added('logEntry', entry, 'contact recorded'),
    ]);
    const paper = (of: object) =>
      partOf(paperOf(plan([met], { logEntries: [{ ...entry, ...of }] }), { events }), 'Summary');
    expect(paper({})).toContain('due 3 May 2024 and done on 17 May 2024');
    expect(paper({ on: '2024-05-03' })).not.toContain('and done on');
    expect(paper({ struckAt: '2024-05-18T09:00:00.000Z' })).not.toContain('and done on');
  });
});
