import { Body } from './body.tsx';
import { Figures } from './figures.tsx';
import { Lead } from './lead.tsx';
import { moveFocus } from './roving.ts';
import { ShuffleResult } from './shuffle.tsx';
import { answerOf, shownOf } from './store/selectors.ts';
import { useStore } from './store/store.ts';
import { t } from './text.ts';
import { TimeStrip } from './time-strip.tsx';
import { Toolbar } from './toolbar.tsx';
import { Tray } from './tray.tsx';
import { useDoubleClick } from './use-double-click.ts';
import { useEscape } from './use-escape.ts';
import { useFocus } from './use-focus.ts';
import { useStillForm } from './use-still-form.ts';

/**
 * The panel: a few lines that say what came of it, then the picture, with everything else beside it or,
 * where there is no room, below.
 */
export function App() {
  const state = useStore((all) => all);
  useEscape();
  useStillForm();
  useDoubleClick();
  useFocus(state.kept.selected !== undefined && !answerOf(state));
  if (!shownOf(state)) return <Waiting problem={state.problem} />;
  return (
    // The keys are handled where the focus is; the element itself is no control.
    <main onKeyDown={moveFocus}>
      <Lead />
      <Toolbar />
      <Figures />
      <ShuffleResult />
      <p class="said" role="status">
        {state.said}
      </p>
      <Tray />
      <TimeStrip />
      <Body />
    </main>
  );
}

/** Before the first picture: what is being done, or why there is none. */
function Waiting({ problem }: { problem: string | undefined }) {
  return problem ? (
    <p class="waiting">{problem}</p>
  ) : (
    <p class="waiting busy" role="status">
      {t('Placing tasks …')}
    </p>
  );
}
