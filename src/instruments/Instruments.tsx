import { type ComponentType, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMeasured } from '../i18n/formatNumber';
import type { InstrumentId } from '../i18n/InstrumentTexts';
import { AreaBoundary } from '../late/AreaBoundary';
import { latePart } from '../late/latePart';
import { roundTo } from '../numerics/round';
import { tip } from '../ui/tip';
import { useTarget } from '../ui/useTarget';
import { GROUPS, type Instrument } from './defineInstrument';
import styles from './Instruments.module.css';
import { INSTRUMENTS } from './registry';
import { useInstruments } from './shared/instrumentStore';

/** Of the menu and of every instrument. */
const INSTRUMENT_TEXTS = {
	en: async () => (await import('./texts.en')).default,
	'zh-CN': async () => (await import('./texts.zh-CN')).default,
};

/** Texts that load with it. @late */
export const texts = [INSTRUMENT_TEXTS];

/** The dock's tab. */
export default function InstrumentsTab() {
	return <Instruments instruments={INSTRUMENTS} />;
}

/** One instrument without the menu. @throws RangeError where there is none of this name */
export function InstrumentAlone({ id }: { readonly id: InstrumentId }) {
	const instrument = INSTRUMENTS.find((entry) => entry.id === id);
	if (!instrument) throw new RangeError(`no instrument ${id}`);
	return <Opened instrument={instrument} />;
}

interface InstrumentsProps {
	/** In the order of the menu. */
	readonly instruments: readonly Instrument[];
}

/** A menu of the instruments, and beside it the one that is open. */
export function Instruments({ instruments }: InstrumentsProps) {
	const { t } = useTranslation('instruments');
	const target = useTarget('instrument');
	const open = useInstruments((state) => state.open);
	const root = useRef<HTMLElement>(null);

	useEffect(() => {
		if (!root.current) return;
		const observer = new IntersectionObserver(([entry]) => useInstruments.setState({ onScreen: entry.isIntersecting }));
		observer.observe(root.current);
		return () => observer.disconnect();
	}, []);

	return (
		<section
			ref={root}
			className={styles.instruments}
			aria-label={t('title')}
			data-testid="instruments"
			{...target.area}
		>
			<Menu instruments={instruments} open={open} />
			<Opened key={open} instrument={instruments.find(({ id }) => id === open) ?? instruments[0]} />
		</section>
	);
}

function choose(id: string): void {
	useInstruments.setState({ open: id as InstrumentId, rate: null });
}

/** The name of an instrument in the present language. */
function InstrumentName({ id }: { readonly id: string }) {
	return useTranslation(id as InstrumentId).t('name');
}

function Menu({ instruments, open }: InstrumentsProps & { readonly open: string }) {
	const { t } = useTranslation('instruments');
	const groups = GROUPS.map((group) => ({ group, entries: instruments.filter((entry) => entry.group === group) }));
	return (
		<nav className={styles.menu} aria-label={t('menu')}>
			<select
				className={styles.select}
				aria-label={t('menu')}
				value={open}
				onChange={(event) => choose(event.target.value)}
			>
				{groups.map(({ group, entries }) => (
					<optgroup key={group} label={t(group)}>
						{entries.map(({ id }) => (
							<option key={id} value={id}>
								{t('name', { ns: id as InstrumentId })}
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
										<InstrumentName id={id} />
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

/** The views that have been opened: each is loaded once. */
const views = new WeakMap<Instrument, ComponentType>();

function viewOf(instrument: Instrument): ComponentType {
	const view = views.get(instrument) ?? latePart(instrument.View);
	views.set(instrument, view);
	return view;
}

function Opened({ instrument }: { readonly instrument: Instrument }) {
	const id = instrument.id as InstrumentId;
	const { t } = useTranslation(['instruments', id]);
	const [explained, setExplained] = useState(false);
	const why = useId();
	const View = viewOf(instrument);
	return (
		<section
			className={styles.content}
			aria-label={t('content')}
			// biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
			tabIndex={0}
			data-instrument={id}
			data-figure="instrument"
		>
			<div className={styles.head}>
				<h2 className={styles.name}>
					<InstrumentName id={id} />
				</h2>
				<p className={styles.line}>{t('line', { ns: id })}</p>
				<button
					type="button"
					className={styles.whyButton}
					aria-expanded={explained}
					aria-controls={why}
					{...tip(t('whyTitle'))}
					onClick={() => setExplained(!explained)}
				>
					{t('why')}
				</button>
				{instrument.inWorker && <Rate />}
			</div>
			<div id={why} hidden={!explained} className={styles.why}>
				{explained && t('why', { ns: id })}
			</div>
			<AreaBoundary>
				<View />
			</AreaBoundary>
		</section>
	);
}

/** How often the open instrument is measured, and how long one measurement takes. */
function Rate() {
	const { t } = useTranslation('instruments');
	const rate = useInstruments((state) => state.rate);
	return (
		<span
			className={styles.rate}
			data-figure-skip
			data-testid="instrument-rate"
			data-rate={rate ? roundTo(rate.perSecond, 1) : undefined}
		>
			{rate
				? t('rate', {
						rate: rate.perSecond < 1 ? formatMeasured(rate.perSecond, 1) : Math.round(rate.perSecond),
						milliseconds: formatMeasured(rate.milliseconds, 2),
					})
				: t('resting')}
		</span>
	);
}
