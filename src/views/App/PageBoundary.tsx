import { Component, type ReactNode } from 'react';

/** What stands in index.html for a page that is not there. */
export function shell(): HTMLElement | null {
	return document.getElementById('shell');
}

/** The outermost boundary: if even the page's frame fails, the static shell of index.html takes its place. */
export class PageBoundary extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
	override state = { failed: false };

	static getDerivedStateFromError() {
		return { failed: true };
	}

	override componentDidMount(): void {
		if (!this.state.failed) shell()?.setAttribute('hidden', '');
	}

	override componentDidUpdate(): void {
		if (!this.state.failed) return;
		shell()?.removeAttribute('hidden');
		shell()?.setAttribute('data-failed', '');
	}

	override render() {
		return this.state.failed ? null : this.props.children;
	}
}
