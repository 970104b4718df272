import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { World } from '../../environments/Environment';
import { localized } from '../../i18n';
import { formatBound, formatFixed, formatInRange, subscript } from '../../i18n/formatNumber';
import { useConfig } from '../../state/configStore';
import { useProbeReading } from '../../state/useProbeReading';
import { useShownAction } from '../../state/useShownAction';
import { writeText } from '../../ui/attributes';
import { tipOfText } from '../../ui/tip';
import { useTarget } from '../../ui/useTarget';
import styles from './ParameterReadouts.module.css';

/**
 * Each parameter that the model puts out, with its place in the range; those that the action lacks as padding.
 * @param inline a parameter's name and value stand on one line
 */
export function ParameterReadouts({ inline }: { readonly inline: boolean }) {
	const { t } = useTranslation('decoded');
	const target = useTarget('parameters');
	const { environment, action } = useShownAction();
	const { parameters } = environment.actions[action];
	const list = useRef<HTMLUListElement>(null);

	useProbeReading((reading) => {
		for (const [index, item] of Array.from(list.current?.children ?? []).entries()) {
			const [value, scaled, mark] = ['value', 'scaled', 'mark'].map((part) =>
				item.querySelector<HTMLElement>(`[data-part=${part}]`),
			);
			const decoded = reading && reading.environment === environment ? reading.decoded : null;
			const parameter = parameters[index];
			const x = decoded?.parameters[index] ?? 0;
			if (scaled) writeText(scaled, decoded ? `x̂ ${formatFixed(x, 2)}` : '');
			if (value && parameter)
				writeText(
					value,
					decoded ? formatInRange(decoded.values[index] ?? Number.NaN, parameter.low, parameter.high) : '–',
				);
			mark?.style.setProperty('--at', `${50 * (1 + x)}%`);
			if (mark) mark.style.visibility = decoded ? 'visible' : 'hidden';
		}
	});

	return (
		<ul
			ref={list}
			className={inline ? styles.inline : styles.list}
			data-testid="decoded-parameters"
			translate="no"
			aria-label={t('parameters')}
			{...target.area}
		>
			{Array.from({ length: environment.parameterDim }, (_, index) => {
				const parameter = parameters[index];
				// An element that is used again keeps what was written into it: a parameter of an action has one of its own.
				return parameter ? (
					// biome-ignore lint/suspicious/noArrayIndexKey: a parameter is its index
					<ParameterReadout key={`${action} ${index}`} index={index} parameter={parameter} />
				) : (
					// biome-ignore lint/suspicious/noArrayIndexKey: a parameter is its index
					<Padding key={`${action} padding ${index}`} index={index} />
				);
			})}
			{environment.parameterDim === 0 && <li>{t('noParameters')}</li>}
		</ul>
	);
}

/** The place of an output that the action has no parameter for. */
function Padding({ index }: { readonly index: number }) {
	const { t } = useTranslation('decoded');
	return (
		<li className={styles.padding} {...tipOfText(t('paddingHint'))}>
			<span className={styles.name}>
				<span className={styles.symbol}>x̂{subscript(index + 1)}</span> {t('padding')}
			</span>
			<span className={styles.numbers}>
				<span data-part="scaled" />
			</span>
			<span className="visually-hidden">{t('paddingHint')}</span>
			<span data-part="mark" className={styles.track} aria-hidden="true" />
		</li>
	);
}

interface ParameterReadoutProps {
	/** From 0. */
	readonly index: number;
	readonly parameter: World['actions'][number]['parameters'][number];
}

function ParameterReadout({ index, parameter }: ParameterReadoutProps) {
	const { t } = useTranslation('decoded');
	const published = useConfig(({ config }) => config.published);
	const unit = parameter.unit ? ` ${parameter.unit}` : '';
	const low = formatBound(parameter.low);
	const high = formatBound(parameter.high);
	return (
		<li className={styles.parameter} {...tipOfText(t('parameterRange', { low, high: high + unit }))}>
			<span className={styles.name}>
				<span className={styles.symbol}>x̂{subscript(index + 1)}</span> {localized(parameter.name)}
				{published && parameter.ignoredAsPublished && (
					<abbr className={styles.ignored} {...tipOfText(localized(parameter.ignoredAsPublished))}>
						{t('ignored')}
					</abbr>
				)}
			</span>
			<span className={styles.numbers}>
				<span>
					<span data-part="value" className={styles.value} />
					{unit}
				</span>
				<span data-part="scaled" className={styles.scaled} />
			</span>
			<span data-part="mark" className={styles.track} aria-hidden="true" />
			<span className={styles.range} aria-hidden="true">
				<span>{low} (−1)</span>
				<span>(+1) {high}</span>
			</span>
		</li>
	);
}
