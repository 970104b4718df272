import { useTranslation } from 'react-i18next';
import { Segmented } from '../../ui/Segmented';
import { useAgentView } from './agentView';

/** Whether curves are of success or of return. */
export function QuantityChoice() {
	const { t } = useTranslation('agent');
	const quantity = useAgentView((state) => state.quantity);
	return (
		<Segmented
			label={t('quantity')}
			value={quantity}
			options={[
				{ value: 'success', label: t('success') },
				{ value: 'return', label: t('return') },
			]}
			onChange={(value) => useAgentView.setState({ quantity: value })}
		/>
	);
}
