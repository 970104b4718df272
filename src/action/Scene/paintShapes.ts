import type { SceneShape } from '../../environments/Environment';
import { roundTo } from '../../numerics/round';
import { writeAttribute } from '../../ui/attributes';
import { childAt } from '../../ui/svgNodes';
import type { Projection } from './projection';

/** Smallest radius of a circle, px, so that small things stay visible. */
const SMALLEST_RADIUS = 2.5;

function write(node: SVGElement, attributes: Readonly<Record<string, string | number>>): void {
	for (const [name, value] of Object.entries(attributes))
		writeAttribute(node, name, typeof value === 'number' ? String(roundTo(value, 2)) : value);
}

/** The points of a polyline in pixels, as SVG writes them. */
export function polylinePoints(points: readonly (readonly [number, number])[], at: Projection): string {
	return points.map(([x, y]) => `${roundTo(at.x(x), 1)},${roundTo(at.y(y), 1)}`).join(' ');
}

/**
 * Paints shapes as the children of a group, in order, keeping the nodes that are there.
 * @param classOf the look of a shape
 */
export function paintShapes(
	group: SVGGElement,
	shapes: readonly SceneShape[],
	at: Projection,
	classOf: (shape: SceneShape) => string,
): void {
	for (const [index, shape] of shapes.entries()) {
		if (shape.kind === 'rectangle') {
			write(childAt(group, index, 'rect'), {
				class: classOf(shape),
				x: at.x(shape.x),
				y: at.y(shape.y + shape.height),
				width: shape.width * at.scale,
				height: shape.height * at.scale,
			});
		} else if (shape.kind === 'circle') {
			write(childAt(group, index, 'circle'), {
				class: classOf(shape),
				cx: at.x(shape.x),
				cy: at.y(shape.y),
				r: Math.max(shape.radius * at.scale, SMALLEST_RADIUS),
			});
		} else {
			write(childAt(group, index, 'polyline'), {
				class: classOf(shape),
				points: polylinePoints(shape.points, at),
			});
		}
	}
	while (group.childElementCount > shapes.length) group.lastElementChild?.remove();
}

function samePlace(one: SceneShape, other: SceneShape): boolean {
	return JSON.stringify(one) === JSON.stringify(other);
}

/** The shapes of `after` that stand elsewhere than in `before`. */
export function movedShapes(before: readonly SceneShape[], after: readonly SceneShape[]): SceneShape[] {
	return after.filter((shape, index) => !before[index] || !samePlace(shape, before[index]));
}
