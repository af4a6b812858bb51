import { join } from 'node:path';

/** The project's folder. */
export const root = join(import.meta.dirname, '..', '..');

/** Where everything is kept that is fetched or compiled for tests; ignored by git. */
export const cacheFolder = join(root, '.vscode-test');
