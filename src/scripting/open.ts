import { openForScript } from '../agentLab/openInTab';
import { type NetsOutcome, openNets } from '../agentLab/openNets';
import type { Answers } from '../files/data/answers';
import type { ModelShape } from '../model/layout';
import { adoptOwnData } from '../state/adoptOwnData';
import { useConfig } from '../state/configStore';
import { keepOpenedWeights } from '../state/keeping/pageKeeping';
import { DataMissing } from '../state/missingData';
import { englishFault } from '../state/opening/faultText';
import { adoptWeights, nameOfData, openFile } from '../state/opening/openFile';
import { englishRefusal } from '../state/opening/refusal';
import { TableRefused, type TableSession } from '../state/opening/TableSession';
import type { TrainedState } from '../state/trainedState';

/** What `latentLab.open` took. */
export type OpenResult =
	/** Its settings are taken; `trained` says how far its sender had trained, null where it does not tell. */
	| { readonly kind: 'manifest'; readonly trained: TrainedState | null }
	/** Both runs stand at `step` and wait; `hasPast` says whether the file has the curves of the steps before. */
	| { readonly kind: 'training'; readonly step: number; readonly hasPast: boolean }
	/** Both runs have its weights and wait: the world that they are of, and the sizes. */
	| ({ readonly kind: 'weights'; readonly environment: string } & ModelShape)
	/** The agents of a file are the tab's now, at an environment step and at rest. */
	| { readonly kind: 'agents'; readonly environment: string; readonly environmentStep: number }
	/** The tab has the policy of a file, with the representation of the page; the step of that one. */
	| ({ readonly kind: 'policy' } & Omit<Extract<NetsOutcome, { kind: 'opened' }>, 'kind'>)
	/** The networks were read, and wait for what they need. */
	| { readonly kind: 'waiting'; readonly needs: 'actor' }
	| {
			readonly kind: 'waiting';
			readonly needs: 'model';
			readonly stateDim: number;
			readonly embeddingDim: number;
			readonly latentDim: number;
	  }
	/** The results of a study are open in the tab Agent. */
	| { readonly kind: 'study'; readonly trainings: number }
	/** The transitions of a table are the data now: their id, the rows of the file, and how many transitions they made. */
	| { readonly kind: 'data'; readonly environment: string; readonly rows: number; readonly kept: number };

/**
 * Takes a file as the page's dialog does; of a table, what its columns suggest.
 * @param answers what of a table is otherwise than it suggests
 * @throws RangeError with the reason when nothing was taken
 */
export async function open(
	bytes: Uint8Array | ArrayBuffer | Blob,
	name = 'the file',
	answers: Partial<Answers> = {},
): Promise<OpenResult> {
	const content = bytes instanceof Blob ? bytes : new Blob([bytes as Uint8Array<ArrayBuffer>]);
	// The data are named after their file, as in the dialog.
	const outcome = await openFile(content, { name: nameOfData(name) });
	if (outcome.kind === 'agents' || outcome.kind === 'study')
		return openForScript(outcome.kind, new File([content], name));
	if (outcome.kind === 'unread') throw new RangeError(`${name}: ${outcome.detail}`);
	if (outcome.kind === 'which-world') {
		// The world that is shown, where it is one of them.
		const { model } = outcome;
		const { environment: shown } = useConfig.getState().config;
		const environment = model.others.includes(shown) ? shown : model.environment;
		adoptWeights({ ...model, environment });
		keepOpenedWeights();
		return (await openedPolicy(name, outcome.hasNets)) ?? { kind: 'weights', environment, ...model.shape };
	}
	if (outcome.kind === 'weights') {
		const { environment, shape } = outcome.model;
		keepOpenedWeights();
		return (await openedPolicy(name, outcome.hasNets)) ?? { kind: 'weights', environment, ...shape };
	}
	if (outcome.kind === 'nets') return (await openedPolicy(name, true)) ?? { kind: 'waiting', needs: 'actor' };
	if (outcome.kind === 'own-data')
		return { kind: 'data', environment: outcome.world.id, rows: outcome.size, kept: outcome.size };
	if (outcome.kind === 'table') return takeTable(outcome.session, name, answers);
	if (outcome.kind === 'needs-data') throw new RangeError(`${name}: ${new DataMissing(outcome.environment).message}`);
	if (outcome.kind !== 'refused') return outcome;
	throw new RangeError(`${name}: ${englishRefusal(outcome)}`);
}

/** Opens the agent's networks that wait; null where they go on waiting after a representation was opened. @throws RangeError */
async function openedPolicy(name: string, isNew: boolean): Promise<OpenResult | null> {
	const outcome = await openNets(isNew);
	if (outcome?.kind === 'opened') return { ...outcome, kind: 'policy' };
	// The representation was taken all the same.
	if (!outcome || !isNew) return null;
	switch (outcome.kind) {
		case 'needs-actor':
			return { kind: 'waiting', needs: 'actor' };
		case 'needs-model': {
			const { stateDim, embeddingDim, latentDim } = outcome;
			return { kind: 'waiting', needs: 'model', stateDim, embeddingDim, latentDim };
		}
		case 'apart': {
			const { inputs, criticWidth, expected, width } = outcome;
			throw new RangeError(
				`${name}: the critic has ${inputs} inputs and width ${criticWidth}, the actor needs ${expected} and ${width}`,
			);
		}
		case 'no-simulator':
			throw new RangeError(`${name}: the world of the representation has no simulator`);
		case 'failed':
			throw new RangeError(`${name}: ${outcome.detail}`);
	}
}

async function takeTable(session: TableSession, name: string, answers: Partial<Answers>): Promise<OpenResult> {
	try {
		const { guessFault } = session.opened;
		if (guessFault && !answers.roles) throw new TableRefused(guessFault);
		const suggested = answers.roles ? await session.withRoles(answers.roles) : session.opened.guess;
		const { world, dataset, report } = await session.make({ ...suggested, ...answers });
		adoptOwnData({ world, dataset });
		return { kind: 'data', environment: world.id, rows: report.rows, kept: report.kept };
	} catch (error) {
		if (!(error instanceof TableRefused)) throw error;
		throw new RangeError(`${name}: ${englishFault(error.fault)}`);
	} finally {
		session.end();
	}
}
