import { render } from 'preact';
import { App } from './app.tsx';
import { start } from './store/store.ts';

const root = document.getElementById('root');
if (root) {
  render(<App />, root);
  start();
}
