import { beforeEach, expect, test } from 'vitest';
import { DEFAULT_CONFIG } from '../../../src/state/config/defaults';
import { useConfig } from '../../../src/state/configStore';
import { useExploration } from '../../../src/state/explorationStore';
import { clearSamples, drawSamples, fitSamples, rescaleSamples, showSamples } from '../../../src/state/priorSampling';

const samples = () => useExploration.getState().samples;
const codes = () => Array.from(samples()?.z ?? []);
const count = () => samples()?.count ?? 0;

beforeEach(() => {
	useConfig.setState({ config: DEFAULT_CONFIG });
	showSamples(0, 1);
});

test('draws follow one another along the stream, at once or one by one, also after the samples are removed', () => {
	drawSamples(5, 1);
	const five = codes();
	drawSamples(3, 1);
	const eight = codes();
	expect([count(), eight.slice(0, 10)]).toEqual([8, five]);
	showSamples(0, 1);
	for (let draw = 0; draw < 5; draw++) drawSamples(1, 1);
	expect(codes()).toEqual(five);
	clearSamples();
	drawSamples(3, 1);
	expect(codes()).toEqual(eight.slice(10));
});

test('of more than a thousand the newest are held', () => {
	showSamples(1_300, 1);
	const newest = codes().slice(-2_000);
	showSamples(0, 1);
	for (let draws = 0; draws < 1_300; draws += 100) drawSamples(100, 1);
	expect([count(), codes()]).toEqual([1_000, newest]);
});

test('another scale stretches the samples that are there, and a model of other latent dims has as many', () => {
	rescaleSamples(2);
	expect(samples()).toBeNull();
	drawSamples(4, 1);
	const before = codes();
	rescaleSamples(2);
	expect(codes()).toEqual(before.map((value) => 2 * value));
	const { model } = DEFAULT_CONFIG;
	useConfig.setState({ config: { ...DEFAULT_CONFIG, model: { ...model, latentDim: model.latentDim + 1 } } });
	fitSamples();
	expect([count(), samples()?.scale, codes().length]).toEqual([4, 2, 4 * (model.latentDim + 1)]);
});

test('a single draw moves the probe there', () => {
	drawSamples(2, 1);
	const { z } = useConfig.getState().config.probe;
	expect(z).toEqual(DEFAULT_CONFIG.probe.z);
	drawSamples(1, 0.5);
	expect(useConfig.getState().config.probe.z).toEqual(codes().slice(-DEFAULT_CONFIG.model.latentDim));
});
