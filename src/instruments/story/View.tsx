import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { localized } from '../../i18n';
import { formatCode, formatFixed } from '../../i18n/formatNumber';
import { RUN_NAMES } from '../../i18n/runNames';
import type { DecoderNoise } from '../../model/decoderNoise';
import { shownDims } from '../../plane/columns';
import { Picture } from '../../plane/Picture';
import { RunSwitch } from '../../plane/RunSwitch';
import { useConfig } from '../../state/configStore';
import { useExploration } from '../../state/explorationStore';
import type { Frame } from '../../state/frames';
import { readingSource } from '../../state/probeReading';
import { useShownAction } from '../../state/useShownAction';
import { useTarget } from '../../ui/useTarget';
import styles from '../shared/parts.module.css';
import { useFrameTick } from '../shared/useFrameTick';
import { drawCodes, drawOutcomes } from './drawStory';
import { type Story as Told, tellStories } from './generativeStory';
import { storyRequest } from './request';
import own from './View.module.css';

/** Stories that are shown at once. */
const SHOWN = 12;

/** Draw z, be told state and action, decode, add noise: how the data could have arisen. */
export default function Story() {
	const { t } = useTranslation(['story', 'instruments']);
	const tellTarget = useTarget('storyTell');
	const [told, setTold] = useState(1);
	const { environment, action } = useShownAction();
	const chosen = useConfig(({ config }) => config.display.dims);
	useConfig(({ config }) => config.probe.transition);
	useConfig(({ config }) => config.runs);
	useExploration((exploration) => exploration.editedState);
	const run = useExploration((exploration) => exploration.run);
	useFrameTick();

	const source = readingSource();
	if (!source) return <p className={styles.waiting}>{t('instruments:waiting')}</p>;
	const { frame } = source;
	const first = Math.max(0, told - SHOWN);
	const request = storyRequest(source, run, first, told - first);
	const { noise } = request;
	const stories = tellStories(request);
	const { name, parameters } = environment.actions[action];
	return (
		<div className={own.body}>
			<div className={styles.side}>
				<div className={styles.row}>
					<RunSwitch label={t('instruments:run')} />
					<button
						type="button"
						className={styles.small}
						data-testid="story-tell"
						onClick={() => setTold(told + 1)}
						{...tellTarget.control}
					>
						{t('tell')}
					</button>
					<button type="button" className={styles.small} onClick={() => setTold(told + SHOWN)}>
						{t('tellMany', { count: SHOWN })}
					</button>
				</div>
				<p className={styles.note}>{t('given', { action: localized(name) })}</p>
				<StoryTable frame={frame} run={run} number={told} story={stories[stories.length - 1]} noise={noise} />
			</div>
			<figure className={styles.figure}>
				<figcaption className={styles.note}>{t('codes')}</figcaption>
				<Picture
					label={t('codesText', { count: stories.length })}
					draw={(ground) => drawCodes(ground, stories, shownDims(chosen, frame.shape.latentDim))}
				/>
			</figure>
			<figure className={styles.figure}>
				<figcaption className={styles.note}>{t(parameters.length > 0 ? 'outcomes' : 'noParameters')}</figcaption>
				{parameters.length > 0 && (
					<Picture
						label={t('outcomesText', { count: stories.length, noise: formatFixed(noise.parameters, 2) })}
						draw={(ground) => drawOutcomes(ground, stories, Math.min(2, parameters.length), noise.parameters)}
					/>
				)}
			</figure>
		</div>
	);
}

interface StoryTableProps {
	readonly frame: Frame;
	readonly run: number;
	/** From 1. */
	readonly number: number;
	readonly story: Told;
	readonly noise: DecoderNoise;
}

function StoryTable({ frame, run, number, story, noise }: StoryTableProps) {
	const { t } = useTranslation('story');
	const rows = [
		['code', formatCode(story.z)],
		['decoded', formatCode(story.decoded)],
		['noise', `±${formatFixed(noise.parameters, 2)}`],
		['observed', formatCode(story.observed)],
	] as const;
	return (
		<table className={styles.table} data-testid="story-table">
			<caption className={own.caption}>{t('table', { number, run: RUN_NAMES[run], step: frame.step })}</caption>
			<tbody>
				{rows.map(([key, value]) => (
					<tr key={key}>
						<th scope="row">{t(key)}</th>
						<td>{value}</td>
					</tr>
				))}
			</tbody>
		</table>
	);
}
