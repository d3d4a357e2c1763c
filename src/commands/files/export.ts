/** `export csv`: every action as a file for a spreadsheet; `import` reads the same file. */
import { noticeByNumber, presentNotice } from '../../core/notice/notice.ts';
import { limitToReader } from '../../core/people/person.ts';
import type { Snapshot } from '../../core/record/model.ts';
import { type Context, defineCommand } from '../../dispatch/command.ts';
import { actingOf, answer } from '../../dispatch/outcome.ts';
import { slot } from '../../dispatch/slots.ts';
import { savedCard } from '../../views/ask/answers.ts';
import { exportText } from '../../views/files/csv.ts';
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
  ],
  slots: { notice: slot.number({ keyword: 'notice', optional: true, expects: 'the number of a notice' }) },
  async run({ notice: number }, context) {
    const snapshot = await readRecordOf(number, context);
    const file = {
      name: `best-value-notice-${context.today}.csv`,
      mediaType: 'text/csv; charset=utf-8',
      content: exportText(limitToReader(actingOf(context).actor, { snapshot, today: context.today })),
    };
    const card = savedCard(
      `${count(snapshot.actions.length, 'action')} exported`,
      `They are in the file ${file.name}.`,
    );
    return answer(card, file);
  },
});

async function readRecordOf(number: number | null, context: Context): Promise<Snapshot> {
  if (number === null) {
    presentNotice(context.snapshot);
    return context.snapshot;
  }
  return context.read.snapshot(noticeByNumber(await context.read.notices(), number).id);
}
