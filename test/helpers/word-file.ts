/** Makes small Word documents part by part. */
import { strToU8 } from 'fflate';
import { zipOf } from './zip.ts';

const CONTENT_TYPES =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
const RELATIONS =
  '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';

/** A Word document of one paragraph, with further parts or others in their place. */
export function wordFile(parts: Readonly<Record<string, Uint8Array>> = {}, text = 'Dear Chief Executive'): Uint8Array {
  return zipOf({
    '[Content_Types].xml': strToU8(CONTENT_TYPES),
    '_rels/.rels': strToU8(RELATIONS),
    'word/document.xml': strToU8(documentXml(`<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`)),
    ...parts,
  });
}

/** The main part of a document: `before` stands above its root. */
export function documentXml(body: string, before = ''): string {
  return `<?xml version="1.0"?>${before}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`;
}
