/** Mail that was pasted with its headers: who wrote it, to whom and when is no news, and its words may be recorded as an update. */

/** A pasted mail: its author as it names them, its subject and its own words. */
export interface Mail {
  readonly from: string;
  readonly subject: string;
  readonly words: string;
}

const HEADER = /^[ \t>*_]*(from|sent|date|to|cc|bcc|subject|importance|attachments?|reply-to)[*_]*:[ \t]*(.*)$/i;
const WROTE = /^[ \t>]*on .{6,80}, (.{2,60}?) wrote:[ \t]*$/i;

/** The mail that a text begins with; null for any other text. */
export function mailIn(text: string): Mail | null {
  const lines = text.split(/\r?\n/);
  const [, quoted] = WROTE.exec(lines[0] ?? '') ?? [];
  if (quoted) return mailOf(quoted, '', lines.slice(1));
  const headers = new Map<string, string>();
  let at = 0;
  for (; at < lines.length; at += 1) {
    const [, name, value = ''] = HEADER.exec(lines[at] ?? '') ?? [];
    if (name) headers.set(name.toLowerCase(), value.trim());
    else if (headers.size > 0 || (lines[at] ?? '').trim() !== '') break;
  }
  const from = headers.get('from');
  if (from === undefined || headers.size < 2) return null;
  return mailOf(from, headers.get('subject') ?? '', lines.slice(at));
}

function mailOf(from: string, subject: string, body: readonly string[]): Mail {
  const words = body.map((line) => line.replace(/^[ \t>]+/, '')).join('\n');
  return {
    from: from
      .replace(/\s*[<[(].*$/, '')
      .replaceAll(/[*_"]/g, '')
      .trim(),
    subject: subject.replace(/^(?:(?:re|fwd?|aw)\s*:\s*)+/i, ''),
    words: words.trim(),
  };
}
