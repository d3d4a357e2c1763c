/** Checks a zip file, such as a Word document, before any library sees it, and packs the harmless parts of it anew. */
import { unzipSync, zipSync } from 'fflate';
import { UserError } from '../core/record/errors.ts';

/** Our own limits. A Word document or workbook of a council has some twenty to two hundred parts. */
const MOST_PARTS = 1_000;
/** All parts together, unpacked; pictures count although they are not unpacked. */
const MOST_UNPACKED_BYTES = 40_000_000;
/** The parts that are unpacked. Two megabytes of XML are a letter of several hundred pages. */
const MOST_XML_BYTES = 10_000_000;
/** How many times larger a part may become. The XML of office programs becomes at most about thirty times larger. */
const MOST_TIMES = 100;
/** Small parts may be packed tighter, because they do no harm. */
const ALWAYS_TAKEN_BYTES = 100_000;

const XML_PART = /\.(?:xml|rels)$/i;
const PACKED_FILE = /\.(?:zip|jar|7z|rar|gz|tar|cab|doc[xm]|dot[xm]|xls[xmb]|ppt[xm])$/i;
const MACRO_PART = /(?:^|\/)vba(?:Project|Data)[^/]*$/i;
const OUTSIDE = /(?:^|[\\/])\.\.(?:[\\/]|$)|^[\\/]|^[a-z]:|\0/i;
const DECLARATION = /<!\s*(?:DOCTYPE|ENTITY)/i;

/** A part of a zip file, by what its directory says of it. */
interface Part {
  readonly name: string;
  readonly size: number;
  readonly originalSize: number;
}

/**
 * Unpacks the XML parts within the limits and packs them into a new zip file without compression, so that a library that reads
 * it meets neither pictures nor anything that becomes larger. `needs` is the part without which the file is of another kind,
 * and `expected` names the right kind. Throws `UserError`.
 */
export function repackXml(bytes: Uint8Array, name: string, needs: string, expected: string): Uint8Array {
  const check = partChecker(name, expected);
  const parts = unzip(bytes, name, expected, check);
  if (!(needs in parts)) throw new UserError(`“${name}” holds no ${needs}. Expected ${expected}.`);
  for (const [part, content] of Object.entries(parts)) {
    if (DECLARATION.test(latin(content)))
      throw new UserError(
        `“${name}” declares entities of its own in ${part}, which can reach for other files. Expected ${expected} without them.`,
      );
  }
  return zipSync(parts, { level: 0 });
}

function unzip(bytes: Uint8Array, name: string, expected: string, check: (part: Part) => boolean) {
  try {
    return unzipSync(bytes, { filter: check });
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(`“${name}” is damaged or of another kind. Expected ${expected}.`, { cause: error });
  }
}

/** Checks one part of the directory after the other; true for the parts to unpack. */
function partChecker(name: string, expected: string): (part: Part) => boolean {
  const total = { parts: 0, unpacked: 0, xml: 0 };
  const refuse = (why: string) => {
    throw new UserError(`“${name}” ${why}. Expected ${expected}.`);
  };
  return ({ name: part, size, originalSize }) => {
    const unpacked = Math.max(size, originalSize);
    total.parts += 1;
    total.unpacked += unpacked;
    if (total.parts > MOST_PARTS) refuse(`has more than ${MOST_PARTS.toLocaleString('en-GB')} parts`);
    if (OUTSIDE.test(part)) refuse('names a part outside itself');
    if (MACRO_PART.test(part)) refuse('holds macros, which are programs. Save it without macros');
    if (PACKED_FILE.test(part))
      refuse(`has another file packed in it, ${part.slice(0, 80)}. Save it without that file`);
    if (total.unpacked > MOST_UNPACKED_BYTES)
      refuse(`becomes larger than ${inMegabytes(MOST_UNPACKED_BYTES)} unpacked`);
    if (unpacked > ALWAYS_TAKEN_BYTES && unpacked > MOST_TIMES * size)
      refuse(`holds a part that becomes more than ${MOST_TIMES} times larger unpacked`);
    if (!XML_PART.test(part)) return false;
    total.xml += unpacked;
    if (total.xml > MOST_XML_BYTES) refuse(`holds more than ${inMegabytes(MOST_XML_BYTES)} of text unpacked`);
    return true;
  };
}

function inMegabytes(bytes: number): string {
  return `${bytes / 1_000_000} MB`;
}

/** The part as characters one byte wide; the zero bytes of UTF-16 are left out, so that a declaration is found there too. */
function latin(content: Uint8Array): string {
  return Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString('latin1').replaceAll('\0', '');
}
