import * as vscode from 'vscode';
import type { HostMessage } from '../protocol/panel.ts';
import { registerActions } from './actions.ts';
import { registerCommands } from './commands.ts';
import { environmentOf } from './environment.ts';
import { registerExplain } from './explain.ts';
import { registerFirstSteps } from './first-steps.ts';
import { registerFleet } from './fleet.ts';
import { registerChangeKind } from './kinds.ts';
import { registerNewDocument } from './new-document.ts';
import { registerOfferCommandLine, registerOpenDocument, registerShowReasons } from './places.ts';
import { Panels } from './preview/panels.ts';
import { registerReportIssue, reportBody } from './report.ts';
import { registerRulePage } from './rule-page.ts';
import { type CreateClient, Server } from './server.ts';
import { followKind } from './status.ts';
import { registerTests } from './tests/controller.ts';
import { registerTools } from './tools.ts';

/** What `activate` returns; nobody but our own tests relies on it. */
export interface Stowage {
  /** Resolves once the server runs: at the first document that concerns it. */
  readonly ready: Promise<void>;
  /** Whether the server was started. */
  readonly started: () => boolean;
  /** The message that the panel of a plan was sent last. */
  readonly shown: (plan: vscode.Uri) => HostMessage | undefined;
  /** What a report about a fault begins with. */
  readonly report: () => Promise<string>;
  /** The names of the tests that the Test Explorer finds. */
  readonly tests: () => Promise<readonly string[]>;
}

/** The part of activation that desktop and web share. */
export function start(context: vscode.ExtensionContext, createClient: CreateClient): Stowage {
  const log = vscode.window.createOutputChannel('Stowage', { log: true });
  // What a report about a fault needs.
  for (const line of environmentOf(context)) log.info(line);
  const server = new Server(createClient, log);
  const panels = new Panels(context.extensionUri, server, log);
  context.subscriptions.push(log, server, panels, followKind(server));
  const tests = registerTests(server);
  context.subscriptions.push(tests);
  context.subscriptions.push(registerCommands(server, panels, log), registerNewDocument(server));
  context.subscriptions.push(
    registerActions(server),
    registerFirstSteps(context),
    registerReportIssue(context, server),
    registerExplain(context.extensionUri, server),
    registerFleet(server),
    registerRulePage(context, server),
    registerOpenDocument(),
    registerOfferCommandLine(),
    registerShowReasons(),
    registerChangeKind(server),
    registerTools(context, server),
  );
  server.startWhenConcerned();
  return {
    ready: server.ready,
    started: () => server.started,
    shown: (plan) => panels.shown(plan),
    report: () => reportBody(context, server),
    tests: () => tests.list(),
  };
}
