import type { Reported } from './report.ts';

/** JUnit XML: a suite a document, a failed case a finding; a document without findings passes. */
export function junit(found: readonly Reported[], paths: readonly string[]): string {
  const suites = paths.map((path) => {
    const own = found.filter((finding) => finding.path === path);
    const cases = own.map((finding) => {
      const place = `${finding.start.line}:${finding.start.character}`;
      const failure = `    <failure type="${finding.severity}" message="${xml(finding.message)}">${xml(`${path}:${place}`)}</failure>`;
      return `  <testcase classname="${xml(path)}" name="${xml(`${finding.rule} ${place}`)}">\n${failure}\n  </testcase>`;
    });
    const body = own.length > 0 ? cases : [`  <testcase classname="${xml(path)}" name="stowage"/>`];
    return `<testsuite name="${xml(path)}" tests="${body.length}" failures="${own.length}">\n${body.join('\n')}\n</testsuite>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${suites.join('\n')}\n</testsuites>\n`;
}

function xml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;')
    .replace(/[^\P{Cc}\t\r]/gu, '\uFFFD');
}
