/** Makes small PDF files: pages of lines at given places, and objects of any kind. */
import { deflateSync } from 'node:zlib';

/** A line of a page: its place in points from the left and the bottom edge. */
export interface PdfLine {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

/** A PDF with a page for each list of lines, in Helvetica of 11 points. */
export function pdfOf(pages: readonly (readonly PdfLine[])[]): Uint8Array {
  const streams = pages.map((lines) =>
    lines.map(({ x, y, text }) => `BT /F1 11 Tf 1 0 0 1 ${x} ${y} Tm (${escaped(text)}) Tj ET`).join('\n'),
  );
  return pdfWith(streams.map((content) => ({ dictionary: '', content: Buffer.from(content, 'latin1') })));
}

/** A PDF whose pages have these streams as their content, compressed. `forms` are further objects from number 100 on. */
export function pdfWith(
  contents: readonly { readonly dictionary: string; readonly content: Uint8Array }[],
  forms: readonly string[] = [],
): Uint8Array {
  const ids = contents.map((_, n) => 10 + 2 * n);
  const named = forms.map((_, n) => `/X${n} ${100 + n} 0 R`).join(' ');
  const objects = [
    object(1, '<< /Type /Catalog /Pages 2 0 R >>'),
    object(2, `<< /Type /Pages /Count ${ids.length} /Kids [${ids.map((id) => `${id} 0 R`).join(' ')}] >>`),
    object(3, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>'),
    ...contents.flatMap(({ dictionary, content }, n) => {
      const id = 10 + 2 * n;
      const resources = `/Resources << /Font << /F1 3 0 R >> /XObject << ${named} >> >>`;
      const page = `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] ${resources} /Contents ${id + 1} 0 R >>`;
      return [object(id, page), stream(id + 1, dictionary, content)];
    }),
    ...forms.map((content, n) => {
      const dictionary = `/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /Font << /F1 3 0 R >> /XObject << ${named} >> >>`;
      return stream(100 + n, dictionary, Buffer.from(content));
    }),
  ];
  return Buffer.concat([Buffer.from('%PDF-1.7\n'), ...objects, Buffer.from('trailer << /Root 1 0 R >>\n%%EOF\n')]);
}

function object(id: number, body: string): Uint8Array {
  return Buffer.from(`${id} 0 obj\n${body}\nendobj\n`, 'latin1');
}

function stream(id: number, dictionary: string, content: Uint8Array): Uint8Array {
  const packed = deflateSync(content, { level: 9 });
  const head = `${id} 0 obj\n<< ${dictionary} /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`;
  return Buffer.concat([Buffer.from(head, 'latin1'), packed, Buffer.from('\nendstream\nendobj\n')]);
}

function escaped(text: string): string {
  return text
    .replaceAll(/[\\()]/g, '\\$&')
    .replaceAll('’', '\x92')
    .replaceAll('“', '\x93')
    .replaceAll('•', '\x95')
    .replaceAll('”', '\x94');
}
