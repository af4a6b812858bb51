import type {
  Explanation,
  PlacedExplanation,
  UnplacedExplanation,
} from '../../core/placement/picture.ts';
import { LinkButton } from './link.tsx';
import { t } from './text.ts';

/** The answer to "why": the way through the stages, or what every instance lacked. */
export function Details({
  explanation,
  onClose,
}: {
  explanation: Explanation;
  onClose: () => void;
}) {
  return (
    <aside class="details" aria-label={t('Why')}>
      <div class="details-head">
        <h2>{explanation.title}</h2>
        <button type="button" class="close" aria-label={t('Close')} onClick={onClose}>
          ×
        </button>
      </div>
      {explanation.kind === 'placed' ? (
        <Placed explanation={explanation} />
      ) : (
        <Unplaced explanation={explanation} />
      )}
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

function Placed({ explanation }: { explanation: PlacedExplanation }) {
  const most = Math.max(1, ...explanation.stages.map((stage) => stage.left));
  return (
    <>
      <ol class="funnel">
        {explanation.stages.map((stage) => (
          <li key={stage.label}>
            <span class="stage">{stage.label}</span>
            <span class="bar" aria-hidden="true">
              <span style={{ width: `${(stage.left / most) * 100}%` }} />
            </span>
            <span class="left">{stage.left}</span>
            <span class="text">{stage.text}</span>
          </li>
        ))}
      </ol>
      <p>{explanation.decided}</p>
    </>
  );
}

function Unplaced({ explanation }: { explanation: UnplacedExplanation }) {
  return (
    <>
      <ul class="why">
        {explanation.reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      <p class="event">
        {t('Amazon ECS would say:')} <q>{explanation.event}</q>
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('Instance')}</th>
            <th scope="col">{t('What it lacked')}</th>
          </tr>
        </thead>
        <tbody>
          {explanation.instances.map((instance) => (
            <tr key={instance.label}>
              <th scope="row">
                {instance.link ? (
                  <LinkButton link={instance.link}>{instance.label}</LinkButton>
                ) : (
                  instance.label
                )}
                <span class="zone-name">{instance.zone}</span>
              </th>
              <td>
                <ul>
                  {instance.reasons.map((reason) => (
                    <li key={reason.code + reason.message}>{reason.message}</li>
                  ))}
                </ul>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
