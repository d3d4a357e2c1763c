/** The tests of one platform that forms sent after another change of the record undo nothing and lose nothing. */
import { describe, expect, test } from 'vitest';
import {
  ASKED,
  FORM_CASES,
  type FormCase,
  type FormDriver,
  openCase,
  type SeenForm,
  titleOf,
  typeFor,
} from './form-cases.ts';

/** The fields that somebody else can change and the sender, too. */
const fieldsOf = ({ shows }: FormCase) => Object.entries(shows).flatMap(([name, { mine }]) => (mine ? [name] : []));

const showing = FORM_CASES.filter(({ shows }) => Object.keys(shows).length > 0);

/** At most `count` of the forms, from the whole list in equal steps. */
function someOf(forms: readonly FormCase[], count: number): readonly FormCase[] {
  const step = Math.ceil(forms.length / count);
  return forms.filter((_, index) => index % step === 0);
}

/** Runs `count` of the forms through one platform. `start` starts the platform with the programme of its tests. */
export function testOvertakenForms<F extends SeenForm>(start: () => Promise<FormDriver<F>>, count: number): void {
  describe('a form that is sent after somebody else changed the record', () => {
    test.each(someOf(showing, count).map((one) => [titleOf(one), one] as const))(
      '%s asks where both changed the same',
      async (_, one) => {
        const driver = await start();
        const form = await openCase(driver, one);
        const [name = Object.keys(one.shows)[0] ?? ''] = fieldsOf(one);
        const { theirs = '', mine } = one.shows[name] ?? {};
        await typeFor(driver, theirs);
        const { words, again } = await driver.sends(form, { ...one.with, ...(mine ? { [name]: mine } : {}) });
        expect(words).toContain(ASKED);
        expect(words).toContain(': the record now says “');
        if (!again) throw new Error(`The form is gone: ${words}`);
        const second = await driver.sends(again, {});
        expect(second.words).not.toContain(ASKED);
        if (mine) expect(second.again).toBeNull();
      },
    );

    const twoFields = showing.filter((one) => fieldsOf(one).length > 1);
    test.each(someOf(twoFields, count).map((one) => [titleOf(one), one] as const))(
      '%s lets both changes stand where they are apart',
      async (_, one) => {
        const driver = await start();
        const form = await openCase(driver, one);
        const [mine = '', theirs = ''] = fieldsOf(one);
        await typeFor(driver, one.shows[theirs]?.theirs ?? '');
        const between = (await driver.opens(one)).values;
        expect(between[theirs]).not.toBe(form.values[theirs]);
        const { words, again } = await driver.sends(form, { ...one.with, [mine]: one.shows[mine]?.mine ?? '' });
        expect({ words, again }).toMatchObject({ again: null });
        const after = (await driver.opens(one)).values;
        expect(after[mine]).not.toBe(between[mine]);
        expect({ ...after, [mine]: '' }).toEqual({ ...between, [mine]: '' });
      },
    );
  });
}
