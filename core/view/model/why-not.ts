import { folded } from '../../analysis/explain/folded.ts';
import type { InstanceReasons } from '../../analysis/explain/instance-reasons.ts';
import { explainUnplaced } from '../../analysis/explain/unplaced.ts';
import {
  checksOf,
  filterOf,
  type Reason,
  type ReasonCode,
} from '../../placement/filters/filters.ts';
import type { ContainerInstance } from '../../placement/model.ts';
import { decidingNodes } from '../../placement/requirements.ts';
import { RESOURCE_NAMES, RESOURCES } from '../../placement/resources.ts';
import type { Place } from '../../plan/finding.ts';
import type { PlannedRequest } from '../../plan/plan.ts';
import { message } from '../../text/message.ts';
import type { Work } from '../../work.ts';
import { cut, LONGEST_LABEL } from '../escape.ts';
import type { MatrixCell, MatrixRow, PictureLink, UnplacedExplanation } from '../picture.ts';
import { groupLabel, shortName } from '../picture-id.ts';
import { adviceFor } from './advice.ts';
import type { Answering } from './answering.ts';
import type { Links } from './links.ts';
import type { Placed, Say } from './placed.ts';
import { reasonsInWords } from './reasons.ts';
import { requestLinks } from './request-links.ts';

/** Rows of the matrix, and instances named in one. */
const MOST_ROWS = 60;
const MOST_NAMED = 12;

/** Why copies did not land: a matrix of instances and what they failed, equal ones folded. */
export function* whyNot(
  placed: Placed,
  planned: PlannedRequest,
  outcome: number,
  answering: Answering,
): Work<UnplacedExplanation | undefined> {
  const { say, links } = answering;
  const { plan, result } = placed;
  const why = explainUnplaced(result, outcome);
  if (!why) return undefined;
  const name = (code: ReasonCode): string => say(message(filterOf(code).label));
  const codes = codesOf(why.instances);
  const required = new Set(checksOf(planned.request).map(({ filter }) => filter.code));
  const rows = rowsOf(why.instances, result.cluster.instances, codes, say);
  return {
    kind: 'unplaced',
    title: say(
      message('Why {tasks, plural, one {# task} other {# tasks}} of {group} could not be placed', {
        tasks: why.unplaced,
        group: groupLabel(why.group),
      }),
    ),
    event: why.event,
    report: why.report ? say(why.report) : '',
    reasons: folded(why.reasons).map(({ message }) => say(message)),
    columns: codes.map((code) => ({ code, label: name(code) })),
    lacks: lacksOf(why.instances, result.cluster.instances, codes),
    // Where there are no instances, none passed.
    passed: [...required]
      .filter((code) => why.instances.length > 0 && !codes.includes(code))
      .map(name),
    rows: rows.slice(0, MOST_ROWS),
    more: rows.slice(MOST_ROWS).reduce((sum, { count }) => sum + count, 0),
    advice: yield* adviceFor({ plan, result }, outcome, answering),
    links: [
      ...subjectLinks(planned, why.instances, say, links),
      ...requestLinks(planned, say, links),
    ],
  };
}

/** What instances failed: what most of them failed first, else in the order of the stages. */
function codesOf(instances: readonly InstanceReasons[]): ReasonCode[] {
  const failed = new Map<ReasonCode, number>();
  for (const { reasons } of instances) {
    for (const code of new Set(reasons.map((reason) => reason.code))) {
      failed.set(code, (failed.get(code) ?? 0) + 1);
    }
  }
  return [...failed].sort(([, a], [, b]) => b - a).map(([code]) => code);
}

function rowsOf(
  failed: readonly InstanceReasons[],
  instances: readonly ContainerInstance[],
  codes: readonly ReasonCode[],
  say: Say,
): MatrixRow[] {
  const indexOf = new Map(instances.map(({ name }, index) => [name, index]));
  const rows = new Map<string, { index: number; reasons: readonly Reason[] }[]>();
  for (const { containerInstance, reasons } of failed) {
    const index = indexOf.get(containerInstance) ?? -1;
    const key = JSON.stringify(reasons.map(({ code, subject }) => [code, subject]));
    const row = rows.get(key);
    if (row) row.push({ index, reasons });
    else rows.set(key, [{ index, reasons }]);
  }
  return [...rows.values()]
    .map((row): MatrixRow => {
      const zones = new Set(row.map(({ index }) => instances[index]?.availabilityZone ?? ''));
      const reasons = row.flatMap((each) => each.reasons);
      return {
        zones: [...zones].sort().map((zone) => cut(zone)),
        count: row.length,
        instances: row.slice(0, MOST_NAMED).map(({ index }) => {
          return { label: cut(shortName(instances[index]?.name ?? ''), LONGEST_LABEL), index };
        }),
        cells: codes.map((code) =>
          cellOf(
            code,
            reasons.filter((reason) => reason.code === code),
            row.length,
            say,
          ),
        ),
      };
    })
    .sort((a, b) => b.count - a.count);
}

const RESOURCE_OF: ReadonlyMap<string, string> = new Map(
  RESOURCE_NAMES.map((name) => [RESOURCES[name].code, name]),
);

/** What the instances of a row lack. */
function cellOf(
  code: ReasonCode,
  reasons: readonly Reason[],
  instances: number,
  say: Say,
): MatrixCell {
  const text = reasonsInWords(reasons, say, instances).join('\n');
  const resource = RESOURCE_OF.get(code);
  const required = reasons[0]?.required;
  if (resource === undefined || required === undefined) return { text };
  const available = Math.max(...reasons.map((reason) => reason.available ?? 0));
  return { text, amount: { resource, required, available } };
}

/** By instance the first of the columns that it failed. */
function lacksOf(
  failed: readonly InstanceReasons[],
  instances: readonly ContainerInstance[],
  codes: readonly ReasonCode[],
): readonly number[] {
  const columns = new Map(
    failed.map(({ containerInstance, reasons }) => {
      const own = new Set(reasons.map(({ code }) => code));
      return [containerInstance, codes.findIndex((code) => own.has(code))];
    }),
  );
  return instances.map(({ name }) => columns.get(name) ?? -1);
}

/** The lines of the task definition that ask for what was lacking. */
function subjectLinks(
  planned: PlannedRequest,
  instances: readonly InstanceReasons[],
  say: Say,
  links: Links,
): PictureLink[] {
  const subjects = new Map<string, Place>();
  for (const { reasons } of instances) {
    for (const { code, subject } of reasons) {
      if (subjects.has(code)) continue;
      const [node] = decidingNodes(planned.requirements, code, subject);
      if (!node) continue;
      const { uri } = planned.taskDefinition;
      subjects.set(code, { uri, range: { start: node.start, end: node.end } });
    }
  }
  return [...subjects].flatMap(([code, place]) => {
    const { link } = links.to(place);
    const label = say(message('Task requirement ({code})', { code }));
    return link ? [{ label, link }] : [];
  });
}
