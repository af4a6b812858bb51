/** Files whose changes the server wants to know of, as globs: documents, and what deploys them. */
export const WATCHED = [
  // The endings of core/notations/forms.ts.
  '**/*.{json,jsonc,tpl,tftpl,json.*,yaml,yml,template,cfn,tf,tofu}',
  '**/.github/workflows/*.{yml,yaml}',
  '**/action.{yml,yaml}',
  '**/{appspec,ecspresso*}.{yml,yaml}',
];
