import type { Severity } from '../../core/lint/rule.ts';
import { rules } from '../../core/lint/rules.generated.ts';
import { ruleUrl } from '../../core/lint/urls.ts';
import { portablePath } from '../files.ts';
import type { Reported } from './report.ts';

const LEVEL: Record<Severity, 'error' | 'warning' | 'note'> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
  hint: 'note',
};

/** SARIF 2.1.0, as code scanning reads it. */
export function sarif(found: readonly Reported[], version: string): object {
  const used = new Set(found.map((finding) => finding.rule));
  const described = rules.filter((rule) => used.has(rule.id));
  const index = new Map(described.map((rule, position) => [rule.id, position]));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'stowage',
            version,
            rules: described.map((rule) => ({
              id: rule.id,
              shortDescription: { text: rule.title },
              fullDescription: { text: rule.why },
              helpUri: ruleUrl(rule.id),
              defaultConfiguration: { level: LEVEL[rule.severity] },
              properties: { area: rule.area, evidence: rule.evidence },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: found.map((finding) => ({
          ruleId: finding.rule,
          ...(index.has(finding.rule) ? { ruleIndex: index.get(finding.rule) } : {}),
          level: LEVEL[finding.severity],
          message: { text: finding.message },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: artifactUri(finding.path) },
                region: {
                  startLine: finding.start.line,
                  startColumn: finding.start.character,
                  endLine: finding.end.line,
                  endColumn: finding.end.character,
                },
              },
            },
          ],
        })),
      },
    ],
  };
}

function artifactUri(path: string): string {
  return path === '-'
    ? 'stdin'
    : portablePath(path)
        .split('/')
        .map((part) => encodeURIComponent(part.replace(/\p{Cs}/gu, '\uFFFD')))
        .join('/');
}
