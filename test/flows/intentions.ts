/**
 * Lines written from an intention: who wants to change which actions, and how they may type it. The record that they want is worked
 * out here, without the bot's own reading of lines.
 */
import fc from 'fast-check';
import type { Snapshot } from '../../src/core/record/model.ts';
import { KINDS, type Wanted } from './intended-commands.ts';

/** One line: who types it, how it reads, the words that must not be lost, and what it changes; null when it must be asked about. */
export interface Intended {
  readonly who: string;
  readonly line: string;
  readonly words: readonly string[];
  readonly effect: ((before: Wanted) => Wanted) | null;
}

/** The record in plain values. */
export function viewOf({ people, actions, evidence }: Snapshot): Wanted {
  const nameOf = (id: string | null) => people.find((one) => one.id === id)?.name ?? null;
  const codeOf = (id: string) => actions.find((one) => one.id === id)?.code;
  return {
    people: people.map(({ name }) => name).sort(),
    actions: Object.fromEntries(
      actions.map((one) => [
        one.code,
        {
          ...{ title: one.title, status: one.status, level: one.level, due: one.dueOn, kind: one.kind },
          ...{ owner: nameOf(one.ownerId), deputy: nameOf(one.deputyId), blocked: one.blockedBecause },
        },
      ]),
    ),
    evidence: evidence.map((one) => `${codeOf(one.actionId)} ${one.text} ${one.marking}`).sort(),
  };
}

const CODES = ['E1-01', 'E1-02', 'E1-03'];
const UNSEEN = ['\u200b', '\u00ad', '\u200e', '\u2060', '\ufeff'];

const codeForm = fc.constantFrom<(code: string) => string>(
  (code) => code,
  (code) => code.toLowerCase(),
  (code) => code.replace('-', '.'),
  (code) => code.replace('-', '–'),
  (code) => code.replace('-0', '-'),
  (code) => `\`${code}\``,
);
const joint = fc.constantFrom(' and ', ', ', ' & ', ' ', ',', ', and ');
const before = fc.constantFrom('', 'bvn ', '/bvn ', '@bvn: ', '- ', '• bvn ', '2. ', 'please ');
const after = fc.constantFrom('', '', '', ' please', ' thanks', ', thank you');

/** Lines that anybody may type, right or doubtful, with what they mean. */
export const intended: fc.Arbitrary<Intended> = fc
  .constantFrom(...KINDS)
  .chain((kind) =>
    fc.record({
      kind: fc.constant(kind),
      name: fc.constantFrom(...kind.names),
      part: kind.parts,
      codes: fc.subarray(CODES, { minLength: 1, maxLength: 3 }),
      form: codeForm,
      ...{ joint, before, after, shout: fc.boolean(), question: fc.integer({ min: 0, max: 19 }) },
      unseen: fc.array(fc.tuple(fc.constantFrom(...UNSEEN), fc.nat(200)), { maxLength: 3 }),
    }),
  )
  .map(({ kind, name, part, codes, form, joint: between, before: front, after: back, shout, question, unseen }) => {
    const named = shout ? name.charAt(0).toUpperCase() + name.slice(1) : name;
    const asks = question === 0 && part.open !== true;
    const end = part.open ? '' : asks ? '?' : back;
    const plain = `${front}${named} ${codes.map(form).join(between)} ${part.rest}`.trimEnd() + end;
    const { change } = part;
    const isClear = change !== undefined && !asks && (kind.several || codes.length === 1);
    return {
      who: kind.who,
      line: hideIn(plain, unseen),
      words: part.words ?? [],
      effect: isClear ? (now: Wanted) => codes.reduce((then, code) => change(code, then), now) : null,
    };
  });

/** The line with characters that nobody sees in it, though not in a mention or an address. */
function hideIn(line: string, unseen: readonly (readonly [string, number])[]): string {
  const end = /@"|https:/.exec(line)?.index ?? line.length;
  return unseen.reduce((text, [mark, at]) => {
    const place = at % (end + 1);
    return text.slice(0, place) + mark + text.slice(place);
  }, line);
}
