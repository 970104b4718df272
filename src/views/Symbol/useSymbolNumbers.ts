import { formatFixed, formatMeasured } from '../../i18n/formatNumber';
import { useMapReadings } from '../../map/readings/mapReadings';
import type { LossTerms } from '../../model/settings';
import { useConfig } from '../../state/configStore';
import type { Term } from '../../state/highlight';
import { useShownLosses } from '../../state/shownLosses';

/** What of a symbol is measured: a key of the texts, and a value of each run; no label where nothing is. */
interface SymbolNumbers {
	readonly label: 'kl' | 'state' | 'parameters' | 'sigma' | 'mu' | 'z' | null;
	readonly values: readonly string[];
}

/** Dims whose numbers are written out. */
const MOST_DIMS = 4;

function listed(values: ArrayLike<number>, digits: number): string {
	const shown = Array.from(values).slice(0, MOST_DIMS);
	const text = shown.map((value) => formatFixed(value, digits)).join(', ');
	return values.length > MOST_DIMS ? `${text} …` : text;
}

/** What a symbol measures now, on both runs. */
export function useSymbolNumbers(term: Term): SymbolNumbers {
	const { losses } = useShownLosses();
	const runs = useMapReadings((readings) => readings.runs);
	const z = useConfig(({ config }) => config.probe.z);
	const ofLoss = (name: keyof LossTerms) => losses.map((terms) => formatMeasured(terms[name]));
	switch (term) {
		case 'kl':
		case 'prior':
			return { label: 'kl', values: ofLoss('kl') };
		case 'state':
		case 'parameters':
			return { label: term, values: ofLoss(term) };
		case 'sigma':
			return { label: 'sigma', values: runs.map(({ sigma }) => listed(sigma, 3)) };
		case 'mu': {
			const spreads = runs.map(({ variances }) => Array.from(variances, Math.sqrt));
			return { label: 'mu', values: spreads.some((of) => of.length === 0) ? [] : spreads.map((of) => listed(of, 2)) };
		}
		case 'z':
			return { label: 'z', values: [listed(z, 2)] };
		default:
			return { label: null, values: [] };
	}
}
