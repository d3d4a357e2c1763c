/** Archives whose bytes depend on their content alone: fixed order, and one time for all files. */
import type { Instant } from '../core/record/model.ts';
import type { PackedFile } from '../ports/writers.ts';

/** The bytes of an archive of files, each dated `asAt`. */
export async function writeZip(files: readonly PackedFile[], asAt: Instant): Promise<Uint8Array> {
  const { strToU8, zipSync } = await import('fflate');
  const bytes = files.map(({ name, content }) => [name, typeof content === 'string' ? strToU8(content) : content]);
  return zipSync(Object.fromEntries(bytes), { mtime: dosTime(asAt), level: 6 });
}

/** The dates of creation and change in the properties of an Office file. */
const PROPERTY_DATES = /(<dcterms:(?:created|modified)[^>]*>)[^<]*(?=<)/g;

/** Packs an Office file anew with the dates of an instant, because its writer takes those of the clock. */
export async function packAgain(packed: Uint8Array, asAt: Instant): Promise<Uint8Array> {
  const { strFromU8, unzipSync } = await import('fflate');
  const date = `${asAt.slice(0, 19)}Z`;
  const files = Object.entries(unzipSync(packed)).map(([name, content]) => {
    if (name !== 'docProps/core.xml') return { name, content };
    return { name, content: strFromU8(content).replaceAll(PROPERTY_DATES, `$1${date}`) };
  });
  return writeZip(files, asAt);
}

/** A moment whose local time is the UTC time of the instant, because archives hold local time without its zone. */
function dosTime(asAt: Instant): Date {
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = asAt.split(/[-T:.Z]/).map(Number);
  return new Date(year, month - 1, day, hour, minute, second);
}
