/** The bot answers officers' own words, or asks about them with the right button, and the record stays as it was. */
import { expect, test } from 'vitest';
import { faultOf, startCouncil } from './council.ts';
import { LINES } from './lines.ts';

test.each(Object.keys(LINES))('plain words about %s get the right answer and change nothing', async (about) => {
  const council = await startCouncil();
  const faults: string[] = [];
  for (const line of LINES[about] ?? []) {
    const { reply, unchanged } = await council.say(line);
    const fault = faultOf(line, reply, unchanged);
    if (fault) faults.push(`“${line.says}”: ${fault}`);
  }
  expect(faults).toEqual([]);
});
