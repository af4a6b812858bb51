import { useLayoutEffect, useReducer, useRef } from 'preact/hooks';
import { listen, recall, send } from '../host.ts';
import { toPng } from '../png.ts';
import { follow } from './effects.ts';
import { reduce } from './reduce.ts';
import { type Action, type State, stateOf } from './state.ts';

let state = stateOf(recall());
const listeners = new Set<() => void>();

/** Takes a step, and tells all who show something of it. */
export function dispatch(action: Action): void {
  const before = state;
  state = reduce(before, action);
  if (state === before) return;
  follow(before, state, action);
  for (const tell of listeners) tell();
}

/** What an action needs of the state, outside of drawing. */
export function current(): State {
  return state;
}

/**
 * A part of the state; the component renders again when it is another one.
 * @param select gives the same object for as long as it stands for the same
 */
export function useStore<T>(select: (state: State) => T): T {
  const [, draw] = useReducer((count: number) => count + 1, 0);
  const shown = useRef<{ select: typeof select; part: T } | undefined>(undefined);
  const part = select(state);
  shown.current = { select, part };
  useLayoutEffect(() => {
    const look = () => {
      const { current: last } = shown;
      if (last && !Object.is(last.select(state), last.part)) draw(undefined);
    };
    listeners.add(look);
    // What happened between drawing and now.
    look();
    return () => {
      listeners.delete(look);
    };
  }, []);
  return part;
}

/** Begins to listen to the host, and says so. */
export function start(): void {
  listen((message) => {
    dispatch(message);
    if (message.type !== 'exported') return;
    void toPng(message.text).then((said) => dispatch({ type: 'say', message: said }));
  });
  send({ type: 'ready' });
}
