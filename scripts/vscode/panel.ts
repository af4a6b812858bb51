import { panelSightTests, panelTests, writePlans } from '../../test/panel/panel.ts';
import { runInWorkbench } from './in-workbench.ts';
import type { Counts } from './suites.ts';

const TIMEOUT = 30_000;

/** Runs what is done in the panel, of `test/panel`: what only a person would see. `dist/` must be built. */
export function runPanelTests(): Promise<Counts> {
  return runInWorkbench(panelTests, TIMEOUT, writePlans);
}

/** Runs how the panel looks. */
export function runPanelSightTests(): Promise<Counts> {
  return runInWorkbench(panelSightTests, TIMEOUT, writePlans);
}
