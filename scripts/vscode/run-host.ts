import { runTests } from '@vscode/test-electron';

/** Runs one host with the options given as JSON; a process of its own, so that its output is one. */
const options = JSON.parse(process.argv[2] ?? '{}');
await runTests(options).catch(() => process.exit(1));
