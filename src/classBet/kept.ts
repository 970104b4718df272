/** Stores a bet on the device, so that a reload loses nothing. */

const PREFIX = 'latent-lab.bet';

/** @param part which of a bet's pages keeps it */
export function readKept(part: string, bet: number): unknown {
	try {
		return JSON.parse(localStorage.getItem(`${PREFIX}.${part}.${bet}`) ?? 'null');
	} catch {
		// Storage is forbidden, or something else stands there.
		return null;
	}
}

/** @param value null forgets it @returns whether the device keeps it */
export function keep(part: string, bet: number, value: object | null): boolean {
	try {
		const key = `${PREFIX}.${part}.${bet}`;
		if (value === null) localStorage.removeItem(key);
		else localStorage.setItem(key, JSON.stringify(value));
		return true;
	} catch {
		return false;
	}
}
