import { FINGERPRINT, fingerprint } from '../../placement/fingerprint.ts';
import { checkEqual } from '../check.ts';

describe('Placement', () => {
  it('gives for a seed in this host what it gives in Node.js', () => {
    checkEqual(fingerprint(), FINGERPRINT);
  });
});
