import { readDocument } from '../notations/read-document.ts';
import { applyEdits } from '../text/edit.ts';
import type { Params } from '../text/message.ts';
import { lint } from './lint.ts';
import type { Area, Evidence, Example, Rule } from './rule.ts';

/** Headings of the areas, in the order in which people read them. */
export const AREAS: Readonly<Record<Area, string>> = {
  structure: 'Structure',
  resources: 'CPU, memory and other resources',
  ports: 'Port mappings',
  networking: 'Networking',
  volumes: 'Volumes and environment files',
  logging: 'Logging',
  roles: 'Roles',
  secrets: 'Secrets and environment',
  images: 'Images',
  health: 'Health checks and dependencies',
  placement: 'Placement',
  fargate: 'AWS Fargate',
  windows: 'Windows',
  security: 'Security',
  practice: 'Good practice',
  service: 'Services',
};

/** How sure we are, in words. */
export const EVIDENCE: Readonly<Record<Evidence, string>> = {
  rejected: 'refused by Amazon ECS, a client or the container runtime, as reported',
  repaired: 'refused by the Amazon ECS API; deployment tools often fill it in or remove it',
  documented: 'documented by AWS',
  advice: 'our advice, or another tool of AWS',
  unsourced: 'believed, not proven',
};

/** A bad example with what the rule says about it and what its first fix makes of it. */
export interface Judged {
  readonly message: string;
  readonly params: Params;
  readonly fixTitle: string | undefined;
  readonly fixParams: Params;
  readonly fixed: string | undefined;
}

/** The name of the file that an example stands in. */
export function fileOf(rule: Rule, example: Example): string {
  return (
    example.fileName ?? (rule.area === 'service' ? 'ecs-service-def.json' : 'task-definition.json')
  );
}

/** Runs the rule on one of its bad examples; undefined when it finds nothing. */
export function judgeExample(rule: Rule, example: Example): Judged | undefined {
  const document = readDocument(example.text);
  const finding = lint(document, fileOf(rule, example)).find((each) => each.rule === rule.id);
  if (!finding) return undefined;
  const fix = finding.fixes[0];
  return {
    message: finding.message,
    params: finding.params,
    fixTitle: fix?.title,
    fixParams: fix?.params ?? {},
    fixed: fix && applyEdits(example.text, fix.edits(document.notation.editor(document))),
  };
}
