import { generate } from '../scripts/generate.ts';

/** Vitest's global setup: generated files are not kept in git, so tests make them first. */
export default generate;
