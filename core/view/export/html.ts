import type { Message } from '../../text/message.ts';
import { message } from '../../text/message.ts';
import { cut, escapeText } from '../escape.ts';
import { draw } from '../model/draw.ts';
import { Links } from '../model/links.ts';
import { isolating, type Placed, type Say } from '../model/placed.ts';
import { explain } from '../model/why.ts';
import type { Picture, UnplacedExplanation } from '../picture.ts';
import { toSvg, zonesOf } from './svg.ts';

/** Rows of the table of instances; the picture shows the others too. */
const MOST_ROWS = 500;

/** What did not land is advised on for so many services: it takes trials. */
const MOST_ADVISED = 10;

/* The grounds are those of the picture. The picture is scrolled where it would be too small to read. */
const STYLE = `:root{color-scheme:light dark;--line:#d1d9e0;--dim:#59636e;--ink:#1f2328;--ground:#fff}
@media (prefers-color-scheme:dark){:root{--line:#3d444d;--dim:#9198a1;--ink:#e6edf3;--ground:#0d1117}}
body{background:var(--ground);color:var(--ink);font:14px/1.5 system-ui,"Segoe UI","Noto Sans",sans-serif;margin:24px auto;max-width:1000px;padding:0 16px;
overflow-wrap:anywhere}
.picture{overflow-x:auto;margin:0 -16px}svg{max-width:100%;min-width:760px;height:auto}
.sentence{font-size:17px;font-weight:600}table{border-collapse:collapse;margin:8px 0;display:block;overflow-x:auto}
th,td{border-top:1px solid var(--line);padding:4px 12px 4px 0;text-align:start;vertical-align:top;
white-space:pre-line;overflow-wrap:anywhere;unicode-bidi:isolate}
dl{display:flex;flex-wrap:wrap;gap:4px 28px}dl div{display:flex;gap:8px}dd{margin:0;font-weight:600}
.dim,dt{color:var(--dim)}summary{cursor:pointer}`;

/**
 * The picture as a page that stands alone, for pull requests and post-mortems: the same drawing, why
 * what did not land, and a table of the instances. It has no script and fetches nothing.
 * @param name how the plan is called in the title
 */
