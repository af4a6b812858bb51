import { simulate } from '../../core/simulation/simulate.ts';
import { benchSimulation, deployAll } from './simulation.ts';

const { end } = simulate(benchSimulation(5000, 200, 500, deployAll));
if (end !== 'completed') throw new Error(`ended ${end}`);
process.stdout.write(String(Math.round(process.resourceUsage().maxRSS / 1024)));
