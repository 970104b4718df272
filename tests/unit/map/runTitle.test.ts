// @vitest-environment happy-dom

import i18next from 'i18next';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { chooseLanguage, startTexts } from '../../../src/i18n';
import { RUN_SETTINGS, type RunSettings } from '../../../src/model/settings';
import { runTitle } from '../../../src/state/runTitle';
import { titleText } from '../../../src/state/settingText';
import type { SettingsChange } from '../../../src/training/protocol';

const A: RunSettings = {
	klWeight: 0.1,
	klSchedule: { kind: 'constant' },
	stateWeight: 1,
	parameterWeight: 2,
	learningRate: 1e-3,
	schedule: { kind: 'constant' },
	optimizer: 'kept',
};
const B: RunSettings = { ...A, klWeight: 0 };

/** Another value of every setting. */
const OTHER: RunSettings = {
	klWeight: 0.5,
	klSchedule: { kind: 'warmup', steps: 300 },
	stateWeight: 0.5,
	parameterWeight: 4,
	learningRate: 1e-2,
	schedule: { kind: 'step', every: 100, factor: 0.5 },
	optimizer: 'rebuilt',
};

const from = (step: number, a: RunSettings, b: RunSettings): SettingsChange => ({ step, runs: [a, b] });

beforeAll(async () => {
	await startTexts();
	chooseLanguage('en');
});

function titles(changes: readonly SettingsChange[], present: readonly RunSettings[], known = true): [string, string] {
	const t = i18next.getFixedT('en', 'map');
	return [0, 1].map((run) => titleText(t, runTitle(run, changes, present), known)) as [string, string];
}

describe('titles', () => {
	test('before the first step name what is set', () => {
		expect(titles([], [A, B])).toEqual(['KL weight 0.10', 'KL weight 0']);
		expect(titles([], [A, A])).toEqual(['equal settings', 'equal settings']);
		expect(titles([], [A, { ...A, klSchedule: undefined }])).toEqual(['equal settings', 'equal settings']);
	});

	test('name what was trained, as long as nothing else is set', () => {
		expect(titles([from(1, A, B)], [A, B])).toEqual(['KL weight 0.10', 'KL weight 0']);
	});

	test('of a run that was trained otherwise than it is set say both, and never that the settings are equal', () => {
		expect(titles([from(1, A, B)], [A, A])).toEqual(['KL weight 0.10', 'trained at w 0 · next 0.1']);
		const rebuilt = { ...A, optimizer: 'rebuilt' } as const;
		expect(titles([from(1, A, B)], [A, rebuilt])[1]).toBe(
			'trained at w 0, Adam kept · next w 0.1, Adam re-created each step',
		);
	});

	test.each(RUN_SETTINGS)('tell a change of %s alone', (setting) => {
		const changed = { ...A, [setting]: OTHER[setting] };
		const [a, b] = titles([from(1, A, A)], [A, changed]);
		expect(b).toMatch(/^trained at .+ · next .+$/);
		expect(a).not.toContain('next');
		expect(a + b).not.toContain('equal');
		// Once trained with it, both titles say what each was trained with.
		const [, later] = titles([from(1, A, A), from(51, A, changed)], [A, changed]);
		expect(later).toMatch(/^.+ from step 51, before .+$/);
		// Changed back, it is still not trained like the other.
		const [, back] = titles([from(1, A, A), from(51, A, changed), from(61, A, A)], [A, A]);
		expect(back).toMatch(/^.+ from step 61, before … → .+$/);
	});

	test('of runs that changed alike say that they are equal, and how they changed', () => {
		expect(titles([from(1, A, A), from(9, B, B)], [B, B])).toEqual(
			Array(2).fill('equal settings · KL weight 0 from step 9, before 0.1'),
		);
	});

	test('of a training whose past nobody knows name what it was saved with', () => {
		expect(titles([], [A, B], false)).toEqual(['saved with KL weight 0.10', 'saved with KL weight 0']);
	});

	test('are there in Chinese', async () => {
		chooseLanguage('zh-CN');
		await vi.waitFor(() => expect(i18next.language).toBe('zh-CN'));
		const t = i18next.getFixedT('zh-CN', 'map');
		expect(titleText(t, runTitle(1, [from(1, A, B)], [A, A]), true)).toBe('训练时 w 0 · 下一步 0.1');
	});
});
