/** A paper as one page without scripts and without anything to load, which reads well on screen and prints as a paper. */
import { raw } from 'hono/html';
import { type Block, type Cell, type Document, type DocumentTable, isShort, type Words } from '../ports/document.ts';
import { PAGE_STYLE } from './html-style.ts';
import { type Markup, markup } from './markup.ts';
import { drawPicture } from './pictures/draw.ts';

/** The whole page as text. */
export async function writeHtml(document: Document): Promise<string> {
  const { title, subtitle, footer } = document;
  const page = markup`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${raw(PAGE_STYLE)}</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p class="lead">${subtitle}</p>
${document.blocks.map((block, n) => drawBlock(block, `picture-${n + 1}`))}
</main>
<footer><p>${footer}</p></footer>
</body>
</html>
`;
  return page.toString();
}

function drawBlock(block: Block, id: string): Markup {
  switch (block.type) {
    case 'heading':
      return [markup`<h2>${block.text}</h2>`, markup`<h3>${block.text}</h3>`, markup`<h4>${block.text}</h4>`][
        block.level - 1
      ] as Markup;
    case 'paragraph':
      if (block.look === 'quote') return markup`<blockquote>${inline(block.words)}</blockquote>`;
      return markup`<p class="${block.look ?? ''}">${inline(block.words)}</p>`;
    case 'list': {
      const items = block.items.map((item) => markup`<li>${inline(item)}</li>`);
      return block.isNumbered ? markup`<ol>${items}</ol>` : markup`<ul>${items}</ul>`;
    }
    case 'picture':
      return markup`<figure>${drawPicture(block.picture, block.alt, id)}</figure>`;
    default:
      return drawTable(block);
  }
}

function inline(words: Words): readonly Markup[] {
  const spans = typeof words === 'string' ? [words] : words;
  return spans.map((span) => {
    if (typeof span === 'string') return markup`${span}`;
    return 'gap' in span ? markup`<mark>[${span.gap}]</mark>` : markup`<strong>${span.strong}</strong>`;
  });
}

/** A table that scrolls by itself where the screen is narrow. */
function drawTable(table: DocumentTable): Markup {
  const { caption, columns, rows } = table;
  const shares = columns.reduce((all, { share }) => all + share, 0);
  const look = (n: number) => (columns[n]?.isNumber ? 'number' : '');
  const head = columns.map(({ title }, n) => markup`<th scope="col" class="${look(n)}">${title}</th>`);
  const body = rows.map((row) => markup`<tr>${row.map((cell, n) => drawCell(cell, look(n), n === 0))}</tr>`);
  return markup`<div class="${isShort(table) ? 'scroll short' : 'scroll'}" role="region" aria-label="${caption}" tabindex="0"><table><caption>${caption}</caption><colgroup>${columns.map(({ share }) => markup`<col style="width: ${Math.round((100 * share) / shares)}%">`)}</colgroup><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
}

function drawCell(cell: Cell, look: string, isFirst: boolean): Markup {
  const isTone = typeof cell === 'object' && 'tone' in cell;
  const words = inline(isTone ? cell.words : cell);
  const classes = isTone ? `${look} ${cell.tone}` : look;
  return isFirst
    ? markup`<th scope="row" class="${classes}">${words}</th>`
    : markup`<td class="${classes}">${words}</td>`;
}
