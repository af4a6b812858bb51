import { describe, expect, test } from 'vitest';
import { readDocument } from '../notations/read-document.ts';
import { applyEdits } from '../text/edit.ts';
import type { Finding } from './finding.ts';
import { fixAll, fixUntilSettled } from './fix-all.ts';
import { lint } from './lint.ts';

const NAME = 'a-task-definition.json';

/** What each fix of a rule makes of a text. */
function fixes(text: string, rule: string, fileName = NAME): string[] {
  const document = readDocument(text);
  return lint(document, fileName)
    .filter((finding) => finding.rule === rule)
    .flatMap((finding) =>
      finding.fixes.map((fix) => applyEdits(text, fix.edits(document.notation.editor(document)))),
    );
}

describe('fix all changes nothing', () => {
  const rows: [what: string, text: string][] = [
    [
      'where a bracket is missing',
      '{"family":"a","containerDefinitions":[{"name":"a","image":"b","memory":"1","logConfiguration":{"logDriver":"awslogs","options":{"awslogs-group":["a","awslogs-region":"r"}}}]}',
    ],
    ['where a comma is missing', '{"family":"a" "cpu":256,"containerDefinitions":[]}'],
    ['behind the end', '{"family":"a","cpu":256,"containerDefinitions":[]} x'],
    ['of a number that is not finished', '{"family": 2ecs", "containerDefinitions":[]}'],
  ];
  test.each(rows)('%s', (_, text) => {
    const document = readDocument(text);
    expect(document.problems).not.toEqual([]);
    expect(fixAll(document, lint(document, NAME))).toEqual([]);
  });

  const finding = (text: string) => ({
    severity: 'error',
    fixes: [{ title: '', preferred: true, edits: () => [{ start: 1, end: 1, text }] }],
  });
  test.each([
    ['when the text would not be JSON any more', '"b": '],
    ['when a key would stand twice', '"a": 2, '],
  ])('%s', (_, inserted) => {
    const document = readDocument('{"a": 1}');
    expect(fixAll(document, [finding(inserted)] as unknown as Finding[])).toEqual([]);
    expect(fixAll(document, [finding('"c": 3, ')] as unknown as Finding[])).toHaveLength(1);
  });

  test('when rounds do not come to an end', () => {
    const document = readDocument('{"a": 1}');
    const endless = () => [finding(' ')] as unknown as Finding[];
    expect(fixUntilSettled(document, endless)).toEqual({ document, settled: false });
  });
});

test('fixes that make room for others are made in rounds', () => {
  const text =
    '{"Family":"a","Cpu":256,"ContainerDefinitions":[{"Name":"a","Image":"b","Memory":"64"}]}';
  const judge = (document: Parameters<typeof lint>[0]) => lint(document, NAME);
  const { document, settled } = fixUntilSettled(readDocument(text), judge);
  expect(settled).toBe(true);
  expect(document.text).toBe(
    '{"family":"a","cpu":"256","containerDefinitions":[{"name":"a","image":"b","memory":64}]}',
  );
});

describe('a fix never breaks a document', () => {
  const containers = '"containerDefinitions":[{"name":"a","image":"b","memory":64';
  const rows: [what: string, rule: string, text: string, after: string[]][] = [
    [
      'a value takes the place of null',
      'schema-family-required',
      `{"family": null, ${containers}}]}`,
      [`{"family": "a", ${containers}}]}`],
    ],
    [
      'also of a list',
      'mount-unknown-volume',
      `{"family":"a", "volumes": null, ${containers}, "mountPoints": [{"sourceVolume":"x","containerPath":"/x"}]}]}`,
      [
        `{"family":"a", "volumes": [\n  {\n    "name": "x"\n  }\n], ${containers}, "mountPoints": [{"sourceVolume":"x","containerPath":"/x"}]}]}`,
      ],
    ],
    [
      'no volume of a name that is refused',
      'mount-unknown-volume',
      `{"family":"a", "volumes": [], ${containers}, "mountPoints": [{"sourceVolume":"{logs","containerPath":"/x"}]}]}`,
      [],
    ],
    [
      'a key that is there already is not given twice',
      'schema-unknown-property',
      `{"family":"a", "Family":"b", ${containers}}]}`,
      [`{"family":"a", ${containers}}]}`],
    ],
    [
      'text is written as it stands, or not at all: 1.10',
      'schema-wrong-type',
      `{"family":"a", ${containers}, "environment":[{"name":"V","value":1.10}]}]}`,
      [],
    ],
    [
      '... an account id of 20 digits',
      'schema-wrong-type',
      `{"family":"a", ${containers}, "environment":[{"name":"V","value":12345678901234567890}]}]}`,
      [],
    ],
    [
      '... 8080',
      'schema-wrong-type',
      `{"family":"a", ${containers}, "environment":[{"name":"V","value":8080}]}]}`,
      [`{"family":"a", ${containers}, "environment":[{"name":"V","value":"8080"}]}]}`],
    ],
    [
      'a number that is not finished',
      'schema-wrong-type',
      `{"family": 2ecs", ${containers}}]}`,
      [],
    ],
  ];
  test.each(rows)('%s', (_, rule, text, after) => {
    expect(fixes(text, rule)).toEqual(after);
  });

  test('a desired count that is no number', () => {
    const text = '{"serviceName":"a","taskDefinition":"a","desiredCount":1e999,"launchType":"EC2"}';
    expect(fixes(text, 'service-deployment-deadlock', 'service.json')).toEqual([]);
  });
});
