// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchPage } from '../../../src/map/drawing/pageRenderLoop';
import type { RenderLoop } from '../../../src/map/drawing/RenderLoop';
import { useMapView } from '../../../src/plane/mapView';
import { useConfig } from '../../../src/state/configStore';
import { useExploration } from '../../../src/state/explorationStore';
import { clearFrame, type Frame, publishFrame } from '../../../src/state/frames';
import { useScreen } from '../../../src/state/screenStore';
import { useSession } from '../../../src/state/sessionStore';
import { useTheme } from '../../../src/theme/theme';

const loop = {
	invalidate: vi.fn(),
	settle: vi.fn(),
	standOn: vi.fn(),
	takeFrame: vi.fn(),
	takeTween: vi.fn(),
	takeStamps: vi.fn(),
};
const FRAME = { source: 'training', step: 1, runs: [] } as unknown as Frame;
const { config } = useConfig.getState();

let unwatch = () => {};

beforeEach(async () => {
	useConfig.setState({ config });
	useSession.setState({ training: { is: 'paused' } });
	unwatch = watchPage(loop as unknown as RenderLoop);
	await document.fonts?.ready;
	vi.clearAllMocks();
});

afterEach(() => {
	unwatch();
	clearFrame();
});

test.each([
	['another view', 'grid', () => useMapView.setState({ viewport: { x: 1, y: 0, zoom: 2 } })],
	['another tool', 'overlay', () => useMapView.setState({ tool: 'lasso' })],
	['a layer', 'points', () => useConfig.setState({ config: { ...config, display: { ...config.display } } })],
	['a moved probe', 'overlay', () => useConfig.setState({ config: { ...config, probe: { ...config.probe } } })],
	['samples', 'points', () => useExploration.setState({ samples: [] as never })],
	['a pin', 'overlay', () => useExploration.setState({ pins: [1, null] })],
	['other data', 'points', () => useSession.setState({ dataset: {} as never })],
	['another theme', 'grid', () => useTheme.setState({ theme: 'dark' } as never)],
	['a part that is unfolded', 'grid', () => useScreen.setState({})],
])('%s draws %s anew', (_, part, change) => {
	change();
	expect(loop.invalidate.mock.calls).toEqual([[part]]);
	unwatch();
	change();
	expect(loop.invalidate).toHaveBeenCalledOnce();
});

test('codes move to a new frame while it trains, and stand where it rests or motion is reduced', () => {
	const smooth = () => loop.takeFrame.mock.lastCall?.[2];
	publishFrame(FRAME);
	expect(smooth()).toBe(false);
	useSession.setState({ training: { is: 'training' } });
	publishFrame(FRAME);
	expect(smooth()).toBe(true);
	const reduced = vi.spyOn(globalThis, 'matchMedia').mockReturnValue({ matches: true } as MediaQueryList);
	publishFrame(FRAME);
	expect(smooth()).toBe(false);
	reduced.mockRestore();
});

test('when the training stops, the maps settle on what it came to', () => {
	useSession.setState({ training: { is: 'training' } });
	expect(loop.settle).not.toHaveBeenCalled();
	useSession.setState({ training: { is: 'paused' } });
	expect(loop.settle).toHaveBeenCalledOnce();
});
