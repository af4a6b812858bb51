/** Files whose changes the server wants to know of, as globs: documents, and what deploys them. */
export const WATCHED = [
  '**/*.{json,jsonc}',
  '**/.github/workflows/*.{yml,yaml}',
  '**/action.{yml,yaml}',
  '**/{appspec,ecspresso*}.{yml,yaml}',
];
