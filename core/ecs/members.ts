import { MISSING, type Node } from '../text/node.ts';

/** The member, spelled as the API, as CloudFormation (`Family`) or as Terraform (`task_role_arn`). */
export function member(node: Node, name: string): Node {
  for (const spelling of spellings(name)) {
    const value = node.get(spelling);
    if (value !== MISSING) return value;
  }
  return MISSING;
}

/** Whether an object has a member, in one of these spellings. */
export function hasMember(node: Node, name: string): boolean {
  return spellings(name).some((spelling) => node.member(spelling) !== undefined);
}

function spellings(name: string): string[] {
  const snake = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return [name, (name[0] ?? '').toUpperCase() + name.slice(1), snake];
}
