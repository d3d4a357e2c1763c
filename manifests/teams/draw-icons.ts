/** Writes color.png and outline.png as they are drawn; to be run after a change of the drawing. */
import { writeFileSync } from 'node:fs';
import { drawColour, drawOutline } from './icons.ts';

writeFileSync(new URL('color.png', import.meta.url), drawColour());
writeFileSync(new URL('outline.png', import.meta.url), drawOutline());
