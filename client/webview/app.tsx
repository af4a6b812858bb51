import { Body } from './body.tsx';
import { Compare } from './compare.tsx';
import { Lead } from './lead.tsx';
import { Legend } from './legend.tsx';
import { moveFocus } from './roving.ts';
import { ShuffleResult } from './shuffle.tsx';
import { answerOf, shownOf, triedOf } from './store/selectors.ts';
import { useStore } from './store/store.ts';
import { Summary } from './summary.tsx';
import { t } from './text.ts';
import { Toolbar } from './toolbar.tsx';
import { Tray } from './tray.tsx';
import { useDoubleClick } from './use-double-click.ts';
import { useEscape } from './use-escape.ts';
import { useFocus } from './use-focus.ts';
import { useStillForm } from './use-still-form.ts';
import { WhatIf } from './what-if.tsx';

/** The panel: the sentence, what could not be placed, the picture, the answer to "why", and what if. */
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
      <header>
        <Lead />
        <Summary />
      </header>
      <Toolbar />
      <ShuffleResult />
      {state.kept.whatIf && <WhatIf />}
      {triedOf(state) && <Compare />}
      <p class="said" role="status">
        {state.said}
      </p>
      <Tray />
      <Legend />
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
