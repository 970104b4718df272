/**
 * The same comparison as bench/engines in headless Chromium, on the machine's graphics driver where it has one, else
 * on SwiftShader: a browser reaches the GPU through another process, and its JavaScript has other costs.
 */
import { ENGINE_IDS } from '../src/training/Trainer';
import { withBenchPage } from './benchPage';
import { WIDTHS } from './engines';
import { describeMeasured } from './measureTrainer';
import type { Figure } from './statistics';

export function benchEnginesInChromium(): Promise<Figure[]> {
	return withBenchPage(async (page) => {
		const figures: Figure[] = [];
		for (const width of WIDTHS) {
			for (const engine of ENGINE_IDS) {
				const what = `${engine}, width ${width}, 1 run`;
				try {
					const measured = await page.evaluate(([id, size]) => window.measureEngine(id, size, 1), [
						engine,
						width,
					] as const);
					figures.push({ what, value: measured.step.toFixed(2), unit: describeMeasured(measured) });
				} catch (error) {
					figures.push({ what, value: 'not measured', unit: error instanceof Error ? error.message : '' });
				}
			}
			for (const device of ['webgpu', 'wasm'] as const) {
				figures.push(await page.evaluate(([id, size]) => window.measureJaxJs(id, size), [device, width] as const));
			}
		}
		return figures;
	});
}
