import type { Node } from '../../../text/node.ts';

/** The services that a Service Connect configuration offers; none where it is switched off. */
export function connectServices(service: Node): Node[] {
  const connect = service.get('serviceConnectConfiguration');
  if (connect.get('enabled').boolean === false) return [];
  return connect
    .get('services')
    .items()
    .filter((item) => item.kind === 'object' && !item.isUnknown);
}
