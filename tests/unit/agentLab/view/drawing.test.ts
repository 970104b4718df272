import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Swarm } from '../../../../src/agent/protocol';
import { drawCurves } from '../../../../src/agentLab/view/drawCurves';
import { drawAgentPlane, drawEmbeddingPlane, type PlanePicture } from '../../../../src/agentLab/view/drawPlane';
import { ascentFrom, bandsOf } from '../../../../src/agentLab/view/landscapeGeometry';
import { actionColor } from '../../../../src/theme/palette';
import { recordedGround } from './recordedCanvas';

afterEach(() => void vi.unstubAllGlobals());

const HALF = 2;
const edge = [-HALF, HALF] as const;
const POINTS = 24;

/** Highest at (1, 0). */
const hill = {
	values: Float32Array.from({ length: POINTS ** 2 }, (_, index) => {
		const x = -HALF + (2 * HALF * (index % POINTS)) / (POINTS - 1);
		const y = -HALF + (2 * HALF * Math.floor(index / POINTS)) / (POINTS - 1);
		return -((x - 1) ** 2) - y ** 2;
	}),
	columns: POINTS,
	rows: POINTS,
	x: edge,
	y: edge,
};

const swarm: Swarm = {
	z: Float32Array.from([-1, 1, 0.5, -0.5, 1, 1]),
	action: Uint16Array.from([0, 1, 1]),
	embedding: Float32Array.from([0.1, 0.2, 0.3, 0.4, -0.5, -0.6]),
};

function picture(part: Partial<PlanePicture> = {}): PlanePicture {
	const box = { lower: Float64Array.of(-1.5, -1), upper: Float64Array.of(1.5, 1) };
	const bounds = { x: [-1.5, 1.5], y: [-1, 1] } as const;
	return {
		half: HALF,
		dims: [0, 1],
		bands: bandsOf(hill, 6),
		holes: null,
		box,
		swarm,
		policy: { at: [-1, -0.5], slope: [0, 2], ascent: ascentFrom(hill, [-1, -0.5], bounds) },
		probe: null,
		...part,
	};
}

describe('the plane', () => {
	it('has every band, the box and each point of the swarm where it lies, in the colour of its action', () => {
		const { ground, paths, texts } = recordedGround(400, 400);
		drawAgentPlane(ground, picture());
		expect(paths.every(({ d }) => !d.includes('NaN'))).toBe(true);
		const of = (kind: string, color: string) => paths.filter((path) => path.kind === kind && path.color === color);
		const bandFills = paths.filter(({ kind, color, d }) => kind === 'fill' && color.startsWith('#') && d.length > 200);
		expect(bandFills).toHaveLength(6);
		expect(of('stroke', 'box').map(({ d }) => d)).toEqual(['M50.00,100.00L350.00,100.00L350.00,300.00L50.00,300.00Z']);
		expect(of('fill', actionColor('light', 0))).toHaveLength(1);
		expect(of('fill', actionColor('light', 1))).toHaveLength(2);
		// (−1, 1) is at 100, 100: the circle of action 0 begins one radius to the right.
		expect(of('fill', actionColor('light', 0))[0].d).toMatch(/^M102\.60,100\.00/);
		expect(texts.map(({ text }) => text)).toEqual(['z₁', 'z₂', '±2']);
	});

	it('has the way up from the policy towards the top, dashed, and the arrow of the slope upright', () => {
		const { ground, paths } = recordedGround(400, 400);
		drawAgentPlane(ground, picture());
		const ascent = paths.find(({ dash, color }) => dash.length > 0 && color === 'ink');
		expect(ascent?.d).toMatch(/^M100\.00,250\.00L/);
		const [x, y] = (ascent?.d.split('L').at(-1) ?? '').split(',').map(Number);
		expect(Math.hypot(x - 300, y - 200)).toBeLessThan(20);
		const shaft = paths.find(({ d, dash }) => d.startsWith('M100.00,250.00L100.00,') && dash.length === 0);
		expect(Number(shaft?.d.split(',').at(-1))).toBeLessThan(250);
	});

	it('hatches the cells that are holes and no others', () => {
		const grid = { dims: [0, 1], left: -2, right: 2, top: 2, bottom: -2, columns: 2, rows: 2 } as const;
		const { ground, paths } = recordedGround(400, 400);
		drawAgentPlane(ground, picture({ holes: { shade: Uint8Array.from([0, 1, 0, 0]), grid } }));
		expect(paths.filter(({ kind }) => kind === 'clip').map(({ d }) => d)).toEqual([
			'M200.00,0.00L400.50,0.00L400.50,200.50L200.00,200.50Z',
		]);
	});

	it('of embeddings has a large mark a row of the table and a small one a state', () => {
		const { ground, paths } = recordedGround(300, 300);
		const embeddings = Float32Array.from([0, 0.5, -0.5, 0]);
		drawEmbeddingPlane(ground, { swarm, embeddings, embeddingDim: 2 });
		expect(paths.filter(({ kind }) => kind === 'fill')).toHaveLength(5);
		expect(paths.every(({ d }) => !d.includes('NaN'))).toBe(true);
	});
});

