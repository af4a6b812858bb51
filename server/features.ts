import { CodeActionKind } from 'vscode-languageserver';
import { matchesGlob } from '../core/lint/glob.ts';
import type { Feature } from './feature.ts';
import { registerCapture } from './features/capture.ts';
import { FIX_ALL, MAKE_REGISTRABLE, registerCodeActions } from './features/code-actions.ts';
import { completionProvider, registerCompletion } from './features/completion.ts';
import { registerDocumentLinks } from './features/document-links.ts';
import { registerExplain } from './features/explain.ts';
import { registerFleet } from './features/fleet.ts';
import { registerHover } from './features/hover.ts';
import { refreshHints, registerInlayHints } from './features/inlay-hints.ts';
import { registerKind } from './features/kind.ts';
import { registerNames } from './features/names.ts';
import { GENERATE } from './features/new-files.ts';
import { registerOutline } from './features/outline.ts';
import { PipelineDiagnostics } from './features/pipeline-diagnostics.ts';
import { registerPlacement } from './features/placement.ts';
import { registerPlanExpectations } from './features/plan-expectations.ts';
import { registerPlanFindings } from './features/plan-findings.ts';
import { registerPlanLenses } from './features/plan-lenses.ts';
import { registerRename } from './features/rename.ts';
import { registerRulePage } from './features/rule-page.ts';
import { registerSemanticTokens, semanticTokensProvider } from './features/semantic-tokens.ts';
import { registerTemplate } from './features/template.ts';
import { registerTools } from './features/tools.ts';
import { WorkspaceDiagnostics } from './features/workspace-diagnostics.ts';
import { PLANS } from './workspace.ts';

const codeActionProvider = {
  codeActionKinds: [
    CodeActionKind.QuickFix,
    CodeActionKind.RefactorRewrite,
    CodeActionKind.RefactorExtract,
    GENERATE,
    FIX_ALL,
    MAKE_REGISTRABLE,
  ],
  resolveProvider: true,
};

/** A feature that only answers requests. */
function answers(
  register: (...args: Parameters<Feature['register']>) => void,
  capabilities: Feature['capabilities'] = {},
): Feature {
  return {
    capabilities,
    register(session, diagnostics) {
      register(session, diagnostics);
      return undefined;
    },
  };
}

const inlayHints: Feature = {
  capabilities: { inlayHintProvider: true },
  register(session) {
    registerInlayHints(session);
    return { configured: () => refreshHints(session) };
  },
};

/** Completion, with the values that other documents have. */
const completion: Feature = {
  capabilities: { completionProvider },
  register(session) {
    registerCompletion(session);
    const { values } = session;
    return {
      edited: (uri) => values.changed(uri),
      closed: (uri) => values.changed(uri),
      changed(uris, listed) {
        if (listed.length > 0) values.listed();
        for (const uri of uris) values.changed(uri);
      },
      folders: () => values.listed(),
    };
  },
};

/** The preview, and the lenses that depend on it. */
const placement: Feature = {
  capabilities: { codeLensProvider: {} },
  register(session, diagnostics) {
    const lenses = registerPlanLenses(session);
    const pictureChanged = registerPlacement(session, diagnostics);
    const changed = (uri: string) => {
      if (pictureChanged(uri)) lenses.refresh();
    };
    return {
      configured: lenses.refresh,
      edited: changed,
      closed(uri) {
        changed(uri);
        session.placements.release(uri);
      },
      changed(uris, listed) {
        // A plan that is new may place a task definition that is open.
        if (listed.some((uri) => matchesGlob(PLANS, uri))) lenses.refresh();
        for (const uri of uris) if (!session.texts.get(uri)) changed(uri);
      },
      dispose: lenses.dispose,
    };
  },
};

const pipelines: Feature = {
  register(session) {
    const files = new PipelineDiagnostics(session);
    const schedule = () => files.schedule();
    return {
      configured: schedule,
      opened: schedule,
      edited: schedule,
      changed: schedule,
      dispose: () => files.dispose(),
    };
  },
};

const workspace: Feature = {
  register(session, diagnostics) {
    const files = new WorkspaceDiagnostics(session, diagnostics);
    const background = (work: Promise<void>) =>
      void work.catch((error) => session.log('Workspace diagnostics failed', error));
    return {
      configured: () => background(files.refresh()),
      folders: () => background(files.refresh()),
      opened: (uri) => background(files.opened(uri)),
      closed: (uri) => background(files.changed(uri)),
      changed(uris) {
        for (const uri of uris) background(files.changed(uri));
      },
    };
  },
};

/** All features, in the order in which they are told what happens. */
export const FEATURES: readonly Feature[] = [
  answers(registerCapture),
  answers(registerCodeActions, { codeActionProvider }),
  completion,
  answers(registerDocumentLinks, { documentLinkProvider: {} }),
  answers(registerExplain),
  answers(registerFleet),
  answers(registerHover, { hoverProvider: true }),
  inlayHints,
  answers(registerKind),
  answers(registerNames, {
    definitionProvider: true,
    documentHighlightProvider: true,
    referencesProvider: true,
  }),
  answers(registerOutline, { documentSymbolProvider: { label: 'Stowage' } }),
  answers(registerPlanExpectations),
  answers(registerRename, { renameProvider: { prepareProvider: true } }),
  answers(registerRulePage),
  answers(registerTemplate),
  answers(registerTools),
  answers(registerSemanticTokens, { semanticTokensProvider }),
  answers(registerPlanFindings),
  placement,
  pipelines,
  workspace,
];
