import { useEffect, useRef } from 'react';
import { addMapLayer, invalidateMapLayers } from '../../plane/mapLayers';
import { holeLayer } from './holeLayer';
import type { SampleReading } from './readSamples';
import { useSampleReading } from './useSampleReading';

/** Marks on both maps, as long as samples of the prior are shown, those that lie in holes. */
export default function HoleMarks() {
	const read = useRef<SampleReading | null>(null);
	useEffect(() => addMapLayer(holeLayer(() => read.current)), []);
	useSampleReading((reading) => {
		if (reading === read.current) return;
		read.current = reading;
		invalidateMapLayers();
	});
	return null;
}
