import type { Picture, PictureInstance } from '../../core/view/picture.ts';

type Test = (instance: PictureInstance) => boolean;

/**
 * What a search asks of instances. Words stand in a name, type, zone, provider or attribute's value;
 * `zone:`, `type:`, `provider:`, `service:`, `is:` and the name of an attribute ask for one thing;
 * `free<20%`, `cpu>50%` and `memory<10%` for what is available. Upper and lower case are alike.
 */
export function testOf(
  picture: Picture,
  { text }: { readonly text: string },
  changed: ReadonlyMap<string, unknown>,
): Test {
  const tests = (text.match(TERM) ?? []).map((term) => termOf(picture, term, changed));
  return (instance) => tests.every((test) => test(instance));
}

/** Separated by spaces; a value in quotes may have some. */
const TERM = /(?:[^\s"]|"[^"]*"?)+/g;

function termOf(picture: Picture, term: string, changed: ReadonlyMap<string, unknown>): Test {
  const plain = term.replaceAll('"', '').toLowerCase();
  const share = /^(free|cpu|memory)([<>])(\d+(?:\.\d+)?)%?$/.exec(plain);
  if (share) return shareTest(share[1] ?? '', share[2] ?? '', Number(share[3]) / 100);
  const colon = plain.indexOf(':');
  const [key, value] = [plain.slice(0, colon), plain.slice(colon + 1)];
  if (key === 'is') return stateTest(value, changed);
  if (key === 'service') return serviceTest(picture, value);
  const of = colon > 0 ? FIELDS[key] : undefined;
  if (of) return (instance) => of(instance).toLowerCase().includes(value);
  if (colon > 0 && isAttribute(picture, key)) {
    return ({ attributes }) =>
      Object.entries(picture.attributeSets[attributes] ?? {}).some(
        ([name, own]) => name.toLowerCase() === key && own.toLowerCase().includes(value),
      );
  }
  return wordTest(picture, plain);
}

const FIELDS: Readonly<Record<string, (instance: PictureInstance) => string>> = {
  zone: ({ zone }) => zone,
  type: ({ type }) => type,
  provider: ({ capacityProvider = '' }) => capacityProvider,
  name: ({ label }) => label,
};

function isAttribute({ attributeSets }: Picture, wanted: string): boolean {
  return attributeSets.some((set) =>
    Object.keys(set).some((name) => name.toLowerCase() === wanted),
  );
}

function wordTest({ attributeSets }: Picture, word: string): Test {
  return ({ label, name, type, zone, capacityProvider = '', attributes }) =>
    [
      label,
      name,
      type,
      zone,
      capacityProvider,
      ...Object.values(attributeSets[attributes] ?? {}),
    ].some((text) => text.toLowerCase().includes(word));
}

/** Available of both resources, or of one. */
function shareTest(resource: string, sign: string, limit: number): Test {
  const of = ({ registered, remaining }: PictureInstance['cpu']) =>
    registered > 0 ? remaining / registered : 0;
  return ({ cpu, memory }) => {
    const share =
      resource === 'cpu'
        ? of(cpu)
        : resource === 'memory'
          ? of(memory)
          : Math.min(of(cpu), of(memory));
    return sign === '<' ? share < limit : share > limit;
  };
}

/** What is no state yet, being typed, lets all through. */
function stateTest(state: string, changed: ReadonlyMap<string, unknown>): Test {
  const ready: Test = ({ status, agentConnected }) => status === 'ACTIVE' && agentConnected;
  if (state === 'ready') return ready;
  if (state === 'idle') return (instance) => !ready(instance);
  if (state === 'empty') return ({ taskCount }) => taskCount === 0;
  if (state === 'changed') return ({ name }) => changed.has(name);
  return () => true;
}

function serviceTest({ groups }: Picture, value: string): Test {
  const wanted = groups.flatMap(({ label }, index) =>
    label.toLowerCase().includes(value) ? [index] : [],
  );
  return (instance) => wanted.some((group) => countOf(instance, group) > 0);
}

/** Tasks of a group on an instance. */
export function countOf({ counts }: PictureInstance, group: number): number {
  for (let at = 0; at < counts.length; at += 2) {
    if (counts[at] === group) return counts[at + 1] ?? 0;
  }
  return 0;
}
