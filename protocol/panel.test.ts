import { describe, expect, it } from 'vitest';
import { readHostMessage, readPanelState, readViewMessage } from './panel.ts';

describe('messages from the panel', () => {
  it.each([
    [{ type: 'ready' }],
    [{ type: 'why', task: 'service:web#0', changes: [] }],
    [{ type: 'reveal', link: '12' }],
    [{ type: 'try', changes: [{ kind: 'desiredCount', group: 'service:web', value: 7 }] }],
    [
      {
        type: 'write',
        changes: [{ kind: 'instanceType', instances: 'm5.large-1', value: 'm5.large' }],
      },
    ],
    [
      {
        type: 'try',
        changes: [
          { kind: 'loseZone', zone: 'eu-west-1b' },
          { kind: 'seed', value: 3 },
        ],
      },
    ],
    [
      {
        type: 'try',
        changes: [
          { kind: 'strategy', group: 'service:web', value: [{ type: 'binpack', field: 'memory' }] },
          { kind: 'constraints', group: 'service:web', value: [{ type: 'distinctInstance' }] },
        ],
      },
    ],
    [{ type: 'fewest', instances: 'm5.large-1', changes: [] }],
    [{ type: 'export', format: 'png', changes: [] }],
    [{ type: 'timeline', changes: [] }],
    [{ type: 'save', data: 'iVBORw0KGgo=' }],
    [{ type: 'complete', text: 'attribute:st', offset: 12 }],
  ])('%j is read as it is', (message) => {
    expect(readViewMessage(message)).toEqual(message);
  });

  it.each([
    [null],
    ['ready'],
    [[]],
    [{}],
    [{ type: 'run' }],
    [{ type: 'why' }],
    [{ type: 'why', task: 3 }],
    [{ type: 'reveal', link: '' }],
    [{ type: 'reveal', link: 'x'.repeat(2049) }],
    [{ type: 'reveal', link: { toString: 'x' } }],
    [{ type: 'try', changes: 'all' }],
    [{ type: 'try', changes: [{ kind: 'seed', value: { deep: [] } }] }],
    [{ type: 'try', changes: [{ kind: 'desiredCount', group: 0, value: 1 }] }],
    [{ type: 'try', changes: [{ kind: 'desiredCount', group: 'service:web', value: -1 }] }],
    [{ type: 'try', changes: [{ kind: 'desiredCount', group: 'service:web', value: 1.5 }] }],
    [{ type: 'write', changes: [{ kind: 'loseZone', zone: 'x'.repeat(4001) }] }],
    [{ type: 'write', changes: Array(201).fill({ kind: 'seed', value: 1 }) }],
    [{ type: 'export', format: 'exe' }],
    [{ type: 'save', data: '../../x' }],
    [{ type: 'fewest', instances: 0 }],
    [{ type: 'complete', text: 'a', offset: 2 }],
    [{ type: 'complete', text: 'x'.repeat(4001), offset: 0 }],
  ])('%j is refused', (message) => {
    expect(readViewMessage(message)).toBeUndefined();
  });

  it('members that nobody asked for are dropped', () => {
    expect(readViewMessage({ type: 'ready', uri: 'file:///etc/passwd' })).toEqual({
      type: 'ready',
    });
  });
});

describe('messages to the panel', () => {
  it.each([
    [{ type: 'picture', picture: {} }],
    [{ type: 'explanation', task: 't', explanation: {} }],
    [{ type: 'problem', message: 'no' }],
    [{ type: 'trial', trial: { picture: {} }, changes: [{ kind: 'seed', value: 1 }] }],
    [{ type: 'shuffle', shuffle: {} }],
    [{ type: 'timeline', timeline: {}, changes: [] }],
    [{ type: 'fewest', instances: 'm5.large-1', count: null }],
    [{ type: 'highlight', links: ['a'] }],
    [{ type: 'said', message: 'Copied.' }],
    [{ type: 'select', group: 'service:web' }],
    [{ type: 'completions', text: 'st', start: 0, end: 2, labels: ['attribute:stack'] }],
    [{ type: 'exported', format: 'svg', text: '<svg/>' }],
  ])('%j is read as it is', (message) => {
    expect(readHostMessage(message)).toEqual(message);
  });

  it.each([
    [undefined],
    [{ type: 'picture' }],
    [{ type: 'select' }],
    [{ type: 'completions', text: 'st', start: 0, end: 2, labels: [7] }],
    [{ type: 'picture', picture: [] }],
    [{ type: 'trial', trial: {}, changes: [] }],
    [{ type: 'trial', trial: { picture: {} } }],
    [{ type: 'explanation', explanation: {} }],
    [{ type: 'explanation', task: 't', explanation: 'text' }],
    [{ type: 'problem', message: {} }],
    [{ type: 'highlight', links: [3] }],
    [{ type: 'fewest', instances: 'm5.large-1', count: 'all' }],
    [{ type: 'exported', format: 'html', text: '' }],
    [{ type: 'ready' }],
  ])('%j is refused', (message) => {
    expect(readHostMessage(message)).toBeUndefined();
  });
});

describe('the state of a panel', () => {
  it.each([
    [{ plan: 'file:///a.stowage.json', open: 3 }, { plan: 'file:///a.stowage.json' }],
    [{ plan: 3 }, undefined],
    [undefined, undefined],
  ])('%j gives %j', (state, expected) => {
    expect(readPanelState(state)).toEqual(expected);
  });
});
