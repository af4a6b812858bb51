import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { build } from './build.ts';
import { root } from './vscode/paths.ts';

/*
 * Tries the configurations of docs/editors.md, as they stand there, with the Neovim and the Emacs that are
 * installed (Debian: neovim, emacs-nox, elpa-eglot): each opens the example with mistakes and has to show
 * them. Not part of `npm test`, which needs neither.
 */

/** Milliseconds for an editor to start and show diagnostics. */
const LONGEST = 120_000;

const EXAMPLE = 'mistakes.task-definition.json';
/** Rules whose findings the example has, and the words that Emacs shows. */
const SHOWN = ['fargate-network-mode', 'schema-wrong-type', 'tags-empty-array'];

const NEOVIM = `filetype on
edit ${EXAMPLE}
lua << EOF
vim.wait(30000, function() return #vim.diagnostic.get(0) > 0 end, 50)
for _, each in ipairs(vim.diagnostic.get(0)) do print((each.lnum + 1) .. ' ' .. tostring(each.code)) end
EOF
qall!
`;

const EMACS = `(package-initialize)
(require 'eglot)
(load-file "init.el")
(setq eglot-sync-connect 30)
(find-file "${EXAMPLE}")
(if (fboundp 'js-json-mode) (js-json-mode) (js-mode))
(apply #'eglot (eglot--guess-contact))
(let ((until (+ (float-time) 30)))
  (while (and (null (flymake-diagnostics)) (< (float-time) until))
    (accept-process-output nil 0.2)))
(dolist (each (flymake-diagnostics))
  (princ (format "%d %s\\n" (line-number-at-pos (flymake-diagnostic-beg each))
                 (flymake-diagnostic-text each))))
`;

/** The first code block below a heading of docs/editors.md. */
function snippet(heading: string): string {
  const text = readFileSync(join(root, 'docs/editors.md'), 'utf8');
  const section = text.split(/^## /m).find((each) => each.startsWith(heading));
  const [, code] = /```\w+\n([\s\S]*?)```/.exec(section ?? '') ?? [];
  if (!code) throw new Error(`docs/editors.md has no configuration below "${heading}".`);
  return code;
}

/** Runs an editor in the folder; undefined where it is not installed. */
function run(command: string, args: readonly string[], folder: string): string | undefined {
  const env = { ...process.env, PATH: `${join(folder, 'bin')}${delimiter}${process.env.PATH}` };
  const done = spawnSync(command, args, { cwd: folder, env, encoding: 'utf8', timeout: LONGEST });
  return done.error && 'code' in done.error && done.error.code === 'ENOENT'
    ? undefined
    : `${done.stdout}${done.stderr}`;
}

/** Whether the Neovim that is installed is 0.11 or later. */
function hasConfig(folder: string): boolean {
  const [, minor] = /NVIM v0\.(\d+)/.exec(run('nvim', ['--version'], folder) ?? '') ?? [];
  return Number(minor) >= 11;
}

await build();
const folder = mkdtempSync(join(tmpdir(), 'stowage-editors-'));
mkdirSync(join(folder, 'bin'));
const command = `#!/bin/sh\nexec "${process.execPath}" "${join(root, 'dist/cli.js')}" "$@"\n`;
writeFileSync(join(folder, 'bin/stowage'), command, { mode: 0o755 });
copyFileSync(join(root, 'examples', EXAMPLE), join(folder, EXAMPLE));
const neovim = hasConfig(folder) ? 'Neovim 0.11' : 'Neovim 0.7';
writeFileSync(join(folder, 'init.lua'), snippet(neovim));
writeFileSync(join(folder, 'check.vim'), NEOVIM);
writeFileSync(join(folder, 'init.el'), snippet('Emacs'));
writeFileSync(join(folder, 'check.el'), EMACS);
const tries: [name: string, output: string | undefined][] = [
  [neovim, run('nvim', ['--headless', '-u', 'init.lua', '-S', 'check.vim'], folder)],
  ['Emacs', run('emacs', ['--batch', '-l', 'check.el'], folder)],
];
for (const [name, output] of tries) {
  if (output === undefined) {
    console.log(`- ${name}: not installed`);
    continue;
  }
  const missing = SHOWN.filter((rule) => !output.includes(rule));
  console.log(
    missing.length > 0 ? `✗ ${name} lacks ${missing.join(', ')}:\n${output}` : `✓ ${name}`,
  );
  if (missing.length > 0) process.exitCode = 1;
}
rmSync(folder, { recursive: true });
