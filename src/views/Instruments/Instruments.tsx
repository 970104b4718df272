import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addInstrumentTexts } from '../../i18n/instrumentTexts';
import { formatMeasured } from '../../i18n/numerals';
import { GROUPS, INSTRUMENTS, type InstrumentId } from '../../instruments/registry';
import styles from '../../instruments/shared/Instruments.module.css';
import { useInstruments } from '../../instruments/shared/instrumentStore';
import { AreaBoundary } from '../../late/AreaBoundary';

addInstrumentTexts();

/** A menu of the instruments, and beside it the one that is open. */
export default function Instruments() {
	const { t } = useTranslation('instruments');
	const open = useInstruments((state) => state.open);
	const root = useRef<HTMLElement>(null);

	useEffect(() => {
		if (!root.current) return;
		const observer = new IntersectionObserver(([entry]) => useInstruments.setState({ onScreen: entry.isIntersecting }));
		observer.observe(root.current);
		return () => observer.disconnect();
	}, []);

	return (
		<section ref={root} className={styles.instruments} aria-label={t('title')} data-testid="instruments">
			<Menu open={open} />
			<Instrument key={open} id={open} />
		</section>
	);
}

function choose(open: InstrumentId): void {
	useInstruments.setState({ open, rate: null });
}

function Menu({ open }: { readonly open: InstrumentId }) {
	const { t } = useTranslation('instruments');
	const groups = GROUPS.map((group) => ({ group, entries: INSTRUMENTS.filter((entry) => entry.group === group) }));
	return (
		<nav className={styles.menu} aria-label={t('menu')}>
			<select
				className={styles.select}
				aria-label={t('menu')}
				value={open}
				onChange={(event) => choose(event.target.value as InstrumentId)}
			>
				{groups.map(({ group, entries }) => (
					<optgroup key={group} label={t(group)}>
						{entries.map(({ id }) => (
							<option key={id} value={id}>
								{t('name', { ns: id })}
							</option>
						))}
					</optgroup>
				))}
			</select>
			<div className={styles.list}>
				{groups.map(({ group, entries }) => (
					<div key={group}>
						<h3 className={styles.group}>{t(group)}</h3>
						<ul>
							{entries.map(({ id }) => (
								<li key={id}>
									<button
										type="button"
										className={styles.entry}
										aria-current={id === open || undefined}
										onClick={() => choose(id)}
									>
										{t('name', { ns: id })}
									</button>
								</li>
							))}
						</ul>
					</div>
				))}
			</div>
		</nav>
	);
}

function Instrument({ id }: { readonly id: InstrumentId }) {
	const { t } = useTranslation('instruments');
	const [explained, setExplained] = useState(false);
	const why = useId();
	const { Content, inWorker } = INSTRUMENTS.find((entry) => entry.id === id) ?? INSTRUMENTS[0];
	return (
		// biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
		<section className={styles.content} aria-label={t('content')} tabIndex={0} data-instrument={id}>
			<div className={styles.head}>
				<h2 className={styles.name}>{t('name', { ns: id })}</h2>
				<p className={styles.line}>{t('line', { ns: id })}</p>
				<button
					type="button"
					className={styles.whyButton}
					aria-expanded={explained}
					aria-controls={why}
					title={t('whyTitle')}
					onClick={() => setExplained(!explained)}
				>
					{t('why')}
				</button>
				{inWorker && <Rate />}
			</div>
			<div id={why} hidden={!explained} className={styles.why}>
				{explained && t('why', { ns: id })}
			</div>
			<AreaBoundary>
				<Content />
			</AreaBoundary>
		</section>
	);
}

/** How often the open instrument is measured, and what once costs. */
function Rate() {
	const { t } = useTranslation('instruments');
	const rate = useInstruments((state) => state.rate);
	return (
		<span className={styles.rate} data-testid="instrument-rate" data-rate={rate?.perSecond.toFixed(1)}>
			{rate
				? t('rate', {
						rate: rate.perSecond < 1 ? formatMeasured(rate.perSecond, 1) : Math.round(rate.perSecond),
						milliseconds: formatMeasured(rate.milliseconds, 2),
					})
				: t('resting')}
		</span>
	);
}
