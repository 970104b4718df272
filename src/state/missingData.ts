/** Settings whose data are missing: a person has to open their file. */
import { isOwnId } from '../environments/ownWorlds';
import type { ConfigIssue } from './config/rules';

/** A file is of such data. */
export class DataMissing extends Error {
	constructor(readonly environment: string) {
		super(`it is of the data ${environment}, which are not here: open their file first`);
	}
}

/** The id of the data that settings are of, where only those are missing or wrong; null otherwise. */
export function missingData(issues: readonly ConfigIssue[]): string | null {
	const [issue] = issues;
	const id = issue?.received.replaceAll('"', '') ?? '';
	return issue?.path === 'environment' && isOwnId(id) ? id : null;
}
