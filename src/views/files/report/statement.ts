/** The council's statement as a paper: the letter's words, what was done with public evidence, and what is next. */
import type { LeftOut } from '../../../core/files/report/readers.ts';
import type { Statement, StatementPart } from '../../../core/files/report/statement.ts';
import type { IsoDate, Notice } from '../../../core/record/model.ts';
import { longDate } from '../../../core/time/dates.ts';
import type { Block, Document, Words } from '../../../ports/document.ts';
import { asSentence, asTitle } from '../../words.ts';
import { itemWords } from './appendices.ts';
import { decisionWords } from './decision.ts';
import { gapList } from './gaps.ts';
import { unsureExpiry } from './summary.ts';
import { heading, itemsLeftOut, paragraph, spansOf, whenWords } from './words.ts';

/** The paper of a statement. */
export function statementDocument({ notice, replaces, today, asAt, parts, leftOut }: Statement): Document {
  const blocks: readonly Block[] = [
    paragraph([
      `On ${longDate(notice.issuedOn)}, the ${notice.department.replace(/^the /i, '')} issued a Best Value Notice to ${notice.authority}${replaces === null ? '' : `, which replaces that of ${longDate(replaces)}`}. `,
      ...spansOf(decisionWords(notice, null, 'public') ?? termSpans(notice, today)),
      ' This statement says what the authority has done since the notice was issued, and what comes next.',
    ]),
    paragraph([{ gap: 'quotation of the leader or the chief executive' }], 'quote'),
    ...parts.flatMap(partBlocks),
    heading(1, 'About this statement'),
    paragraph(
      `It shows only evidence that is marked public, as at ${longDate(today)}. ${leftOutWords(leftOut)}`,
      'note',
    ),
  ];
  return {
    title: `${notice.authority}: response to the Best Value Notice`,
    subtitle: `As at ${longDate(today)}`,
    author: notice.authority,
    asAt,
    footer: `${notice.authority} · response to the Best Value Notice of ${longDate(notice.issuedOn)}`,
    blocks: [...gapList(blocks), ...blocks],
  };
}

function leftOutWords(leftOut: LeftOut): string {
  return `${itemsLeftOut(leftOut) ?? 'Nothing of the record is'} left out of it.`;
}

/** Until when a notice runs on which the Department has not decided. */
function termSpans(notice: Notice, today: IsoDate): Words {
  const verb = today > notice.expiresOn ? 'ran' : 'runs';
  return [`The notice ${verb} until ${longDate(notice.expiresOn)}`, ...unsureExpiry(notice), '.'];
}

/** The public reads titles; the codes are those of the council's own record. */
function partBlocks({ expectation, done, next }: StatementPart): readonly Block[] {
  return [
    heading(1, asTitle(expectation.title)),
    ...(expectation.text === '' ? [] : [paragraph(asSentence(expectation.text), 'quote')]),
    heading(2, 'What has been done'),
    done.length === 0
      ? paragraph([{ gap: 'what has been done here: no action has public evidence yet' }])
      : {
          type: 'list',
          items: done.map(
            ({ action, evidence }) => `${asTitle(action.title)}. Evidence: ${evidence.map(itemWords).join('; ')}`,
          ),
        },
    heading(2, 'What is next'),
    next.length === 0
      ? paragraph([{ gap: 'what is next here' }])
      : { type: 'list', items: next.map((action) => `${asTitle(action.title)}, ${whenWords(action)}`) },
  ];
}
