import { describe, expect, test } from 'vitest';
import { commandList, healthCheckList } from './command-line.ts';

describe('a command line becomes a list', () => {
  const rows: [line: string, list: string[]][] = [
    ['serve', ['serve']],
    ['npm start', ['npm', 'start']],
    ['node  server.js --port=80', ['node', 'server.js', '--port=80']],
    [`echo "a b" 'c d'`, ['echo', 'a b', 'c d']],
    ['cd /app && npm start', ['sh', '-c', 'cd /app && npm start']],
    ['echo $HOME', ['sh', '-c', 'echo $HOME']],
    ['A=b run', ['sh', '-c', 'A=b run']],
    ['echo "open', ['sh', '-c', 'echo "open']],
  ];
  test.each(rows)('%s', (line, list) => expect(commandList(line)).toEqual(list));

  test('with the shell of Windows', () => {
    expect(commandList('a && b', true)).toEqual(['cmd', '/S', '/C', 'a && b']);
    expect(commandList('a b', true)).toEqual(['a', 'b']);
  });
});

describe('a health check becomes a list', () => {
  const rows: [line: string, list: string[]][] = [
    ['curl -f http://localhost/ || exit 1', ['CMD-SHELL', 'curl -f http://localhost/ || exit 1']],
    ['CMD-SHELL curl -f http://localhost/', ['CMD-SHELL', 'curl -f http://localhost/']],
    ['CMD-SHELL, true', ['CMD-SHELL', 'true']],
    ['CMD curl -f http://localhost/', ['CMD', 'curl', '-f', 'http://localhost/']],
    ['NONE', ['NONE']],
    ['CMDX', ['CMD-SHELL', 'CMDX']],
  ];
  test.each(rows)('%s', (line, list) => expect(healthCheckList(line)).toEqual(list));
});
