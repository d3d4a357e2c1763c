/** The cells of a row of our own file as arguments, and the row of an import that their values make. */
import { readMilestones } from '../../core/files/import-milestones.ts';
import type { ImportRow } from '../../core/files/import-row.ts';
import type { UpdateCells } from '../../core/files/import-update.ts';
import {
  ACTION_KINDS,
  BETTER_WAYS,
  CADENCE_STARTS,
  CONTACT_LEVELS,
  DELIVERY_STATUSES,
  type IsoDate,
  LEVELS,
  RAGS,
} from '../../core/record/model.ts';
import { requireKnown, requireKnownBody } from '../../dispatch/newcomer.ts';
import { type Slots, slot, type Values } from '../../dispatch/slots.ts';
import { statusWord } from '../../views/words.ts';

/** The columns of a row as arguments, which are read by the rules of typed ones. */
export const ROW_SLOTS = {
  code: slot.action({ optional: true }),
  expectation: slot.expectation({ optional: true }),
  title: slot.text({ optional: true }),
  planRef: slot.text({ optional: true }),
  theme: slot.text({ optional: true }),
  recommendation: slot.recommendation({ optional: true }),
  owner: slot.person({ optional: true }),
  deputy: slot.person({ optional: true }),
  level: slot.choice(LEVELS, { optional: true }),
  kind: slot.choice(ACTION_KINDS, { optional: true }),
  every: slot.number({ unit: 'weeks', optional: true }),
  due: slot.date({ future: true, optional: true }),
  status: slot.choice(DELIVERY_STATUSES.map(statusWord), { optional: true }),
  blocked: slot.text({ optional: true }),
  proof: slot.text({ optional: true }),
  better: slot.choice(BETTER_WAYS, { optional: true }),
  baseline: slot.figure({ optional: true }),
  baselineOn: slot.date({ optional: true }),
  target: slot.figure({ optional: true }),
  targetOn: slot.date({ future: true, optional: true }),
  milestones: slot.text({ optional: true }),
  body: slot.body({ optional: true }),
  contactLevel: slot.choice(CONTACT_LEVELS, { optional: true }),
  countedFrom: slot.choice(CADENCE_STARTS, { optional: true }),
  meetingDates: slot.dates({ future: true, optional: true }),
  papersDays: slot.number({ unit: 'days', optional: true }),
  firstDue: slot.date({ optional: true }),
  reportedBy: slot.person({ optional: true }),
  doneOn: slot.date({ optional: true }),
  rag: slot.choice(RAGS, { optional: true }),
  correctiveAction: slot.text({ optional: true }),
  nextStep: slot.text({ optional: true }),
  latestUpdate: slot.text({ optional: true }),
  checks: slot.action({ optional: true }),
} satisfies Slots;

/** The values of the cells of a row. */
export type RowValues = Values<typeof ROW_SLOTS>;

/** The update that the cells of a row say; null where none of them differs from the record. */
export function updateOf(values: RowValues, on: IsoDate | null): UpdateCells | null {
  const { latestUpdate: text, rag, nextStep: next, correctiveAction } = values;
  const isNone = [text, rag, next, correctiveAction].every((one) => one === null);
  return isNone ? null : { text, rag, next, correctiveAction, on };
}

/** The row of an import from its read cells. `fills`: the file fills a notice without actions. */
export function importRow(row: number, values: RowValues, fills: boolean, update: UpdateCells | null): ImportRow {
  const { code, expectation, title, planRef, theme, owner, deputy, level, kind, every, due, status, blocked, proof } =
    values;
  const { better, baseline, baselineOn, target, targetOn, recommendation, body } = values;
  const { firstDue, reportedBy, doneOn, checks } = values;
  const past = {
    code: code ?? '',
    firstDueOn: firstDue,
    reportedBy: reportedBy && requireKnown(reportedBy).id,
    doneOn,
    checks,
  };
  return {
    row,
    code: fills ? null : code,
    past: fills ? past : null,
    expectation: expectation ?? (fills ? past.code.slice(0, past.code.indexOf('-')) : null),
    title,
    planRef,
    theme,
    recommendation,
    ownerId: owner && requireKnown(owner).id,
    deputyId: deputy && requireKnown(deputy).id,
    level,
    kind,
    everyWeeks: every,
    dueOn: due,
    status: DELIVERY_STATUSES.find((one) => statusWord(one) === status) ?? null,
    blockedBecause: blocked,
    evidenceRequired: proof,
    figures: { baseline, on: baselineOn, target, by: targetOn, better },
    bodyId: body && requireKnownBody(body).id,
    contactLevel: values.contactLevel,
    countedFrom: values.countedFrom,
    meetingDates: values.meetingDates,
    papersWorkingDays: values.papersDays,
    milestones: values.milestones === null ? [] : readMilestones(values.milestones),
    update,
  };
}
