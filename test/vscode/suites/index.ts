// In this order: the first suite wants a server that has not been started.
import './activation.ts';
import './assist.ts';
import './lint.ts';
import './editing.ts';
import './outside.ts';
import './panel.ts';
import './placement.ts';
import './schemas.ts';
import './tools.ts';
import './templates.ts';
import './terraform.ts';
import './virtual.ts';
