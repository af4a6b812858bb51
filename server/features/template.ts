import { TEMPLATES } from '../../core/assist/templates.ts';
import { filledIn } from '../../core/ecs/known-values.ts';
import { Method, type TemplateParams, type TemplateResult } from '../../protocol/methods.ts';
import { runSafe } from '../run-safe.ts';
import type { Session } from '../session.ts';

/** Answers with a document to begin with, in which the workspace's account, Region and so on stand. */
export function registerTemplate(session: Session): void {
  session.connection.onRequest<TemplateResult, void>(
    Method.template,
    runSafe<TemplateParams, TemplateResult>(
      session,
      'Template',
      { snippet: '' },
      async ({ template: id, uri }) => {
        const template = TEMPLATES.find((each) => each.id === id);
        if (!template) return { snippet: '' };
        return { snippet: filledIn(template.snippet, await session.values.around(uri)) };
      },
    ),
  );
}