describe('curves', () => {
	const marks = [
		{ step: 0, value: 0, interval: { low: 0, high: 0.1 } },
		{ step: 100, value: 0.5, interval: { low: 0.4, high: 0.6 } },
	];

	it('have a band of their intervals, B is dashed, and names do not lie on each other', () => {
		const { ground, paths, texts } = recordedGround(300, 200);
		const lines = ['A', 'B'].map(
			(name, run) => ({ name, marks, color: run === 0 ? 'mu' : 'box', dashed: run === 1 }) as const,
		);
		drawCurves(ground, lines, { last: 200, low: 0, high: 1 }, (value) => `${100 * value} %`);
		expect(paths.filter(({ kind, alpha }) => kind === 'fill' && alpha < 1)).toHaveLength(2);
		const line = (color: string) => paths.find((path) => path.kind === 'stroke' && path.color === color);
		expect(line('mu')?.dash).toEqual([]);
		expect(line('box')?.dash).toEqual([6, 4]);
		const names = texts.filter(({ text }) => text === 'A' || text === 'B');
		expect(Math.abs(names[0].y - names[1].y)).toBeGreaterThanOrEqual(14);
		expect(texts.map(({ text }) => text)).toContain('100 %');
		expect(paths.every(({ d }) => !d.includes('NaN'))).toBe(true);
	});

	it('of one seed among several are thin, without points and name', () => {
		const { ground, paths, texts } = recordedGround(300, 200);
		drawCurves(
			ground,
			[{ name: '', marks, color: 'mu', dashed: false, isFaint: true }],
			{ last: 100, low: 0, high: 1 },
			String,
		);
		const own = paths.filter(({ color }) => color === 'mu');
		expect(own).toHaveLength(1);
		expect(own[0]).toMatchObject({ kind: 'stroke', lineWidth: 1 });
		expect(own[0].alpha).toBeLessThan(1);
		expect(texts.some(({ text }) => text === '')).toBe(false);
	});

	it('leave room at the left for the longest number, and at the right for the longest name', () => {
		const { ground, texts } = recordedGround(300, 200);
		const name = 'w = 0.02';
		const format = (value: number) => `${value} of all that there are`;
		drawCurves(ground, [{ name, marks, color: 'mu', dashed: false }], { last: 100, low: 0, high: 1 }, format);
		const written = texts.find(({ text }) => text === name);
		expect((written?.x ?? 300) + 7 * name.length).toBeLessThanOrEqual(300);
		const numbers = texts.filter(({ text }) => text.endsWith('there are'));
		expect(numbers.length).toBeGreaterThan(2);
		for (const { text, x } of numbers) expect(x - 7 * text.length).toBeGreaterThanOrEqual(0);
	});

	it('without an evaluation have axes and no line', () => {
		const { ground, paths, texts } = recordedGround(300, 200);
		drawCurves(ground, [{ name: 'A', marks: [], color: 'mu', dashed: false }], { last: 1, low: 0, high: 1 }, String);
		expect(texts.some(({ text }) => text === 'A')).toBe(false);
		expect(paths.filter(({ color, d }) => color === 'mu' && d !== '')).toEqual([]);
	});
});
