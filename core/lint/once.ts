/** An object that keeps what was worked out about it. */
interface Keeper {
  readonly kept: unknown[];
}

let places = 0;

/** What `make` gives for an object, made once and kept on it: many rules ask the same. */
export function once<K extends Keeper, V>(make: (key: K) => V): (key: K) => V {
  const place = places++;
  return (key) => {
    key.kept[place] ??= make(key);
    return key.kept[place] as V;
  };
}
