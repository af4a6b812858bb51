import { place } from '../../core/placement/place.ts';
import { benchCluster, benchRequests } from './clusters.ts';

/* Places the largest once and prints how much memory the process had at the most, in MB. */

const result = place(benchCluster(50_000), benchRequests(200, 500), { seed: 1 });
const placed = result.outcomes.reduce((sum, outcome) => sum + outcome.placed.length, 0);
if (placed !== 100_000) throw new Error(`${placed} of 100,000 placed`);
console.log(Math.round(process.resourceUsage().maxRSS / 1024));
