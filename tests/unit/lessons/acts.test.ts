import { describe, expect, test } from 'vitest';
import { isDone, type PageState, partsOf } from '../../../src/lessons/acts';
import type { SingleAct } from '../../../src/lessons/Lesson';
import { DEFAULT_CONFIG } from '../../../src/state/config/defaults';
import { mergeConfig } from '../../../src/state/config/mergeConfig';

type Change = Partial<Omit<PageState, 'config' | 'exploration'>> & {
	readonly config?: Parameters<typeof mergeConfig>[1];
	readonly exploration?: Partial<PageState['exploration']>;
};

const BEFORE: PageState = {
	config: DEFAULT_CONFIG,
	exploration: { run: 0, pins: [null, null], path: 'straight', samples: null, editedState: null, highlighted: null },
	step: 600,
	agentStep: 500,
	used: new Set(),
};

function changed({ config = {}, exploration = {}, ...rest }: Change): PageState {
	return {
		...BEFORE,
		...rest,
		config: mergeConfig(DEFAULT_CONFIG, config) as PageState['config'],
		exploration: { ...BEFORE.exploration, ...exploration },
	};
}

const [x, y] = DEFAULT_CONFIG.probe.z;
const [a, b] = DEFAULT_CONFIG.runs;
const SAMPLES = { count: 1, scale: 1, z: new Float32Array(2) };

/** An act, what does it, and what comes near it. */
const CASES: readonly (readonly [act: SingleAct, done: Change, notYet: Change])[] = [
	[{ kind: 'train', steps: 100 }, { step: 700 }, { step: 699 }],
	[{ kind: 'agents', steps: 100 }, { agentStep: 600 }, { agentStep: 599 }],
	[{ kind: 'agents', steps: 100 }, { agentStep: 100 }, { agentStep: 99 }],
	[
		{ kind: 'drag', distance: 1 },
		{ config: { probe: { z: [x, y + 1] } } },
		{ config: { probe: { z: [x + 0.7, y + 0.7] } } },
	],
	[
		{ kind: 'drag', distance: 1, dim: 1 },
		{ config: { probe: { z: [x + 0.7, y - 1] } } },
		{ config: { probe: { z: [x + 1.2, y + 1.1] } } },
	],
	[
		{ kind: 'transition' },
		{ config: { probe: { transition: 3 } } },
		{ exploration: { editedState: new Float64Array(3) } },
	],
	[
		{ kind: 'transition', run: 1 },
		{ config: { probe: { transition: 3 } }, exploration: { run: 1 } },
		{ config: { probe: { transition: 3 } } },
	],
	[{ kind: 'action' }, { config: { probe: { action: 2 } } }, { config: { probe: { transition: 3 } } }],
	[{ kind: 'state' }, { config: { probe: { transition: 3 } } }, { config: { probe: { action: 2 } } }],
	[{ kind: 'state' }, { exploration: { editedState: new Float64Array(3) } }, {}],
	[
		{ kind: 'weight', run: 1, from: 1, to: 5 },
		{ config: { runs: [a, { ...b, klWeight: 5 }] } },
		{ config: { runs: [{ ...a, klWeight: 5 }, b] } },
	],
	[{ kind: 'sample' }, { exploration: { samples: SAMPLES } }, {}],
	[{ kind: 'path' }, { exploration: { pins: [1, 2] } }, { exploration: { run: 1 } }],
	[{ kind: 'path' }, { exploration: { path: 'arc' } }, {}],
	[{ kind: 'run' }, { exploration: { run: 1 } }, { exploration: { path: 'arc' } }],
	[{ kind: 'display' }, { config: { display: { boxPercent: 90 } } }, { config: { probe: { action: 1 } } }],
	[{ kind: 'use', target: 'noisePad' }, { used: new Set(['noisePad']) }, { used: new Set(['gaussianKlPlot']) }],
	[
		{ kind: 'drag', distance: 1, run: 1 },
		{ config: { probe: { z: [x, y + 1] } }, exploration: { run: 1 } },
		{ config: { probe: { z: [x, y + 1] } } },
	],
	[
		{ kind: 'sample', scale: 0.5 },
		{ exploration: { samples: { ...SAMPLES, scale: 0.6 } } },
		{ exploration: { samples: { ...SAMPLES, scale: 0.1 } } },
	],
	[{ kind: 'path', of: 'pins' }, { exploration: { pins: [1, 2] } }, { exploration: { path: 'arc' } }],
	[{ kind: 'path', of: 'kind' }, { exploration: { path: 'arc' } }, { exploration: { pins: [1, 2] } }],
	[{ kind: 'run', to: 1 }, { exploration: { run: 1 } }, { exploration: { path: 'arc' } }],
	[
		{ kind: 'display', of: 'colorBy' },
		{ config: { display: { colorBy: 'action' } } },
		{ config: { display: { boxPercent: 90 } } },
	],
	[
		{ kind: 'box', from: 99, to: 100 },
		{ config: { display: { boxPercent: 100 } } },
		{ config: { display: { boxPercent: 98 } } },
	],
	[{ kind: 'point' }, { exploration: { highlighted: 'mu' } }, {}],
];

describe('an act', () => {
	test.each(CASES)('%j', (act, done, notYet) => {
		expect(isDone(act, BEFORE, BEFORE)).toBe(false);
		expect(isDone(act, BEFORE, changed(notYet))).toBe(false);
		expect(isDone(act, BEFORE, changed(done))).toBe(true);
	});

	test('that is an answer is not told from the page', () => {
		expect(partsOf({ kind: 'choose', options: [] })).toEqual([]);
	});

	test('of another kind than training is never done by training', () => {
		for (const [act] of CASES)
			if (act.kind !== 'train') expect(isDone(act, BEFORE, changed({ step: 100_000 }))).toBe(false);
	});

	test('of dragging is done where the latent space has got other dims', () => {
		expect(isDone({ kind: 'drag', distance: 1 }, BEFORE, changed({ config: { probe: { z: [0] } } }))).toBe(true);
	});
});
