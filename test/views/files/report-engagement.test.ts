/** Regular contact in a report: when the next is due, and that it has lapsed. */
import { describe, expect, it } from 'vitest';
import { BOARD, paperOf, partOf, plan } from '../../helpers/papers.ts';
import { action } from '../../helpers/record.ts';

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
});
