import { expect, test } from 'vitest';
import { FINGERPRINT, fingerprint } from './fingerprint.ts';

// The suites of test/vscode ask the same in the web worker of a browser.
test('seeds give in Node.js what they give everywhere', () => {
  expect(fingerprint()).toBe(FINGERPRINT);
});
