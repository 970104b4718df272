import { Play, X } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatSetting } from '../../i18n/formatNumber';
import { VIEW_TEXTS } from '../../i18n/partTexts';
import { byHand } from '../../state/byHand';
import { updateRun, useConfig } from '../../state/configStore';
import { endGuide, GUIDE_STEPS, type GuideStep, goOnInGuide, useGuide } from '../../state/guideStore';
import { unfold, useEverything } from '../../state/screenStore';
import type { TargetId } from '../../ui/targets';
import { useTargets } from '../../ui/useTarget';
import styles from './Guide.module.css';
import { GUIDE_ACTS } from './guideActs';
import { standBeside } from './standBeside';
import { useGuideNumbers } from './useGuideNumbers';

/** Texts that load with it. @late */
export const texts = [VIEW_TEXTS];

/** The guided opening, while it is shown; everything at once, and a lesson, end it. */
export default function Guide() {
	const step = useGuide((guide) => guide.step);
	const everything = useEverything();
	useEffect(() => {
		if (everything) endGuide();
	}, [everything]);
	return step && !everything ? <Card step={step} /> : null;
}

/** Rings a target. */
function useSpotlight(target: TargetId): void {
	useEffect(() => {
		useTargets.setState({ spotlit: target });
		return () => {
			if (useTargets.getState().spotlit === target) useTargets.setState({ spotlit: null });
		};
	}, [target]);
}

/** A's KL weight when the guide began, and whether the one tried since leaves A and B nothing to compare. */
function useTriedWeight(): { alike: boolean; weightAtFirst: number } {
	const [weightAtFirst] = useState(() => useConfig.getState().config.runs[0].klWeight);
	const alike = useConfig(
		({ config: { runs } }) => runs[0].klWeight === runs[1].klWeight && runs[0].klWeight !== weightAtFirst,
	);
	return { alike, weightAtFirst };
}

/** One act: what is asked and why, with what is measured now. It goes on when the act is done. */
function Card({ step }: { readonly step: GuideStep }) {
	const { t } = useTranslation('guide');
	const { target, stage = target, effect = null, inside = false, watch, show } = GUIDE_ACTS[step];
	const last = step === GUIDE_STEPS[GUIDE_STEPS.length - 1];
	const { alike, weightAtFirst } = useTriedWeight();
	const numbers = useGuideNumbers(step, weightAtFirst);
	const putsBack = last && alike;
	const title = useId();
	const card = useRef<HTMLElement>(null);
	const endShow = useRef(() => {});

	useSpotlight(target);
	useEffect(() => {
		if (step === 'holes') unfold('samples');
		return watch?.(() => goOnInGuide(step));
	}, [step, watch]);
	useEffect(() => () => endShow.current(), []);
	useEffect(
		() => (card.current ? standBeside(card.current, { target, stage, effect, inside }) : undefined),
		[target, stage, effect, inside],
	);

	/** The focus goes where the page begins: what had it is gone. */
	function close(): void {
		const held = card.current?.contains(document.activeElement);
		endGuide();
		if (putsBack) byHand(() => updateRun(0, { klWeight: weightAtFirst }));
		if (held) document.querySelector<HTMLElement>('[data-handle]')?.focus({ preventScroll: true });
	}

	return (
		<section
			ref={card}
			className={styles.card}
			aria-labelledby={title}
			data-testid="guide"
			data-step={step}
			onKeyDown={(event) => {
				if (event.key === 'Escape') close();
			}}
		>
			<div aria-live="polite">
				<h2 id={title} className={styles.title}>
					{t(`${step}Title`)}
				</h2>
				<p>{t(step)}</p>
				{putsBack && <p>{t('putsBack', { weight: formatSetting(weightAtFirst) })}</p>}
				{numbers && (
					<p className={styles.measured} data-testid="guide-measured">
						{numbers}
					</p>
				)}
			</div>
			<div className={styles.buttons}>
				<span className={styles.place} translate="no">
					{GUIDE_STEPS.indexOf(step) + 1} / {GUIDE_STEPS.length}
				</span>
				{show && (
					<button
						type="button"
						className="button"
						data-testid="guide-show"
						onClick={() => {
							endShow.current();
							endShow.current = show();
						}}
					>
						<Play size={13} aria-hidden="true" />
						{t('show')}
					</button>
				)}
				<button type="button" className="button" data-testid="guide-end" onClick={close}>
					{!last && <X size={14} aria-hidden="true" />}
					{t(last ? 'done' : 'skip')}
				</button>
			</div>
		</section>
	);
}
