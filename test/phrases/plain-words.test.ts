/** The bot answers officers' own words, or asks about them with the right button, and the record stays as it was. */
import { expect, test } from 'vitest';
import { faultOf, type Line, startCouncil } from './council.ts';
import { KINDS, PROGRAMME_KINDS } from './kinds.ts';
import { LINES } from './lines.ts';

async function faultsOf(lines: readonly Line[], hasProgramme: boolean): Promise<readonly string[]> {
  const council = await startCouncil({ hasProgramme });
  const faults: string[] = [];
  for (const line of lines) {
    const { reply, unchanged } = await council.say(line);
    const fault = faultOf(line, reply, unchanged);
    if (fault) faults.push(`“${line.says}”: ${fault}`);
  }
  return faults;
}

test.each(Object.entries({ ...LINES, ...KINDS }))(
  'plain words about %s get the right answer and change nothing',
  async (_, lines) => expect(await faultsOf(lines, false)).toEqual([]),
);

test.each(Object.entries(PROGRAMME_KINDS))(
  'plain words about %s get the right answer and change nothing',
  async (_, lines) => expect(await faultsOf(lines, true)).toEqual([]),
);
