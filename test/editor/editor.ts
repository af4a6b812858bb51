import { assistTests } from './assist.ts';
import { sightTests } from './sight.ts';
import type { EditorTest } from './steps.ts';
import { writingTests } from './writing.ts';

export { firstStepsTests } from './first-steps.ts';
export { EMPTY } from './writing.ts';

/** In this order, in one workbench that has the examples open. */
export const editorTests: Record<string, EditorTest> = {
  ...sightTests,
  ...writingTests,
  ...assistTests,
};
