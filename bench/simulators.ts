import { collectTransitions } from '../src/dataset/collect';
import { ENVIRONMENTS } from '../src/environments/registry';
import { type Figure, median } from './statistics';

const DECISIONS = 4_000;
const ROUNDS = 5;

/** Random-policy decisions a second on one core, the collecting included. */
export async function benchSimulators(): Promise<Figure[]> {
	return ENVIRONMENTS.map((environment) => {
		const rates = Array.from({ length: ROUNDS }, (_, seed) => {
			const start = performance.now();
			collectTransitions({ environment, published: true, seed, size: DECISIONS });
			return (DECISIONS * 1_000) / (performance.now() - start);
		});
		return {
			what: `${environment.name.en}, decisions`,
			value: Math.round(median(rates)).toLocaleString('en'),
			unit: '/s (median of 5)',
		};
	});
}
