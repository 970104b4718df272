import { create } from 'zustand';
import { subscribeWithSelector } from 'zustand/middleware';
import { useConfig } from './configStore';

/** How the way between two pinned transitions runs in the latent space. */
export type PathKind = 'straight' | 'arc';

/** Names of the two ends of a path, in the order of the pins: keys of the texts of `map`. */
export const PATH_ENDS = ['pathStart', 'pathEnd'] as const;

/**
 * What a person examines in the latent space, and what is not part of a link. The probe's z, action and transition are
 * in the configuration.
 */
interface ExplorationState {
	/** The run whose decoder is used: 0 for A, 1 for B. */
	readonly run: number;
	/** The condition edited by hand, in the features' own units; null: the chosen transition's state. */
	readonly editedState: Float64Array | null;
	/** Transitions at the two ends of the path. */
	readonly pins: readonly [number | null, number | null];
	readonly path: PathKind;
	/** Samples of N(0, scale²·I): count × Z; null when there are none. */
	readonly samples: { readonly count: number; readonly scale: number; readonly z: Float32Array } | null;
	/** Transitions chosen with the lasso; null for none. */
	readonly selection: ReadonlySet<number> | null;
	/** Transition under the pointer, on either map. */
	readonly hovered: number | null;
	/** The symbol that is pointed at, in a formula, a legend or a chart. */
	readonly highlighted: 'state' | 'parameters' | 'kl' | 'mu' | 'sigma' | 'epsilon' | 'z' | 'prior' | 'box' | null;
}

export const useExploration = create<ExplorationState>()(
	subscribeWithSelector(
		(): ExplorationState => ({
			run: 0,
			editedState: null,
			pins: [null, null],
			path: 'straight',
			samples: null,
			selection: null,
			hovered: null,
			highlighted: null,
		}),
	),
);

/** A transition's number has no meaning in other data, nor a state in another world. */
useConfig.subscribe(
	({ config }) => config,
	({ environment, published, data }, before) => {
		const sameWorld = environment === before.environment;
		if (sameWorld && published === before.published && data === before.data) return;
		useExploration.setState({ pins: [null, null], selection: null, hovered: null });
		if (!sameWorld) useExploration.setState({ editedState: null });
	},
);
