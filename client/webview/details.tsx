import type { PlanChange } from '../../core/analysis/whatif/plan-change.ts';
import type {
  Explanation,
  InstanceExplanation,
  Picture,
  PlacedExplanation,
} from '../../core/view/picture.ts';
import { look } from './geometry.ts';
import { LinkButton } from './link.tsx';
import { Unplaced } from './matrix.tsx';
import { t } from './text.ts';

interface Props {
  readonly explanation: Explanation;
  readonly picture: Picture;
  readonly onClose: () => void;
  /** Goes on to another answer. */
  readonly onSelect: (id: string) => void;
  /** To the answer that led here, if one did. */
  readonly onBack: (() => void) | undefined;
  /** What is asked about runs already, so that its instance is told of instead. */
  readonly runsAlready: boolean;
  /** Tries changes or writes them; with those that are tried already. */
  readonly onTry: (changes: readonly PlanChange[]) => void;
  readonly onWrite: (changes: readonly PlanChange[]) => void;
  readonly trying: boolean;
}

/** The answer to "why": the way through the stages, what every instance lacked, or one instance. */
export function Details(props: Props) {
  const { explanation, onClose, onBack, runsAlready } = props;
  return (
    <aside class={`details ${explanation.kind}`} aria-label={t('Why')}>
      {onBack && (
        <button type="button" class="link" onClick={onBack}>
          {t('‹ Back')}
        </button>
      )}
      <div class="details-head">
        <h2 tabIndex={-1}>
          <bdi>{explanation.title}</bdi>
        </h2>
        <button type="button" class="close" aria-label={t('Close')} onClick={onClose}>
          ×
        </button>
      </div>
      {runsAlready && <p>{t('This task runs already; the preview does not move it.')}</p>}
      {explanation.kind === 'placed' && <Placed {...props} explanation={explanation} />}
      {explanation.kind === 'unplaced' && <Unplaced {...props} explanation={explanation} />}
      {explanation.kind === 'instance' && <OnInstance {...props} explanation={explanation} />}
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

function Placed({ explanation, picture, onSelect }: Props & { explanation: PlacedExplanation }) {
  const most = Math.max(1, ...explanation.stages.map((stage) => stage.left));
  const { runnerUp } = explanation;
  const other = runnerUp === undefined ? undefined : picture.instances[runnerUp];
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
          <button type="button" class="link" onClick={() => onSelect(`instance ${runnerUp}`)}>
            {t('Show the runner-up')}
          </button>
        )}
      </p>
    </>
  );
}

/** Tasks of an instance that are listed one by one. */
const MOST_TASKS = 40;

function OnInstance({
  explanation,
  picture,
  onSelect,
}: Props & { explanation: InstanceExplanation }) {
  const name = (group: number) => picture.groups[group]?.label ?? t('other task');
  return (
    <>
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
      <h3>
        {t('Runs {count, plural, one {# task} other {# tasks}}', { count: explanation.taskCount })}
      </h3>
      <ul class="tasks">
        {explanation.tasks.slice(0, MOST_TASKS).map((task) => (
          <li key={task.id}>
            <span
              class={`swatch ${look(task.group)} ${task.running ? 'running' : ''}`}
              aria-hidden="true"
            />
            {task.running ? (
              <bdi>{t('{name}, running', { name: name(task.group) })}</bdi>
            ) : (
              <button type="button" class="link" onClick={() => onSelect(task.id)}>
                <bdi>
                  {t('{name}, task {copy}', { name: name(task.group), copy: task.copy + 1 })}
                </bdi>
              </button>
            )}
          </li>
        ))}
        {explanation.taskCount > MOST_TASKS && (
          <li>{t('and {count} more', { count: explanation.taskCount - MOST_TASKS })}</li>
        )}
      </ul>
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
