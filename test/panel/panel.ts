import { clipboardTests } from './clipboard.ts';
import { firstSightTests } from './first-sight.ts';
import { pictureTests } from './kept-pictures.ts';
import { keyboardTests } from './keyboard.ts';
import { languageTests } from './language.ts';
import { largeTests } from './large.ts';
import { openingTests, reloadTests } from './opening.ts';
import { overTimeTests } from './over-time.ts';
import { problemTests } from './problems.ts';
import { questionTests } from './questions.ts';
import { sideTests } from './sides.ts';
import { sightTests } from './sight.ts';
import { standingTests } from './standing.ts';
import type { PanelTest } from './steps.ts';
import { taskTests } from './tasks.ts';
import { textTests } from './text.ts';
import { trialTests } from './trial.ts';
import { viewTests } from './views.ts';
import { whatIfTests } from './what-if.ts';

export { writePlans } from './plans.ts';

/** What is done in the panel; in this order, in one workbench that has the examples open. */
export const panelTests: Record<string, PanelTest> = {
  ...openingTests,
  ...keyboardTests,
  ...whatIfTests,
  ...trialTests,
  ...overTimeTests,
  ...viewTests,
  ...sideTests,
  ...taskTests,
  ...clipboardTests,
  ...textTests,
  ...sightTests,
  ...standingTests,
  ...problemTests,
  ...reloadTests,
};

/** How the panel looks with plans of its own; in a workbench beside that of the others. */
export const panelSightTests: Record<string, PanelTest> = {
  ...questionTests,
  ...firstSightTests,
  ...languageTests,
  ...pictureTests,
  ...largeTests,
};
