import { useInstruments } from '../../instruments/shared/instrumentStore';
import { useMapView } from '../../plane/mapView';
import { useDock } from '../../state/dockStore';
import { type HeldTraining, putTrainingAside } from '../../state/heldTraining';
import { useWorld } from '../../state/worldStore';

/** The learner's work, to be restored. */
export interface OwnThings {
	readonly training: HeldTraining;
	readonly dock: Pick<ReturnType<typeof useDock.getState>, 'tab'>;
	readonly instruments: Pick<ReturnType<typeof useInstruments.getState>, 'open'>;
	readonly map: Pick<
		ReturnType<typeof useMapView.getState>,
		'viewport' | 'destination' | 'home' | 'tool' | 'table' | 'card' | 'panel'
	>;
	readonly world: ReturnType<typeof useWorld.getState>;
}

/** Sets the learner's work aside: their training, once it has paused, and the state of the screen. */
export async function takeOwnThings(): Promise<OwnThings> {
	const { tab } = useDock.getState();
	const { open } = useInstruments.getState();
	const world = useWorld.getState();
	const { viewport, destination, home, tool, table, card, panel } = useMapView.getState();
	const map = { viewport, destination, home, tool, table, card, panel };
	return { training: await putTrainingAside(), dock: { tab }, instruments: { open }, map, world };
}

/** Restores the state of the screen. */
export function giveBackScreen({ dock, instruments, map, world }: OwnThings): void {
	useDock.setState(dock);
	useInstruments.setState(instruments);
	useMapView.setState(map);
	useWorld.setState(world);
}
