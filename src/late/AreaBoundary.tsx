import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { keepAndReload } from '../state/reload';
import styles from './AreaBoundary.module.css';
import { PartMissing } from './latePart';

interface AreaBoundaryProps {
	readonly children: ReactNode;
}

/** Keeps a fault of one area of the page from taking the others with it. */
export class AreaBoundary extends Component<AreaBoundaryProps, { readonly fault: Error | null }> {
	override state = { fault: null };

	static getDerivedStateFromError(fault: Error) {
		return { fault };
	}

	override render() {
		const { fault } = this.state as { fault: Error | null };
		if (!fault) return this.props.children;
		return <FailedArea fault={fault} onRetry={() => this.setState({ fault: null })} />;
	}
}

function FailedArea({ fault, onRetry }: { readonly fault: Error; readonly onRetry: () => void }) {
	const { t } = useTranslation('header');
	return (
		<div className={styles.failed} role="alert">
			<p>{t(fault instanceof PartMissing ? 'areaMissing' : 'areaFailed', { detail: fault.message })}</p>
			<button type="button" className="button" onClick={onRetry}>
				{t('areaRetry')}
			</button>
			<button type="button" className="button" onClick={() => void keepAndReload()}>
				{t('areaReload')}
			</button>
		</div>
	);
}
