/** What a page of a lesson has to show beside the maps. */
import { partsOf } from '../../../lessons/acts';
import type { LessonPage, SingleAct } from '../../../lessons/Lesson';
import type { TargetId } from '../../../ui/targets';

/** Parts of the page that the presenter view may leave to the maps: `layers` are the buttons that show and hide marks. */
export const SIDE_PARTS = ['decoded', 'dock', 'layers'] as const;
export type SidePart = (typeof SIDE_PARTS)[number];

/** Where the course's targets stand, of those that stand in one of these parts. */
const PLACES: Partial<Record<TargetId, SidePart>> = {
	decoded: 'decoded',
	actionPicker: 'decoded',
	parameters: 'decoded',
	predictedDelta: 'decoded',
	samplePrior: 'decoded',
	samples: 'decoded',
	interpolate: 'decoded',
	path: 'decoded',
	boxToggle: 'layers',
	dock: 'dock',
	model: 'dock',
	lossChart: 'dock',
	klMeter: 'dock',
	world: 'dock',
	rollouts: 'dock',
	dataCard: 'dock',
	instrument: 'dock',
	agent: 'dock',
};

/** Acts that are done in the panel of the decoded action. */
const IN_DECODED: ReadonlySet<SingleAct['kind']> = new Set(['action', 'state', 'run', 'sample', 'path']);

/** Which of them a page needs: for its target, for its act, or to see what a drag decodes to. Outside a lesson's pages all stay. */
export function partsBeside(page: LessonPage | undefined): ReadonlySet<SidePart> {
	if (!page) return new Set(SIDE_PARTS);
	const { watch, act, view } = page;
	const acts = partsOf(act);
	const used = acts.flatMap((part) => (part.kind === 'use' ? [part.target] : []));
	const needed = new Set([watch.target, ...used].flatMap((target) => PLACES[target] ?? []));
	const shows = needed.size > 0;
	if (acts.some(({ kind }) => kind === 'display' || kind === 'box')) needed.add('layers');
	// A target of an instrument or of the world stands in the tab that the page opens; whatever a page tells of agents is in theirs.
	if (view?.agents || (view?.tab && used.some((target) => !(target in PLACES)))) needed.add('dock');
	if (view?.decoded === false) return needed;
	const dragged = acts.some(({ kind }) => kind === 'drag') && !shows;
	if (dragged || acts.some(({ kind }) => IN_DECODED.has(kind))) needed.add('decoded');
	return needed;
}