export function toHtml(placed: Placed, name: string, say: Say): string {
  const picture = draw(placed, say, new Links());
  const words = (template: string, params: Message['params'] = {}) =>
    escapeText(isolating(say)(message(template, params)));
  const title = words('Placement: {name}', { name: cut(name) });
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${title}</h1>
<p class="sentence">${escapeText(picture.sentence)}</p>
${totals(picture, words)}
<div class="picture">${toSvg(picture, say, true)}</div>
${picture.unplaced.map(({ id }, index) => unplaced(placed, id, index < MOST_ADVISED, say)).join('\n')}
<details>
<summary>${words('Table of the instances')}</summary>
${instances(picture, words)}
</details>
${notes(picture)}
<p class="dim">${words('Created by Stowage from the plan, seed {seed}.', { seed: picture.seed })}</p>
</body>
</html>
`;
}

type Words = (template: string, params?: Message['params']) => string;

function totals({ totals: all }: Picture, words: Words): string {
  const share = ({ used, registered }: Picture['totals']['cpu']) =>
    registered > 0 ? `${Math.round((used / registered) * 100)} %` : '–';
  const price = `${all.unpriced > 0 ? '≥ ' : ''}$${all.price.toFixed(2)}`;
  const rows: [label: string, value: string][] = [
    ['Tasks placed', `${all.placed} / ${all.desired}`],
    ['Instances in use', `${all.used} / ${all.instances}`],
    ['CPU in use', share(all.cpu)],
    ['Memory in use', share(all.memory)],
    ...(all.price > 0
      ? [['On-demand price per hour in us-east-1', price] as [string, string]]
      : []),
  ];
  const entries = rows.map(
    ([label, value]) => `<div><dt>${words(label)}</dt><dd>${value}</dd></div>`,
  );
  return `<dl>${entries.join('')}</dl>`;
}

function unplaced(placed: Placed, id: string, advised: boolean, say: Say): string {
  const answering = { say, links: new Links(), shouldStop: () => !advised };
  const why = explain(placed, id, answering);
  return why?.kind === 'unplaced' ? section(why, say) : '';
}

function section(why: UnplacedExplanation, say: Say) {
  const { title, event, report, reasons, columns, rows, more, passed, advice } = why;
  const words: Words = (template, params = {}) => escapeText(say(message(template, params)));
  const head = columns.map(({ label }) => `<th scope="col">${escapeText(label)}</th>`).join('');
  const body = rows.map(({ zones, instances: named, count, cells }) => {
    const names = named.map(({ label }) => cut(label)).join(', ');
    const rest = count > named.length ? ` … (${count})` : '';
    const lacks = cells.map(({ text }) => `<td>${escapeText(text)}</td>`).join('');
    return `<tr><th scope="row">${escapeText(`${zones.join(', ')}: ${names}${rest}`)}</th>${lacks}</tr>`;
  });
  return [
    `<h2>${escapeText(title)}</h2>`,
    list(reasons),
    advice.length > 0
      ? `<h3>${words('Suggestions')}</h3>${list(advice.map(({ message }) => message))}`
      : '',
    `<table><thead><tr><th scope="col">${words('Instances')}</th>${head}</tr></thead>`,
    `<tbody>${body.join('\n')}</tbody></table>`,
    more > 0
      ? `<p>${words('and {count, plural, one {# more instance} other {# more instances}}', { count: more })}</p>`
      : '',
    passed.length > 0
      ? `<p class="dim">${words('Met by every instance: {checks}', { checks: passed.join(', ') })}</p>`
      : '',
    event === ''
      ? `<p class="dim">${escapeText(report)}</p>`
      : `<p class="dim">${words('Service event:')} <q>${escapeText(event)}</q></p>`,
  ].join('\n');
}

function list(sentences: readonly string[]): string {
  const items = sentences.map((sentence) => `<li>${escapeText(cut(sentence, 400))}</li>`);
  return `<ul>${items.join('')}</ul>`;
}

function instances(picture: Picture, words: Words): string {
  const head = [
    'Availability Zone',
    'Instance',
    'Tasks',
    'CPU units available',
    'Memory available, MiB',
  ];
  const rows = zonesOf(picture)
    .flatMap(([, of]) => of)
    .slice(0, MOST_ROWS)
    .map(({ zone, label, counts, cpu, memory }) => {
      const tasks: string[] = [];
      for (let at = 0; at < counts.length; at += 2) {
        tasks.push(`${cut(picture.groups[counts[at] ?? -1]?.label ?? '–')} × ${counts[at + 1]}`);
      }
      const left = [cpu, memory].map((each) => `${each.remaining} / ${each.registered}`);
      const cells = [cut(zone), cut(label), tasks.join(', '), ...left];
      return `<tr>${cells.map((cell) => `<td>${escapeText(cell)}</td>`).join('')}</tr>`;
    });
  for (const { label, capacityProvider, zones } of picture.fargate) {
    for (const { zone, copies, running } of zones) {
      const cells = [cut(zone), capacityProvider, `${cut(label)} × ${copies + running}`, '', ''];
      rows.push(`<tr>${cells.map((cell) => `<td>${escapeText(cell)}</td>`).join('')}</tr>`);
    }
  }
  const names = head.map((name) => `<th scope="col">${words(name)}</th>`).join('');
  return `<table><thead><tr>${names}</tr></thead><tbody>${rows.join('\n')}</tbody></table>`;
}

function notes({ notes: all }: Picture): string {
  if (all.length === 0) return '';
  return `<div class="dim">${list(all.map(({ message }) => message))}</div>`;
}
