import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateRules } from './generate/rules.ts';
import { generateSchemas } from './generate/schema.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Makes every generated file that the build, the tests and the types need. */
export async function generate(): Promise<void> {
  generateSchemas(root);
  generateRules(root);
  if (process.argv.includes('--docs')) {
    const { writeRuleDocs } = await import('./generate/rule-docs.ts');
    writeRuleDocs(root);
    const { writeReadme } = await import('./generate/readme.ts');
    writeReadme(root);
    const { writeCommandLine } = await import('./generate/command-line.ts');
    writeCommandLine(root);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await generate();
