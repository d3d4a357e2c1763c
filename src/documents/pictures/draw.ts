/** Draws every kind of picture, as SVG for pages and as PNG for files that show nothing else. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { assertNever } from '../../core/record/errors.ts';
import type { Picture } from '../../ports/picture.ts';
import type { Markup } from '../markup.ts';
import { drawBars } from './bars.ts';
import { drawLine } from './line.ts';
import type { Named } from './parts.ts';
import { drawTimeline } from './timeline.ts';

/** The picture as SVG with its name and description. `id` begins its ids, which must differ on one page. */
export function drawPicture(picture: Picture, alt: string, id: string): Markup {
  const named: Named = { id, title: picture.title, alt };
  switch (picture.kind) {
    case 'bars':
      return drawBars(picture, named);
    case 'line':
      return drawLine(picture, named);
    case 'timeline':
      return drawTimeline(picture, named);
    default:
      return assertNever(picture);
  }
}

/** Some 200 dots an inch across a page. */
const PNG_SCALE = 2;
const FONT = '@expo-google-fonts/atkinson-hyperlegible';

/** Draws SVG as PNG on any machine. The type comes with the bot, because a server may have none. */
export async function drawPng(svg: string): Promise<{ bytes: Uint8Array; width: number; height: number }> {
  loaded ??= load();
  const { Resvg, fonts } = await loaded;
  const resvg = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: PNG_SCALE },
    font: {
      fontBuffers: [...fonts],
      defaultFontFamily: 'Atkinson Hyperlegible',
      sansSerifFamily: 'Atkinson Hyperlegible',
    },
  });
  const image = resvg.render();
  const drawn = { bytes: image.asPng(), width: image.width / PNG_SCALE, height: image.height / PNG_SCALE };
  image.free();
  resvg.free();
  return drawn;
}

let loaded: ReturnType<typeof load> | undefined;

/** Loaded with the first picture: the program that draws takes some 20 MB of memory. */
async function load() {
  const { resolve } = createRequire(import.meta.url);
  const { initWasm, Resvg } = await import('@resvg/resvg-wasm');
  const read = (name: string) => readFile(resolve(name));
  const [program, ...fonts] = await Promise.all([
    read('@resvg/resvg-wasm/index_bg.wasm'),
    read(`${FONT}/400Regular/AtkinsonHyperlegible_400Regular.ttf`),
    read(`${FONT}/700Bold/AtkinsonHyperlegible_700Bold.ttf`),
  ]);
  await initWasm(program);
  return { Resvg, fonts };
}
