/**
 * Why a file of another program is refused. The code names the text (`faults` of `src/i18n/…/files.ts`), the values
 * what stands in that text: which tensor, which row, what was found and what is needed.
 */
export type FaultCode =
	// Any file
	| 'too-large'
	| 'not-whole'
	| 'inflated'
	| 'many-entries'
	| 'encrypted'
	| 'method'
	| 'checksum'
	// Numbers
	| 'element-type'
	| 'structured'
	| 'shape'
	// Formats
	| 'header'
	| 'no-arrays'
	| 'legacy-torch'
	| 'bare-pickle'
	| 'torchscript'
	| 'hdf5'
	// Pickles
	| 'pickle-name'
	| 'pickle-opcode'
	| 'pickle-damaged'
	| 'storage'
	| 'view'
	// Weights
	| 'no-model'
	| 'agent-net'
	| 'single-critic'
	| 'optimiser'
	| 'several-models'
	| 'missing'
	| 'unexpected'
	| 'sizes'
	| 'not-finite'
	| 'not-floating'
	| 'limit'
	| 'no-world'
	// Tables
	| 'no-table'
	| 'cells'
	| 'quotes'
	| 'list-length'
	| 'many-rows'
	| 'many-columns'
	| 'json'
	| 'json-line'
	| 'json-row'
	| 'json-large'
	| 'json-lengths'
	| 'array-length'
	| 'nested'
	// Transitions
	| 'need-state'
	| 'need-action'
	| 'need-parameter'
	| 'state-lengths'
	| 'column-text'
	| 'action-value'
	| 'many-actions'
	| 'range'
	| 'few-rows'
	| 'own-data';

/** A file is refused. @see FaultCode */
export class FileFault extends Error {
	/** @param values what stands in the text; names from the file are shortened here */
	constructor(
		readonly code: FaultCode,
		values: Readonly<Record<string, string | number>> = {},
	) {
		const shown = Object.fromEntries(
			Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? shortened(value) : value]),
		);
		super(`${code} ${JSON.stringify(shown)}`);
		this.values = shown;
	}

	readonly values: Readonly<Record<string, string | number>>;
}

/** Characters of a name from a file that are told. */
const NAME_LENGTH = 80;

/** A name as a person can read it: no control characters, and not too long. */
function shortened(name: string): string {
	const plain = name.replace(/\p{C}/gu, '�');
	return plain.length <= NAME_LENGTH ? plain : `${plain.slice(0, NAME_LENGTH)}…`;
}
