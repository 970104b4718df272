/** The caption of a figure: what it shows, of which runs, how they were trained, and a link to it. */
import i18next from 'i18next';
import { worldById } from '../../../environments/ownWorlds';
import { localized } from '../../../i18n';
import { formatCount } from '../../../i18n/formatNumber';
import { RUN_NAMES } from '../../../i18n/runNames';
import type { FigureMoment } from '../../../plane/figureMoments';
import { useConfig } from '../../../state/configStore';
import { ENGINE_NAMES } from '../../../state/engineNames';
import { latestFrame } from '../../../state/frames';
import { makeManifest } from '../../../state/manifest';
import { presentLink } from '../../../state/presentLink';
import { presentTrained } from '../../../state/presentTrained';
import { runTitle } from '../../../state/runTitle';
import { useSession } from '../../../state/sessionStore';
import { titleText } from '../../../state/settingText';
import { lossHistory } from '../../../state/shownHistory';
import { useShownTraining } from '../../../state/shownTraining';

/** Of the picture that the page shows now. */
export function presentMoment(): FigureMoment {
	const t = i18next.getFixedT(null, 'figures');
	const { config } = useConfig.getState();
	const { dataset, engine } = useSession.getState();
	const frame = latestFrame();
	const step = frame?.step ?? 0;
	const environment = dataset?.environment ?? config.environment;
	const world = worldById(environment);
	const engineId = lossHistory().engines.at(Math.max(1, step)) ?? engine;
	const header = i18next.getFixedT(null, 'header');
	const details = t('details', {
		runs: runsText(),
		width: frame?.shape.width ?? config.model.width,
		latentDim: frame?.shape.latentDim ?? config.model.latentDim,
		batch: config.training.batchSize,
		transitions: formatCount(dataset?.size ?? config.data.size),
		dataSeed: config.data.seed,
		seed: config.training.seed,
		engine: engineId ? header(ENGINE_NAMES[engineId]) : header('engineNone'),
		version: __APP_VERSION__,
	});
	const link = presentLink();
	return {
		environment,
		step,
		caption: (name) => ({
			title: t('atStep', { name, world: world ? localized(world.name) : environment, step: formatCount(step) }),
			details,
			link,
		}),
		metadata: JSON.stringify({ ...makeManifest(config, presentTrained()), page: __APP_VERSION__, step, link }),
	};
}

/** What each run was trained with, as the titles of the maps say it. */
function runsText(): string {
	const t = i18next.getFixedT(null, 'figures');
	const words = i18next.getFixedT(null, 'map');
	const { trained, settings, changes, past } = useShownTraining.getState();
	const present = (past && settings) || useConfig.getState().config.runs;
	return present
		.map((_, run) => {
			const text = titleText(words, runTitle(run, changes, present), !trained || settings !== null);
			return t('run', { run: RUN_NAMES[run], settings: text });
		})
		.join('; ');
}
