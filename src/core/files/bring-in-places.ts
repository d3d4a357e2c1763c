/** Finds everything that a row of a plan belongs to: its expectation, its people, its recommendation. */
import { bodyNamed, isBodyInRecord } from '../people/body.ts';
import { renamePerson } from '../people/people.ts';
import { type ActorContext, presentPeople } from '../people/person.ts';
import { nameWithPost } from '../people/posts.ts';
import { addRecommendations } from '../plan/recommendation.ts';
import { applyChanges } from '../record/apply.ts';
import type { Change } from '../record/changes.ts';
import type { Expectation, Notice, Person, Recommendation } from '../record/model.ts';
import type { BringInInput } from './bring-in-input.ts';
import type { RowPlace } from './bring-in-row.ts';
import {
  AS_NEW,
  answerFor,
  BODIES,
  groupOf,
  type ImportQuestion,
  NOBODY,
  numbersKey,
  personKey,
  receivedKey,
  sourceKey,
  underKey,
} from './import-answers.ts';
import { askExpectation, askNumbers, askPerson, askReceived, askSheets, askSource } from './import-questions.ts';
import { nameOfSource, plain } from './plain-words.ts';
import { readDateCell } from './plan-dates.ts';
import { EACH } from './plan-groups.ts';
import type { PlanRow } from './plan-row.ts';

/**
 * The places of rows, with the people and recommendations that are added on the way. Every change is applied to the record
 * at once, so that the next row finds it there.
 */
export class Places {
  acting: ActorContext;
  readonly notice: Notice;
  readonly input: BringInInput;
  readonly changes: Change[] = [];
  readonly entered: Person[] = [];
  /** The people of the record who get the post that the plan names, with it. */
  readonly named: string[] = [];
  recommendations = 0;

  constructor(acting: ActorContext, notice: Notice, input: BringInInput) {
    this.acting = acting;
    this.notice = notice;
    this.input = input;
  }

  apply(changes: readonly Change[]): void {
    this.changes.push(...changes);
    this.acting = { ...this.acting, snapshot: applyChanges(this.acting.snapshot, changes) };
  }

  /** Runs a step; when it throws, the people and recommendations that it added stay out with it. */
  wholeOrNothing(step: () => void): void {
    const { acting, recommendations } = this;
    const [changes, entered, named] = [this.changes.length, this.entered.length, this.named.length];
    try {
      step();
    } catch (error) {
      this.acting = acting;
      this.recommendations = recommendations;
      this.changes.length = changes;
      this.entered.length = entered;
      this.named.length = named;
      throw error;
    }
  }

  /** The questions about the place of a row. */
  questionsOf(row: PlanRow): readonly Omit<ImportQuestion, 'rows'>[] {
    const { expectations } = this.acting.snapshot;
    const { sheetQuestions } = this.input;
    const whichSheets = sheetQuestions.filter(({ sheets }) => row.sheet !== null && sheets.includes(row.sheet));
    return [
      ...whichSheets.map(askSheets),
      ...(this.expectationOf(row) ? [] : [askExpectation(this.partOf(row), expectations)]),
      ...[row.owner, row.deputy].flatMap((name) => (name === null ? [] : this.questionAbout(name))),
      ...this.questionAboutRecommendations(row),
    ];
  }

  /** The place of a row of which nothing is asked any more. */
  placeOf(row: PlanRow): RowPlace {
    const expectation = this.expectationOf(row);
    if (expectation === null) throw new Error(`Row ${row.row} has no expectation`);
    const ownerId = this.personOf(row.owner);
    const deputyId = this.personOf(row.deputy);
    const recommendationId = this.recommendationOf(row, expectation);
    if (this.input.answers[BODIES] === AS_NEW) for (const name of row.bodies) this.enterBody(name);
    const contactWithId = this.bodyOf(row.contactWith ?? '', BODIES);
    // One person is not their own deputy.
    return { expectation, ownerId, deputyId: deputyId === ownerId ? null : deputyId, recommendationId, contactWithId };
  }

  expectationOf(row: PlanRow): Expectation | null {
    const { expectations } = this.acting.snapshot;
    const group = groupOf(row);
    const named = expectations.find(({ code, title }) => {
      return plain(title) === plain(group) || new RegExp(`^${code}\\b`, 'i').test(row.expectation ?? '');
    });
    const answer = answerFor(this.input.answers, underKey(this.partOf(row).key));
    const answered = expectations.find(({ code }) => code === answer);
    return answered ?? named ?? (expectations.length === 1 ? (expectations[0] ?? null) : null);
  }

  /** The group of a row, or the row alone where somebody wants to be asked about each of the group. */
  partOf(row: PlanRow): { readonly key: string; readonly words: string } {
    const group = groupOf(row);
    if (this.input.answers[underKey(group)] !== EACH) return { key: group, words: group };
    const words = [row.planRef, row.title].filter(Boolean).join(' ');
    return { key: `${group}: ${words}`, words };
  }

  questionAbout(name: string) {
    const { people, answers } = this.input;
    const { person, near } = people.find(name);
    if (person || this.answerAbout(name) !== null) return [];
    // Entering everybody as new leaves out those who may be there under another name.
    const isEnteredWithAll = near.length === 0 && answerFor(answers, personKey(name)) === AS_NEW;
    return isEnteredWithAll ? [] : [askPerson(name, near)];
  }

  /** The answer about one name; null without one, or when it names somebody who has been removed since. */
  answerAbout(name: string): string | null {
    const answer = this.input.answers[personKey(name)] ?? null;
    const isKnown = presentPeople(this.acting.snapshot).some(({ id }) => id === answer);
    return answer === AS_NEW || answer === NOBODY || isKnown ? answer : null;
  }

