import { blueGreenPass } from './blue-green-pass.ts';
import { daemonPass } from './daemon.ts';
import { judgeDeployment } from './deploying.ts';
import type { Service } from './entities.ts';
import { rollingPass } from './rolling.ts';
import type { World } from './world.ts';

/** One pass of the scheduler over one service. */
export function pass(world: World, service: Service): void {
  if (!service.deployment) return;
  if (judgeDeployment(world, service) && service.deployment.stalled) return;
  if (service.spec.scheduling === 'DAEMON') daemonPass(world, service);
  else if (service.blueGreen) blueGreenPass(world, service, service.blueGreen);
  else rollingPass(world, service);
}
