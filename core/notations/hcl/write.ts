import type { Json } from '../../text/json.ts';
import { type Field, type Shape, service, taskDefinition } from './shapes.ts';

/** Items and members that a list or an object has at most to stand on one line. */
const FEW = 3;

/** A string in quotes. */
export function quoted(text: string): string {
  return JSON.stringify(text).replace(/[$%](?=\{)/g, '$&$&');
}

/** A key of an object: a name, or in quotes. */
export function keyText(name: string): string {
  return /^[A-Za-z_][\w-]*$/.test(name) ? name : quoted(name);
}

/** A value as an expression. @param margin the white space before its first line */
export function expression(value: Json, margin: string, step: string): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value !== 'object' || value === null) return String(value);
  const inner = margin + step;
  if (Array.isArray(value)) {
    if (value.every(isScalar))
      return `[${value.map((item) => expression(item, '', '')).join(', ')}]`;
    const items = value.map((item) => `${inner}${expression(item, inner, step)}`);
    return `[\n${items.join(',\n')}\n${margin}]`;
  }
  const members = Object.entries(value);
  if (members.length === 0) return '{}';
  if (members.length <= FEW && members.every(([, each]) => isScalar(each))) {
    return `{ ${members.map(([key, each]) => `${keyText(key)} = ${expression(each, '', '')}`).join(', ')} }`;
  }
  return `{\n${aligned(members, inner, step).join('\n')}\n${margin}}`;
}

/** The members of an object, one on each line, with their signs below one another as `terraform fmt` has them. */
function aligned(members: [string, Json][], margin: string, step: string): string[] {
  const keys = members.map(([key]) => keyText(key));
  const width = Math.max(...keys.map(({ length }) => length));
  const short = members.every(([, value]) => isScalar(value));
  return members.map(([, value], index) => {
    const key = keys[index] as string;
    return `${margin}${short ? key.padEnd(width) : key} = ${expression(value, margin, step)}`;
  });
}

function isScalar(value: Json): boolean {
  return typeof value !== 'object' || value === null;
}

/** What a member of the API is in the body of a block: attributes and blocks, each with the margin. */
export interface Written {
  readonly lines: readonly string[];
  /** True where it is one attribute, which can stand below others. */
  readonly attribute: boolean;
}

/**
 * A member as attributes and blocks.
 * @param path from the structure of the shape to the member
 * @returns undefined for what Terraform has no name for
 */
export function written(
  shape: Shape,
  path: readonly string[],
  value: Json,
  margin: string,
  step: string,
): Written | undefined {
  const field = shape.byApi.get(path.join('.'));
  if (!field && !isObject(value)) return undefined;
  const parts = isObject(value) ? Object.entries(value) : [];
  const outside = parts.filter(([key]) => hasBelow(shape, [...path, key]));
  if (outside.length > 0 || (!field && hasBelow(shape, path))) {
    const all = outside.map(([key, each]) => written(shape, [...path, key], each, margin, step));
    const rest = parts.filter((part) => !outside.includes(part));
    if (rest.length > 0) {
      all.push(field && ofField(field, Object.fromEntries(rest), margin, step));
    }
    if (all.includes(undefined)) return undefined;
    return { lines: all.flatMap((each) => each?.lines ?? []), attribute: false };
  }
  return field && ofField(field, value, margin, step);
}

/** Whether fields have this path, other than one of its own at the top, or one below it. */
function hasBelow({ byApi }: Shape, path: readonly string[]): boolean {
  const own = path.join('.');
  if (path.length > 1 && byApi.has(own)) return true;
  return [...byApi.keys()].some((key) => key.startsWith(`${own}.`));
}

function ofField(field: Field, value: Json, margin: string, step: string): Written | undefined {
  const { name } = field;
  switch (field.form) {
    case 'block':
      return isObject(value) ? blocks(field, [value], margin, step) : undefined;
    case 'blocks':
      return Array.isArray(value) ? blocks(field, value, margin, step) : undefined;
    default: {
      const text = attributeValue(field, value, margin, step);
      return text === undefined
        ? undefined
        : { lines: [`${margin}${name} = ${text}`], attribute: true };
    }
  }
}

/** The value of an attribute; undefined for one that it cannot have. */
export function attributeValue(
  { form, key = 'key' }: Field,
  value: Json,
  margin: string,
  step: string,
): string | undefined {
  switch (form) {
    case 'toggle':
      return value === 'ENABLED' || value === 'DISABLED' ? String(value === 'ENABLED') : undefined;
    case 'json':
      return `jsonencode(${expression(value, margin, step)})`;
    case 'pairs': {
      const map = mapOf(value, key);
      return map && expression(map, margin, step);
    }
    default:
      return expression(value, margin, step);
  }
}

/** A list of names and values as a map. */
function mapOf(value: Json, key: string): { [name: string]: Json } | undefined {
  if (!Array.isArray(value)) return undefined;
  const entries = value.map((item) => (isObject(item) ? [item[key], item.value ?? ''] : []));
  const names = new Set(entries.map(([name]) => name));
  if (names.size < entries.length) return undefined;
  if (entries.some(([name]) => typeof name !== 'string')) return undefined;
  return Object.fromEntries(entries as [string, Json][]);
}

function blocks(
  { name, shape }: Field,
  values: readonly Json[],
  margin: string,
  step: string,
): Written | undefined {
  const lines: string[] = [];
  for (const value of values) {
    const body = isObject(value) && shape ? bodyOf(shape, value, margin + step, step) : undefined;
    if (!body) return undefined;
    lines.push(
      body.length === 0
        ? `${margin}${name} {}`
        : `${margin}${name} {\n${body.join('\n')}\n${margin}}`,
    );
  }
  return { lines, attribute: false };
}

/** The attributes and blocks of a structure. */
export function bodyOf(
  shape: Shape,
  value: { readonly [key: string]: Json },
  margin: string,
  step: string,
): string[] | undefined {
  const all = Object.entries(value).map(([key, each]) => written(shape, [key], each, margin, step));
  if (all.includes(undefined)) return undefined;
  return inColumns(all.flatMap((each) => each?.lines ?? []));
}

/** Attributes on lines below one another have their signs below one another, as `terraform fmt` has them. */
function inColumns(lines: readonly string[]): string[] {
  const keyOf = (line: string) => /^\s{0,80}[\w-]{1,80}(?= = [^\n]{0,400}$)/.exec(line)?.[0];
  const keys = lines.map(keyOf);
  return lines.map((line, index) => {
    const key = keys[index];
    if (key === undefined) return line;
    let [first, last] = [index, index];
    while (keys[first - 1] !== undefined) first--;
    while (keys[last + 1] !== undefined) last++;
    const width = Math.max(...keys.slice(first, last + 1).map((each) => each?.length ?? 0));
    return key.padEnd(width) + line.slice(key.length);
  });
}

function isObject(value: Json | undefined): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A definition as a resource; nothing where Terraform has no name for something in it. */
export function resource(data: Json): string {
  const isTask = isObject(data) && ('containerDefinitions' in data || 'family' in data);
  const name = isObject(data) ? (isTask ? data.family : data.serviceName) : undefined;
  const body = isObject(data) && bodyOf(isTask ? taskDefinition : service, data, '  ', '  ');
  if (!body) return '';
  const type = isTask ? 'aws_ecs_task_definition' : 'aws_ecs_service';
  const label = typeof name === 'string' && /^[A-Za-z_][\w-]*$/.test(name) ? name : 'main';
  return `resource "${type}" "${label}" {\n${body.join('\n')}\n}\n`;
}
