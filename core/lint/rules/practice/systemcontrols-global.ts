import { container, FARGATE, task } from '../../example.ts';
import { remove } from '../../fixes.ts';
import { type ContainerRule, type Examples, parameters } from '../../rule.ts';
import { sysctlsOf } from './_sysctl.ts';

/**
 * Parameters of net.core that the kernel keeps for the whole machine, so that a network namespace
 * does not show them. Source: Linux net/core/sysctl_net_core.c, table net_core_table.
 */
const GLOBAL =
  /^net\.core\.(?:[rw]mem_(?:max|default)|netdev_(?:max_backlog|budget(?:_usecs)?|rss_key|tstamp_prequeue)|dev_weight(?:_[rt]x_bias)?|bpf_jit_\w+|message_(?:cost|burst)|rps_sock_flow_entries|flow_limit_\w+|busy_(?:poll|read)|default_qdisc|warnings|max_skb_frags|gro_normal_batch)$/;

export const rule: ContainerRule = {
  id: 'systemcontrols-global',
  area: 'practice',
  severity: 'error',
  evidence: 'rejected',
  on: 'container',
  needs: ['systemControls'],
  title: 'Kernel parameters of the whole instance cannot be set for a container.',
  why: 'A network namespace does not have them, so the container cannot start. Of net.core, "net.core.somaxconn" can be set.',
  says: ['open /proc/sys/net/core/rmem_max: no such file or directory'],
  source: 'aws/containers-roadmap#2368',
  docs: parameters('container_definition_systemcontrols'),
  messages: {
    global:
      '"{name}" is a parameter of the whole machine and does not exist in a container: the container cannot start.',
  },
  check(container, report, task) {
    // In network mode host all of net. has a rule of its own.
    if (task.networkMode === 'host') return;
    for (const { at, name, node } of sysctlsOf(container)) {
      if (!GLOBAL.test(name)) continue;
      const severity = task.fargate ? 'error' : 'warning';
      report({ at, message: 'global', params: { name }, severity, fixes: [remove(node)] });
    }
  },
};

export const examples = (): Examples => ({
  bad: [
    {
      text: task(
        ...FARGATE,
        container('"systemControls": [{ "namespace": "net.core.rmem_max", "value": "7500000" }]'),
      ),
    },
  ],
  good: [
    {
      text: task(
        ...FARGATE,
        container('"systemControls": [{ "namespace": "net.core.somaxconn", "value": "1024" }]'),
      ),
    },
    {
      title: 'a name that is filled in later',
      text: task(
        ...FARGATE,
        container('"systemControls": [{ "namespace": "<NAME>", "value": "1" }]'),
      ),
    },
  ],
});
