import i18next, { type TFunction } from 'i18next';
import { environmentById } from '../environments/registry';
import { localized } from '../i18n';
import { formatCount, formatSetting } from '../i18n/formatNumber';
import { RUN_NAMES } from '../i18n/runNames';
import type { FigureMoment } from '../plane/figureMoments';
import { presentLink } from '../state/presentLink';
import type { AgentChoice, AgentDifference, SharedNumbers } from './choice';
import { agentLab } from './pageAgentLab';
import { branchText, differenceText } from './view/branchText';

/** Numbers that a caption names; the file itself has all of them. */
const NAMED: readonly (keyof SharedNumbers)[] = [
	'seed',
	'seeds',
	'randomEpisodes',
	'representationSteps',
	'width',
	'batchSize',
	'noiseEpisodes',
];

/** What figures of the agents show: those that are trained, or are to be, at the environment step that is looked at. */
export function agentMoment(): FigureMoment {
	const t = i18next.getFixedT(null, 'agent');
	const { training, choice: next, frame, looked } = agentLab.state;
	const choice = training ?? next;
	const { environment } = choice;
	const world = environmentById(environment);
	const step = (looked?.frame ?? frame)?.progress.environmentStep ?? 0;
	const link = presentLink();
	const where = { world: world ? localized(world.name) : environment, step: formatCount(step) };
	return {
		environment,
		step,
		caption: (name) => ({ title: t('figureTitle', { name, ...where }), details: detailsOf(choice, t), link }),
		metadata: JSON.stringify({ agents: choice, environmentStep: step, page: __APP_VERSION__, link }),
	};
}

function detailsOf(choice: AgentChoice, t: TFunction<'agent'>): string {
	const settings = (run: AgentDifference) =>
		(Object.keys(run) as (keyof AgentDifference)[]).map((name) => `${t(name)} ${differenceText(t, run, name)}`);
	const branch = branchText(t, choice);
	return [
		...choice.runs.map((run, index) => t('figureRun', { run: RUN_NAMES[index], settings: settings(run).join(', ') })),
		...(branch ? [branch] : []),
		...(choice.opened ? [t('figureOpened')] : []),
		NAMED.map((name) => `${t(name)} ${formatSetting(choice[name])}`).join(', '),
		t('figureVersion', { version: __APP_VERSION__ }),
	].join('; ');
}
