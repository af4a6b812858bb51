/** Colours of VS Code's own themes, as far as the panel uses them: kept pictures need fixed ones. */
const charts = (look: Record<string, string>) =>
  Object.fromEntries(Object.entries(look).map(([name, colour]) => [`charts-${name}`, colour]));

export const LIGHT: Record<string, string> = {
  foreground: '#3b3b3b',
  descriptionForeground: '#3b3b3b',
  'editor-background': '#ffffff',
  'panel-border': '#e5e5e5',
  focusBorder: '#005fb8',
  'textLink-foreground': '#005fb8',
  'editorWarning-foreground': '#bf8803',
  'terminal-ansiCyan': '#0598bc',
  'button-secondaryBackground': '#e5e5e5',
  'font-size': '13px',
  ...charts({
    blue: '#0063d3',
    yellow: '#bf8803',
    green: '#388a34',
    purple: '#652d90',
    red: '#e51400',
  }),
};

export const DARK: Record<string, string> = {
  foreground: '#cccccc',
  descriptionForeground: '#9d9d9d',
  'editor-background': '#1f1f1f',
  'panel-border': '#2b2b2b',
  focusBorder: '#0078d4',
  'textLink-foreground': '#4daafc',
  'editorWarning-foreground': '#cca700',
  'terminal-ansiCyan': '#11a8cd',
  'button-secondaryBackground': '#313131',
  'font-size': '13px',
  ...charts({
    blue: '#59a4f9',
    yellow: '#cca700',
    green: '#89d185',
    purple: '#b180d7',
    red: '#f14c4c',
  }),
};
