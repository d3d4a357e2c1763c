/** The council's statement as a paper: the letter's words, what was done with public evidence, and what is next. */
import type { Statement, StatementPart } from '../../../core/files/report/statement.ts';
import type { Action } from '../../../core/record/model.ts';
import { longDate } from '../../../core/time/dates.ts';
import type { Block, Document } from '../../../ports/document.ts';
import { nextWords } from '../../plan/rhythm-words.ts';
import { count } from '../../words.ts';
import { itemWords } from './appendices.ts';
import { gapList } from './document.ts';
import { heading, named, paragraph } from './words.ts';

/** The paper of a statement. */
export function statementDocument({ notice, today, asAt, parts, leftOut }: Statement): Document {
  const blocks: readonly Block[] = [
    paragraph(
      `On ${longDate(notice.issuedOn)}, the ${notice.department.replace(/^the /i, '')} issued a Best Value Notice to ${notice.authority}. This is what the authority has done since then, and what comes next.`,
    ),
    paragraph([{ gap: 'quotation of the leader or the chief executive' }], 'quote'),
    ...parts.flatMap(partBlocks),
    heading(1, 'About this statement'),
    paragraph(
      `It shows only evidence that is marked public, as at ${longDate(today)}. ${count(leftOut.exempt, 'exempt item')} and ${count(leftOut.internal, 'internal item')} of the record are not in it.`,
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

function partBlocks({ expectation, done, next }: StatementPart): readonly Block[] {
  return [
    heading(1, named(expectation)),
    paragraph(expectation.text, 'quote'),
    heading(2, 'What has been done'),
    done.length === 0
      ? paragraph([{ gap: `what has been done under ${expectation.code}: no action here has public evidence yet` }])
      : {
          type: 'list',
          items: done.map(
            ({ action, evidence }) => `${named(action)}. Evidence: ${evidence.map(itemWords).join('; ')}`,
          ),
        },
    heading(2, 'What is next'),
    next.length === 0
      ? paragraph([{ gap: `what is next under ${expectation.code}` }])
      : { type: 'list', items: next.map((action) => `${named(action)}, ${whenWords(action)}`) },
  ];
}

/** "by 12 July 2024", or "next meeting on 3 July 2024" for an action that is kept up. */
function whenWords(action: Action): string {
  const on = longDate(action.dueOn ?? '');
  return action.kind === 'once' ? `by ${on}` : `${nextWords(action)[0]} on ${on}`;
}
