import { Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useConfig } from '../state/configStore';
import { tip } from '../ui/tip';
import { betConfig, betLink } from './bet';
import { DEFAULT_STEPS } from './betPage';

interface ClassBetLinkProps {
	readonly className?: string;
	/** KL weight of the bet; run A's when left out. */
	readonly klWeight?: number;
}

/** Opens the teacher's page of a bet on the present settings, in a tab of its own. */
export default function ClassBetLink({ className = 'button', klWeight }: ClassBetLinkProps) {
	const { t } = useTranslation('bet');
	const config = useConfig((state) => state.config);
	const [run] = config.runs;
	const about = betConfig({ ...config, runs: [{ ...run, klWeight: klWeight ?? run.klWeight }, run] });
	return (
		<a
			className={className}
			href={betLink({ page: 'class', steps: DEFAULT_STEPS }, about)}
			target="_blank"
			rel="noopener"
			{...tip(t('classTitleLong'))}
			data-testid="class-bet"
		>
			<Users size={14} aria-hidden="true" /> {t('classTitle')}
		</a>
	);
}
