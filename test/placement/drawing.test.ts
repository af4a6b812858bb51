import { describe, expect, test } from 'vitest';
import { place } from '../../core/placement/place.ts';
import { readPlan } from '../../core/plan/read-plan.ts';
import { format } from '../../core/text/message.ts';
import { toHtml } from '../../core/view/export/html.ts';
import { toJson } from '../../core/view/export/json.ts';
import { toMarkdown } from '../../core/view/export/markdown.ts';
import { toSvg } from '../../core/view/export/svg.ts';
import { draw } from '../../core/view/model/draw.ts';
import { Links } from '../../core/view/model/links.ts';
import { explain } from '../../core/view/model/why.ts';

async function placed(plan: unknown) {
  const text = JSON.stringify(plan);
  const read = await readPlan('plan', {
    read: async () => ({ text }),
    resolve: (_, path) => path,
    findTaskDefinition: async () => undefined,
  });
  const requests = read.requests.map(({ request }) => request);
  return { plan: read, result: place(read.cluster, requests, { seed: 1 }) };
}

function service(serviceName: string, desiredCount: number, more: object = {}) {
  const container = { name: 'c', image: 'i', cpu: 256, memory: 512 };
  const taskDefinition = { family: 'f', containerDefinitions: [container] };
  return { serviceName, desiredCount, taskDefinition, ...more };
}

const two = (count: number) => ({
  instanceType: 'm5.large',
  count,
  availabilityZones: ['a', 'b'],
});

const answering = { say: format, links: new Links(), shouldStop: () => false };

