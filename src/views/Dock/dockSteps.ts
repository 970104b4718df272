/** Back and Forward step through what a person opened in the dock. Inside a lesson they step through its pages. */

import { INSTRUMENTS } from '../../instruments/registry';
import { useInstruments } from '../../instruments/shared/instrumentStore';
import { useLesson } from '../../lessons/lessonStore';
import { useDock } from '../../state/dockStore';
import { pageAddress } from '../../state/pageAddress';
import { TABS } from './tabs';

/** Stands between the tab and the instrument; the other tabs have no second part. */
const JOINT = '/';

function viewNow(): string {
	const { tab } = useDock.getState();
	return tab === 'instruments' ? `${tab}${JOINT}${useInstruments.getState().open}` : tab;
}

/** Shows what an entry of the history names; nothing where it names nothing that there is. */
function showView(view: string | null): void {
	const [name, instrument] = view?.split(JOINT) ?? [];
	const tab = TABS.find(({ id }) => id === name);
	const opened = INSTRUMENTS.find(({ id }) => id === instrument);
	if (opened) useInstruments.setState({ open: opened.id });
	if (tab) useDock.setState({ tab: tab.id });
}

/** Shows what the present entry names, as after a reload, and makes every further change a step. @returns ends it */
export function stepThroughDock(): () => void {
	const outside = () => useLesson.getState().lesson === null;
	if (outside()) showView(pageAddress.view);
	let before = viewNow();
	const turn = () => {
		const view = viewNow();
		if (view !== before && outside()) pageAddress.turnView(before, view);
		before = view;
	};
	const ends = [
		useDock.subscribe(turn),
		useInstruments.subscribe(turn),
		pageAddress.onStep(() => {
			if (outside()) showView(pageAddress.view);
		}),
	];
	return () => {
		for (const end of ends) end();
	};
}
