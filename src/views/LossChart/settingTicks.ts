/** Where a setting changed in the course of the training: a tick over the curves, with its words. */

import { RUN_SETTINGS, type RunSetting, type RunSettings, sameSetting } from '../../model/settings';
import { roundTo } from '../../numerics/round';
import type { SettingsChange } from '../../training/protocol';
import { writeText } from '../../ui/attributes';

/** CSS pixels between two ticks that stand apart; changes that come closer share one. */
const TICK_GAP = 14;

/** What one setting of one run went from and to at a tick. */
export interface ChangedSetting {
	readonly run: number;
	readonly setting: RunSetting;
	readonly from: RunSettings;
	readonly to: RunSettings;
}

/** One tick: a change, or several that lie too close to be told apart. */
export interface SettingTick {
	/** The first steps of the first and of the last change. */
	readonly first: number;
	readonly last: number;
	/** Changes that it stands for. */
	readonly count: number;
	/** What is different after it; empty where all came back to what it was. */
	readonly changed: readonly ChangedSetting[];
}

/**
 * The ticks of a training. @param changes its settings, the first of which it began with
 * @param x place of a step, CSS pixels
 */
export function settingTicks(changes: readonly SettingsChange[], x: (step: number) => number): SettingTick[] {
	const groups: SettingsChange[][] = [];
	for (const change of changes.slice(1)) {
		const group = groups[groups.length - 1];
		if (group && x(change.step) - x(group[0].step) < TICK_GAP) group.push(change);
		else groups.push([change]);
	}
	let before = changes[0];
	return groups.map((group) => {
		const after = group[group.length - 1];
		const changed = differences(before.runs, after.runs);
		before = after;
		return { first: group[0].step, last: after.step, count: group.length, changed };
	});
}

function differences(before: readonly RunSettings[], after: readonly RunSettings[]): ChangedSetting[] {
	return after.flatMap((to, run) =>
		RUN_SETTINGS.filter((setting) => !sameSetting(before[run], to, setting)).map((setting) => ({
			run,
			setting,
			from: before[run],
			to,
		})),
	);
}

/** The ticks as elements that can be pointed at and reached by keyboard. */
export class TickMarks {
	private shown: SettingTick[] = [];

	/**
	 * @param root holds the ticks
	 * @param onChosen called with a tick's first step
	 */
	constructor(
		private readonly root: HTMLElement,
		private readonly onChosen: (step: number) => void,
	) {}

	/** Puts a tick at every place, with its words. */
	show(ticks: SettingTick[], x: (step: number) => number, width: number, words: (tick: SettingTick) => string): void {
		const { root } = this;
		while (root.childElementCount > ticks.length) root.lastElementChild?.remove();
		while (root.childElementCount < ticks.length) root.append(this.makeTick(root.childElementCount));
		this.shown = ticks;
		for (const [index, tick] of ticks.entries()) {
			const place = x(tick.first);
			const mark = root.children[index] as HTMLElement;
			const button = mark.firstElementChild as HTMLElement;
			const text = words(tick);
			mark.style.transform = `translateX(${roundTo(place, 1)}px)`;
			mark.toggleAttribute('data-left', place > width / 2);
			if (button.getAttribute('aria-label') === text) continue;
			button.setAttribute('aria-label', text);
			button.dataset.step = String(tick.first);
			writeText(mark.lastElementChild as HTMLElement, text);
		}
	}

	private makeTick(index: number): HTMLElement {
		const mark = document.createElement('span');
		const button = document.createElement('button');
		button.type = 'button';
		button.dataset.testid = 'setting-change';
		button.addEventListener('click', () => this.onChosen(this.shown[index].first));
		const words = document.createElement('span');
		words.setAttribute('aria-hidden', 'true');
		mark.append(button, words);
		return mark;
	}
}
