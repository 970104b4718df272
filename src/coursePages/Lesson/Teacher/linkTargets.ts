/** The controls that a classroom link can hide or lock, in the groups of the screen. */
import type { LessonTexts } from '../../../i18n/en/lessonTexts';
import { partsOf } from '../../../lessons/acts';
import type { PageView, SingleAct } from '../../../lessons/Lesson';
import type { Lesson } from '../../../lessons/registry';
import { selectorOf, type TargetId } from '../../../ui/targets';

type TeacherKey = keyof LessonTexts['teacher'];

interface LinkGroup {
	readonly name: TeacherKey;
	readonly targets: readonly (readonly [id: TargetId, name: TeacherKey])[];
}

const GROUPS: readonly LinkGroup[] = [
	{
		name: 'groupTraining',
		targets: [
			['train', 'targetTrain'],
			['klWeightA', 'targetKlWeightA'],
			['klWeightB', 'targetKlWeightB'],
			['formula', 'targetFormula'],
			['advanced', 'targetAdvanced'],
		],
	},
	{
		name: 'groupMaps',
		targets: [
			['mapA', 'targetMapA'],
			['mapB', 'targetMapB'],
			['boxToggle', 'targetBoxToggle'],
		],
	},
	{
		name: 'groupDecoded',
		targets: [
			['decoded', 'targetDecoded'],
			['actionPicker', 'targetActionPicker'],
			['parameters', 'targetParameters'],
			['predictedDelta', 'targetPredictedDelta'],
			['samples', 'targetSamples'],
			['path', 'targetPath'],
		],
	},
	{
		name: 'groupDock',
		targets: [
			['dock', 'targetDock'],
			['lossChart', 'targetLossChart'],
			['klMeter', 'targetKlMeter'],
		],
	},
	{
		name: 'groupHeader',
		targets: [
			['environment', 'targetEnvironment'],
			['share', 'targetShare'],
		],
	},
];

/**
 * What there is to choose from: the controls that are on the page now.
 * @param kept targets that are listed in any case, since they are hidden or locked already
 */
export function linkGroups(kept: readonly TargetId[]): readonly LinkGroup[] {
	const there = (id: TargetId) => kept.includes(id) || document.querySelector(selectorOf(id)) !== null;
	return GROUPS.map(({ name, targets }) => ({ name, targets: targets.filter(([id]) => there(id)) })).filter(
		({ targets }) => targets.length > 0,
	);
}

/** The texts that name a target and its group; null for one that the menu of a classroom link does not have. */
export function targetName(id: TargetId): { readonly group: TeacherKey; readonly target: TeacherKey } | null {
	for (const { name: group, targets } of GROUPS)
		for (const [target, name] of targets) if (target === id) return { group, target: name };
	return null;
}

/** What a page rings or has used: without it the page cannot be followed. */
export function neededTargets(lesson: Lesson, page: number): readonly TargetId[] {
	const shown = lesson.pages.at(page);
	if (!shown) return [];
	const { watch, act, view } = shown;
	return [watch.target, ...partsOf(act).flatMap((part) => neededFor(part, view))];
}

function neededFor(part: SingleAct, view: PageView | undefined): readonly TargetId[] {
	switch (part.kind) {
		case 'use':
			return [part.target];
		case 'train':
			return ['train'];
		case 'action':
			return ['actionPicker'];
		case 'sample':
			return ['samples'];
		case 'path':
			return ['path'];
		case 'drag':
		case 'transition':
			return [(part.run ?? view?.run) === 1 ? 'mapB' : 'mapA'];
		case 'weight':
			return [part.run === 1 ? 'klWeightB' : 'klWeightA'];
		default:
			return [];
	}
}
