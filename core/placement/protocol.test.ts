import { describe, expect, it } from 'vitest';
import { readHostMessage, readPanelState, readViewMessage } from './protocol.ts';

describe('messages from the panel', () => {
  it.each([
    [{ type: 'ready' }],
    [{ type: 'why', task: 'service:web#0' }],
    [{ type: 'reveal', link: '12' }],
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
  ])('%j is read as it is', (message) => {
    expect(readHostMessage(message)).toEqual(message);
  });

  it.each([
    [undefined],
    [{ type: 'picture' }],
    [{ type: 'picture', picture: [] }],
    [{ type: 'explanation', explanation: {} }],
    [{ type: 'explanation', task: 't', explanation: 'text' }],
    [{ type: 'problem', message: {} }],
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
