import type { Definition } from './definition.ts';
import { deploymentPermissions } from './deployment-role.ts';
import { executionPermissions } from './execution-role.ts';
import { infrastructurePermissions } from './infrastructure-role.ts';
import { instancePermissions } from './instance-role.ts';
import type { Permissions } from './need.ts';
import { taskPermissions } from './task-role.ts';

/** All permissions that follow from a definition, in the order of its text within each role. */
export function permissionsOf(definition: Definition): Permissions {
  const all = [
    executionPermissions(definition),
    taskPermissions(definition),
    instancePermissions(definition),
    infrastructurePermissions(definition),
    deploymentPermissions(definition),
  ];
  return {
    needs: all.flatMap(({ needs }) => needs),
    open: all.flatMap(({ open }) => open),
    attached: all.flatMap(({ attached }) => attached),
  };
}
