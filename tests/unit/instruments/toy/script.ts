import add from './task';

export async function toySum(a: number, b = 1): Promise<number> {
	return add({ a, b });
}
