/** The project's documents as tests and `npm run docs` read them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';

const ROOT = new URL('../../', import.meta.url);

export interface Document {
  /** Relative to the project, `docs/slack.md`. */
  readonly path: string;
  readonly text: string;
}

/** The absolute path of a file of the project; `path` is relative to the project. */
export function projectFile(path: string): URL {
  return new URL(path, ROOT);
}

/** Whether the project has this file or folder. */
export function isInProject(path: string): boolean {
  return existsSync(projectFile(path));
}

/** Every page in Markdown: those at the top of the project and those in docs/. */
export function documents(): readonly Document[] {
  const pages = (folder: string) =>
    readdirSync(projectFile(folder))
      .filter((name) => name.endsWith('.md'))
      .map((name) => `${folder}${name}`);
  return [...pages('./'), ...pages('docs/')].map((found) => {
    const path = found.replace(/^\.\//, '');
    return { path, text: readFileSync(projectFile(path), 'utf8') };
  });
}

/** The code in a document: every inline `code`, and every line of a block without its `# comment`. */
export function codeIn(text: string): readonly string[] {
  const blocks = [...text.matchAll(/^```\w*\n(.*?)^```$/gms)].map(([, body = '']) => body);
  const lines = blocks.flatMap((body) => body.split('\n')).map((line) => line.replace(/\s+# .*$/, '').trim());
  const inline = [...text.replaceAll(/^```\w*\n.*?^```$/gms, '').matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code);
  return [...inline, ...lines].filter((code) => code !== '');
}

/** The anchors that GitHub gives the headings of a document. */
export function anchorsIn(text: string): readonly string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
}
