import type { Reference } from '../../text/document.ts';
import type { Body } from './syntax.ts';

/** `var.x`, `local.x`, `aws_ecs_task_definition.web`. */
const NAMES =
  /(?<![\w.-])(?:(?:var|local)\.[A-Za-z_][\w-]{0,200}|aws_ecs_[a-z_]{1,60}\.[A-Za-z_][\w-]{0,200})/g;

/** Where variables, local values and ECS resources of a file are given, and where ECS resources use them. */
export function referencesIn(text: string, { entries }: Body): Reference[] {
  const defined: Reference[] = [];
  const define = (name: string, start: number, end: number) =>
    defined.push({ name, start, end, defines: true });
  const used: Reference[] = [];
  for (const entry of entries) {
    if (entry.kind !== 'block') continue;
    const [first, second] = entry.labels;
    if (entry.type === 'variable' && first) {
      define(`var.${first.value}`, first.start + 1, first.end - 1);
    } else if (entry.type === 'locals') {
      for (const each of entry.body.entries) {
        if (each.kind !== 'attribute') continue;
        define(`local.${each.name}`, each.nameRange.start, each.nameRange.end);
      }
    } else if (first?.value.startsWith('aws_ecs_') && second) {
      define(`${first.value}.${second.value}`, second.start + 1, second.end - 1);
      const { start } = entry;
      for (const found of text.slice(start, entry.end).matchAll(NAMES)) {
        const at = start + found.index;
        used.push({ name: found[0], start: at, end: at + found[0].length, defines: false });
      }
    }
  }
  const names = new Set(defined.map(({ name }) => name));
  return [...defined, ...used.filter(({ name }) => names.has(name))];
}
