import { Component, type ReactNode } from 'react';
import { useNotices } from '../state/noticeStore';
import { keepAndReload } from '../state/reload';
import { PartFallback, PartMissing } from './latePart';
import { loadModule } from './loadModule';

interface PartBoundaryProps {
	readonly children: ReactNode;
	/** Placeholder until the part has loaded, or in its place if loading fails. */
	readonly fallback?: ReactNode;
}

/**
 * For a part without a place of its own, such as a dialog: if it fails to load, a notice says so and offers to try
 * again. Any other error goes to the boundary of the area.
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

/** Shown when a part failed to load; a person can try again, or reload and keep the training. */
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

/** Imports a module that is not a component; if it fails to load, the notice is shown, and trying again runs `then`. */
export function importLate<M extends object>(load: () => Promise<M>, then: (module: M) => unknown): void {
	const attempt = () => {
		void loadModule(load).then(then, (fault) => tellMissing(fault, attempt));
	};
	attempt();
}
