import { NumberField } from '../../ui/NumberField';
import { changeModel, type ModelPatch } from './pendingStore';
import { SettingRow } from './SettingRow';

interface NumberSettingProps {
	readonly label: string;
	readonly value: number;
	/** The value that the model at hand was made from. */
	readonly present: number | undefined;
	readonly limits: { readonly min: number; readonly max: number };
	readonly integer?: boolean;
	readonly neighbour?: (value: number, direction: 1 | -1) => number;
	readonly patch: (value: number) => ModelPatch;
}

/** A number that the model or its data are made from. */
export function NumberSetting({ label, value, present, limits, integer, neighbour, patch }: NumberSettingProps) {
	return (
		<SettingRow label={label} waiting={value !== present}>
			<NumberField
				label={label}
				value={value}
				limits={limits}
				integer={integer}
				neighbour={neighbour}
				onCommit={(typed) => changeModel(patch(typed))}
			/>
		</SettingRow>
	);
}