describe('hostile names are text wherever they go', () => {
  const NAMES = [
    '<img src=x onerror=alert(1)>',
    '"><script>alert(1)</script>',
    '\u202egnp.exe\u2066\u2069',
    'a'.repeat(10_000),
    '🚢👩‍👩‍👧‍👦',
    '| ` [x](javascript:alert(1)) ` |\n# head',
    ']]>&amp;&#60;',
  ];
  test.each(NAMES)('%j', async (name) => {
    const done = await placed({ containerInstances: [two(2)], services: [service(name, 99)] });
    const picture = draw(done, format, new Links());
    for (const page of [toSvg(picture, format), toHtml(done, name, format)]) {
      expect(page).not.toMatch(/<(?:img|script)/i);
      expect(page).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
      expect(page.length).toBeLessThan(60_000);
    }
    const table = toMarkdown(picture, format);
    expect(table).not.toMatch(/<img|<script|^# |(?<!\\)\[x\]/m);
    const lines = table.split('\n').filter((line) => line.startsWith('|'));
    const columns = lines.map((line) => line.replace(/\\\|/g, '').split('|').length);
    expect(new Set(columns).size).toBeLessThanOrEqual(2);
  });
});

test('a zone from right to left turns no sentence round', async () => {
  const containerInstances = [{ instanceType: 'm5.large', count: 1, availabilityZone: 'אזור' }];
  const done = await placed({ containerInstances, services: [service('שירות', 99)] });
  const picture = draw(done, format, new Links());
  expect(picture.sentence).toContain(' of \u2068שירות\u2069 could not be placed: ');
  expect(toHtml(done, 'shop', format)).toContain(' of &#8296;שירות&#8297; could not be placed: ');
  // Where text is no page, it stays plain.
  expect(toMarkdown(picture, format)).toContain(' of שירות could not be placed: ');
});

test('a page that stands alone has no script and fetches nothing', async () => {
  const done = await placed({ containerInstances: [two(2)], services: [service('web', 99)] });
  const page = toHtml(done, 'shop', format);
  expect(page).toContain("default-src 'none'");
  expect(page.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(
    /https?:|<script|<link|url\((?!#)/,
  );
  expect(page).toContain('99');
});

test('a page tells in words what came of it, what could not be placed and what would help', async () => {
  const instances = [two(200), { ...two(1), status: 'DRAINING' }];
  const done = await placed({ containerInstances: instances, services: [service('web', 1609)] });
  const page = toHtml(done, 'shop', format);
  const picture = draw(done, format, new Links());
  expect(page).toContain(`<p class="sentence">${picture.sentence}</p>`);
  expect(page).toMatch(
    /<h2>Why .* of web could not be placed<\/h2>\n<ul><li>200 instances lack CPU/,
  );
  expect(page).toMatch(/<h3>Suggestions<\/h3><ul><li>/);
  // The picture repeats none of it, but has a key.
  expect(page).not.toContain('class="title"');
  for (const sign of ['empty', 'full', 'takes no tasks']) expect(page).toContain(`>${sign}</text>`);
  // Alone, it has the whole sentence, in lines that fit.
  const titles = toSvg(picture, format).match(/(?<=class="title"[^>]*>)[^<]+/g) ?? [];
  expect(titles.join(' ')).toBe(picture.sentence);
  expect(Math.max(...titles.map(({ length }) => length))).toBeLessThan(93);
});

describe('a large cluster', () => {
  test('is sent with counts instead of tasks, and the same totals', async () => {
    const done = await placed({ containerInstances: [two(500)], services: [service('web', 3000)] });
    const whole = draw(done, format, new Links());
    const sent = draw(done, format, new Links(), true);
    expect([whole.detail, sent.detail]).toEqual(['tasks', 'counts']);
    expect(sent.totals).toEqual(whole.totals);
    expect(sent.sentence).toBe(whole.sentence);
    expect(sent.instances.map(({ taskCount }) => taskCount)).toEqual(
      whole.instances.map(({ tasks }) => tasks.length),
    );
    expect(JSON.stringify(sent).length).toBeLessThan(250_000);
    expect(sent.attributeSets.length).toBe(2);
  });

  test('answers for one instance with its tasks', async () => {
    const done = await placed({ containerInstances: [two(500)], services: [service('web', 3000)] });
    const answer = explain(done, 'instance 7', answering);
    expect(answer).toMatchObject({ kind: 'instance', title: 'm5.large-8', taskCount: 6 });
    expect(explain(done, 'instance 500', answering)).toBeUndefined();
  });
});

describe('why not', () => {
  test('equal reasons are folded, the deciding column first', async () => {
    const done = await placed({
      containerInstances: [two(40), { ...two(2), status: 'DRAINING' }],
      services: [
        service('big', 1, {
          placementConstraints: [{ type: 'memberOf', expression: 'attribute:stack == prod' }],
        }),
      ],
    });
    const answer = explain(done, 'unplaced 0', answering);
    if (answer?.kind !== 'unplaced') throw new Error('no answer');
    expect(answer.columns.map(({ code }) => code)).toEqual(['MEMBER_OF', 'STATUS']);
    expect(answer.passed).toContain('Memory');
    expect(answer.rows.map(({ zones, count, cells }) => [zones, count, cells[1]?.text])).toEqual([
      [['a', 'b'], 40, ''],
      [['a', 'b'], 2, '2 instances are DRAINING'],
    ]);
    expect(answer.rows[0]?.instances.length).toBe(12);
    const [first] = answer.advice;
    expect(first?.changes).toEqual([{ kind: 'constraints', group: 'service:big', value: [] }]);
  });
});

describe('what binds', () => {
  const small = (more: object) => ({
    taskDefinition: {
      family: 'f',
      ...more,
      containerDefinitions: [{ name: 'c', image: 'i', cpu: 64, memory: 64 }],
    },
  });

  test('why not has the amounts, and by instance what is lacking first', async () => {
    const done = await placed({
      containerInstances: [two(1), { ...two(1), status: 'DRAINING' }],
      services: [service('web', 9, small({ networkMode: 'awsvpc' }))],
    });
    const answer = explain(done, 'unplaced 0', answering);
    if (answer?.kind !== 'unplaced') throw new Error('no answer');
    expect(answer.columns.map(({ code }) => code)[0]).toBe('RESOURCE:ENI');
    const cell = answer.rows.find(({ cells }) => cells[0]?.amount)?.cells[0];
    expect(cell?.amount).toEqual({ resource: 'eni', required: 1, available: 0 });
    expect(answer.lacks.length).toBe(done.result.cluster.instances.length);
    expect(new Set(answer.lacks).size).toBe(2);
  });

  test('devices that a service takes are shown where none is in use, too', async () => {
    const picture = draw(
      await placed({
        containerInstances: [two(2)],
        services: [service('web', 0, small({ networkMode: 'awsvpc' }))],
      }),
      format,
      new Links(),
    );
    expect(picture.instances[0]?.devices).toMatchObject([
      { label: 'ENI', registered: 2, remaining: 2 },
    ]);
    expect(picture.groups[0]?.devices).toEqual({ ENI: 1 });
  });

  test('a port that the agent reserves is told from one that a task has in use', async () => {
    const portMappings = [22, 8080].map((port) => ({ containerPort: port, hostPort: port }));
    const definition = {
      family: 'f',
      containerDefinitions: [{ name: 'c', image: 'i', cpu: 64, memory: 64, portMappings }],
    };
    const done = await placed({
      containerInstances: [{ ...two(1), availabilityZones: ['a'] }],
      services: [service('ssh', 1, { taskDefinition: definition })],
    });
    const picture = draw(done, format, new Links());
    expect(picture.instances[0]?.otherPorts).toEqual({ '22/tcp': 'agent' });
    expect(explain(done, 'instance 0', answering)).toMatchObject({
      refuses: [{ reasons: ['host port 22/tcp is reserved by the container agent'] }],
    });
  });
});

test('many host ports that are in use are one reason', async () => {
  const portMappings = Array.from({ length: 14 }, (_, number) => ({
    containerPort: 9000 + number,
    hostPort: 9000 + number,
    protocol: number % 2 ? 'tcp' : 'udp',
  }));
  const done = await placed({
    containerInstances: [two(3)],
    services: [
      service('many', 4, {
        taskDefinition: {
          family: 'f',
          containerDefinitions: [{ name: 'c', image: 'i', cpu: 64, memory: 64, portMappings }],
        },
      }),
    ],
  });
  const said = '3 instances have ports 9000/udp, 9001/tcp and 12 more in use';
  const { unplaced } = draw(done, format, new Links());
  expect(unplaced[0]?.reasons.map(({ message }) => message)).toEqual([said]);
  const answer = explain(done, 'unplaced 0', answering);
  expect(answer).toMatchObject({ reasons: [said], rows: [{ count: 3, cells: [{ text: said }] }] });
  expect(explain(done, 'instance 0', answering)).toMatchObject({
    refuses: [{ reasons: ['host ports 9000/udp, 9001/tcp and 12 more are in use'] }],
  });
});

test('more copies than a cluster lets wait for their capacity provider are told of', async () => {
  const containerInstances = [{ ...two(2), capacityProvider: 'general' }];
  const capacityProviderStrategy = [{ capacityProvider: 'general', weight: 1 }];
  const notes = async (count: number) => {
    const services = [service('web', count, { capacityProviderStrategy })];
    const done = await placed({ containerInstances, services });
    return draw(done, format, new Links()).notes.map(({ message }) => message);
  };
  expect((await notes(516)).join()).not.toContain('wait for instances');
  expect((await notes(520)).join()).toContain(
    '4 of 504 would be rejected: (service web) was unable to place tasks in your cluster because the tasks provisioning capacity limit was exceeded.',
  );
});

test('the funnel names the runner-up and the stage that dropped it', async () => {
  const done = await placed({ containerInstances: [two(4)], services: [service('web', 3)] });
  const answer = explain(done, 'task 0 2', answering);
  if (answer?.kind !== 'placed') throw new Error('no answer');
  expect(answer.runnerUp).toBeTypeOf('number');
  expect(answer.stages.filter(({ decisive }) => decisive).length).toBe(1);
});

describe('Fargate has a lane of its own', () => {
  const onFargate = service('api', 3, { launchType: 'FARGATE' });

  test('with the zones of each service', async () => {
    const done = await placed({ containerInstances: [two(2)], services: [onFargate] });
    const { fargate, desired, sentence } = draw(done, format, new Links());
    expect(desired).toBe(0);
    expect(sentence).toBe('All 3 tasks run on Fargate, which needs no container instances.');
    const zones = [
      { zone: 'a', copies: 2, running: 0 },
      { zone: 'b', copies: 1, running: 0 },
    ];
    expect(fargate).toMatchObject([
      { label: 'api', capacityProvider: 'FARGATE', copies: 3, cpu: 256, memory: 512, zones },
    ]);
    const picture = draw(done, format, new Links());
    expect(toSvg(picture, format)).toMatch(/>3 × api<.*>FARGATE<.*>a × 2, b × 1</s);
    expect(toMarkdown(picture, format)).toContain('| a | FARGATE | 2 × api |  |  |');
    expect(toHtml(done, 'shop', format)).toContain('<td>FARGATE</td><td>api × 2</td>');
    expect(JSON.parse([...toJson('p', done.result, picture, format)].join('')).fargate).toEqual([
      { group: 'service:api', capacityProvider: 'FARGATE', copies: 3, running: 0, zones },
    ]);
  });

  test('beside what stands on instances', async () => {
    const services = [service('web', 2), onFargate];
    const done = await placed({ containerInstances: [two(2)], services });
    expect(draw(done, format, new Links()).sentence).toBe(
      'All 2 tasks placed, on 2 of 2 container instances; 3 more run on Fargate.',
    );
  });
});

test('reserved memory and pools are told', async () => {
  const done = await placed({ containerInstances: [two(3)], services: [] });
  const { instances, pools } = draw(done, format, new Links());
  expect(instances[0]?.reserved).toBe(8192 - (instances[0]?.memory.registered ?? 0));
  expect(pools).toMatchObject([
    { name: 'm5.large-1', type: 'm5.large', count: 3, zones: ['a', 'b'] },
  ]);
});

describe('a service on two capacity providers', () => {
  const split = {
    capacityProviderStrategy: [
      { capacityProvider: 'spot', weight: 2 },
      { capacityProvider: 'steady', weight: 1 },
    ],
  };
  const capacityProviders = ['spot', 'steady'].map((name) => {
    return { name, instanceType: 'm5.large', availabilityZones: ['a', 'b'] };
  });

  test('has a part for each, told apart by name; it counts as one service', async () => {
    const done = await placed({ capacityProviders, services: [service('web', 9, split)] });
    const picture = draw(done, format, new Links());
    expect(picture.groups.map(({ label }) => label)).toEqual(['web (spot)', 'web (steady)']);
    expect(picture.sentence).toMatch(/^0 of 9 tasks placed\. 9 tasks of web could not be placed: /);
  });

  test('its parts tell of the whole that changes are changes of', async () => {
    const plan = { capacityProviders, services: [service('web', 9, split), service('api', 2)] };
    const { groups } = draw(await placed(plan), format, new Links());
    expect(groups.map(({ desired, asked, share }) => [desired, asked, share])).toEqual([
      [6, 9, { label: 'web', capacityProvider: 'spot' }],
      [3, 9, { label: 'web', capacityProvider: 'steady' }],
      [2, 2, undefined],
    ]);
  });

  test('where there are no instances, none passed anything', async () => {
    const done = await placed({ capacityProviders, services: [service('web', 9, split)] });
    expect(explain(done, 'unplaced 0', answering)).toMatchObject({ columns: [], passed: [] });
  });
});

test('JSON of more than one text can hold comes in pieces', async () => {
  const large = service('web', 5000, {
    taskDefinition: { family: 'f', containerDefinitions: [{ name: 'c', image: 'i', cpu: 9999 }] },
  });
  const done = await placed({ containerInstances: [two(10_000)], services: [large] });
  const picture = draw(done, format, new Links());
  let length = 0;
  for (const part of toJson('p', done.result, picture, format)) length += part.length;
  // The longest string that V8 makes.
  expect(length).toBeGreaterThan(2 ** 29 - 24);
});

test('an instance tells what is left on it, and which host ports are in use', async () => {
  const container = {
    name: 'c',
    image: 'i',
    memory: 1,
    portMappings: [{ hostPort: 80, containerPort: 80 }],
  };
  const portMappings = [{ hostPort: 53, containerPort: 53, protocol: 'udp' }];
  const done = await placed({
    containerInstances: [{ instanceType: 'g4dn.xlarge' }],
    services: [
      service('web', 1, { taskDefinition: { family: 'web', containerDefinitions: [container] } }),
      service('dns', 1, {
        taskDefinition: { family: 'dns', containerDefinitions: [{ ...container, portMappings }] },
      }),
      service('api', 1, {
        taskDefinition: { networkMode: 'awsvpc', containerDefinitions: [container] },
      }),
    ],
  });
  const found = explain(done, 'instance 0', answering);
  const facts = found?.kind === 'instance' ? found.facts : [];
  expect(Object.fromEntries(facts.map(({ label, value }) => [label, value]))).toMatchObject({
    'Network interfaces available for awsvpc tasks': '1 / 2',
    'GPUs available': '1 / 1',
    'Host ports in use': '22, 53/udp, 80, 2375, 2376, 51678, 51679',
  });
});
