import type { Dataset } from '../../../src/dataset/Dataset';
import type { Environment } from '../../../src/environments/Environment';

/** For each transition, whether its episode goes on with the next one: it was neither over nor truncated. */
export function goesOn({ size, done }: Dataset, { maxDecisions }: Environment): boolean[] {
	let decisions = 0;
	return Array.from({ length: size }, (_, index) => {
		decisions++;
		const continues = done[index] === 0 && decisions < maxDecisions;
		if (!continues) decisions = 0;
		return continues;
	});
}
