import { formOf, mayHoldDefinition } from '../notations/forms.ts';
import { baseName } from '../text/paths.ts';

/*
 * What names of files and a look at the text tell. The extension host loads this and nothing that it would need
 * to know more.
 */

/** What names of files have in them, without its ending. */
export const TASK_DEFINITION_STEM =
  /task[-_.]?def(?:inition)?s?|taskdef|container[-_.]?definitions?|^td[^a-z]/i;
export const CONTAINERS_STEM = /container[-_.]?definitions?/i;
export const SERVICE_STEM = /service[-_.]?def(?:inition)?/i;
export const PLAN_NAME = /(?:^|[/\\]|\.)stowage\.jsonc?$/i;

/** Finds the keys in a text of which one stands in everything that `recogniseService` recognises. */
const SERVICE_KEYS =
  /"(?:desired_?count|force_?new_?deployment|deployment_?configuration|task_?sets?|service_?arn|launch_?type|capacity_?provider_?strategy|network_?configuration|load_?balancers)"/i;

/**
 * The cheap question before a file is read as a tree: could it be ours? True for all that `recognise`
 * would recognise; sometimes true for what it would not.
 * @param language id of the language that the editor says it is
 */
export function mayConcernStowage(fileName: string, text: string, language?: string): boolean {
  const name = decodeName(fileName);
  if (PLAN_NAME.test(name)) return true;
  const form = formOf(text, name, language);
  if (form?.id !== 'json') return form !== undefined;
  const isNamedSo = form.files.test(name) || (language && form.languages.includes(language));
  if (!isNamedSo && /\.\w+$/.test(name) && !/^untitled/i.test(name)) return false;
  if (isNamed(name, TASK_DEFINITION_STEM) || isNamed(name, SERVICE_STEM)) return true;
  // A key that is being typed has no closing quote yet; `"image/png"` is none.
  return (
    /"(?:(?:container_?definitions|task_?definition|service_?name)(?!\w)|image\s*[":])/i.test(
      text,
    ) || SERVICE_KEYS.test(text)
  );
}

/** Whether a file may hold a definition by its name and has the pattern in the rest of it, without its folders. */
export function isNamed(name: string, stem: RegExp): boolean {
  const [, ending] = /((?:\.json)?\.\w{1,10})$/i.exec(name) ?? [];
  if (!mayHoldDefinition(name)) return false;
  return ending !== undefined && stem.test(baseName(name).slice(0, -ending.length));
}

/** The path of a file or URI, without its query. */
export function decodeName(fileName: string): string {
  const end = fileName.search(/[?#]/);
  const path = end < 0 ? fileName : fileName.slice(0, end);
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
