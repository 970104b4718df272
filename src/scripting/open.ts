import type { ModelShape } from '../model/layout';
import { openFile } from '../state/opening/openFile';
import type { TrainedState } from '../state/trainedState';

/** What `latentLab.open` took. */
export type OpenResult =
	/** Its settings are taken; `trained` says how far its sender had trained, null where it does not tell. */
	| { readonly kind: 'manifest'; readonly trained: TrainedState | null }
	/** Both runs stand at `step` and wait; `hasPast` says whether the file has the curves of the steps before. */
	| { readonly kind: 'training'; readonly step: number; readonly hasPast: boolean }
	/** Both runs have its weights and wait: the world that they are of, and the sizes. */
	| ({ readonly kind: 'weights'; readonly environment: string } & ModelShape);

/** Takes a file as the page's dialog does. @throws RangeError with the reason when nothing was taken */
export async function open(bytes: Uint8Array | ArrayBuffer | Blob, name = 'the file'): Promise<OpenResult> {
	const outcome = await openFile(bytes instanceof Blob ? bytes : new Blob([bytes as Uint8Array<ArrayBuffer>]));
	if (outcome.kind === 'unread') throw new RangeError(`${name}: ${outcome.detail}`);
	if (outcome.kind === 'weights') {
		const { environment, shape } = outcome.model;
		return { kind: 'weights', environment, ...shape };
	}
	if (outcome.kind !== 'refused') return outcome;
	const { fault, detail, issues } = outcome;
	const wrong = issues.map(({ path, received, expected }) => `${path}: ${received}, expected ${expected}`).join('; ');
	throw new RangeError(`${name}: ${wrong || detail || fault}`);
}
