import { type RefObject, useEffect, useRef } from 'react';

/** A dialog that lies in front of the page, and how it goes. */
export interface Modal {
	/** For the dialog element. */
	readonly dialog: RefObject<HTMLDialogElement | null>;
	close(): void;
}

/** A dialog that comes in front when it is rendered: Escape closes it, and the page behind it rests. */
export function useModal(): Modal {
	const dialog = useRef<HTMLDialogElement>(null);
	useEffect(() => {
		// Strict mode runs this twice; a dialog that is open already must not be opened again.
		if (!dialog.current?.open) dialog.current?.showModal();
	}, []);
	return { dialog, close: () => dialog.current?.close() };
}
