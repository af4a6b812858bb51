/** Members of a task definition for AWS Fargate, as lines of an example. */
export const FARGATE: readonly string[] = [
  '"requiresCompatibilities": ["FARGATE"]',
  '"networkMode": "awsvpc"',
  '"cpu": "256"',
  '"memory": "512"',
];

/** Members of a task definition for Windows on EC2. */
export const WINDOWS: readonly string[] = [
  '"requiresCompatibilities": ["EC2"]',
  '"runtimePlatform": { "operatingSystemFamily": "WINDOWS_SERVER_2022_CORE" }',
];

/** An execution role. */
export const EXECUTION_ROLE = '"executionRoleArn": "arn:aws:iam::123456789012:role/web-execution"';

/**
 * The text of a task definition with these lines, each `"key": value`. A part that begins with a
 * brace is a container. Without one there is one container; a family is added unless given.
 */
export function task(...parts: readonly string[]): string {
  const containers = parts.filter((part) => part.startsWith('{'));
  if (containers.length === 0) containers.push(container());
  const lines = withDefaults(
    ['"family": "web"'],
    parts.filter((part) => !part.startsWith('{')),
  );
  const list = containers.map((text) => indent(text, 4)).join(',\n');
  lines.push(`"containerDefinitions": [\n${list}\n  ]`);
  return `{\n${lines.map((line) => `  ${line}`).join(',\n')}\n}\n`;
}

/** The text of a container with these lines; name, image and memory are added unless given. */
export function container(...lines: readonly string[]): string {
  const defaults = ['"name": "web"', '"image": "nginx:1.27"', '"memory": 128'];
  return object(...withDefaults(defaults, lines));
}

/** The text of an object with exactly these lines. */
export function object(...lines: readonly string[]): string {
  return lines.length === 0 ? '{}' : `{\n${lines.map((line) => `  ${line}`).join(',\n')}\n}`;
}

/** The text of a service definition with these lines; name, task definition and count are added. */
export function service(...lines: readonly string[]): string {
  const defaults = ['"serviceName": "web"', '"taskDefinition": "web:1"', '"desiredCount": 2'];
  return `${object(...withDefaults(defaults, lines))}\n`;
}

function withDefaults(defaults: readonly string[], lines: readonly string[]): string[] {
  const key = (line: string) => line.slice(0, line.indexOf(':'));
  const given = new Set(lines.map(key));
  return [...defaults.filter((line) => !given.has(key(line))), ...lines];
}

function indent(text: string, by: number): string {
  return text.replace(/^/gm, ' '.repeat(by));
}
