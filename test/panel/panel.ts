import { keyboardTests } from './keyboard.ts';
import { languageTests } from './language.ts';
import { largeTests } from './large.ts';
import { openingTests, reloadTests } from './opening.ts';
import { sightTests } from './sight.ts';
import type { PanelTest } from './steps.ts';
import { textTests } from './text.ts';
import { whatIfTests } from './what-if.ts';

export { writePlans } from './large.ts';

/** In this order, in one workbench that has the examples open. */
export const panelTests: Record<string, PanelTest> = {
  ...openingTests,
  ...keyboardTests,
  ...whatIfTests,
  ...textTests,
  ...sightTests,
  ...languageTests,
  ...reloadTests,
  ...largeTests,
};
