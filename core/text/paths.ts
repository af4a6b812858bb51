/** The last part of a path or URI, whichever way its slashes lean. */
export function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

/** The path of a file from the folder of another one, both URIs: `./web.json`, `../shared/web.json`. */
export function relativePath(from: string, to: string): string {
  const folders = from.split('/').slice(0, -1);
  const parts = to.split('/');
  let common = 0;
  while (common < folders.length && common < parts.length - 1 && folders[common] === parts[common])
    common++;
  const up = '../'.repeat(folders.length - common) || './';
  return up + parts.slice(common).map(decodeURIComponent).join('/');
}

/** A file name without its endings: `web.task-definition.json` gives `web.task-definition`. */
export function withoutEndings(name: string): string {
  const parts = name.split('.');
  while (parts.length > 1 && /^\w+$/.test(parts.at(-1) ?? '')) parts.pop();
  return parts.join('.');
}

/** A text without the characters of a set at its end; `keep` of them stay. */
export function withoutTrailing(text: string, characters: string, keep = 0): string {
  let end = text.length;
  while (end > keep && characters.includes(text[end - 1] as string)) end--;
  return text.slice(0, end);
}

/** A path without slashes at its end; the root stays `/`. */
export function withoutTrailingSlashes(path: string): string {
  return withoutTrailing(path, '/', 1);
}
