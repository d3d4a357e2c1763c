/** The frame of a report: who reports to whom, when, and what the body is asked to do. */
import type { Report } from '../../../core/files/report/report.ts';
import { dayAndDate, longDate } from '../../../core/time/dates.ts';
import { type Block, type Cell, plainWords, type Words } from '../../../ports/document.ts';
import { capitalise } from '../../plan/action-words.ts';
import { moment } from '../../words.ts';
import { postOfPerson } from './people.ts';
import { bodyInSentence, heading, itemsLeftOut, named, paragraph } from './words.ts';

/** Part 1: who reports to whom, when, and what the body is asked to do. */
export function framePart(report: Report): readonly Block[] {
  const { notice, body, nextMeeting, asAt, since, zone, replaced } = report;
  const facts: readonly (readonly Cell[])[] = [
    ['Authority', notice.authority],
    ['Report to', [postOfPerson(body, 'body')]],
    ['Meeting on', nextMeeting === null ? [{ gap: 'date of the meeting' }] : dayAndDate(nextMeeting)],
    ['Purpose', `To report what has been done under the Best Value Notice of ${longDate(notice.issuedOn)}`],
    ...(replaced === null ? [] : [['Replaces', `The notice of ${longDate(replaced.notice.issuedOn)}`]]),
    ['Author', [{ gap: 'post of the author' }]],
    ['Open or exempt', openness(report)],
    ['Record as at', moment(asAt, zone)],
    ['Covers the time since', `${longDate(since.on)}, ${SINCE_WORDS[since.basis]}`],
  ];
  const columns = [
    { title: 'About this paper', share: 3 },
    { title: 'Detail', share: 8 },
  ];
  return [
    heading(1, 'About this paper'),
    { type: 'table', caption: 'This paper at a glance', columns, rows: facts },
    paragraph([{ strong: `${capitalise(bodyInSentence(plainWords([postOfPerson(body, 'body')])))} is asked to:` }]),
    { type: 'list', items: asks(report) },
  ];
}

const SINCE_WORDS: Readonly<Record<Report['since']['basis'], string>> = {
  asked: 'as asked for',
  issued: 'where the last report issued to this body ends',
  meeting: "the day of this body's last meeting that was held",
  notice: 'the day on which the notice was issued',
};

function openness({ readers, isExempt, leftOut }: Report): Words {
  if (readers === 'public') {
    const left = itemsLeftOut(leftOut);
    return left === null ? 'Open to the public' : `Open to the public. ${left} left out.`;
  }
  if (isExempt) return ['Holds exempt items: ', { gap: 'the paragraph of Schedule 12A under which it is exempt' }];
  return ['Internal: ', { gap: 'open or exempt' }];
}

function asks({ proposed, work }: Report): readonly Words[] {
  const dates = proposed.map((action) => {
    const { proposedDueOn, dueOn, proposedBecause } = action;
    const instead = dueOn ? ` in place of ${longDate(dueOn)}` : '';
    const because = proposedBecause ? `, because ${proposedBecause}` : '';
    return `agree the date proposed for ${named(action)}: ${longDate(proposedDueOn ?? '')}${instead}${because}`;
  });
  return [
    `note the position on ${work.length === 1 ? 'the expectation' : `each of the ${work.length} expectations`}, in parts 3 and 4`,
    ...dates,
    ['decide ', { gap: 'anything that this meeting must decide' }],
  ];
}
