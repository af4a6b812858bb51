import type { Container, TaskDefinition } from '../ecs/task-definition.ts';
import type { Edit, Editor } from '../text/edit.ts';
import type { Params } from '../text/message.ts';
import type { Node, Range } from '../text/node.ts';
import type { Preset } from './presets.ts';
import type { Subject } from './subject.ts';

export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** Where a rule belongs: also the folder of its file and the heading in the documentation. */
export type Area =
  | 'structure'
  | 'resources'
  | 'ports'
  | 'networking'
  | 'volumes'
  | 'logging'
  | 'roles'
  | 'secrets'
  | 'images'
  | 'health'
  | 'placement'
  | 'fargate'
  | 'windows'
  | 'security'
  | 'practice'
  | 'service';

/**
 * How sure we are. `rejected`: Amazon ECS or a client refuses it, or the task can never start, as
 * reported. `repaired`: Amazon ECS refuses it, and deployment tools often fill it in or remove it.
 * `documented`: AWS documents it. `advice`: we advise it. `unsourced`: we believe it.
 */
export type Evidence = 'rejected' | 'repaired' | 'documented' | 'advice' | 'unsourced';

/** A change that mends a finding. Made only when someone asks for it. */
export interface Fix {
  /** Says what the change will do: a template with the parameters of `params`. */
  readonly title: string;
  readonly params?: Params;
  /** True when the change cannot alter what the task does. */
  readonly preferred?: boolean;
  readonly edits: (editor: Editor) => readonly Edit[];
}

/** What a check reports. `at` is the node, key or stretch that decides. */
export interface Report {
  readonly at: Range;
  /** One of the rule's `messages`. */
  readonly message: string;
  readonly params?: Params;
  /** Where it differs from the rule's own. */
  readonly severity?: Severity;
  /** Where it differs from the rule's own. */
  readonly preset?: Preset;
  readonly fixes?: readonly Fix[];
  /** Other places that take part, each with one of the rule's `messages`. */
  readonly related?: readonly {
    readonly at: Range;
    readonly message: string;
    readonly params?: Params;
  }[];
}

export type Reporter = (report: Report) => void;

/** A document with an example: `bad` ones must give a finding of the rule, `good` ones must not. */
export interface Example {
  /** What it shows, in a few words. */
  readonly title?: string;
  /** JSON (with comments, if need be) of a whole task definition, service or list of containers. */
  readonly text: string;
  /** What the first fix makes of a bad example, where that is worth pinning down to the letter. */
  readonly fixed?: string;
  /** The file it stands in, where that matters. */
  readonly fileName?: string;
}

/**
 * The examples of a rule. A file of a rule exports a function that gives them, so that they are left out
 * of bundles that do not call it: they are half of what is written about rules.
 */
export interface Examples {
  readonly bad: readonly Example[];
  readonly good: readonly Example[];
}

/** Everything about one rule but its check and its examples. Docs, tables and tests are generated from it. */
export interface RuleMeta {
  /** kebab-case, stable for ever. */
  readonly id: string;
  readonly area: Area;
  readonly severity: Severity;
  readonly evidence: Evidence;
  /** The smallest preset that has the rule; `recommended` when left out. */
  readonly preset?: Preset;
  /** One sentence: what the rule wants. */
  readonly title: string;
  /** Why it matters, a few sentences. */
  readonly why: string;
  /** Amazon ECS's own words on rejection, so that a search for the error text finds the rule. */
  readonly says?: readonly string[];
  /** Where a refusal is known from that `says` does not show: an issue, a source file, a document. */
  readonly source?: string;
  /** The page of AWS's documentation. */
  readonly docs: string;
  /** Notations that the rule is about; all of them when left out. */
  readonly notations?: readonly string[];
  readonly messages: Readonly<Record<string, string>>;
}

/** Judges a whole task definition. Not run on bare lists of containers unless `containersOnly`. */
export interface TaskRule extends RuleMeta {
  readonly on: 'task';
  /** True when the check speaks about containers alone, hence also about bare lists of them. */
  readonly containersOnly?: boolean;
  /** Members of the task without any of which the check has nothing to say; it is not asked. */
  readonly needs?: readonly string[];
  readonly check: (task: TaskDefinition, report: Reporter, subject: Subject) => void;
}

/** Judges each container definition; `task.whole` tells whether the task level is known. */
export interface ContainerRule extends RuleMeta {
  readonly on: 'container';
  /** Members of a container without any of which the check has nothing to say; it is not asked. */
  readonly needs?: readonly string[];
  readonly check: (container: Container, report: Reporter, task: TaskDefinition) => void;
}

/** Judges the document as a whole. */
export interface DocumentRule extends RuleMeta {
  readonly on: 'document';
  readonly check: (subject: Subject, report: Reporter) => void;
}

/** Judges a service definition, or one service that describe-services printed. */
export interface ServiceRule extends RuleMeta {
  readonly on: 'service';
  readonly check: (service: Node, report: Reporter, subject: Subject) => void;
}

export type Rule = TaskRule | ContainerRule | DocumentRule | ServiceRule;

/** Page of the developer guide on task definition parameters, with an anchor. */
export const parameters = (anchor: string): string =>
  `https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html#${anchor}`;

/** Another page of the developer guide. */
export const guide = (page: string): string =>
  `https://docs.aws.amazon.com/AmazonECS/latest/developerguide/${page}.html`;
