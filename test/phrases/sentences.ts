/** Reads the sentences of `sentences.txt`, by their headings. The file says how its lines are written. */
import { readFileSync } from 'node:fs';
import { type Line, SPEAKERS, type Speaker, WHERES, type Where } from './council.ts';

/** Sentences under one heading, and whether the council of the heading has a programme besides its plan. */
interface Group {
  readonly name: string;
  readonly hasProgramme: boolean;
  readonly lines: readonly Line[];
}

const LINE = /^(?<who>[a-z]+)(?: \((?<notes>.+?)\))?: (?<says>.+?) \| (?<outcomes>.+)$/;
const OUTCOME = /^(?<kind>answers|lacks|offers|leads|never|silent)(?: (?<words>.+))?$/;

/** Every group of the file. Throws for a line that cannot be read. */
export function readSentences(): readonly Group[] {
  const text = readFileSync(new URL('sentences.txt', import.meta.url), 'utf8');
  const [, ...parts] = text.split(/^# /m);
  return parts.map((part) => {
    const [heading = '', ...lines] = part.split('\n').filter((line) => line.trim() !== '');
    const [, name = '', programme] = /^(.+?)( \(with a programme\))?$/.exec(heading) ?? [];
    return { name, hasProgramme: programme !== undefined, lines: lines.map(readLine) };
  });
}

function readLine(line: string): Line {
  const { who, notes = '', says = '', outcomes = '' } = LINE.exec(line)?.groups ?? {};
  const speaker = SPEAKERS.find((name) => name.toLowerCase().startsWith(`${who} `));
  if (!speaker) throw new Error(`This line cannot be read: ${line}`);
  const noted = (word: string) =>
    notes.split('; ').flatMap((note) => (note.startsWith(`${word} `) ? note.slice(word.length + 1) : []))[0];
  return {
    who: speaker as Speaker,
    says: says.replaceAll('\\n', '\n'),
    where: WHERES.find((where) => notes.split('; ').includes(where)) ?? ('chat' satisfies Where),
    attached: noted('attached'),
    after: noted('after'),
    outcomes: outcomes.split(' | ').map((outcome) => {
      const { kind, words = '' } = OUTCOME.exec(outcome)?.groups ?? {};
      if (!kind) throw new Error(`“${outcome}” is no outcome: ${line}`);
      return { kind: kind as Line['outcomes'][number]['kind'], words };
    }),
  };
}
