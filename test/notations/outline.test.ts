import { describe, expect, test } from 'vitest';
import { completeAt } from '../../core/assist/completion/complete.ts';
import { hoverAt } from '../../core/assist/hover.ts';
import { namesIn } from '../../core/assist/names.ts';
import { sceneOf } from '../../core/assist/scene.ts';
import { fileOf } from '../../core/lint/catalogue.ts';
import { allExamplesOf } from '../../core/lint/examples.ts';
import { lint } from '../../core/lint/lint.ts';
import { rules } from '../../core/lint/rules.generated.ts';
import { readDocument } from '../../core/notations/read-document.ts';
import { applyEdits, type Json } from '../../core/text/edit.ts';
import { format } from '../../core/text/message.ts';
import { toValue } from '../../core/text/node.ts';
import { outline } from './outline.ts';

/*
 * Rules, fixes, hover, names and completion in a notation without a quote, comma or brace. What they
 * say must be the same as for JSON.
 */

const NAME = 'task-definition.json';

/** Examples of rules that another notation can express. */
const examples = rules.flatMap((rule) =>
  allExamplesOf(rule).flatMap((example, index) => {
    const document = readDocument(example.text);
    const plain =
      document.problems.length === 0 && !document.templated && !document.comments.length;
    const data = plain ? (toValue(document.root) as Json) : undefined;
    return data !== undefined && !rule.notations ? [{ rule, example, index, document, data }] : [];
  }),
);

const said = (document: ReturnType<typeof readDocument>, fileName: string) =>
  lint(document, fileName)
    .filter(({ rule }) => !rules.find(({ id }) => id === rule)?.notations)
    .map(({ rule, message, params }) => `${rule}: ${format({ template: message, params })}`)
    .sort();

test('there are enough examples', () => {
  expect(examples.length).toBeGreaterThan(800);
});

test('what is written is read again', () => {
  const lost = examples.filter(({ data }) => {
    return JSON.stringify(toValue(outline.read(outline.write(data)).root)) !== JSON.stringify(data);
  });
  expect(lost.map(({ rule, index }) => `${rule.id} ${index}`)).toEqual([]);
});

test('every rule says the same of the same definition', () => {
  const other: string[] = [];
  for (const { rule, example, index, document, data } of examples) {
    const fileName = fileOf(rule, example);
    const [json, own] = [document, outline.read(outline.write(data))].map((each) =>
      said(each, fileName),
    );
    if (JSON.stringify(json) !== JSON.stringify(own)) {
      other.push(
        `${rule.id} ${index}: ${json?.filter((one) => !own?.includes(one))} | ${own?.filter((one) => !json?.includes(one))}`,
      );
    }
  }
  expect(other).toEqual([]);
});

test('every fix has the same effect', () => {
  const other: string[] = [];
  let tried = 0;
  for (const { rule, example, index, document, data } of examples) {
    const fileName = fileOf(rule, example);
    const written = outline.read(outline.write(data));
    const results = [document, written].map((each) => {
      const finding = lint(each, fileName).find((one) => one.rule === rule.id);
      return (finding?.fixes ?? []).map((fix) => {
        const edits = fix.edits(each.notation.editor(each));
        return JSON.stringify(toValue(each.notation.read(applyEdits(each.text, edits)).root));
      });
    });
    tried += results[0]?.length ?? 0;
    if (JSON.stringify(results[0]) !== JSON.stringify(results[1])) {
      other.push(`${rule.id} ${index}\n  ${results[0]?.join(' ')}\n  ${results[1]?.join(' ')}`);
    }
  }
  expect(other).toEqual([]);
  expect(tried).toBeGreaterThan(200);
});

describe('in the editor', () => {
  const text = `family = web
networkMode = bridge
containerDefinitions =
  - name = app
    image = nginx:1.27
    memory = 128
    dependsOn =
      - containerName = router
        condition = START
  - name = router
    image = envoy:1.31
    memory = 64
`;
  const scene = (written: string) => {
    const found = sceneOf(outline.read(written), NAME);
    if (!found) throw new Error('no document of ours');
    return found;
  };
  /** Completes at `|`. */
  const complete = (marked: string) => {
    const offset = marked.indexOf('|');
    return completeAt(scene(marked.replace('|', '')), offset);
  };

  test('keys are completed with their values', () => {
    const items = complete(text.replace('networkMode', 'req|\nnetworkMode'));
    const item = items.find(({ label }) => label === 'requiresCompatibilities');
    expect(item?.snippet).toBe(
      'requiresCompatibilities =\n\t- ${1|FARGATE,EC2,EXTERNAL,MANAGED_INSTANCES|}',
    );
    expect(items.map(({ label }) => label)).not.toContain('family');
  });

  test('values are completed', () => {
    const items = complete(text.replace('networkMode = bridge', 'networkMode = |'));
    expect(items.map(({ snippet }) => snippet)).toEqual(['awsvpc', 'bridge', 'host', 'none']);
  });

  test('values from the document are completed', () => {
    const items = complete(text.replace('containerName = router', 'containerName = |'));
    expect(items.map(({ label }) => label)).toEqual(['router']);
  });

  test('a hover tells about a member', () => {
    const hover = hoverAt(scene(text), text.indexOf('networkMode') + 3);
    expect(hover).toMatchObject({ start: text.indexOf('networkMode') });
  });

  test('names are found without quotes', () => {
    const names = namesIn(outline.read(text), NAME);
    const written = names.map(({ kind, start, end }) => `${kind} ${text.slice(start, end)}`);
    expect(written).toEqual([
      'family web',
      'container app',
      'container router',
      'container router',
    ]);
  });

  test('a comment of the notation suppresses a finding', () => {
    const bad = text.replace('networkMode = bridge', 'networkMode = bridg');
    const rule = lint(outline.read(bad), NAME).find(({ severity }) => severity === 'error')?.rule;
    const comment = `# stowage-disable-next-line ${rule} -- on purpose\nnetworkMode = bridg`;
    const left = lint(outline.read(bad.replace('networkMode = bridg', comment)), NAME);
    expect(rule).toBeDefined();
    expect(left.map((finding) => finding.rule)).not.toContain(rule);
  });
});
