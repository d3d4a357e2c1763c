/** `export csv` and `export xlsx`: every action, or every recommendation, as a file for a spreadsheet; `import` reads the actions back. */
import { dateMoves } from '../../core/files/report/changes.ts';
import { noticeByNumber, presentNotice } from '../../core/notice/notice.ts';
import { recommendationsIn } from '../../core/plan/recommendation-list.ts';
import type { IsoDate } from '../../core/record/model.ts';
import { type Context, defineCommand, type FileOut } from '../../dispatch/command.ts';
import { answer } from '../../dispatch/outcome.ts';
import { slot } from '../../dispatch/slots.ts';
import { savedCard } from '../../views/ask/answers.ts';
import { exportText } from '../../views/files/csv.ts';
import { recommendationsText } from '../../views/files/recommendations-csv.ts';
import { planSheets } from '../../views/files/workbook.ts';
import { count, moment } from '../../views/words.ts';
import { type RecordContext, recordAt, seesReasons, withoutClosedReasons } from './as-at.ts';

const slots = {
  notice: slot.number({ keyword: 'notice', optional: true, expects: 'the number of a notice' }),
  asAt: slot.asAt(),
};
/** The type of a workbook. */
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Answers with a CSV file of the present notice's actions, or of a notice that is over by its number. */
export const exportCsv = defineCommand({
  name: 'export csv',
  group: 'plan',
  aliases: ['export'],
  who: 'officer',
  changes: false,
  usage: [
    { say: 'export csv', does: 'Every action as a file for a spreadsheet; “notice 1” for a notice that is over' },
    { say: 'export csv as at 28 June', does: 'The same as it stood at the end of that day' },
    { say: 'export csv recommendations', does: 'Every recommendation as a file for a spreadsheet' },
  ],
  slots: { what: slot.choice(['recommendations'], { optional: true }), ...slots },
  async run({ what, notice, asAt }, context) {
    const plan = await planFor(notice, asAt, context);
    const isPlan = what === null;
    const content = isPlan
      ? exportText(plan.snapshot, { moves: plan.moves, zone: context.calendar.timeZone })
      : recommendationsText(plan.snapshot);
    const file = { name: isPlan ? 'csv' : 'recommendations.csv', mediaType: 'text/csv; charset=utf-8', content };
    const rows = isPlan ? plan.snapshot.actions : recommendationsIn(plan.snapshot, null);
    return exported(plan, file, count(rows.length, isPlan ? 'action' : 'recommendation'), context);
  },
});

/** Answers with the same as a workbook with typed cells, and with the register of evidence. */
export const exportXlsx = defineCommand({
  name: 'export xlsx',
  group: 'plan',
  aliases: ['export excel', 'export to excel', 'export as excel', 'export to xlsx', 'export workbook'],
  who: 'officer',
  changes: false,
  usage: [{ say: 'export xlsx', does: 'Every action and the evidence as an Excel file, to edit and import again' }],
  slots,
  async run({ notice, asAt }, context) {
    const plan = await planFor(notice, asAt, context);
    const sheets = planSheets(plan.snapshot, plan.moves, { now: plan.now, zone: context.calendar.timeZone });
    const content = await context.write.xlsx(sheets, plan.now);
    const rows = count(plan.snapshot.actions.length, 'action');
    return exported(plan, { name: 'xlsx', mediaType: XLSX, content }, rows, context);
  },
});

/** The plan of a notice as at a day, with the dates that moved by then, without reasons that the asker may not see. */
async function planFor(number: number | null, asAt: IsoDate | null, context: Context) {
  const id = number === null ? undefined : noticeByNumber(await context.read.notices(), number).id;
  const record = await recordAt(asAt, context, id);
  presentNotice(record.snapshot);
  const snapshot = withoutClosedReasons(record, context);
  const events = (await context.read.history({ ids: snapshot.actions.map((action) => action.id) })).filter(
    ({ at }) => at <= record.now,
  );
  const moves = dateMoves(events, snapshot).map((move) =>
    seesReasons(context, move.action) ? move : { ...move, because: null },
  );
  return { ...record, snapshot, moves };
}

/** The answer with a file, which is named by its day and by `file.name`. `rows`: what is in it, in words. */
function exported({ today, now }: RecordContext, file: FileOut, rows: string, { calendar, today: present }: Context) {
  const name = `best-value-notice-${today}.${file.name}`;
  const then = today === present ? '' : ` They are as they stood at ${moment(now, calendar.timeZone)}.`;
  return answer(savedCard(`${rows} exported`, `They are in the file ${name}.${then}`), { ...file, name });
}
