/** The plan as a workbook: a sheet of actions with the columns of the CSV file, and the register of evidence. */
import { byCode } from '../../core/plan/action.ts';
import { readingsOf } from '../../core/plan/measure.ts';
import { valueWords } from '../../core/plan/measure-figures.ts';
import type { Instant, Snapshot } from '../../core/record/model.ts';
import { longDate } from '../../core/time/dates.ts';
import { dateOf } from '../../core/time/instants.ts';
import type { Sheet, SheetCell } from '../../ports/writers.ts';
import { decidedWords } from '../notice/decided.ts';
import { basisWord, count, listOf, moment } from '../words.ts';
import { type CellContext, COLUMN_NAMES, COLUMNS, type ColumnName, cellsOf, type Moves } from './csv.ts';
import { asTextCell } from './csv-text.ts';
import { itemWords } from './report/appendices.ts';

/**
 * The sheets of the workbook: the plan, the evidence, the readings of measures, and notes for its readers. Exempt items stay out
 * of it. `zone` is the time zone of its dates, and `now` the moment of the record.
 */
export function planSheets(snapshot: Snapshot, moves: Moves, { now, zone }: When): readonly Sheet[] {
  return [
    actionSheet(snapshot, { moves, zone }),
    evidenceSheet(snapshot, zone),
    readingSheet(snapshot),
    notesSheet(snapshot, { now, zone }),
  ];
}

interface When {
  readonly now: Instant;
  readonly zone: string;
}

/** Columns whose cells are dates or numbers; the others hold texts. */
const HOLDS: Readonly<Partial<Record<ColumnName, 'dates' | 'numbers'>>> = {
  every: 'numbers',
  firstDue: 'dates',
  due: 'dates',
  doneOn: 'dates',
  evidenceCount: 'numbers',
  baselineOn: 'dates',
  targetOn: 'dates',
  papersDays: 'numbers',
};
/** The widths of columns in characters, where they are not the usual one. */
const WIDTHS: Readonly<Partial<Record<ColumnName, number>>> = {
  code: 8,
  title: 48,
  planRef: 9,
  theme: 22,
  owner: 24,
  deputy: 24,
  level: 9,
  kind: 10,
  every: 8,
  status: 18,
  reportedBy: 24,
  completeBy: 24,
  evidenceCount: 10,
  latestReading: 20,
  body: 26,
  meetingDates: 24,
  blocked: 30,
  proof: 30,
  rag: 8,
  correctiveAction: 34,
  nextStep: 34,
  latestUpdate: 48,
  milestones: 44,
  expectationTitle: 34,
  evidence: 44,
  moves: 40,
};
const USUAL_WIDTH = 14;

function actionSheet(snapshot: Snapshot, more: CellContext): Sheet {
  const rows = [...snapshot.actions].sort(byCode).map((action) => {
    const cells = cellsOf(action, snapshot, more);
    return COLUMN_NAMES.map((name): SheetCell => {
      const text = cells[name];
      if (text === '') return null;
      const holds = HOLDS[name];
      return holds === 'dates' ? { date: text } : holds === 'numbers' ? Number(text) : asTextCell(text);
    });
  });
  const columns = COLUMN_NAMES.map((name) => ({
    title: COLUMNS[name].title,
    width: WIDTHS[name] ?? USUAL_WIDTH,
  }));
  return { name: 'Actions', columns, rows };
}

/** Every reading of a measure that stands, by measure and day. */
function readingSheet(snapshot: Snapshot): Sheet {
  const measures = snapshot.actions.filter(({ kind }) => kind === 'measure').sort(byCode);
  const rows = measures.flatMap((measure) =>
    readingsOf(snapshot, measure)
      .filter(({ marking }) => marking !== 'exempt')
      .map((reading): readonly SheetCell[] => [
        `${measure.code} ${reading.code}`,
        measure.title,
        { date: reading.on },
        valueWords(reading.value, measure),
        reading.text,
        reading.marking,
      ]),
  );
  const columns = [
    { title: 'Code', width: 12 },
    { title: 'Measure', width: 44 },
    { title: 'Measured on', width: 12 },
    { title: 'Value', width: 12 },
    { title: 'Words or link', width: 60 },
    { title: 'Marking', width: 10 },
  ];
  return { name: 'Readings', columns, rows };
}

/** Notes that say where the file comes from, how much is left out of it, and how it comes back. */
function notesSheet(snapshot: Snapshot, { now, zone }: When): Sheet {
  const { notice } = snapshot;
  const items = [...snapshot.evidence, ...snapshot.logEntries];
  const exempt = items.filter(({ struckAt, marking }) => struckAt === null && marking === 'exempt').length;
  const decided = notice && decidedWords(notice);
  const kept = COLUMN_NAMES.filter((name) => COLUMNS[name].follows !== undefined).map((name) => COLUMNS[name].title);
  const rows: readonly (readonly SheetCell[])[] = [
    ...(notice
      ? [
          ['Best Value Notice', `${notice.authority}, issued on ${longDate(notice.issuedOn)}`],
          decided === null
            ? ['Expiry', `${longDate(notice.expiresOn)} (${basisWord(notice.expiryBasis)})`]
            : ['Decision', decided],
        ]
      : []),
    ['Record as at', moment(now, zone)],
    ['Left out', `${count(exempt, 'exempt item')}, reasons that you may not see, and where partners stand`],
    ['To change the plan', 'Edit the sheet Actions, save the file, and send it to the bot with the word import'],
    ['A new action', 'Add a row without a code, with an expectation such as E2 and the words of the action'],
    ['An empty cell', 'Changes nothing'],
    [
      'How it goes',
      'Write new words into Latest update, or another RAG: red, amber or green. Amber and red need a corrective action',
    ],
    ['A row taken out', 'Changes nothing by itself: the bot lists these actions and asks'],
    ['Not read back', `${listOf(kept)}, and the sheets Evidence and Readings`],
    ['Dates', 'Day, month and year, such as 30/04/2024'],
  ];
  const columns = [
    { title: 'About this file', width: 24 },
    { title: 'Detail', width: 100 },
  ];
  return { name: 'Notes', columns, rows };
}

function evidenceSheet(snapshot: Snapshot, zone: string): Sheet {
  const shown = snapshot.evidence.filter(({ struckAt, marking }) => struckAt === null && marking !== 'exempt');
  const items = Map.groupBy(shown, ({ actionId }) => actionId);
  const rows = [...snapshot.actions]
    .sort(byCode)
    .flatMap((action) =>
      (items.get(action.id) ?? []).map((item): readonly SheetCell[] => [
        `${action.code} ${item.code}`,
        action.title,
        item.kind,
        itemWords(item),
        { date: dateOf(item.addedAt, zone) },
        item.marking,
      ]),
    );
  const columns = [
    { title: 'Code', width: 12 },
    { title: 'Action', width: 44 },
    { title: 'Kind', width: 10 },
    { title: 'Evidence', width: 60 },
    { title: 'Given on', width: 12 },
    { title: 'Marking', width: 10 },
  ];
  return { name: 'Evidence', columns, rows };
}
