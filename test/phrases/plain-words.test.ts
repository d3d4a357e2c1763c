/** The bot answers officers' own words, or asks about them with the right button, and the record stays as it was. */
import { expect, test } from 'vitest';
import { faultOf, startCouncil } from './council.ts';
import { readSentences } from './sentences.ts';

test.each(readSentences())(
  'plain words about $name get the right answer and change nothing',
  async ({ lines, hasProgramme }) => {
    const council = await startCouncil({ hasProgramme });
    const faults: string[] = [];
    for (const line of lines) {
      const { reply, unchanged } = await council.say(line);
      const fault = faultOf(line, reply, unchanged);
      if (fault) faults.push(`“${line.says}”: ${fault}`);
    }
    expect(faults).toEqual([]);
  },
);
