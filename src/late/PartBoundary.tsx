import { Component, type ReactNode } from 'react';
import { useNotices } from '../state/noticeStore';
import { keepAndReload } from '../state/reload';
import { reloadFailedStyles } from './failedStyles';
import { PartFallback, PartMissing } from './latePart';

interface PartBoundaryProps {
	readonly children: ReactNode;
	/** Stands there until the part has come, and where it does not. */
	readonly fallback?: ReactNode;
}

/**
 * Round a part that has no place of its own to fail in, as a dialog: a notice says that it is missing and tries again.
 * Any other fault is for the boundary of the area.
 */
export class PartBoundary extends Component<PartBoundaryProps, { readonly fault: unknown }> {
	override state: { readonly fault: unknown } = { fault: null };

	static getDerivedStateFromError(fault: unknown) {
		return { fault };
	}

	override componentDidCatch(fault: unknown): void {
		if (fault instanceof PartMissing) tellMissing(fault, () => this.setState({ fault: null }));
	}

	override render() {
		const { fault } = this.state;
		const { children, fallback } = this.props;
		if (fault && !(fault instanceof PartMissing)) throw fault;
		return fault ? fallback : <PartFallback value={fallback}>{children}</PartFallback>;
	}
}

/** Tells that a part has not come; a person can try again, or reload with what is trained. */
export function tellMissing(fault: unknown, retry: () => unknown): void {
	useNotices.getState().show({
		id: 'part',
		tone: 'error',
		message: 'partMissing',
		values: { detail: fault instanceof Error ? fault.message : String(fault) },
		actions: [
			{ label: 'tryAgain', run: () => void retry() },
			{ label: 'reloadPage', run: () => void keepAndReload() },
		],
	});
}

/** Imports a file that is no component; where it does not come, the notice is shown, and trying again does `then`. */
export function importLate<M>(load: () => Promise<M>, then: (module: M) => unknown): void {
	const attempt = () => {
		void reloadFailedStyles()
			.then(load)
			.then(then, (fault) => tellMissing(fault, attempt));
	};
	attempt();
}
