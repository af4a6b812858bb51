import { describe, expect, test } from 'vitest';
import { FILL_IN } from '../ecs/known-values.ts';
import { recognise } from '../ecs/recognise.ts';
import { lint } from '../lint/lint.ts';
import { subjectOf } from '../lint/subject.ts';
import { readDocument } from '../notations/read-document.ts';
import { TEMPLATES } from './templates.ts';

/** The template as it stands when every placeholder keeps its default. */
const filled = (snippet: string) => snippet.replace(/\$\{\d+:([^}]*)\}/g, '$1');

/** Values that an account could have. */
const VALUES: Readonly<Record<string, string>> = {
  '<ACCESS_POINT_ID>': 'fsap-0123456789abcdef0',
  '<ACCOUNT_ID>': '210987654321',
  '<FAMILY>': 'web',
  '<FILE_SYSTEM_ID>': 'fs-0123456789abcdef0',
  '<NAMESPACE>': 'shop',
  '<REGION>': 'eu-west-1',
  '<SECURITY_GROUP_ID>': 'sg-0123456789abcdef0',
  '<SUBNET_ID>': 'subnet-0123456789abcdef0',
};

const answered = (text: string) =>
  text.replace(/<[A-Z_]+>/g, (placeholder) => VALUES[placeholder] ?? placeholder);

/**
 * What the images do without any configuration: the ports they listen on, whether they write outside of
 * volumes, and the user they run as. Sources: their Dockerfiles.
 */
const IMAGES: Readonly<Record<string, { ports: number[]; writes: boolean; user: string }>> = {
  'public.ecr.aws/nginx/nginx-unprivileged': { ports: [8080], writes: true, user: '101' },
  'public.ecr.aws/aws-observability/aws-for-fluent-bit': { ports: [], writes: true, user: '0' },
  'nvidia/cuda': { ports: [], writes: false, user: '0' },
  'mcr.microsoft.com/windows/servercore/iis': { ports: [80], writes: true, user: 'Administrator' },
  'public.ecr.aws/docker/library/alpine': { ports: [], writes: false, user: '0' },
};

const KINDS: Readonly<Record<string, string>> = {
  '.task-definition.json': 'taskDefinition',
  '.service.json': 'serviceDefinition',
  '.stowage.json': 'plan',
};

describe.each(TEMPLATES.map((template) => [template.title, template] as const))(
  '%s',
  (_, { snippet, ending }) => {
    const text = filled(snippet);
    const name = `web${ending}`;
    const rules = (written: string) =>
      lint(readDocument(written), name, { settings: { extends: 'recommended' } }).map(
        ({ rule }) => rule,
      );

    test('is JSON and what it says it is', () => {
      const { root, problems } = readDocument(text);
      expect(problems).toEqual([]);
      expect(recognise(root, name)).toBe(KINDS[ending]);
    });

    test('has no finding but placeholders, which are all reported', () => {
      const placeholders = text.match(/<[A-Z_]+>/g) ?? [];
      for (const each of placeholders) expect(FILL_IN).toHaveProperty([each]);
      expect(rules(text)).toEqual(placeholders.map(() => 'placeholder-unresolved'));
      expect(rules(answered(text))).toEqual([]);
    });

    test('names no account, file system or subnet that somebody could take for theirs', () => {
      expect(text).not.toMatch(/\d{12}|\b(?:fs|fsap|subnet|sg)-[0-9a-f]/);
    });

    test('runs as written: the ports, the user and the file system are those of its images', () => {
      const tasks = subjectOf(readDocument(answered(text)), name)?.tasks ?? [];
      for (const { node } of tasks.flatMap(({ containers }) => containers)) {
        const reference = node.get('image').string ?? '';
        const image = IMAGES[reference.replace(/:[^:]*$/, '')];
        expect(image, reference).toBeDefined();
        const ports = node.get('portMappings').items();
        expect(ports.map((each) => each.get('containerPort').number)).toEqual(image?.ports);
        expect(node.get('user').string ?? image?.user).toBe(image?.user);
        if (image?.writes) expect(node.get('readonlyRootFilesystem').boolean).not.toBe(true);
      }
    });
  },
);
