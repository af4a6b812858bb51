import {
  READ_ONLY_SERVICE_MEMBERS,
  READ_ONLY_TASK_MEMBERS,
  READ_ONLY_TASK_SET_MEMBERS,
  type SchemaName,
} from '../ecs/schema/schema.ts';
import type { Part } from './subject.ts';

/** So many keys in another spelling are no slip of the hand. */
const MANY = 3;

/** True when the keys of a part are spelled as another tool spells them. */
export function isForeign(part: Part): boolean {
  let count = 0;
  for (const key of part.unknownKeys) {
    if (!key.spelling) continue;
    if (key.meant === 'containerDefinitions' || ++count >= MANY) return true;
  }
  return false;
}

const READ_ONLY: Readonly<Record<SchemaName, ReadonlySet<string>>> = {
  taskDefinition: READ_ONLY_TASK_MEMBERS,
  containerDefinitions: READ_ONLY_TASK_MEMBERS,
  serviceDefinition: READ_ONLY_SERVICE_MEMBERS,
  serviceUpdate: READ_ONLY_SERVICE_MEMBERS,
  runTask: new Set(),
  taskSet: READ_ONLY_TASK_SET_MEMBERS,
};

/** True for members that describe calls print and that another rule judges as a whole. */
export function isOutput(part: Part, key: string): boolean {
  return READ_ONLY[part.schema].has(key);
}
