/** Files that must be refused: bombs, programs, paths outside, entities, and files that are damaged or of another kind. */
import { strToU8 } from 'fflate';
import type { FileKind } from '../../src/ports/foreign-file.ts';
import { pdfWith } from './pdf.ts';
import { documentXml, wordFile } from './word-file.ts';
import { zipOf } from './zip.ts';

/** A file with the words of the sentence that must refuse it. */
export interface HostileFile {
  readonly what: string;
  readonly kind: FileKind;
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly refusal: RegExp;
}

const MEGABYTE = 1_000_000;

/** Makes all of them. The bombs are made anew at each call, so that nobody holds them in memory. */
export function hostileFiles(): readonly HostileFile[] {
  return [...packedFiles(), ...xmlFiles(), ...pdfFiles(), ...brokenFiles()];
}

function word(what: string, bytes: Uint8Array, refusal: RegExp): HostileFile {
  return { what, kind: 'docx', name: 'letter.docx', bytes, refusal };
}

function packedFiles(): readonly HostileFile[] {
  const zeros = new Uint8Array(60 * MEGABYTE);
  const many = Object.fromEntries(Array.from({ length: 20_000 }, (_, n) => [`word/${n}.xml`, new Uint8Array(0)]));
  const lying = wordFile({ 'word/document.xml': zeros });
  return [
    word('a part that becomes 60 MB', wordFile({ 'word/media/a.png': zeros }), /unpacked/),
    word(
      'a document that becomes 8 MB of nothing',
      wordFile({ 'word/document.xml': zeros.subarray(0, 8 * MEGABYTE) }),
      /100 times larger/,
    ),
    word(
      'parts that are large together',
      wordFile(Object.fromEntries(Array.from({ length: 15 }, (_, n) => [`word/h${n}.xml`, sparse(MEGABYTE)]))),
      /of text unpacked/,
    ),
    word('a part that hides its size', withSizes(lying, 60 * MEGABYTE, 5_000), /damaged|longer|memory/),
    word(
      'pictures that are large together',
      wordFile(Object.fromEntries(Array.from({ length: 42 }, (_, n) => [`word/media/${n}.png`, sparse(MEGABYTE)]))),
      /larger than 40 MB/,
    ),
    word('20,000 parts', wordFile(many), /more than 1,000 parts/),
    word('a zip file in it', wordFile({ 'word/embeddings/more.zip': zipOf({ a: zeros }) }), /another file packed/),
    word('a name outside the file', wordFile({ '../../etc/cron.d/x.xml': strToU8('x') }), /outside itself/),
    word('a name from the root', wordFile({ '/etc/passwd.xml': strToU8('x') }), /outside itself/),
    word('a name with a drive', wordFile({ 'C:\\windows\\x.xml': strToU8('x') }), /outside itself/),
    word('macros', wordFile({ 'word/vbaProject.bin': strToU8('x') }), /macros/),
  ];
}

/** Bytes that become some twenty times smaller, as the XML of office programs does. */
function sparse(length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let last = 1;
  for (let n = 0; n < length; n += 20) {
    last = (last * 48_271) % 2_147_483_647;
    bytes[n] = last;
  }
  return bytes;
}

/** The zip file with another size of its parts of `size` bytes in the directory and before the part itself. */
function withSizes(zip: Uint8Array, size: number, said: number): Uint8Array {
  const changed = Buffer.from(zip);
  for (let at = 0; at < changed.length - 4; at += 1)
    if (changed.readUInt32LE(at) === size) changed.writeUInt32LE(said, at);
  return changed;
}

function xmlFiles(): readonly HostileFile[] {
  const entities = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('');
  const laughs = documentXml('<w:p><w:r><w:t>&l9;</w:t></w:r></w:p>', `<!DOCTYPE w [<!ENTITY l0 "ha">${entities}]>`);
  const outside = documentXml(
    '<w:p><w:r><w:t>&f;</w:t></w:r></w:p>',
    '<!DOCTYPE w [<!ENTITY f SYSTEM "file:///etc/passwd">]>',
  );
  const wide = Buffer.from(`\ufeff${outside}`, 'utf16le');
  const deep = documentXml('<w:p>'.repeat(150_000));
  return [
    word('a billion laughs', wordFile({ 'word/document.xml': strToU8(laughs) }), /entities/),
    word('an entity of a file', wordFile({ 'word/document.xml': strToU8(outside) }), /entities/),
    word('an entity of a file in UTF-16', wordFile({ 'word/document.xml': wide }), /entities/),
    word('an entity in another part', wordFile({ 'word/styles.xml': strToU8(outside) }), /entities/),
    word(
      '150,000 elements in each other',
      wordFile({ 'word/document.xml': strToU8(deep) }),
      /damaged|longer|memory|times/,
    ),
  ];
}

function pdfFiles(): readonly HostileFile[] {
  const pdf = (what: string, bytes: Uint8Array, refusal: RegExp): HostileFile => {
    return { what, kind: 'pdf', name: 'letter.pdf', bytes, refusal };
  };
  const spaces = Buffer.alloc(200 * MEGABYTE, ' ');
  const laughs = Array.from({ length: 10 }, (_, n) =>
    n === 9 ? 'BT /F1 9 Tf (ha) Tj ET' : `/X${n + 1} Do `.repeat(20),
  );
  const start = { dictionary: '', content: Buffer.from('/X0 Do') };
  return [
    pdf('a page that becomes 200 MB', pdfWith([{ dictionary: '', content: spaces }]), /takes more memory/),
    pdf('forms in forms, ten deep', pdfWith([start], laughs), /takes longer|takes more memory/),
    pdf('a form that shows itself', pdfWith([start], ['/X0 Do /X0 Do']), /longer|memory|damaged|no text/),
    pdf('half a PDF', pdfWith([start], laughs).subarray(0, 200), /damaged|no PDF|no text/),
  ];
}

function brokenFiles(): readonly HostileFile[] {
  const whole = wordFile();
  const ole = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(2_000)]);
  return [
    word('half a Word document', whole.subarray(0, whole.length / 2), /damaged or of another kind/),
    word('a Word document without its text', zipOf({ 'a.xml': strToU8('<a/>') }), /holds no word\/document.xml/),
    word('an old Word file, or one with a password', ole, /damaged or of another kind/),
    word('no bytes', new Uint8Array(0), /damaged or of another kind/),
    word('XML that is none', wordFile({ 'word/document.xml': strToU8('<w:document') }), /damaged or of another kind/),
    {
      what: 'a picture',
      kind: 'pdf',
      name: 'photo.pdf',
      bytes: strToU8('GIF89a, no PDF'),
      refusal: /damaged or no PDF/,
    },
    { what: 'a program as text', kind: 'txt', name: 'a.txt', bytes: new Uint8Array(2_000), refusal: /is no text/ },
    {
      ...{ what: 'six megabytes', kind: 'txt', name: 'a.txt' },
      bytes: new Uint8Array(6 * MEGABYTE),
      refusal: /Expected at most 5,000,000/,
    },
  ];
}
