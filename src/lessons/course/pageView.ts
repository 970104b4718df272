/** Shows the parts of the tool that a page of a lesson needs. */
import type { InstrumentId } from '../../i18n/InstrumentTexts';
import { useInstruments } from '../../instruments/shared/instrumentStore';
import { useDock } from '../../state/dockStore';
import { useExploration } from '../../state/explorationStore';
import { useModelPicture } from '../../state/modelPage';
import { showSamples } from '../../state/priorSampling';
import { useWorld } from '../../state/worldStore';
import type { PageView } from '../Lesson';

/** Opens the dock's tab and the instrument that a page is about. */
export function showTab({ tab, instrument, part = 'whole', input = 'transition', samples }: PageView): void {
	useWorld.setState({ choice: { kind: samples ? 'samples' : 'action', repeated: false } });
	useDock.setState({ tab: instrument ? 'instruments' : (tab ?? 'measurements') });
	useModelPicture.setState({ stage: part, source: input });
	if (instrument) useInstruments.setState({ open: instrument as InstrumentId });
}

/** What a page shows in the latent space. */
export function showView({ run = 0, samples, pins, path = 'straight' }: PageView): void {
	useExploration.setState({
		run,
		pins: pins ?? [null, null],
		path,
		editedState: null,
		selection: null,
		hovered: null,
		highlighted: null,
		samples: null,
	});
	if (samples) showSamples(samples.count, samples.scale);
}
