import { Redo2, Undo2 } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useConfig } from '../../state/configStore';
import { redo, undo } from '../../state/undo';
import { tip } from '../../ui/tip';
import styles from './Controls.module.css';

/** Whether a key press belongs to a field that has an undo of its own. */
function hasOwnUndo(target: EventTarget | null): boolean {
	return (
		target instanceof HTMLElement && target.matches('input:not([type=range], [type=checkbox], [type=radio]), textarea')
	);
}

/** Takes changes back and makes them again, with the trainings that they ended, by button and by Ctrl or ⌘ with Z. */
export default function UndoRedo() {
	const { t } = useTranslation('controls');
	const past = useStore(useConfig.temporal, ({ pastStates }) => pastStates.length);
	const future = useStore(useConfig.temporal, ({ futureStates }) => futureStates.length);

	useEffect(() => {
		function onKeyDown(event: KeyboardEvent): void {
			if (!(event.ctrlKey || event.metaKey) || event.altKey || hasOwnUndo(event.target)) return;
			const key = event.key.toLowerCase();
			if (key !== 'z' && key !== 'y') return;
			event.preventDefault();
			if (key === 'y' || event.shiftKey) redo();
			else undo();
		}
		addEventListener('keydown', onKeyDown);
		return () => removeEventListener('keydown', onKeyDown);
	});

	return (
		<div className={styles.undoRedo}>
			<UndoButton label={t('undo')} disabled={past === 0} onPress={undo} icon={Undo2} testId="undo" />
			<UndoButton label={t('redo')} disabled={future === 0} onPress={redo} icon={Redo2} testId="redo" />
		</div>
	);
}

interface UndoButtonProps {
	readonly label: string;
	readonly disabled: boolean;
	readonly onPress: () => void;
	readonly icon: typeof Undo2;
	readonly testId: string;
}

/** Stays in the focus order where there is nothing to do, or the focus would be lost at the last undo. */
function UndoButton({ label, disabled, onPress, icon: Icon, testId }: UndoButtonProps) {
	return (
		<button
			type="button"
			className="iconButton"
			aria-label={label}
			{...tip(label)}
			aria-disabled={disabled}
			data-testid={testId}
			onClick={onPress}
		>
			<Icon size={15} aria-hidden="true" />
		</button>
	);
}
