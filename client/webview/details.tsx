import type {
  Explanation,
  InstanceExplanation,
  PlacedExplanation,
} from '../../core/view/picture.ts';
import { look } from './geometry.ts';
import { LinkButton } from './link.tsx';
import { Unplaced } from './matrix.tsx';
import { ranBefore } from './selection.ts';
import { attemptAlso } from './store/actions.ts';
import { askedOf, focusIn } from './store/selectors.ts';
import { dispatch, useStore } from './store/store.ts';
import { t } from './text.ts';

const follow = (id: string) => dispatch({ type: 'follow', id });

/** The answer to "why": the way through the stages, what every instance lacked, or one instance. */
export function Details({ explanation }: { readonly explanation: Explanation }) {
  const isBack = useStore(({ trail }) => trail.length > 0);
  // What is asked about runs already, so that its instance is told of instead.
  const runsAlready = useStore(({ kept }) => ranBefore(kept.selected));
  return (
    <aside class={`details ${explanation.kind}`} aria-label={t('Why')}>
      {isBack && (
        <button type="button" class="link" onClick={() => dispatch({ type: 'back' })}>
          {t('‹ Back')}
        </button>
      )}
      <div class="details-head">
        <h2 tabIndex={-1}>
          <bdi>{explanation.title}</bdi>
        </h2>
        <button
          type="button"
          class="close"
          aria-label={t('Close')}
          onClick={() => dispatch({ type: 'close' })}
        >
          ×
        </button>
      </div>
      {runsAlready && <p>{t('This task runs already; the preview does not move it.')}</p>}
      {explanation.kind === 'placed' && <Placed explanation={explanation} />}
      {explanation.kind === 'unplaced' && <Unplaced explanation={explanation} />}
      {explanation.kind === 'instance' && <OnInstance explanation={explanation} />}
      {explanation.links.length > 0 && (
        <ul class="links">
          {explanation.links.map(({ label, link }) => (
            <li key={link}>
              <LinkButton link={link}>{label}</LinkButton>
            </li>
          ))}
        </ul>
      )}
    </aside>
  );
}

/** The way through the stages of placement. */
function Placed({ explanation }: { readonly explanation: PlacedExplanation }) {
  const picture = useStore(askedOf);
  const most = Math.max(1, ...explanation.stages.map((stage) => stage.left));
  const { runnerUp } = explanation;
  const other = runnerUp === undefined ? undefined : picture?.instances[runnerUp];
  return (
    <>
      <ol class="funnel">
        {explanation.stages.map((stage) => (
          <li key={stage.label + stage.text} class={stage.decisive ? 'decisive' : ''}>
            <span class="stage">{stage.label}</span>
            <span class="bar" aria-hidden="true">
              <span style={{ width: `${(stage.left / most) * 100}%` }} />
            </span>
            <span class="left">{stage.left}</span>
            <bdi class="text">{stage.text}</bdi>
            {stage.decisive && other && (
              <span class="runner-up">
                <bdi>{t('{instance} was eliminated here', { instance: other.label })}</bdi>
              </span>
            )}
          </li>
        ))}
      </ol>
      <p>
        <bdi>{explanation.decided}</bdi>{' '}
        {other && (
          <button type="button" class="link" onClick={() => follow(`instance ${runnerUp}`)}>
            {t('Show the runner-up')}
          </button>
        )}
      </p>
    </>
  );
}

/** Tasks of an instance that are listed one by one. */
const MOST_TASKS = 40;

/** What a group is called in the picture that was asked about. */
function useNames(): (group: number) => string {
  const groups = useStore(askedOf)?.groups;
  return (group) => groups?.[group]?.label ?? t('other task');
}

/** What an instance is, runs and could not take. */
function OnInstance({ explanation }: { readonly explanation: InstanceExplanation }) {
  const name = useNames();
  return (
    <>
      <InstanceActs name={explanation.name} />
      <dl class="facts">
        {explanation.facts.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      <TasksOf explanation={explanation} />
      {explanation.refuses.length > 0 && <h3>{t('Could not take')}</h3>}
      <ul class="why">
        {explanation.refuses.map(({ group, copies, reasons }) => (
          <li key={group}>
            <bdi class="who">
              {t('{tasks} × {service}', { tasks: copies, service: name(group) })}
            </bdi>
            <ul>
              {reasons.map((reason) => (
                <li key={reason}>
                  <bdi>{reason}</bdi>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </>
  );
}

/** What can happen to an instance; each is simulated. */
function InstanceActs({ name }: { readonly name: string }) {
  const acts = [
    ['drain', t('Drain')],
    ['terminateInstance', t('Terminate')],
    ['spotInterruption', t('Spot interruption')],
  ] as const;
  return (
    <p class="acts instance-acts">
      {acts.map(([event, label]) => (
        <button
          key={event}
          type="button"
          class="small"
          onClick={() => attemptAlso({ kind: 'event', event, target: name, value: 0 })}
        >
          {label}
        </button>
      ))}
    </p>
  );
}

/** The tasks of an instance, each a way to why it is there. */
function TasksOf({ explanation }: { readonly explanation: InstanceExplanation }) {
  const name = useNames();
  const { looks } = useStore(focusIn);
  const { tasks, taskCount } = explanation;
  return (
    <>
      <h3>{t('Runs {count, plural, one {# task} other {# tasks}}', { count: taskCount })}</h3>
      <ul class="tasks">
        {tasks.slice(0, MOST_TASKS).map((task) => (
          <li key={task.id}>
            <span
              class={`swatch ${look(task.group, looks)} ${task.running ? 'running' : ''}`}
              aria-hidden="true"
            />
            {task.running ? (
              <bdi>{t('{name}, running', { name: name(task.group) })}</bdi>
            ) : (
              <button type="button" class="link" onClick={() => follow(task.id)}>
                <bdi>
                  {t('{name}, task {copy}', { name: name(task.group), copy: task.copy + 1 })}
                </bdi>
              </button>
            )}
          </li>
        ))}
        {taskCount > MOST_TASKS && (
          <li>{t('and {count} more', { count: taskCount - MOST_TASKS })}</li>
        )}
      </ul>
    </>
  );
}
