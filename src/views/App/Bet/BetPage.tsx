import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { betConfig, betNumber } from '../../../classBet/bet';
import { type AskedBet, type BetSteps, betSearch } from '../../../classBet/betPage';
import { openClassBets, useClassBets } from '../../../classBet/classBets';
import { openLearnerBet, useLearnerBet } from '../../../classBet/learnerBet';
import { worldById } from '../../../environments/ownWorlds';
import { localized } from '../../../i18n';
import { formatCount, formatSetting } from '../../../i18n/formatNumber';
import { BET_TEXTS, VIEW_TEXTS } from '../../../i18n/partTexts';
import { AreaBoundary } from '../../../late/AreaBoundary';
import { latePart } from '../../../late/latePart';
import { useConfig } from '../../../state/configStore';
import { keepLink } from '../../../state/linkSync';
import { useNotices } from '../../../state/noticeStore';
import { pageAddress } from '../../../state/pageAddress';
import { LanguageSwitch } from '../../Header/LanguageSwitch';
import { Mark } from '../../Header/Mark';
import { ThemeToggle } from '../../Header/ThemeToggle';
import Notices from '../../Notices/Notices';
import styles from './BetPage.module.css';

/** Texts that load with it. @late */
export const texts = [BET_TEXTS, VIEW_TEXTS];

const Predict = latePart(() => import('../../../classBet/view/Predict'));
const ClassPage = latePart(() => import('../../../classBet/view/ClassPage'));

/** A page of the class bet, which asks only what the bet is about of the rest. */
export default function BetPage({ asked }: { readonly asked: AskedBet }) {
	const { t } = useTranslation('bet');
	const { page } = asked;
	const [steps, setSteps] = useState<BetSteps>(asked.steps);
	const config = useConfig((state) => state.config);
	const bet = useMemo(() => ({ config: betConfig(config), steps }), [config, steps]);
	const number = betNumber(bet);
	const opened = [useLearnerBet((learner) => learner.bet), useClassBets((bets) => bets.bet)];
	const broken = useNotices(({ notices }) => notices.some(({ id }) => id === 'link')) || asked.isDamaged;

	useEffect(() => {
		const { config: now, replace } = useConfig.getState();
		const wanted = betConfig(now);
		if (JSON.stringify(now) !== JSON.stringify(wanted)) replace(wanted);
	});
	useEffect(() => {
		if (page === 'predict') openLearnerBet(number);
		else openClassBets(number);
	}, [page, number]);
	useEffect(() => {
		// A learner's address stays the teacher's.
		if (page === 'predict') keepLink(true);
	}, [page]);
	useEffect(() => {
		document.title = `${t(page === 'class' ? 'classTitle' : 'title')} · Latent Lab`;
	}, [page, t]);

	const world = worldById(bet.config.environment);
	const there = opened.includes(number);
	return (
		<div className={styles.page} data-testid="bet-page" data-page={page} data-bet={number}>
			<header className={styles.header}>
				<a className={styles.name} href={location.pathname} translate="no">
					<Mark className={styles.mark} />
					{t('wholePage')}
				</a>
				<h1>{t(page === 'class' ? 'classTitle' : 'title')}</h1>
				<div className={styles.tools}>
					<LanguageSwitch />
					<ThemeToggle />
				</div>
			</header>
			<AreaBoundary>
				<Notices />
			</AreaBoundary>
			<main className={styles.main}>
				<p className={styles.what} data-testid="bet-what">
					{t('what', {
						world: world ? localized(world.name) : '',
						weight: formatSetting(bet.config.runs[0].klWeight),
						steps: formatCount(steps),
						size: formatCount(bet.config.data.size),
					})}
				</p>
				{broken && page === 'predict' && (
					<p className={styles.what} role="alert">
						{t('brokenLink')}
					</p>
				)}
				<AreaBoundary>
					{there && page === 'predict' && <Predict key={number} bet={bet} />}
					{there && page === 'class' && (
						<ClassPage
							bet={bet}
							steps={steps}
							onSteps={(chosen) => {
								pageAddress.goTo(betSearch({ page, steps: chosen }), false);
								setSteps(chosen);
							}}
						/>
					)}
				</AreaBoundary>
			</main>
		</div>
	);
}
