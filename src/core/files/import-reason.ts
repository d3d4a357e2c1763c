/** The reason that the record keeps for what an import changes: the importer's own, else that it came from a file. */

/** The beginning of the reason where the importer gave none. */
const IMPORTED = 'imported from ';

/** The reason that is kept for the changes of an import. */
export function importReason(because: string | null, fileName: string): string {
  return because ?? `${IMPORTED}${fileName}`;
}

/** A reason that somebody gave; null where a file stands in its place, which says nothing to the readers of a paper. */
export function reasonGiven(because: string | null): string | null {
  return because?.startsWith(IMPORTED) === true ? null : because;
}
