import { Circle, CircleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatCount, formatFixed, formatPercent } from '../../i18n/formatNumber';
import { RUN_NAMES } from '../../i18n/runNames';
import { useConfig } from '../../state/configStore';
import { measuredRuns } from '../../state/frames';
import { useNotices } from '../../state/noticeStore';
import styles from '../shared/parts.module.css';
import { Unmeasured } from '../shared/Unmeasured';
import { useMeasured } from '../shared/useMeasured';
import { BADGES, type BadgeId, badgesOf, type RunSigns } from './badges';
import own from './View.module.css';

/** Statements change seldom: twice a second is enough. */
const INTERVAL = 500;

/** The number that a badge is read from. */
function signText(badge: BadgeId, signs: RunSigns): string {
	switch (badge) {
		case 'sigmaFloor':
			return formatFixed(Math.min(...signs.sigma), 3);
		case 'deadDim':
			return formatFixed(Math.min(...signs.nats), 3);
		case 'collapse':
			return formatFixed(
				signs.nats.reduce((sum, nats) => sum + nats, 0),
				3,
			);
		case 'emptyBox':
			return formatPercent(signs.emptyBox);
		case 'holes':
			return formatPercent(signs.holes);
		case 'notANumber':
			return formatCount(signs.invalid);
		case 'weights':
			return '';
	}
}

/** What is true of each run right now. */
export default function Badges() {
	const { t } = useTranslation(['badges', 'instruments']);
	const percent = useConfig(({ config }) => config.display.boxPercent);
	const seed = useConfig(({ config }) => config.training.seed);
	const present = useConfig(({ config }) => config.runs);
	const caught = useNotices(({ notices }) => notices.some(({ message }) => message === 'notANumber'));
	const reading = useMeasured('badges', {
		interval: INTERVAL,
		watch: JSON.stringify([percent, seed]),
		request: (frame) => {
			const runs = measuredRuns(frame);
			return runs && { runs, latentDim: frame.shape.latentDim, percent, seed };
		},
	});
	if (!reading) return <Unmeasured />;
	const { result, frame, request } = reading;
	const transitions = request.runs[0].z.length / request.latentDim;
	const settings = frame.trainedWith ?? present;
	const on = result.map((signs, run) => badgesOf(signs, { run, step: frame.step, settings, caught }));
	const known = BADGES.filter((badge) => on.some((list) => list.includes(badge)));
	return (
		<div className={own.body}>
			<ul className={own.all} aria-label={t('table')}>
				{BADGES.map((badge) => (
					<li key={badge} data-testid={`badge-${badge}`}>
						<span>{t(badge)}</span>
						{on.map((list, run) => (
							<Pill key={RUN_NAMES[run]} run={run} on={list.includes(badge)} />
						))}
					</li>
				))}
			</ul>
			<div className={own.explained}>
				<p className={styles.note}>{t('instruments:measuredOn', { transitions: formatCount(transitions) })}</p>
				{known.length === 0 && <p>{t('none')}</p>}
				{known.map((badge) => (
					<section key={badge} className={own.badge}>
						<h3>{t(badge)}</h3>
						{badge === 'weights' ? (
							<p className={styles.note}>{t('weightsValue')}</p>
						) : (
							<p className={styles.note}>
								{result
									.flatMap((signs, run) =>
										on[run].includes(badge)
											? [`${RUN_NAMES[run]}: ${t(`${badge}Value`, { value: signText(badge, signs) })}`]
											: [],
									)
									.join(' · ')}
							</p>
						)}
						<p>
							<b>{t('means')}</b> {t(`${badge}Means`)}
						</p>
						<p>
							<b>{t('not')}</b> {t(`${badge}Not`)}
						</p>
					</section>
				))}
			</div>
		</div>
	);
}

function Pill({ run, on }: { readonly run: number; readonly on: boolean }) {
	const { t } = useTranslation('badges');
	const Icon = on ? CircleAlert : Circle;
	return (
		<span className={own.pill} data-run={RUN_NAMES[run]} data-on={on}>
			<span aria-hidden="true">{RUN_NAMES[run]}</span>
			<Icon size={14} aria-hidden="true" />
			<span className="visually-hidden">
				{t('run', { run: RUN_NAMES[run] })}: {t(on ? 'on' : 'off')}
			</span>
		</span>
	);
}
