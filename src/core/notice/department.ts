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

/** The names by which officers call the Department that issues notices, now or before 2024. */
const DEPARTMENT =
  /^(?:the )?(?:department|dept|mhclg|dluhc|dclg|ministry of housing, communities (?:and|&) local government|department for levelling up, housing (?:and|&) communities)$/i;

/** Whether a name is that of the Department. All of its names are one body. */
export function isDepartment(name: string): boolean {
  return DEPARTMENT.test(name.trim().replace(/\s+/g, ' '));
}
