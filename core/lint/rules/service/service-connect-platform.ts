import { service } from '../../example.ts';
import { type Examples, guide, type ServiceRule } from '../../rule.ts';
import { keyOf } from './_service.ts';

export const rule: ServiceRule = {
  id: 'service-connect-platform',
  area: 'service',
  severity: 'error',
  evidence: 'rejected',
  on: 'service',
  title: 'Service Connect needs Linux tasks in network mode awsvpc or bridge.',
  why: 'Amazon ECS adds a proxy container to each task, which runs on Linux and needs a network of its own.',
  source: 'aws/copilot-cli#5696',
  docs: guide('service-connect'),
  messages: {
    windows: 'Service Connect is not supported for Windows tasks.',
    mode: 'Service Connect is not supported in network mode {mode}; use awsvpc or bridge.',
    external: 'Service Connect is not supported for external instances.',
  },
  check(service, report, subject) {
    const connect = service.get('serviceConnectConfiguration');
    if (connect.get('enabled').boolean !== true) return;
    const at = keyOf(connect);
    const task = subject.taskOf(service);
    const mode = task?.effectiveNetworkMode;
    if (task?.windows) report({ at, message: 'windows' });
    else if (mode === 'host' || mode === 'none') {
      report({ at, message: 'mode', params: { mode }, severity: 'warning' });
    } else if (service.get('launchType').string === 'EXTERNAL') {
      report({ at, message: 'external', severity: 'warning' });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: service(
        '"taskDefinition": { "family": "web", "runtimePlatform": { "operatingSystemFamily": "WINDOWS_SERVER_2022_CORE" }, "containerDefinitions": [{ "name": "web", "image": "web:1", "memory": 512 }] }',
        '"serviceConnectConfiguration": { "enabled": true, "namespace": "shop" }',
      ),
    },
    {
      text: service(
        '"taskDefinition": { "family": "web", "networkMode": "host", "containerDefinitions": [{ "name": "web", "image": "web:1", "memory": 512 }] }',
        '"serviceConnectConfiguration": { "enabled": true, "namespace": "shop" }',
      ),
    },
  ],
  good: [
    {
      text: service(
        '"taskDefinition": { "family": "web", "networkMode": "awsvpc", "containerDefinitions": [{ "name": "web", "image": "nginx:1.27", "memory": 128, "portMappings": [{ "containerPort": 80, "name": "http" }] }] }',
        '"networkConfiguration": { "awsvpcConfiguration": { "subnets": ["subnet-1"] } }',
        '"serviceConnectConfiguration": { "enabled": true, "namespace": "shop" }',
      ),
    },
    {
      title: 'switched off',
      text: service(
        '"taskDefinition": { "family": "web", "runtimePlatform": { "operatingSystemFamily": "WINDOWS_SERVER_2022_CORE" }, "containerDefinitions": [{ "name": "web", "image": "web:1", "memory": 512 }] }',
        '"serviceConnectConfiguration": { "enabled": false }',
      ),
    },
    {
      title: 'a platform that is filled in later',
      text: service(
        '"taskDefinition": { "family": "web", "runtimePlatform": { "operatingSystemFamily": "${OS}" }, "networkMode": "${MODE}", "containerDefinitions": [{ "name": "web", "image": "web:1", "memory": 512 }] }',
        '"serviceConnectConfiguration": { "enabled": true, "namespace": "shop" }',
      ),
    },
  ],
});
