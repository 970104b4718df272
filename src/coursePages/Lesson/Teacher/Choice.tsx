import type { Language } from '../../../i18n/language';

/** Each language by its own name. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: 'English', 'zh-CN': '中文' };

interface ChoiceProps<T extends string> {
	readonly legend: string;
	readonly name: string;
	readonly options: readonly (readonly [value: T, label: string])[];
	readonly value: T;
	readonly onChange: (value: T) => void;
}

/** One of a few, for a sheet. */
export function Choice<T extends string>({ legend, name, options, value, onChange }: ChoiceProps<T>) {
	return (
		<fieldset className="choice">
			<legend className="visually-hidden">{legend}</legend>
			{options.map(([option, label]) => (
				<label key={option}>
					<input
						type="radio"
						name={name}
						checked={value === option}
						data-testid={`${name}-${option}`}
						onChange={() => onChange(option)}
					/>
					{label}
				</label>
			))}
		</fieldset>
	);
}
