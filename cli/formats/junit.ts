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

/** Something that was checked, with why it failed. */
export interface Case {
  readonly name: string;
  readonly failure: string | undefined;
}

/** JUnit XML of one suite. */
export function casesXml(path: string, cases: readonly Case[]): string {
  const body = cases.map(({ name, failure }) => {
    const head = `  <testcase classname="${xml(path)}" name="${xml(name)}"`;
    return failure === undefined
      ? `${head}/>`
      : `${head}>\n    <failure message="${xml(failure)}"/>\n  </testcase>`;
  });
  const failures = cases.filter(({ failure }) => failure !== undefined).length;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n<testsuite name="${xml(path)}" tests="${cases.length}" failures="${failures}">\n${body.join('\n')}\n</testsuite>\n</testsuites>\n`;
}

/**
 * Text for an element or attribute. What XML 1.0 does not allow (control characters, half of a
 * surrogate pair, U+FFFE and U+FFFF) becomes U+FFFD; what a terminal or a CI system could take for a
 * command is written as a reference. Source: XML 1.0, section 2.2.
 */
function xml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;')
    .replaceAll('\r', '&#13;')
    .replace(/[^\P{Cc}\t]|\p{Cs}|[\ufffe\uffff\u202a-\u202e\u2066-\u2069]/gu, '\uFFFD')
    .replace(/##(?=\w{0,20}\[)/g, '#&#35;');
}
