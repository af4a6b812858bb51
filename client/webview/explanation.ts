import { type ExplainedLine, readExplanationMessage } from '../../protocol/explanation.ts';

/*
 * The page that explains a task definition: lines of text from the editor, each of which leads to its place
 * in the document. Everything in it is text; nothing is read as markup.
 */

const vscode = acquireVsCodeApi();

const TAGS: Readonly<Record<ExplainedLine['kind'], string>> = {
  title: 'h1',
  heading: 'h2',
  paragraph: 'p',
  item: 'li',
  reason: 'li',
};

const STYLES = { strong: 'strong', code: 'code' } as const;

window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  const message = readExplanationMessage(data);
  if (message) show(message.lines);
});
vscode.postMessage({ type: 'ready' });

/** Puts the lines in the place of those before; what was scrolled to stays. */
function show(lines: readonly ExplainedLine[]): void {
  const main = document.createElement('main');
  let list: HTMLElement | undefined;
  for (const [number, line] of lines.entries()) {
    const isItem = line.kind === 'item' || line.kind === 'reason';
    if (!isItem) list = undefined;
    else if (!list) {
      list = document.createElement('ul');
      main.append(list);
    }
    (list ?? main).append(lineElement(line, number));
  }
  document.body.replaceChildren(main);
}

function lineElement({ kind, runs, range }: ExplainedLine, number: number): HTMLElement {
  const element = document.createElement(TAGS[kind]);
  element.classList.add(kind);
  // Not a button: one of several lines would not begin beside the bullet of its list.
  const target = range ? document.createElement('a') : element;
  for (const { text, style } of runs) {
    const run = style ? document.createElement(STYLES[style]) : document.createElement('span');
    run.textContent = text;
    target.append(run);
  }
  if (target !== element) {
    target.setAttribute('href', '#');
    target.addEventListener('click', (event) => {
      event.preventDefault();
      vscode.postMessage({ type: 'reveal', line: number });
    });
    element.append(target);
  }
  return element;
}