  /** Finds the person of a name, or enters somebody new; null for nobody. */
  personOf(name: string | null): string | null {
    if (name === null) return null;
    const { people, answers } = this.input;
    const { person } = people.find(name);
    const own = this.answerAbout(name);
    if (person && (own === null || own === AS_NEW)) return person.id;
    const answer = own ?? answerFor(answers, personKey(name));
    if (answer === NOBODY) return null;
    if (answer !== AS_NEW) return this.withPostOf(name, answer);
    const before = this.entered.find((one) => personKey(one.name) === personKey(name));
    if (before) return before.id;
    const entered = people.enter(this.acting, name);
    this.entered.push(entered.person);
    this.apply(entered.changes);
    return entered.person.id;
  }

  /** The person whom an answer names. One whom the record has without a post gets that of the plan. */
  withPostOf(name: string, answer: string | null): string | null {
    const person = this.acting.snapshot.people.find(({ id }) => id === answer);
    const whole = person ? nameWithPost(person.name, name) : null;
    if (!person || whole === null) return person?.id ?? null;
    this.apply([renamePerson(this.acting, person, whole)]);
    this.named.push(whole);
    return person.id;
  }

  /** Numbers alone name recommendations of another document, which stay words. */
  wordsOfRecommendation({ recommendations }: PlanRow): string | null {
    const [only, another] = recommendations;
    return only !== undefined && another === undefined && /\p{L}{3}/u.test(only) ? only : null;
  }

  /** The recommendation of the record whose number is the only one of a row; null without one. */
  recommendationByNumber({ recommendations }: PlanRow): Recommendation | null {
    const [only = '', another] = recommendations;
    if (another !== undefined || !/^\d{1,3}$/.test(only)) return null;
    const found = this.acting.snapshot.recommendations.find(({ code }) => code === `R${Number(only)}`);
    return found && found.withdrawnAt === null ? found : null;
  }

  knownRecommendation(words: string): string | null {
    const standing = this.acting.snapshot.recommendations.filter(({ withdrawnAt }) => withdrawnAt === null);
    return (
      standing.find(({ text, title }) => plain(text) === plain(words) || plain(title) === plain(words))?.id ?? null
    );
  }

  questionAboutRecommendations(row: PlanRow) {
    const { answers } = this.input;
    const source = row.source ?? '';
    const numbered = this.recommendationByNumber(row);
    if (numbered !== null) return answers[numbersKey(source)] === undefined ? [askNumbers(source, numbered)] : [];
    const words = this.wordsOfRecommendation(row);
    if (words === null || this.knownRecommendation(words) !== null) return [];
    const answer = answerFor(answers, receivedKey(source));
    if (answer === NOBODY) return [];
    if (answer !== null && this.dayOf(answer) !== null) return this.questionAboutSource(nameOfSource(source));
    const inBrackets = /\(([^()]+)\)\s*$/.exec(source)?.[1];
    return [askReceived(source, inBrackets === undefined ? null : this.dayOf(inBrackets))];
  }

  questionAboutSource(name: string) {
    const isAnswered = this.input.answers[sourceKey(name)] !== undefined;
    return name === '' || isAnswered || this.input.people.find(name).person ? [] : [askSource(name)];
  }

  /** The body of a name, entered where the answer to a question says so; null for words only. */
  bodyOf(name: string, question: string): string | null {
    if (name === '') return null;
    const known = this.input.people.find(name).person;
    if (known) return isBodyInRecord(this.acting.snapshot, known) ? known.id : null;
    return this.input.answers[question] === AS_NEW ? this.enterBody(name) : null;
  }

  /** The row of a body, which is entered unless it is there. */
  enterBody(name: string): string {
    const known = this.input.people.find(name).person ?? bodyNamed(this.acting.snapshot, name);
    const before = known ?? this.entered.find((one) => personKey(one.name) === personKey(name));
    if (before) return before.id;
    const entered = this.input.people.enterBody(this.acting, name);
    this.entered.push(entered.person);
    this.apply(entered.changes);
    return entered.person.id;
  }

  /** The boards of a row that the record has not, until somebody has said whether they are entered. */
  newBodies({ bodies, contactWith }: PlanRow): readonly string[] {
    if (this.input.answers[BODIES] !== undefined) return [];
    const named = new Set([...bodies, ...(contactWith === null ? [] : [contactWith])]);
    return [...named].filter((name) => this.input.people.find(name).person === null);
  }

  dayOf(text: string): string | null {
    const read = readDateCell(text, this.input.dates);
    return read.is === 'day' ? read.date : null;
  }

  recommendationOf(row: PlanRow, expectation: Expectation): string | null {
    const numbered = this.recommendationByNumber(row);
    if (numbered !== null) return this.input.answers[numbersKey(row.source ?? '')] === 'yes' ? numbered.id : null;
    const words = this.wordsOfRecommendation(row);
    if (words === null) return null;
    const known = this.knownRecommendation(words);
    const answer = answerFor(this.input.answers, receivedKey(row.source ?? ''));
    const receivedOn = known === null && answer !== null && answer !== NOBODY ? this.dayOf(answer) : null;
    if (known !== null || receivedOn === null) return known;
    const source = nameOfSource(row.source ?? '');
    const sourceId = this.bodyOf(source, sourceKey(source));
    const wanted = { texts: [words], title: null, sourceId, receivedOn };
    const more = { respondBy: null, seniorResponsibleOwnerId: null, expectation, level: null };
    const added = addRecommendations(this.acting, this.notice, { ...wanted, ...more }, this.input.newId);
    this.apply(added.map(({ change }) => ({ ...change, verb: 'brought in', because: this.input.because }) as Change));
    this.recommendations += 1;
    return added[0]?.row.id ?? null;
  }
}
