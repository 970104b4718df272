import { describe, expect, test } from 'vitest';
import { isDone, type PageState } from '../../../src/lessons/acts';
import type { Act } from '../../../src/lessons/Lesson';
import { DEFAULT_CONFIG, mergeConfig } from '../../../src/state/config';

type Change = Partial<Omit<PageState, 'config' | 'exploration'>> & {
	readonly config?: Parameters<typeof mergeConfig>[1];
	readonly exploration?: Partial<PageState['exploration']>;
};

const BEFORE: PageState = {
	config: DEFAULT_CONFIG,
	exploration: { run: 0, pins: [null, null], path: 'straight', samples: null, editedState: null, highlighted: null },
	step: 600,
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
const CASES: readonly (readonly [act: Act, done: Change, notYet: Change])[] = [
	[{ kind: 'train', steps: 100 }, { step: 700 }, { step: 699 }],
	[
		{ kind: 'drag', distance: 1 },
		{ config: { probe: { z: [x, y + 1] } } },
		{ config: { probe: { z: [x + 0.7, y + 0.7] } } },
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
	[{ kind: 'use', target: 'noisePad' }, { used: new Set(['noisePad']) }, { used: new Set(['benchPlot']) }],
	[{ kind: 'point' }, { exploration: { highlighted: 'mu' } }, {}],
];

describe('an act', () => {
	test.each(CASES)('%j', (act, done, notYet) => {
		expect(isDone(act, BEFORE, BEFORE)).toBe(false);
		expect(isDone(act, BEFORE, changed(notYet))).toBe(false);
		expect(isDone(act, BEFORE, changed(done))).toBe(true);
	});

	test('that is an answer is not told from the page', () => {
		expect(isDone({ kind: 'choose', options: [] }, BEFORE, changed({ step: 900 }))).toBe(false);
	});

	test('of dragging is done where the latent space has got other dims', () => {
		expect(isDone({ kind: 'drag', distance: 1 }, BEFORE, changed({ config: { probe: { z: [0] } } }))).toBe(true);
	});
});
