/** The function, which is called once for each folder. */
export function remembered<T>(of: (folder: string) => Promise<T>): (folder: string) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return (folder) => {
    const before = known.get(folder);
    if (before) return before;
    const answer = of(folder);
    known.set(folder, answer);
    return answer;
  };
}
