import { ExternalLink } from 'lucide-react';
import { type ComponentType, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { formatCount } from '../../../i18n/formatNumber';
import { AreaBoundary } from '../../../late/AreaBoundary';
import { latePart } from '../../../late/latePart';
import { PartBoundary } from '../../../late/PartBoundary';
import { pageAddress } from '../../../state/pageAddress';
import { presentLink } from '../../../state/presentLink';
import { useSession } from '../../../state/sessionStore';
import { tip } from '../../../ui/tip';
import { ExplainedSymbols } from '../../Symbol/ExplainedSymbols';
import { answerHost } from './answerHost';
import styles from './Embed.module.css';
import type { EmbedPart } from './embedPart';

const LATE = {
	model: latePart<object>(() => import('../../Model/Model')),
	agent: latePart<object>(() => import('../../../agentLab/view/Agent')),
	bench: latePart<object>(async () => {
		const { InstrumentAlone, texts } = await import('../../../instruments/Instruments');
		return { default: () => <InstrumentAlone id="gaussianKl" />, texts };
	}),
};

interface EmbedProps {
	readonly part: EmbedPart;
	/** What the page has already loaded. */
	readonly Maps: ComponentType<{ readonly only?: 0 | 1; readonly framed?: boolean }>;
	readonly Train: ComponentType;
}

/** One part of the page for a frame in another page: nothing round it but a button that trains and a link to the whole. */
export default function Embed({ part, Maps, Train }: EmbedProps) {
	const { t } = useTranslation('header');
	const step = useSession((session) => session.step);
	useEffect(() => {
		document.documentElement.dataset.embed = part;
		return answerHost(window, pageAddress.search);
	}, [part]);
	return (
		<main className={styles.embed} data-testid="embed" data-part={part}>
			<div className={styles.part}>
				<AreaBoundary>
					{part === 'model' && <LATE.model />}
					{part === 'agent' && <LATE.agent />}
					{part === 'bench' && <LATE.bench />}
					{part === 'map' && <Maps only={0} framed />}
					{part === 'twins' && <Maps framed />}
				</AreaBoundary>
			</div>
			<PartBoundary>
				<ExplainedSymbols course={false} />
			</PartBoundary>
			<footer className={styles.bar}>
				{part !== 'bench' && part !== 'agent' && (
					<>
						<Train />
						<span className={styles.step} data-testid="embed-step" data-step={step}>
							{t('embedStep', { step: formatCount(step) })}
						</span>
					</>
				)}
				<a
					className={styles.whole}
					href={presentLink()}
					target="_blank"
					rel="noopener"
					{...tip(t('embedWhole'))}
					data-testid="embed-whole"
					// What the frame shows now is where the whole page begins.
					onClick={(event) => {
						event.currentTarget.href = presentLink();
					}}
				>
					Latent Lab <ExternalLink size={13} aria-hidden="true" />
				</a>
			</footer>
		</main>
	);
}
