/** The world's readings in words and numbers. */
import type { TFunction } from 'i18next';
import { decimalsFor, formatChange, formatFixed, formatMeasured, formatPercent } from '../../i18n/formatNumber';
import { RUN_NAMES } from '../../i18n/runNames';
import { writeText } from '../../ui/attributes';
import type { WorldReading } from './readWorld';

type Texts = TFunction<'world'>;

const NOTHING = '–';

/** How one run's play ends: ticks and the episode, or how far the samples spread. */
function endingText(t: Texts, reading: WorldReading, run: number): string {
	if (reading.kind === 'samples') {
		const { spread } = reading.runs[run];
		return t('spreadOf', { count: reading.count, value: formatMeasured(spread) });
	}
	const { trail, decisions, terminal, unfinished } = reading.runs[run];
	const ticks = trail.length - 1;
	const alone = t('length', { count: ticks });
	const repeated = t('decisions', { count: decisions });
	const length = reading.decisions > 1 ? t('lengthRepeated', { decisions: repeated, ticks: alone }) : alone;
	if (unfinished) return t('cut', { length });
	return terminal ? t('over', { length }) : length;
}

/** The same in a word or two, above the picture. */
function outcomeText(t: Texts, reading: WorldReading, run: number): string {
	if (reading.kind === 'action') return endingText(t, reading, run);
	return t('spreadShort', { value: formatMeasured(reading.runs[run].spread) });
}

function write(table: HTMLTableSectionElement, texts: readonly string[]): void {
	for (const [index, cell] of Array.from(table.querySelectorAll('td')).entries()) {
		const text = texts[index] ?? '';
		writeText(cell, text);
	}
}

/** Feature by feature, run by run: predicted and simulated change by one decision, and their distance. */
function fillErrorCells(table: HTMLTableSectionElement, reading: WorldReading & { kind: 'action' }): void {
	write(
		table,
		reading.environment.features.flatMap(({ low, high }, feature) =>
			reading.runs.flatMap(({ decoded, first }) => {
				const half = (high - low) / 2;
				const decimals = decimalsFor(low, high);
				const predicted = decoded.stateDelta[feature] * half;
				const simulated = first.stateDelta[feature] * half;
				return [
					formatChange(predicted, decimals),
					formatChange(simulated, decimals),
					formatFixed(Math.abs(predicted - simulated), decimals),
				];
			}),
		),
	);
}

/** Saturation, spread and prediction error: of A, of B, of the data. */
function fillSampleCells(table: HTMLTableSectionElement, reading: WorldReading & { kind: 'samples' }): void {
	const columns = [...reading.runs, reading.data];
	const measured = (value: number, text: (value: number) => string) => (Number.isNaN(value) ? NOTHING : text(value));
	write(table, [
		...columns.map(({ saturated }) => measured(saturated, formatPercent)),
		...columns.map(({ spread }) => measured(spread, (value) => formatMeasured(value))),
		...columns.map(({ error }) => measured(error, (value) => formatMeasured(value, 2))),
	]);
}

/** Writes the outcomes beside the pictures and the numbers of the table; without a reading, that it is waited for. */
export function writeTexts(root: HTMLElement, t: Texts, now: WorldReading | null): void {
	for (const [run, name] of RUN_NAMES.entries()) {
		const figure = root.querySelector(`[data-run="${run}"]`);
		if (!figure) continue;
		const ending = now ? endingText(t, now, run) : '';
		const texts = {
			outcome: now ? outcomeText(t, now, run) : '',
			description: now ? t('pictureDescription', { run: name, ending }) : t('waiting'),
		};
		for (const [part, text] of Object.entries(texts)) {
			const element = figure.querySelector(`[data-part=${part}]`);
			if (element) writeText(element, text);
		}
	}
	const table = root.querySelector('tbody');
	if (!table || !now) return;
	if (now.kind === 'action') fillErrorCells(table, now);
	else {
		fillSampleCells(table, now);
		const note = root.querySelector('[data-part=dataNote]');
		if (note) writeText(note, t('dataHint', { count: now.data.count }));
	}
}

/** How it ended, in both runs. */
export function announcement(t: Texts, ended: WorldReading): string {
	return RUN_NAMES.map((name, run) => t('announcement', { run: name, ending: endingText(t, ended, run) })).join(' ');
}
