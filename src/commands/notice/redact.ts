/** `redact notice letter because …`: the kept letter goes, or only some words, wherever the letter and its expectations have them. */
import { presentNotice } from '../../core/notice/notice.ts';
import { NOTICE_PARTS, rowsHolding, rowsOfLetters } from '../../core/notice/redaction.ts';
import { IncompleteCommandError, UserError } from '../../core/record/errors.ts';
import { longDate } from '../../core/time/dates.ts';
import { type Context, defineCommand } from '../../dispatch/command.ts';
import { actingOf, answer, changeRecord } from '../../dispatch/outcome.ts';
import { slot } from '../../dispatch/slots.ts';
import type { Raw } from '../../ports/card.ts';
import { savedCard } from '../../views/ask/answers.ts';
import { noticePartWords, redactNoticeForm, willGoCard } from '../../views/files/redact.ts';
import { readRecords } from '../files/records.ts';
import { type FoundTexts, findTexts, redactTexts } from '../files/redact-texts.ts';

/** Shorter words would go out of every second sentence. */
const FEWEST_LETTERS = 3;

/** A lead redacts a text of the notice with a reason. As with `redact`, the first answer asks, and its button carries `confirmed`. */
export const redactNotice = defineCommand({
  name: 'redact notice',
  group: 'notice',
  who: 'lead',
  changes: true,
  usage: [
    {
      say: 'redact notice words "Ann Example" because …',
      does: 'Take words out of the kept letters and the expectations for good; it asks first',
    },
    { say: 'redact notice letter because …', does: 'The same with the whole letter; also link and reasons' },
  ],
  slots: {
    part: slot.choice(['letter', 'link', 'reasons'], { optional: true }),
    words: slot.text({ keyword: 'words', single: true, optional: true }),
    confirmed: slot.flag('confirmed'),
    because: slot.text({ keyword: 'because', expects: 'a reason' }),
  },
  async run({ part, words, confirmed, because }, context) {
    const found = words === null ? await findPart(part, context) : await findWords(words, context);
    if (!confirmed) {
      const what: Raw = words === null ? { part: part ?? '' } : { words };
      return answer(willGoCard(found.words, 'redact notice', { ...what, because, confirmed: 'yes' }));
    }
    return redactTexts(found, because, context, (_, changes) => {
      const title = `${actingOf(context).actor.name} redacted a text of ${found.words.code}`;
      return changeRecord(context, changes, savedCard(title, `${found.words.part}.`));
    });
  },
  form: (raw) => redactNoticeForm(raw),
});

function nameOf({ snapshot }: Context): string {
  return `the notice of ${longDate(presentNotice(snapshot).issuedOn)}`;
}

async function findPart(part: keyof typeof NOTICE_PARTS | null, context: Context): Promise<FoundTexts> {
  if (part === null)
    throw new IncompleteCommandError('Say which text of the notice is to go: letter, link, reasons, or some words.');
  const row = presentNotice(context.snapshot);
  const rows = [{ entity: 'notice', row, columns: NOTICE_PARTS[part] }] as const;
  return findTexts(rows, { code: nameOf(context), part: noticePartWords(part) }, context);
}

async function findWords(words: string, context: Context): Promise<FoundTexts> {
  const code = nameOf(context);
  if (words.trim().length < FEWEST_LETTERS)
    throw new UserError(`“${words}” is too short. Expected at least ${FEWEST_LETTERS} letters.`);
  const all = rowsOfLetters(await readRecords(context));
  const events = await context.read.history({ ids: all.map(({ row }) => row.id) });
  return findTexts(rowsHolding(all, events, words), { code, part: noticePartWords('words') }, context);
}
