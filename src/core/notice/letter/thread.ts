/** Finds the Department’s letter in a text that holds an answer to it as well, such as a thread of mail. */
import { cutLetter } from './blocks.ts';
import { readDecision } from './closure.ts';
import { issuingSentence } from './kind.ts';
import { sentencesOf } from './sentences.ts';

const FROM = /^(?:> ?)*\s*from:\s*\S/i;
const OTHER_HEAD = /^(?:> ?)*\s*(?:to|sent|date|subject|cc):\s/i;
const ORIGINAL = /^\W*(?:original message|forwarded message)\W*$/i;
/** How many lines the head of a mail has. */
const HEAD = 6;

/** The part of a text that issues a notice or decides on one; the whole text where none or several of its mails do. */
export function letterOfThread(text: string): string {
  const mails = mailsIn(text);
  const own = mails.length > 1 ? mails.filter(isOfDepartment) : [];
  return own.length === 1 ? (own[0] ?? text) : text;
}

/** The mails of a thread: each begins with a head of several lines. */
function mailsIn(text: string): readonly string[] {
  const lines = text.split(/\r\n?|\n/);
  const isStart = (line: string, at: number) => {
    const below = lines.slice(at + 1, at + HEAD);
    return ORIGINAL.test(line) || (FROM.test(line) && below.filter((one) => OTHER_HEAD.test(one)).length > 1);
  };
  const starts = lines.flatMap((line, at) => (at > 0 && isStart(line, at) ? [at] : []));
  return [0, ...starts].map((start, at) => lines.slice(start, starts[at]).join('\n'));
}

function isOfDepartment(mail: string): boolean {
  const sentences = cutLetter(mail).body.flatMap((block) => sentencesOf(block.text));
  const issuing = issuingSentence(sentences);
  return issuing !== null || readDecision(sentences, issuing) !== null;
}
