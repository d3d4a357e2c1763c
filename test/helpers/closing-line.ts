/** A reporter whose very last line is the count that scripts read: `12 passed, 0 failed` (`, 1 skipped` when some were). */
import type { Reporter, SerializedError, TestModule } from 'vitest/node';

export class ClosingLine implements Reporter {
  /** The line is printed when the process ends, because other reporters and the shutdown may still print. */
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly SerializedError[]) {
    const line = closingLine(modules, unhandledErrors);
    process.once('exit', () => process.stdout.write(`${line}\n`));
  }
}

/** A fault outside a test (a file that does not load, an uncaught error) counts as one failed test. */
function closingLine(modules: readonly TestModule[], unhandledErrors: readonly SerializedError[]): string {
  const count = { passed: 0, failed: unhandledErrors.length, skipped: 0, pending: 0 };
  for (const module of modules) {
    count.failed += module.errors().length;
    for (const suite of module.children.allSuites()) count.failed += suite.errors().length;
    for (const test of module.children.allTests()) count[test.result().state] += 1;
  }
  const skipped = count.skipped + count.pending;
  return `${count.passed} passed, ${count.failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
