/** The colour of a milestone in a plan: the line that an import writes is the line that a paper reads. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  colourOfMilestone,
  isMilestoneColour,
  readMilestoneColour,
  writeMilestoneColour,
} from '../../../src/core/files/milestone-colour.ts';
import { textFromPlan } from '../../../src/core/plan/log-entry.ts';
import { RAGS } from '../../../src/core/record/model.ts';
import { logEntry } from '../../helpers/record.ts';

const RAG = fc.constantFrom(...RAGS);
const NAME = fc.string({ minLength: 1, unit: 'grapheme' }).filter((name) => name.trim() !== '');
const WORDS = fc.constantFrom(
  'survey',
  'Second survey',
  'Q2',
  'Red: a review',
  'Rated red in the plan: x',
  'a: b: Green',
);

describe('the colour of a milestone as a line', () => {
  it('a line that was written is read as the same name and colour, whatever the name', () => {
    fc.assert(
      fc.property(fc.oneof(NAME, WORDS), RAG, (name, rag) => {
        const line = writeMilestoneColour({ name, rag });
        expect(line).not.toContain('\n');
        expect(isMilestoneColour(line)).toBe(true);
        expect(readMilestoneColour(line)).toEqual({ name: name.replace(/\s+/g, ' ').trim(), rag });
      }),
    );
  });

  it('each milestone of an update has its own colour, also where a title ends with another', () => {
    const titles = ['survey', 'Second survey', 'Council agrees: the budget'];
    fc.assert(
      fc.property(fc.array(RAG, { minLength: 3, maxLength: 3 }), fc.boolean(), (rags, isNumbered) => {
        const lines = titles.map((title, n) =>
          writeMilestoneColour({ name: isNumbered ? `CT1.${n} ${title}` : title, rag: rags[n] ?? 'red' }),
        );
        const updates = [logEntry({ text: textFromPlan(`Going well\n${lines.join('\n')}`) })];
        const all = titles.map((title) => ({ title }));
        expect(all.map((one) => colourOfMilestone(one, all, updates)?.rag)).toEqual(rags);
      }),
    );
  });

  it.each([
    ['CT1.3 Second survey: Off-track', 'red'],
    ['Second survey: In progress, Amber', 'amber'],
    ['Second survey: on track', 'green'],
  ] as const)('the words of a status at the end of a line are its colour: %s', (line, rag) => {
    const updates = [logEntry({ text: textFromPlan(line) })];
    expect(colourOfMilestone({ title: 'Second survey' }, [], updates)?.rag).toBe(rag);
  });

  it.each(['Second survey: begins in May', 'Second survey', 'The red team meets: amber light'])(
    'other words say no colour of the milestone: %s',
    (line) => {
      const updates = [logEntry({ text: textFromPlan(line) })];
      expect(colourOfMilestone({ title: 'Second survey' }, [], updates)).toBeNull();
    },
  );

  it('words that somebody wrote here are no words of a plan', () => {
    const updates = [logEntry({ text: writeMilestoneColour({ name: 'survey', rag: 'red' }) })];
    expect(colourOfMilestone({ title: 'survey' }, [], updates)).toBeNull();
  });
});
