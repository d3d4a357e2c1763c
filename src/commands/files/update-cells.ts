/**
 * The columns of our own file that say how an action goes: its colour, its corrective action, its next step and its latest
 * update. Cells that say what the record said when the file was handed out are no edit.
 */
import { entriesAbout } from '../../core/plan/log-entry.ts';
import type { Action, IsoDate, LogEntry, Snapshot } from '../../core/record/model.ts';
import { isDate } from '../../core/time/dates.ts';
import { type ColumnName, cellsOf } from '../../views/files/csv.ts';

/** The columns of an update. */
export const OF_UPDATE = [
  'rag',
  'correctiveAction',
  'nextStep',
  'latestUpdate',
] as const satisfies readonly ColumnName[];

type Cells = Readonly<Partial<Record<ColumnName, string>>>;

/** The day and the person that the export puts before the words of an update. A spreadsheet may write the day its own way. */
const BEFORE_WORDS = /^(?:(\d{4})-(\d\d)-(\d\d)|(\d{1,2})\/(\d{1,2})\/(\d{4}))[,;] [^:\n]{1,100}: /;

/** The cells of an action as a file that was handed out earlier may have had them. */
export function cellsWhenHandedOut(
  action: Action,
  file: Cells,
  snapshot: Snapshot,
  zone: string,
): Readonly<Record<ColumnName, string>> {
  const now = cellsOf(action, snapshot, { zone });
  const words = wordsIn(file.latestUpdate ?? '');
  const entries = entriesAbout(snapshot, { about: 'action', row: action });
  const at = entries.findLastIndex(({ text, kind }) => kind === 'update' && words !== '' && same(text, words));
  const later = new Set(entries.slice(at + 1));
  if (at < 0 || ![...later].some(({ kind }) => kind === 'update')) return now;
  const then = { ...snapshot, logEntries: snapshot.logEntries.filter((one) => !later.has(one)) };
  const before = cellsOf(action, then, { zone });
  return { ...now, ...Object.fromEntries(OF_UPDATE.map((name) => [name, before[name]])) };
}

/** The edited cells with the words of an update alone. `there`: the cells that the file was handed out with. */
export function withNewWords(edited: Cells, file: Cells, there: Cells): Cells {
  const { latestUpdate = '', ...rest } = edited;
  const words = newWords(latestUpdate, there.latestUpdate ?? '');
  const needsAction =
    rest.rag !== undefined && rest.rag !== '' && file.correctiveAction ? file.correctiveAction : undefined;
  const isGreen = /^green$/i.test(rest.rag ?? '');
  return {
    ...rest,
    ...(words === '' ? {} : { latestUpdate: words }),
    ...(needsAction !== undefined && !isGreen ? { correctiveAction: needsAction } : {}),
    // A corrective action says what is done about the colour beside it.
    ...(rest.correctiveAction && !rest.rag && file.rag ? { rag: file.rag } : {}),
  };
}

/** The words that somebody wrote into the cell of the latest update, in place of those that were there, before or behind them. */
function newWords(cell: string, there: string): string {
  const [own, old] = [plain(cell), plain(there)];
  if (own === '' || same(wordsIn(own), wordsIn(old))) return '';
  const isBeside = old !== '' && own.length > old.length;
  if (isBeside && own.startsWith(old)) return wordsIn(own.slice(old.length).replace(/^[\s;,.–-]+/, ''));
  if (isBeside && own.endsWith(old)) return wordsIn(own.slice(0, -old.length).trim());
  return wordsIn(own);
}

/** The day in front of the words of a cell, where it has come and is another than that of `there`; null for today. */
export function dayOfUpdate(cell: string, there: string, today: IsoDate): IsoDate | null {
  const [own, old] = [dayIn(cell), dayIn(there)];
  return own !== null && own !== old && own <= today ? own : null;
}

function dayIn(cell: string): IsoDate | null {
  const [, year, month, day, dayFirst, monthSecond, yearLast] = BEFORE_WORDS.exec(plain(cell)) ?? [];
  const date = `${year ?? yearLast}-${(month ?? monthSecond)?.padStart(2, '0')}-${(day ?? dayFirst)?.padStart(2, '0')}`;
  return isDate(date) ? date : null;
}

const wordsIn = (cell: string) => plain(cell).replace(BEFORE_WORDS, '');
const plain = (text: string) => text.replace(/[ \t]+/g, ' ').trim();
const same = (one: LogEntry['text'], other: string) =>
  one.replace(/\s+/g, ' ').trim() === other.replace(/\s+/g, ' ').trim();
