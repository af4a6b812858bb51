import { useEffect, useState } from 'preact/hooks';
import type { Explanation, Picture } from '../../core/placement/picture.ts';
import { Details } from './details.tsx';
import { listen, recall, remember, send } from './host.ts';
import { Legend } from './legend.tsx';
import { moveFocus } from './roving.ts';
import { Summary } from './summary.tsx';
import { t } from './text.ts';
import { Tray } from './tray.tsx';
import { Zones } from './zones.tsx';

/** The panel: the sentence, the picture, what did not land, and the answer to "why". */
export function App() {
  const [picture, setPicture] = useState<Picture>();
  const [problem, setProblem] = useState<string>();
  const [selected, setSelected] = useState<string | undefined>(recall);
  const [explanation, setExplanation] = useState<{ of: string; text: Explanation }>();

  useEffect(() => {
    const stop = listen((message) => {
      if (message.type === 'problem') setProblem(message.message);
      else if (message.type === 'explanation') {
        setExplanation({ of: message.task, text: message.explanation });
      } else {
        setProblem(undefined);
        setPicture(message.picture);
      }
    });
    send({ type: 'ready' });
    return stop;
  }, []);

  // A new picture may have moved the task: ask again whenever either changes.
  useEffect(() => {
    remember(selected);
    if (selected !== undefined && picture) send({ type: 'why', task: selected });
  }, [selected, picture]);

  const select = (id: string) => setSelected((old) => (old === id ? undefined : id));
  const close = () => {
    setSelected(undefined);
    setExplanation(undefined);
    document.querySelector<HTMLElement>('[data-stop][tabindex="0"]')?.focus();
  };

  if (!picture) {
    return <p class="waiting">{problem ?? t('Placing tasks …')}</p>;
  }
  const group = selectedGroup(picture, selected);
  const shown = explanation && explanation.of === selected ? explanation.text : undefined;
  return (
    // The keys are handled where the focus is; the element itself is no control.
    <main onKeyDown={(event) => (event.key === 'Escape' ? close() : moveFocus(event))}>
      <Summary picture={picture} problem={problem} />
      <Legend picture={picture} group={group} />
      <Tray picture={picture} selected={selected} onSelect={select} />
      <div class={shown ? 'with-details' : ''}>
        <Zones picture={picture} selected={selected} group={group} onSelect={select} />
        {shown && <Details explanation={shown} onClose={close} />}
      </div>
    </main>
  );
}

/** The group whose tasks stand out: that of what is selected. */
function selectedGroup(picture: Picture, selected: string | undefined): number | undefined {
  if (selected === undefined) return undefined;
  const unplaced = picture.unplaced.find((each) => each.id === selected);
  if (unplaced) return unplaced.group;
  for (const { tasks } of picture.instances) {
    const task = tasks.find((each) => each.id === selected);
    if (task) return task.group;
  }
  return undefined;
}
