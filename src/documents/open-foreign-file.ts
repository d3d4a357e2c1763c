/** Opens files from outside, one at a time, each in a worker thread of its own that is ended when it takes too much. */
import { requireSize } from '../core/files/size.ts';
import { assertNever, UserError } from '../core/record/errors.ts';
import { type FileContents, type FileKind, MOST_FILE_BYTES, type OpenFile } from '../ports/foreign-file.ts';
import { askWorker, createLine, type NoAnswer, type WorkerLimits } from './ask-worker.ts';
import type { FileAnswer, FileTask } from './file-worker.ts';

/** Our own limits. A letter takes a quarter of the time. */
const LIMITS: WorkerLimits = {
  cpuMs: 600,
  waitingMs: 15_000,
  memoryBytes: 40_000_000,
  engine: { maxOldGenerationSizeMb: 32, maxYoungGenerationSizeMb: 4, codeRangeSizeMb: 16, stackSizeMb: 2 },
};
/** Our own limit of files that wait while another is opened. */
const MOST_WAITING_FILES = 4;

/** The names of the kinds in messages. */
const KIND_NAMES: Readonly<Record<FileKind, string>> = {
  txt: 'a text file',
  docx: 'a Word document that was saved as .docx',
  pdf: 'a PDF with text',
  xlsx: 'an Excel workbook that was saved as .xlsx',
};

const line = createLine(MOST_WAITING_FILES);

/** Opens a file in a worker thread, after the files that came before it. See `OpenFile`. */
export const openForeignFile: OpenFile = async (kind, bytes, name) => {
  requireSize(name, bytes.length, MOST_FILE_BYTES);
  const opened = line.join(() => openInWorker(kind, bytes, name));
  if (opened) return opened;
  throw new UserError(`“${name}” was not opened, because other files are being read. Send it again in a minute.`);
};

async function openInWorker<K extends FileKind>(kind: K, bytes: Uint8Array, name: string): Promise<FileContents[K]> {
  const copy = new Uint8Array(bytes);
  const data: FileTask = { kind, bytes: copy, name };
  const file = new URL('./file-worker.ts', import.meta.url);
  const given = await askWorker<FileAnswer>({ file, data, moved: [copy.buffer] }, LIMITS);
  if (!('answer' in given)) throw new UserError(`“${name}” ${reasonOf(given)}. Expected ${KIND_NAMES[kind]}.`);
  if ('refused' in given.answer) throw new UserError(given.answer.refused);
  return given.answer.content as FileContents[K];
}

/** Why the file could not be opened, after its name. */
function reasonOf({ excess }: NoAnswer): string {
  switch (excess) {
    case 'memory':
      return 'takes more memory to open than a letter or a plan does';
    case 'time':
      return 'takes longer to open than a letter or a plan does';
    case 'silence':
      return 'could not be opened in time';
    case null:
      return 'is damaged or of another kind';
    default:
      return assertNever(excess);
  }
}
