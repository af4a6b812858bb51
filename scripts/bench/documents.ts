/** A task definition of about so many lines, written as people write them, without mistakes. */
export function taskDefinition(lines: number): string {
  // Each variable takes four lines, each container about fifty besides.
  const containers = 8;
  const variables = Math.max(1, Math.round((lines - 20 - containers * 50) / (containers * 4)));
  const container = (index: number) => ({
    name: `app-${index}`,
    image: `111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop/app-${index}:1.${index}.0`,
    cpu: 128,
    memory: 512,
    memoryReservation: 256,
    essential: index === 0,
    portMappings: [{ containerPort: 8080 + index, protocol: 'tcp', name: `http-${index}` }],
    environment: Array.from({ length: variables }, (_, variable) => ({
      name: `SETTING_${index}_${variable}`,
      value: `value of setting ${variable}`,
    })),
    secrets: [
      {
        name: `DATABASE_URL_${index}`,
        valueFrom: `arn:aws:secretsmanager:eu-west-1:111122223333:secret:shop/db-${index}-AbCdEf`,
      },
    ],
    mountPoints: [{ sourceVolume: 'data', containerPath: '/data', readOnly: false }],
    ulimits: [{ name: 'nofile', softLimit: 65536, hardLimit: 65536 }],
    healthCheck: {
      command: ['CMD-SHELL', `curl -f http://localhost:${8080 + index}/health || exit 1`],
      interval: 30,
      timeout: 5,
      retries: 3,
      startPeriod: 10,
    },
    logConfiguration: {
      logDriver: 'awslogs',
      options: {
        'awslogs-group': `/shop/app-${index}`,
        'awslogs-region': 'eu-west-1',
        'awslogs-stream-prefix': 'app',
        mode: 'non-blocking',
      },
    },
  });
  const definition = {
    family: 'shop',
    requiresCompatibilities: ['FARGATE'],
    networkMode: 'awsvpc',
    cpu: '4096',
    memory: '8192',
    taskRoleArn: 'arn:aws:iam::111122223333:role/shop',
    executionRoleArn: 'arn:aws:iam::111122223333:role/ecsTaskExecutionRole',
    containerDefinitions: Array.from({ length: containers }, (_, index) => container(index)),
    volumes: [{ name: 'data' }],
    tags: [{ key: 'team', value: 'shop' }],
  };
  return JSON.stringify(definition, null, 2);
}
