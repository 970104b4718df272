import { useTranslation } from 'react-i18next';
import type { AgentDifference } from '../choice';

const KINDS = ['published', 'corrected', 'off'] as const;

interface RelabellingSelectProps {
	readonly value: AgentDifference['relabelling'];
	readonly onChange: (value: AgentDifference['relabelling']) => void;
	/** Accessible name. */
	readonly label: string;
}

/** How old replay entries are relabelled. */
export function RelabellingSelect({ value, onChange, label }: RelabellingSelectProps) {
	const { t } = useTranslation('agent');
	return (
		<select
			aria-label={label}
			value={value}
			onChange={({ target }) => onChange(target.value as AgentDifference['relabelling'])}
		>
			{KINDS.map((kind) => (
				<option key={kind} value={kind}>
					{t(`relabelling-${kind}`)}
				</option>
			))}
		</select>
	);
}
