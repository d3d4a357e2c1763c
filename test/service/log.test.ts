/** The log keeps secrets and people's words to itself, and one event is one line. */
import { expect, test } from 'vitest';
import type { Log } from '../../src/ports/log.ts';
import { createLog } from '../../src/service/log.ts';

const CONFIGURED = 'p@ss"word\\of-the-council';

function recorded(): { log: Log; lines: string[] } {
  const lines: string[] = [];
  const log = createLog({
    secrets: [CONFIGURED],
    write: (line) => lines.push(line),
    now: () => '2024-06-24T07:55:00.000Z',
  });
  return { log, lines };
}

const CANARIES = [
  CONFIGURED,
  'xoxb-1234567890-CANARYcanary',
  'xoxe.xoxp-1-CANARYcanary',
  'xapp-1-A0-CANARYcanary',
  'Bearer CANARY.canary~1+/=',
  'eyJhbGciOiJSUzI1NiJ9.eyJjYW5hcnkiOjF9.c2lnbmF0dXJl_-canary',
];

test.each(CANARIES)('%s is blacked out in messages, fields, children, errors and their causes', (canary) => {
  const { log, lines } = recorded();
  log.info(`sent with ${canary}`, { url: `https://host/?token=${canary}` });
  log
    .child({ request: `a\n${canary}` })
    .warn('odd', {}, new Error(`one ${canary}`, { cause: new Error(`two ${canary}`) }));
  log.error('worse', {}, canary);
  log.error('named', {}, Object.assign(new Error('x'), { name: canary, code: canary }));
  const written = JSON.stringify(lines.map((line) => JSON.parse(line)));
  expect(lines).toHaveLength(4);
  expect(written).not.toContain(JSON.stringify(canary).slice(1, -1));
  expect(written.toLowerCase()).not.toContain('canary');
  expect(written.match(/\[secret\]/g)).toHaveLength(8);
});

test('a secret at the edge of a cut is removed whole', () => {
  const { log, lines } = recorded();
  log.info(`${'x'.repeat(490)}${CONFIGURED}`);
  expect(lines[0]).not.toContain('p@ss');
});

test('the log leaves out properties of an error other than message and code', () => {
  const { log, lines } = recorded();
  const error = Object.assign(new Error('Request failed'), {
    code: 'ECONNRESET',
    config: { data: 'the text of a message', headers: { authorization: 'x' } },
  });
  log.error('not delivered', { key: 'k1' }, error);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    key: 'k1',
    error: { message: 'Request failed', code: 'ECONNRESET' },
  });
  expect(lines[0]).not.toContain('the text of a message');
});

test('the stack of a logged error does not repeat the message', () => {
  const { log, lines } = recorded();
  log.error('not delivered', {}, new Error('first line\n    at the text of a message'));
  const { stack } = JSON.parse(lines[0] ?? '').error;
  expect(stack).toContain('log.test.ts');
  expect(stack).not.toContain('the text of a message');
});

test('a long value is cut, so that a text in a field is not kept', () => {
  const { log, lines } = recorded();
  log.info('x', { value: `${'a'.repeat(600)}the end` });
  expect(lines[0]).not.toContain('the end');
  expect(lines[0]).toContain('607 characters');
});

test('line ends in a value do not make a second line', () => {
  const { log, lines } = recorded();
  log.info('one\r\n{"level":"info","message":"forged"}\u2028\u2029\u0085', { from: 'a\nb' });
  expect(lines).toHaveLength(1);
  expect(lines[0]?.trimEnd()).not.toMatch(/[\r\n\u2028\u2029\u0085]/);
  expect(JSON.parse(lines[0] ?? '').from).toBe('a\nb');
});

test('the fields of a line do not appear in the next line, those of a child log do', () => {
  const { log, lines } = recorded();
  const child = log.child({ platform: 'slack', request: 'r1' });
  child.info('first', { count: 1 });
  child.info('second');
  expect(JSON.parse(lines[1] ?? '')).toEqual({
    level: 'info',
    at: '2024-06-24T07:55:00.000Z',
    platform: 'slack',
    request: 'r1',
    message: 'second',
  });
});

test('lines below the level are not written', () => {
  const lines: string[] = [];
  const log = createLog({ level: 'warn', secrets: [], write: (line) => lines.push(line), now: () => '' });
  log.info('x');
  log.child({ a: 1 }).info('x');
  log.warn('y');
  expect(lines.map((line) => JSON.parse(line).message)).toEqual(['y']);
});
