import { message, type Stage, type StageOf } from './stage.ts';

/** Only `ACTIVE` instances take tasks. Source: API reference, ContainerInstance. */
export const status: StageOf = () => ACTIVE;

const ACTIVE: Stage = {
  code: 'STATUS',
  title: message('is ACTIVE'),
  key: 'status',
  passes:
    ({ roster }) =>
    (index) =>
      roster.instance(index).status === 'ACTIVE',
  reasons: ({ roster }, index) => {
    const { status } = roster.instance(index);
    return [
      { code: 'STATUS', subject: status, message: message('is {status}, not ACTIVE', { status }) },
    ];
  },
};

/** Only instances whose agent is connected take tasks. Source: the same page. */
export const agent: StageOf = () => CONNECTED;

const CONNECTED: Stage = {
  code: 'AGENT',
  title: message('has its agent connected'),
  key: 'agent',
  passes:
    ({ roster }) =>
    (index) =>
      roster.instance(index).agentConnected,
  reasons: () => [{ code: 'AGENT', message: message('its agent is not connected') }],
};

/** A task of a capacity provider goes to its instances only. Source: API reference, CapacityProvider. */
export const capacityProvider: StageOf = ({ capacityProvider: wanted }) =>
  wanted === undefined
    ? undefined
    : {
        code: 'CAPACITY_PROVIDER',
        title: message('belongs to capacity provider {wanted}', { wanted }),
        key: `provider ${wanted}`,
        passes:
          ({ roster }) =>
          (index) =>
            roster.instance(index).capacityProvider === wanted,
        reasons: () => [
          {
            code: 'CAPACITY_PROVIDER',
            subject: wanted,
            message: message('does not belong to capacity provider {wanted}', { wanted }),
          },
        ],
      };

/** StartTask names the instance itself. Source: API reference, StartTask. */
export const named: StageOf = ({ containerInstance: wanted }) =>
  wanted === undefined
    ? undefined
    : {
        code: 'NO_INSTANCES',
        title: message('is {wanted}, which the task names', { wanted }),
        key: `named ${wanted}`,
        passes:
          ({ roster }) =>
          (index) =>
            roster.instance(index).name === wanted,
        reasons: () => [
          {
            code: 'NO_INSTANCES',
            subject: wanted,
            message: message('is not {wanted}, which the task names', { wanted }),
          },
        ],
      };
