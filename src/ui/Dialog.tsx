import { X } from 'lucide-react';
import { type CSSProperties, type ReactNode, type RefObject, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './Dialog.module.css';

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

interface DialogProps {
	/** It takes the dialog, and ends it. */
	readonly modal: Modal;
	readonly title: string;
	/** CSS pixels, where the window has them. */
	readonly width?: number;
	/**
	 * It asks for answers: a press beside it does not lose them, and its head stays in view. Of its children one scrolls,
	 * and the last stays below it.
	 */
	readonly asks?: boolean;
	readonly testId?: string;
	/** Is called when it has gone. */
	readonly onClose: () => void;
	readonly children: ReactNode;
}

/** The frame of a dialog in front of the page: a title, a button that closes it, and what it is about. */
export function Dialog({ modal, title, width = 520, asks = false, testId, onClose, children }: DialogProps) {
	const { t } = useTranslation('header');
	const id = useId();
	return (
		// biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a modal dialog; the click is on its backdrop.
		<dialog
			ref={modal.dialog}
			className={styles.dialog}
			style={{ '--dialog-width': `${width}px` } as CSSProperties}
			aria-labelledby={id}
			data-asks={asks || undefined}
			data-testid={testId}
			onClose={onClose}
			onClick={(event) => {
				if (!asks && event.target === event.currentTarget) modal.close();
			}}
		>
			<div className={styles.body}>
				<div className={styles.head}>
					<h2 id={id}>{title}</h2>
					<button type="button" className="iconButton" aria-label={t('close')} onClick={modal.close}>
						<X size={16} aria-hidden="true" />
					</button>
				</div>
				{children}
			</div>
		</dialog>
	);
}
