/** Property tests over odd names: nobody is entered or found whom nobody named. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findOrEnterPerson } from '../../src/dispatch/find-person.ts';
import { readSlots } from '../../src/dispatch/read-slots.ts';
import { contextOf, NAMES } from './people-scene.ts';
import { commandNamed, context as specs } from './specs.ts';

describe('never a person nobody named', () => {
  const word = fc.oneof(
    fc.constantFrom(...NAMES.flatMap((name) => name.split(' '))),
    fc.constantFrom(
      'to',
      'the',
      'please',
      'and',
      'back',
      'him',
      'tomorrow',
      'E1-02',
      'owner',
      's151',
      'new',
      '@',
      '@here',
    ),
    fc.string({ maxLength: 12, unit: 'grapheme' }),
  );
  const line = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '));
  const plain = line.filter((typed) => !/^(?:new\s+)?["“].*["”]$/is.test(typed.trim()));
  const names = fc.subarray(NAMES);

  test('words without double quotes and without a mention never enter anybody', () => {
    fc.assert(
      fc.property(plain, names, (typed, known) => {
        const read = findOrEnterPerson(typed.trim(), contextOf(known));
        expect('value' in read && 'newcomer' in read.value).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });

  test('a person found without a question has every word that was typed, or holds the post that was', () => {
    const plainWords = (text: string) =>
      text
        .normalize('NFKD')
        .replace(/[\p{M}'’]/gu, '')
        .toLowerCase()
        .match(/\p{L}+|\p{N}+/gu) ?? [];
    const shorts = ['s151', 'section 151', 'mo', 'cex', 'hops', 'dmo', 'ce', 'ceo', 'cx', 'hps', 'a&g'];
    fc.assert(
      fc.property(plain, names, (typed, known) => {
        const read = findOrEnterPerson(typed.trim(), contextOf(known));
        if (!('value' in read) || !('known' in read.value)) return;
        const { name, id } = read.value.known;
        if (typed.trim() === id) return;
        const left = plainWords(typed).filter(
          (one) => !plainWords(name).some((other) => other === one || (one.length === 1 && other.startsWith(one))),
        );
        const isShort = shorts.some((short) => plainWords(short).join() === plainWords(typed).join());
        const honorific = /^(?:mr|mrs|ms|dr|cllr)$/;
        expect(isShort || left.every((one) => honorific.test(one))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test('the button that enters somebody stands last and never first', () => {
    fc.assert(
      fc.property(line, fc.boolean(), (owner, quoted) => {
        const raw = { what: 'E2-03', owner: quoted ? `"${owner.replaceAll('"', '')}"` : owner };
        const read = readSlots(commandNamed('assign'), raw, specs);
        if ('values' in read) return;
        const at = read.fault.suggestions.findIndex(({ label }) => label.startsWith('Enter a new person'));
        expect(at === -1 || (at > 0 && at === read.fault.suggestions.length - 1)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test('entering somebody is not offered where nothing else is', () => {
    const read = readSlots(commandNamed('role'), { person: 'Zebedee', role: 'lead' }, specs);
    expect('fault' in read && read.fault.suggestions).toEqual([]);
  });

  test('the button that enters somebody enters exactly the name on it', () => {
    fc.assert(
      fc.property(line, names, (typed, known) => {
        const asked = findOrEnterPerson(typed.trim(), contextOf(known));
        if (!('problem' in asked) || !asked.problem.enters) return;
        const { value, label } = asked.problem.enters;
        const read = findOrEnterPerson(value, contextOf(known));
        expect(read).toHaveProperty('value.newcomer');
        if ('value' in read && 'newcomer' in read.value) {
          const { name } = read.value.newcomer;
          expect(typed.replace(/\s+/g, ' ').trim()).toContain(name);
          if (name.length < 60) expect(label).toContain(name);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
