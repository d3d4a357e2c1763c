/** The names of the Department. */
import type { IsoDate } from '../record/model.ts';

/** The day from which the Department has its present name. */
export const RENAMED_ON: IsoDate = '2024-07-09';

/** The name of the Department on a day. */
export function departmentOn(date: IsoDate): string {
  return date < RENAMED_ON
    ? 'Department for Levelling Up, Housing and Communities'
    : 'Ministry of Housing, Communities and Local Government';
}
