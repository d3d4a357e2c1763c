/**
 * `npm run docs` writes the pages that come from the code, then takes the pictures of the demonstration.
 * With `--check` nothing is written: the stale pages are named, and the exit code is 1. Pictures are not compared, because
 * fonts differ from machine to machine.
 */
import { chromium } from './helpers/browser.ts';
import { stalePages, writePages } from './helpers/generated-pages.ts';
import { takePictures } from './helpers/pictures.ts';

if (process.argv.includes('--check')) {
  const stale = stalePages();
  if (stale.length > 0) {
    console.error(`Stale: ${stale.join(', ')}. To write them anew: npm run docs`);
    process.exitCode = 1;
  }
} else {
  writePages();
  console.log('The generated pages are written.');
  if (chromium === null) console.log('There is no Chromium here, so the pictures are left as they are.');
  else
    for (const { path, bytes } of await takePictures()) console.log(`${path}: ${bytes.toLocaleString('en-GB')} bytes`);
}
