import { type ContainerRule, type Examples, parameters } from '../../rule.ts';

export const rule: ContainerRule = {
  id: 'port-host-host-port',
  area: 'ports',
  severity: 'error',
  evidence: 'rejected',
  on: 'container',
  needs: ['portMappings'],
  title: 'In network mode host, hostPort must be absent or equal to containerPort.',
  why: 'A container in host mode uses the ports of the instance directly: there is nothing that could map one port to another.',
  says: ['When networkMode=host, the host ports and container ports in port mappings must match'],
  docs: parameters('container_definition_portmappings'),
  messages: {
    differs:
      'In host network mode, "hostPort" ({host}) must equal "containerPort" ({container}). Remove "hostPort".',
  },
  check({ node }, report, task) {
    if (task.effectiveNetworkMode !== 'host') return;
    for (const mapping of node.get('portMappings').items()) {
      const hostPort = mapping.get('hostPort');
      const host = hostPort.number;
      const container = mapping.get('containerPort').number;
      // 0 is what tools write for "not set".
      if (host === undefined || container === undefined || host === 0 || host === container)
        continue;
      report({
        at: hostPort,
        message: 'differs',
        params: { host, container },
        fixes: [
          {
            title: 'Remove "hostPort"',
            preferred: true,
            edits: (editor) => editor.remove(hostPort),
          },
        ],
      });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: `{
  "family": "web",
  "networkMode": "host",
  "containerDefinitions": [
    { "name": "web", "image": "nginx:1.27", "memory": 128,
      "portMappings": [{ "containerPort": 80, "hostPort": 8080 }] }
  ]
}`,
      fixed: `{
  "family": "web",
  "networkMode": "host",
  "containerDefinitions": [
    { "name": "web", "image": "nginx:1.27", "memory": 128,
      "portMappings": [{ "containerPort": 80 }] }
  ]
}`,
    },
  ],
  good: [
    {
      title: 'the same port on both sides',
      text: `{
  "family": "web",
  "networkMode": "host",
  "containerDefinitions": [
    { "name": "web", "image": "nginx:1.27", "memory": 128,
      "portMappings": [{ "containerPort": 80, "hostPort": 80 }] }
  ]
}`,
    },
    {
      title: 'a port that is filled in later',
      text: `{
  "family": "web",
  "networkMode": "host",
  "containerDefinitions": [
    { "name": "web", "image": "nginx:1.27", "memory": 128,
      "portMappings": [{ "containerPort": 80, "hostPort": "<PORT>" }] }
  ]
}`,
    },
  ],
});
