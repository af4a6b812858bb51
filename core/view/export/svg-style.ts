/** Colours of twelve groups: apart for colour-blind eyes, readable with dark text and with light. */
export const COLOURS = [
  '#2f7fd1',
  '#c98a00',
  '#2e9e6b',
  '#9a5fd0',
  '#1f9fb5',
  '#d1483f',
  '#6a7fdb',
  '#a89a1a',
  '#6aa52f',
  '#c65b9e',
  '#3a8f9e',
  '#b86b3a',
] as const;

const LOOKS = COLOURS.map((colour, index) => `.l${index}{--look:${colour}}`).join('');

/** The style of a picture that stands alone, in the reader's light or dark. */
export const STYLE = [
  'svg{--ink:#1f2328;--dim:#59636e;--ground:#fff;--line:#d1d9e0;--free:#f6f8fa;',
  'font:12px system-ui,"Segoe UI","Noto Sans",sans-serif}',
  '@media (prefers-color-scheme:dark){svg{--ink:#e6edf3;--dim:#9198a1;--ground:#0d1117;',
  '--line:#3d444d;--free:#151b23}}',
  'text{fill:var(--ink);unicode-bidi:isolate}.title{font-size:17px;font-weight:600}',
  '.zone{font-weight:600;font-size:13px}.dim,.name{fill:var(--dim)}.task{font-size:11px}',
  'line{stroke:var(--line)}.ground{fill:var(--ground)}',
  '.track{fill:var(--free);stroke:var(--dim)}.reserved{fill:var(--dim);fill-opacity:.35}',
  '.look{fill:var(--look);fill-opacity:.25;stroke:var(--look)}.edge{fill:var(--look)}',
  '.lother{--look:var(--dim)}.cell{fill:#2f7fd1;stroke:var(--line)}',
  '.cross{fill:none;stroke:var(--dim)}',
  LOOKS,
].join('');

const HATCHINGS = [
  '',
  '<path d="M0 6L6 0" stroke="#808080" stroke-opacity=".5"/>',
  '<path d="M0 0L6 6" stroke="#808080" stroke-opacity=".5"/>',
  '<circle cx="3" cy="3" r="1" fill="#808080" fill-opacity=".6"/>',
  '<path d="M0 3H6" stroke="#808080" stroke-opacity=".5"/>',
  '<path d="M3 0V6" stroke="#808080" stroke-opacity=".5"/>',
];

/** Hatchings, so that no group is told by its colour alone. */
export const PATTERNS = `<defs>${HATCHINGS.map(
  (lines, index) =>
    `<pattern id="h${index}" width="6" height="6" patternUnits="userSpaceOnUse">${lines}</pattern>`,
).join('')}</defs>`;
