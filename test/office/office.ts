/** LibreOffice without a screen, which opens files as council officers open them. */
import { execFileSync } from 'node:child_process';
import { accessSync, constants, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { getDocumentProxy } from 'unpdf';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

/** The path of LibreOffice, or null: then `describe.skipIf(soffice === null)`. */
export const soffice: string | null = ['/usr/bin/soffice', '/usr/bin/libreoffice'].find(isExecutable) ?? null;
/** The reason that a test gives when it is skipped. */
export const NO_OFFICE = 'No LibreOffice at /usr/bin/soffice: the tests of files are skipped.';

/** Opens a file and saves it in another format. Throws when LibreOffice cannot load it. */
export function converted(bytes: Uint8Array, name: string, to: string): Uint8Array {
  const folder = temporaryFolder();
  const path = join(folder, name);
  writeFileSync(path, bytes);
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  execFileSync(soffice as string, [profile, '--headless', '--convert-to', to, '--outdir', folder, path], {
    stdio: 'pipe',
  });
  return new Uint8Array(readFileSync(join(folder, `${basename(name).split('.')[0]}.${to.split(':')[0]}`)));
}

/** The words on each page of a PDF. */
export async function pagesOf(pdf: Uint8Array): Promise<readonly string[]> {
  const document = await getDocumentProxy(pdf);
  const numbers = Array.from({ length: document.numPages }, (_, n) => n + 1);
  return Promise.all(
    numbers.map(async (number) => {
      const { items } = await (await document.getPage(number)).getTextContent();
      return items
        .map((item) => ('str' in item ? item.str : ''))
        .join(' ')
        .replaceAll(/\s+/g, ' ');
    }),
  );
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
