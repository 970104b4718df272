/** A closed polygon as x, y, x, y, …; the last corner joins the first. */
export type Polygon = ArrayLike<number>;

/** Whether a point lies inside, by the even-odd rule; a point on the border may fall on either side. */
export function polygonContains(polygon: Polygon, x: number, y: number): boolean {
	let inside = false;
	const length = polygon.length;
	for (let i = 0, j = length - 2; i < length; j = i, i += 2) {
		const yi = polygon[i + 1];
		const yj = polygon[j + 1];
		if (yi > y !== yj > y && x < ((polygon[j] - polygon[i]) * (y - yi)) / (yj - yi) + polygon[i]) inside = !inside;
	}
	return inside;
}
