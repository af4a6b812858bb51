import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './vscode/paths.ts';

/*
 * Makes the file of a new rule from a template:
 *   npm run new-rule -- AREA/ID
 */

const rules = join(root, 'core/lint/rules');
const areas = readdirSync(rules);
const [area = '', id = ''] = (process.argv[2] ?? '').split('/');

if (!areas.includes(area) || !/^[a-z][a-z0-9]*(?:-[a-z0-9]+)+$/.test(id)) {
  console.error('Usage: npm run new-rule -- AREA/ID');
  console.error(
    `AREA is one of ${areas.join(', ')}. ID is in kebab case, such as port-name-unique.`,
  );
  process.exit(2);
}
const file = join(rules, area, `${id}.ts`);
if (existsSync(file)) {
  console.error(`core/lint/rules/${area}/${id}.ts already exists.`);
  process.exit(2);
}

const text = `import { container, task } from '../../example.ts';
import { remove } from '../../fixes.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';

export const rule: ContainerRule = {
  id: '${id}',
  area: '${area}',
  // An error only if Amazon ECS is known to refuse it; then evidence is 'rejected', with \`says\`.
  severity: 'warning',
  evidence: 'documented',
  on: 'container',
  // Members without any of which the check has nothing to say.
  needs: ['hostname'],
  title: 'State the requirement in one sentence.',
  why: 'Say what happens otherwise.',
  docs: parameters('container_definition_parameters'),
  messages: {
    wrong: 'Say what is wrong with {value}, then what to do.',
  },
  check({ node }, report) {
    const at = node.get('hostname');
    // \`string\` gives no value for placeholders and for text that is being typed.
    if (at.string !== 'wrong') return;
    report({ at, message: 'wrong', params: { value: at.string }, fixes: [remove(at)] });
  },
};

export const examples = (): Examples => ({
  bad: [{ text: task(container('"hostname": "wrong"')) }],
  good: [
    { title: 'a near miss', text: task(container('"hostname": "right"')) },
    { title: 'a placeholder', text: task(container('"hostname": "\${HOSTNAME}"')) },
  ],
});
`;
mkdirSync(dirname(file), { recursive: true });
writeFileSync(file, text);
console.log(`core/lint/rules/${area}/${id}.ts was created.`);
console.log(
  'Next: fill it in, then run npm run generate -- --docs and npx vitest run core/lint test/lint.',
);
