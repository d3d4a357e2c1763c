/**
 * `npm run bench`: runs every `*.bench.ts` here and prints what each costs against a peer or floor measured in the same run.
 * `-- store plan` runs these only, `-- --quick` at a smaller size.
 */
import { readdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Bench, Ratio } from './ratio.ts';

const { values, positionals: wanted } = parseArgs({
  options: { quick: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const { quick } = values;
const files = readdirSync(new URL('.', import.meta.url)).filter((name) => name.endsWith('.bench.ts'));

const results: Ratio[] = [];
for (const file of files.sort()) {
  const { name, run } = (await import(new URL(file, import.meta.url).href)) as Bench;
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`${name} …`);
  results.push(...(await run({ quick })));
}
console.log(`\nMedians of interleaved runs${quick ? ', at a smaller size than the goals are set for' : ''}`);
print([['what', 'ours', 'against', 'ratio', 'goal', ''], ...results.map(cells)]);

function cells({ what, ours, against, peer, ratio, goal }: Ratio): string[] {
  const row = [what, ours, `${against}: ${peer}`, `${short(ratio)}×`];
  if (!goal) return [...row, '', ''];
  const [word, limit, met] =
    'atMost' in goal ? ['≤', goal.atMost, ratio <= goal.atMost] : ['≥', goal.atLeast, ratio >= goal.atLeast];
  return [...row, `${word} ${limit}×`, met ? 'met' : 'not met'];
}

function short(ratio: number): string {
  return ratio < 100 ? ratio.toFixed(2) : ratio.toFixed(0);
}

function print(rows: readonly string[][]): void {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  for (const row of rows)
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    );
}
