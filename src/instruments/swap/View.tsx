import { useTranslation } from 'react-i18next';
import { create } from 'zustand';
import { ENCODER_INPUTS, type EncoderInput, type SwapReading } from '../../analysis/inputSwap';
import { gatherTransitions } from '../../dataset/transitionRows';
import { formatCode, formatFixed } from '../../i18n/formatNumber';
import { RUN_NAMES } from '../../i18n/runNames';
import { shownDims } from '../../plane/columns';
import { Picture } from '../../plane/Picture';
import { RunSwitch } from '../../plane/RunSwitch';
import { useConfig } from '../../state/configStore';
import { useExploration } from '../../state/explorationStore';
import { type Frame, latestFrame } from '../../state/frames';
import { RunHeads } from '../../ui/RunHeads';
import { TransitionField } from '../../ui/TransitionField';
import type { TargetId } from '../../ui/targets';
import { useTarget } from '../../ui/useTarget';
import { measuredTransitions, trainedData } from '../shared/modelRequest';
import styles from '../shared/parts.module.css';
import { TransitionRow } from '../shared/TransitionRow';
import { useMeasured } from '../shared/useMeasured';
import { drawSwap } from './drawSwap';
import own from './View.module.css';

interface SwapState {
	/** What is taken from the other transition. */
	readonly taken: readonly EncoderInput[];
	/** The other transition; null while the tool chooses one. */
	readonly donor: number | null;
}

/** The swap that is looked at. */
const useSwap = create<SwapState>()(() => ({ taken: [], donor: null }));

/** One input is taken or put back. */
function toggleInput(input: EncoderInput): void {
	useSwap.setState(({ taken }) => ({
		taken: taken.includes(input) ? taken.filter((one) => one !== input) : [...taken, input],
	}));
}

/** The donor within the transitions drawn: the one chosen, else that half of them further on. */
function donorOf(donor: number | null, row: number, count: number): number {
	return (donor ?? row + Math.floor(count / 2)) % count;
}

/** What the course calls the switch that takes an input. */
const TARGETS = {
	state: 'swapState',
	action: 'swapAction',
	parameters: 'swapParameters',
} as const satisfies Readonly<Record<EncoderInput, TargetId>>;

/** How far μ moves when one of the encoder's inputs comes from another transition. */
export default function Swap() {
	const { t } = useTranslation(['swap', 'instruments']);
	const { taken, donor } = useSwap();
	const row = useConfig(({ config }) => config.probe.transition);
	const chosen = useConfig(({ config }) => config.display.dims);
	const run = useExploration((exploration) => exploration.run);
	const reading = useMeasured('swap', {
		watch: JSON.stringify([row, donor, taken]),
		request: (frame) => {
			const dataset = trainedData(frame);
			if (!dataset || row >= frame.count || frame.count < 2) return null;
			return {
				shape: frame.shape,
				runs: frame.runs.slice(0, 2).map(({ weights }) => ({ weights })),
				transitions: measuredTransitions(dataset),
				pair: gatherTransitions(dataset, Uint32Array.of(row, donorOf(donor, row, frame.count))),
				taken,
			};
		},
	});

	const frame = latestFrame();
	if (!frame || frame.source === 'recording') return <p className={styles.waiting}>{t('instruments:needsEncoder')}</p>;
	const result = reading?.result[run];
	return (
		<div className={styles.body}>
			<div className={styles.side}>
				<div className={styles.row}>
					<RunSwitch label={t('instruments:run')} />
					<TransitionRow />
				</div>
				<DonorRow frame={frame} row={row} donor={donor} />
				<fieldset className={own.inputs}>
					<legend className={styles.note}>{t('take')}</legend>
					{ENCODER_INPUTS.map((input) => (
						<InputSwitch key={input} input={input} taken={taken.includes(input)} />
					))}
				</fieldset>
				{reading ? (
					<ShiftTable readings={reading.result} />
				) : (
					<p className={styles.waiting}>{t(row >= frame.count ? 'beyond' : 'instruments:waiting', { index: row })}</p>
				)}
			</div>
			{reading && result && (
				<figure className={styles.figure}>
					<figcaption className={styles.note}>{t('legend')}</figcaption>
					<Picture
						label={t('picture', {
							run: RUN_NAMES[run],
							own: formatCode(result.own),
							donor: formatCode(result.donor),
							swapped: formatCode(result.swapped),
						})}
						draw={(ground) => drawSwap(ground, result, frame.runs[run].mean, shownDims(chosen, frame.shape.latentDim))}
					/>
				</figure>
			)}
		</div>
	);
}

function InputSwitch({ input, taken }: { readonly input: EncoderInput; readonly taken: boolean }) {
	const { t } = useTranslation('swap');
	const target = useTarget(TARGETS[input]);
	return (
		<label className={styles.check} data-testid={`swap-${input}`} {...target.area}>
			<input type="checkbox" checked={taken} onChange={() => toggleInput(input)} />
			{t(input)}
		</label>
	);
}

interface DonorRowProps {
	readonly frame: Frame;
	readonly row: number;
	readonly donor: number | null;
}

function DonorRow({ frame: { count }, row, donor }: DonorRowProps) {
	const { t } = useTranslation('swap');
	return (
		<div className={styles.row}>
			<span>{t('donor')}</span>
			<TransitionField
				label={t('donor')}
				value={donorOf(donor, row, count)}
				max={count - 1}
				onChange={(index) => useSwap.setState({ donor: index })}
			/>
		</div>
	);
}

function ShiftTable({ readings }: { readonly readings: readonly SwapReading[] }) {
	const { t } = useTranslation('swap');
	return (
		<table className={styles.table} data-testid="swap-shifts">
			<caption className={own.caption}>{t('table')}</caption>
			<thead>
				<tr>
					<td />
					<RunHeads count={readings.length} />
				</tr>
			</thead>
			<tbody>
				{ENCODER_INPUTS.map((input) => (
					<tr key={input}>
						<th scope="row">{t(input)}</th>
						{readings.map(({ shift }, run) => (
							<td key={RUN_NAMES[run]}>{formatFixed(shift[input], 2)}</td>
						))}
					</tr>
				))}
			</tbody>
		</table>
	);
}
