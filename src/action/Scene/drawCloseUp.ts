import i18next from 'i18next';
import type { SceneShape } from '../../environments/Environment';
import type { SimulatedReading } from '../../state/probeReading';
import { writeAttribute, writeText } from '../../ui/attributes';
import { closeUpOf, middles } from './closeUp';
import { paintShapes, polylinePoints } from './paintShapes';
import type { Projection } from './projection';

/** The points alone: what tells their speed would lead out of the picture. */
const points = (shapes: readonly SceneShape[]) => shapes.filter(({ kind }) => kind === 'circle');

/**
 * Draws the enlarged picture of a scene into its layer, or hides it where it is not needed.
 * @param at how the scene is drawn @param size of the scene, px @param classOf the look of a shape
 */
export function drawCloseUp(
	scene: SVGSVGElement,
	{ environment, condition, simulated, predicted }: SimulatedReading,
	at: Projection,
	size: { readonly width: number; readonly height: number },
	classOf: (shape: SceneShape) => string,
): void {
	const layer = <T extends SVGElement>(name: string) => scene.querySelector<T>(`[data-layer=${name}]`) as T;
	const picture = layer<SVGSVGElement>('close-up');
	const before = points(environment.scene.shapes(condition.simulatorState));
	const after = points(environment.scene.shapes(simulated.end));
	const ghost = points(environment.scene.ghost(predicted));
	const close = closeUpOf(environment.scene.focus(condition.simulatorState), middles([...after, ...ghost]), at, size);
	picture.style.display = close ? '' : 'none';
	if (!close) return;
	for (const [name, value] of Object.entries({ x: close.x, y: close.y, width: close.side, height: close.side }))
		writeAttribute(picture, name, String(value));
	paintShapes(layer('close-before'), before, close.at, classOf);
	layer('close-trail').setAttribute('points', polylinePoints(simulated.trail, close.at));
	paintShapes(layer('close-after'), after, close.at, classOf);
	paintShapes(layer('close-ghost'), ghost, close.at, classOf);
	writeText(picture.lastElementChild as Element, i18next.t('decoded:closeUp', { factor: close.factor }));
}
