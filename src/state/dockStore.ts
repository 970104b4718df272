import { create } from 'zustand';
import { subscribeWithSelector } from 'zustand/middleware';
import { unfold } from './screenStore';

/** What the dock can show, in the order of its tabs. */
export type DockTab = 'model' | 'measurements' | 'world' | 'rollouts' | 'instruments' | 'agent' | 'data';

interface DockState {
	readonly tab: DockTab;
	/** How often something outside the dock has asked for a tab: the dock then takes the focus. */
	readonly calls: number;
}

export const useDock = create<DockState>()(subscribeWithSelector((): DockState => ({ tab: 'measurements', calls: 0 })));

/** Shows a tab and takes the person there, for buttons elsewhere on the page. */
export function openDockTab(tab: DockTab): void {
	unfold('dock');
	useDock.setState(({ calls }) => ({ tab, calls: calls + 1 }));
}
