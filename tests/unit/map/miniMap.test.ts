// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { MiniMap } from '../../../src/map/drawing/MiniMap';
import { countOutside, outsideAll } from '../../../src/map/drawing/outside';
import { followTo } from '../../../src/map/input/viewCommands';
import { columnsOf } from '../../../src/plane/columns';
import { useMapView } from '../../../src/plane/mapView';
import { DEFAULT_VIEWPORT, project, toUnitX, toUnitY } from '../../../src/plane/projection';

const SIZE = { width: 400, height: 400 };
/** Five codes at the origin, and as many as a test wants far to the right and below. */
const codes = (far: number) =>
	columnsOf(Float32Array.from([...Array(10).fill(0), ...Array(far).fill([9, -7]).flat()]), 2, [0, 1]);
const scene = (far: number, probe: readonly [number, number] = [0, 0]) =>
	({ columns: codes(far), count: 5 + far, probe, box: null, flat: false }) as const;
const projection = () => project(useMapView.getState().viewport, SIZE);

let root: SVGSVGElement;
let mini: MiniMap;

beforeEach(() => {
	useMapView.setState({ viewport: DEFAULT_VIEWPORT, size: SIZE });
	root = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
	root.setPointerCapture = () => {};
	root.getBoundingClientRect = () => new DOMRect(10, 20, 88, 88);
	mini = new MiniMap(root);
	vi.stubGlobal('matchMedia', () => ({ matches: true }));
});

afterEach(() => {
	mini.end();
	vi.unstubAllGlobals();
});

/** Shows codes of which `far` are out of view. */
function show(far: number, probe?: readonly [number, number]): void {
	const shown = scene(far, probe);
	mini.takeCodes(shown, outsideAll(countOutside(shown.columns, shown.count, projection())));
	mini.draw(shown, projection());
}

it('is there when more than a fifth of the codes, or the probe, is out of view', () => {
	show(1);
	expect(mini.side).toBe(0);
	show(2);
	expect(mini.side).toBe(88);
	show(0);
	expect(mini.side).toBe(0);
	show(0, [12, 0]);
	expect(mini.side).toBe(88);
});

it('is not there on a map that it would cover', () => {
	const shown = scene(2);
	const low = project(useMapView.getState().viewport, { width: 400, height: 200 });
	mini.takeCodes(shown, outsideAll(countOutside(shown.columns, shown.count, low)));
	mini.draw(shown, low);
	expect(mini.side).toBe(0);
});

it('a press in it takes the view there, and keeps the press from the map', () => {
	const map = document.createElement('div');
	map.append(root);
	const onMap = vi.fn();
	map.addEventListener('pointerdown', onMap);
	show(2);
	// The whole reaches from the prior's −3.4 to the codes at 9, and from −7 to 3.4: its middle is the picture's.
	root.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, clientX: 54, clientY: 64, pointerId: 1 }));
	const { x, y, zoom } = useMapView.getState().viewport;
	expect([x, y, zoom]).toEqual([expect.closeTo(2.8), expect.closeTo(-1.8), 1]);
	expect(onMap).not.toHaveBeenCalled();
	root.dispatchEvent(new PointerEvent('pointermove', { bubbles: true, clientX: 98, clientY: 64, pointerId: 1 }));
	expect(useMapView.getState().viewport.x).toBeGreaterThan(9);
});

it('following stray codes moves back until they and the 3 σ ring are in view', () => {
	const { right } = countOutside(codes(2), 7, projection());
	followTo(right.extent);
	const at = projection();
	expect(toUnitX(at, 0)).toBeLessThan(-3);
	expect(toUnitX(at, SIZE.width)).toBeGreaterThan(9);
	expect(toUnitY(at, 0)).toBeGreaterThan(3);
	expect(toUnitY(at, SIZE.height)).toBeLessThan(-7);
});
