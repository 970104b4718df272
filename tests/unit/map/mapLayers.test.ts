import { expect, test } from 'vitest';
import {
	addMapLayer,
	invalidateMapLayers,
	type MapLayer,
	mapLayers,
	subscribeMapLayers,
} from '../../../src/plane/mapLayers';

const layer = (place: MapLayer['place']): MapLayer => ({ place, draw: () => {} });

test('layers are drawn in their place, in the order in which they came, until they are taken away', () => {
	const [under, over, later] = [layer('under'), layer('over'), layer('under')];
	const removals = [under, over, later].map(addMapLayer);
	expect(mapLayers('under')).toEqual([under, later]);
	expect(mapLayers('over')).toEqual([over]);
	for (const remove of removals) remove();
	expect(mapLayers('under')).toEqual([]);
});

test('the maps are told when a layer comes, changes and goes', () => {
	let told = 0;
	const stop = subscribeMapLayers(() => told++);
	const remove = addMapLayer(layer('over'));
	invalidateMapLayers();
	remove();
	expect(told).toBe(3);
	stop();
	invalidateMapLayers();
	expect(told).toBe(3);
});
