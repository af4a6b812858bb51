import fc from 'fast-check';

/* Files in HCL as people write them: all forms of values, comments, line ends and indentation. */

const name = fc.constantFrom('a', 'cpu', 'log_group', 'x-y', '_z', 'für', 'true_', 'nullable');
const space = fc.constantFrom('', ' ', '  ', '\t');
const gap = fc.constantFrom(' ', '  ', '\n    ', ' # why\n', '\n  // a ] } "\n', ' /* { */ ');
const number = fc.constantFrom('0', '256', '1.5', '-1');
const text = fc.constantFrom(
  '""',
  '"web"',
  '"a \\"b\\" \\\\"',
  '"${var.name}-web"',
  '"$${literal}"',
  '"%%{literal}"',
  '"{ [ ( # // /*"',
  '"${var.a == "b" ? "c ${local.d} }" : "e"}"',
  '"${join(",", ["a", "}"])}"',
  '"日本 \\u00e9"',
  '"%{ if true }a%{ endif }"',
);
const reference = fc.constantFrom(
  'var.cpu',
  'local.tags',
  'aws_ecs_task_definition.web.arn',
  'aws_subnet.private[0].id',
  'aws_subnet.private[*].id',
  'each.value',
  'data.aws_region.current.name',
  'path',
);
const heredoc = fc
  .tuple(
    fc.constantFrom('EOT', 'JSON', 'A_B'),
    fc.constantFrom('<<', '<<-'),
    fc.array(fc.constantFrom('', '[ { "a": 1 } ]', '  x ${var.y}', 'EOTX', '# no comment', '"'), {
      maxLength: 3,
    }),
  )
  .map(([marker, sign, lines]) => `${sign}${marker}\n${[...lines, 'x'].join('\n')}\n${marker}\n`);

interface Values {
  readonly inner: string;
}

const { inner } = fc.letrec<Values>((tie) => {
  const inside = tie('inner');
  const list = fc
    .tuple(fc.array(fc.tuple(inside, gap)), gap, fc.boolean())
    .map(([items, first, comma]) => {
      const written = items.map(([item, after]) => `${item}${after}`).join(',');
      return `[${first}${written}${comma && items.length > 0 ? ',' : ''}]`;
    });
  const key = fc.oneof(name, fc.constantFrom('"a b"', '"${var.k}"', '(var.k)'));
  const object = fc
    .array(fc.tuple(key, fc.constantFrom(' = ', '=', ': '), inside), { maxLength: 4 })
    .chain((pairs) =>
      fc.constantFrom('\n  ', ', ', ' # why\n').map((between) => {
        const written = pairs.map((pair) => pair.join('')).join(between);
        return `{${between === ', ' ? ' ' : '\n'}${written}${between === ', ' ? ' ' : '\n'}}`;
      }),
    );
  const call = fc
    .tuple(fc.constantFrom('jsonencode', 'concat', 'merge', 'file'), fc.array(inside), gap)
    .map(([called, args, first]) => `${called}(${first}${args.join(', ')})`);
  const operation = fc.oneof(
    fc
      .tuple(reference, fc.constantFrom('==', '+', '&&', '%', '<'), number)
      .map((all) => all.join(' ')),
    fc.tuple(reference, inside, inside).map(([a, b, c]) => `${a} ? ${b} : ${c}`),
    reference.map((each) => `!${each}`),
    inside.map((each) => `[for x in var.list : ${each}]`),
    inside.map((each) => `{ for k, v in var.map : k => ${each} if v != null }`),
  );
  return {
    inner: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      text,
      number,
      fc.constantFrom('true', 'false', 'null'),
      reference,
      list,
      object,
      call,
      operation,
      inside.map((each) => `(${each})`),
    ),
  };
});

const attribute = fc
  .tuple(name, space, fc.oneof({ weight: 6, arbitrary: inner }, heredoc))
  .map(([key, before, value]) => `${key}${before}= ${value}`);

interface Entries {
  readonly entry: string;
}

const { entry } = fc.letrec<Entries>((tie) => ({
  entry: fc.oneof(
    { maxDepth: 3 },
    attribute,
    fc
      .tuple(
        fc.constantFrom('volume', 'resource "aws_ecs_service" "web"', 'dynamic "x"', 'a b'),
        fc.array(tie('entry'), { maxLength: 4 }),
        space,
      )
      .map(([head, entries, indent]) => {
        return `${head} {\n${entries.map((each) => `${indent}  ${each}\n`).join('')}${indent}}`;
      }),
  ),
}));

/** Any file. */
export const hclFile = fc
  .tuple(fc.array(entry, { maxLength: 5 }), fc.constantFrom('\n', '\r\n'))
  .map(([entries, end]) => `${entries.join('\n\n# more\n')}\n`.replaceAll('\n', end));
