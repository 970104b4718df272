import { numbersClock } from './NumbersClock';

/** Resolves when every number that follows the training shows what it is now: after the next beat. */
export async function numbersShown(): Promise<void> {
	await new Promise<void>((resolve) => numbersClock.request(resolve));
	// The parts of the page that were told of it are rendered by then.
	await new Promise((resolve) => setTimeout(resolve, 0));
}
