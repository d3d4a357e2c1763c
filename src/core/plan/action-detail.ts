/** The columns that only some kinds of action have. */
import type { Action } from '../record/model.ts';

/** The columns of an action that has no place in the council's plan, checks nothing, and is no meeting, measure or cadence. */
export const NO_DETAIL = {
  planRef: null,
  theme: null,
  recommendationId: null,
  checksId: null,
  broughtInAt: null,
  bodyId: null,
  contactLevel: null,
  cadenceFrom: null,
  meetingDates: null,
  papersWorkingDays: null,
  unit: null,
  better: null,
  baseline: null,
  baselineOn: null,
  target: null,
  targetOn: null,
} as const satisfies Partial<Action>;

/** The columns that only some actions have: their place in the plan, and all that makes a meeting, a measure or a cadence. */
export type ActionDetail = Pick<Action, 'kind' | keyof typeof NO_DETAIL>;
