/** `export csv`: every action, or every recommendation, as a file for a spreadsheet; `import` reads the file of the actions. */
import { noticeByNumber, presentNotice } from '../../core/notice/notice.ts';
import { limitToReader } from '../../core/people/person.ts';
import { recommendationsIn } from '../../core/plan/recommendation-list.ts';
import type { Snapshot } from '../../core/record/model.ts';
import { type Context, defineCommand } from '../../dispatch/command.ts';
import { actingOf, answer } from '../../dispatch/outcome.ts';
import { slot } from '../../dispatch/slots.ts';
import { savedCard } from '../../views/ask/answers.ts';
import { exportText } from '../../views/files/csv.ts';
import { recommendationsText } from '../../views/files/recommendations-csv.ts';
import { count } from '../../views/words.ts';

/** Answers with a CSV file of the present notice's actions, or of a notice that is over by its number. */
export const exportCsv = defineCommand({
  name: 'export csv',
  group: 'plan',
  aliases: ['export'],
  who: 'officer',
  changes: false,
  usage: [
    { say: 'export csv', does: 'Every action as a file for a spreadsheet; “notice 1” for a notice that is over' },
    { say: 'export csv recommendations', does: 'Every recommendation as a file for a spreadsheet' },
  ],
  slots: {
    what: slot.choice(['recommendations'], { optional: true }),
    notice: slot.number({ keyword: 'notice', optional: true, expects: 'the number of a notice' }),
  },
  async run({ what, notice: number }, context) {
    const snapshot = await readRecordOf(number, context);
    const read = limitToReader(actingOf(context).actor, { snapshot, today: context.today });
    const file = {
      name: `best-value-notice-${what === null ? '' : `${what}-`}${context.today}.csv`,
      mediaType: 'text/csv; charset=utf-8',
      content: what === null ? exportText(read) : recommendationsText(read),
    };
    const exported =
      what === null
        ? count(snapshot.actions.length, 'action')
        : count(recommendationsIn(snapshot, null).length, 'recommendation');
    return answer(savedCard(`${exported} exported`, `They are in the file ${file.name}.`), file);
  },
});

async function readRecordOf(number: number | null, context: Context): Promise<Snapshot> {
  if (number === null) {
    presentNotice(context.snapshot);
    return context.snapshot;
  }
  return context.read.snapshot(noticeByNumber(await context.read.notices(), number).id);
}
