import { expect, test } from 'vitest';
import { lint } from '../../lint/lint.ts';
import { readDocument } from '../../notations/read-document.ts';
import { sceneOf } from '../scene.ts';
import { completeAt } from './complete.ts';

const NAME = 'new.task-definition.json';

/** Someone who writes with completion alone: takes what is offered, types only what is a name. */
class Author {
  text = '{}';
  private cursor = 1;

  /** Takes a completion by its label, and moves to its first stop with what is typed there. */
  take(label: string, ...typed: string[]): this {
    const scene = sceneOf(readDocument(this.text), NAME);
    const items = scene ? completeAt(scene, this.cursor) : [];
    const item = items.find((each) => each.label === label);
    if (!item) throw new Error(`${label} is not offered in ${this.text.slice(0, this.cursor)}|`);
    const left = [...typed];
    const stop = /\$\{\d+\|([^|]*)\|\}|\$\{\d+:([^}]*)\}|\$[1-9]/g;
    const written = item.snippet
      .replace(stop, (_, choices?: string, fallback?: string) => {
        return left.shift() ?? choices?.split(',')[0] ?? fallback ?? '';
      })
      .replace(/\$0/g, '')
      .replace(/\\([$}\\])/g, '$1');
    this.text = this.text.slice(0, item.range.start) + written + this.text.slice(item.range.end);
    this.cursor = item.range.start + written.length;
    return this;
  }

  /** Types a comma and takes the next key. */
  next(label: string, ...typed: string[]): this {
    this.text = `${this.text.slice(0, this.cursor)}, ${this.text.slice(this.cursor)}`;
    this.cursor += 2;
    return this.take(label, ...typed);
  }

  /** Puts the cursor before a text that stands in the document. */
  before(found: string): this {
    this.cursor = this.text.lastIndexOf(found);
    return this;
  }

  /** Puts the cursor behind a text that stands in the document. */
  after(found: string): this {
    this.cursor = this.text.lastIndexOf(found) + found.length;
    return this;
  }
}

const worse = (text: string) =>
  lint(readDocument(text), NAME)
    .filter(({ severity }) => severity !== 'hint')
    .map(({ rule, message }) => `${rule}: ${message}`);

test('a task definition for Fargate is written with completion alone', () => {
  const author = new Author()
    .take('family', 'web')
    .next('requiresCompatibilities', 'FARGATE')
    .next('networkMode', 'awsvpc')
    .next('cpu')
    .after('"cpu": "')
    .take('512')
    .after('"512"')
    .next('memory')
    .after('"memory": "')
    .take('1024')
    .after('"1024"')
    .next('executionRoleArn')
    .after('"executionRoleArn": "')
    .take('arn:aws:iam::<ACCOUNT_ID>:role/ecsTaskExecutionRole', '210987654321')
    .after('ecsTaskExecutionRole"')
    .next('containerDefinitions', 'web', 'nginx:1.27')
    .after('"essential": true')
    .next('portMappings', '8080')
    .before('\n\t}\n]')
    .next('logConfiguration', '/ecs/web', 'eu-west-1', 'web', 'non-blocking');
  expect(JSON.parse(author.text)).toMatchObject({
    family: 'web',
    requiresCompatibilities: ['FARGATE'],
    networkMode: 'awsvpc',
    cpu: '512',
    memory: '1024',
    containerDefinitions: [{ name: 'web', image: 'nginx:1.27' }],
  });
  expect(worse(author.text)).toEqual([]);
});

test('a task definition for EC2 is written with completion alone', () => {
  const author = new Author()
    .take('family', 'web')
    .next('requiresCompatibilities', 'EC2')
    .next('networkMode', 'bridge')
    .next('executionRoleArn')
    .after('"executionRoleArn": "')
    .take('arn:aws:iam::<ACCOUNT_ID>:role/ecsTaskExecutionRole', '210987654321')
    .after('ecsTaskExecutionRole"')
    .next('containerDefinitions', 'web', 'nginx:1.27')
    .after('"essential": true')
    .next('memory', '512')
    .next('portMappings', '8080')
    .before('\n\t}\n]')
    .next('logConfiguration', '/ecs/web', 'eu-west-1', 'web', 'non-blocking');
  expect(JSON.parse(author.text).containerDefinitions[0]).toMatchObject({ memory: 512 });
  expect(worse(author.text)).toEqual([]);
});
