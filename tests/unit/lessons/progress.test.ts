// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

/** The store as after opening the page. */
async function opened() {
	vi.resetModules();
	return import('../../../src/lessons/progress');
}

beforeEach(() => localStorage.clear());
afterEach(() => vi.restoreAllMocks());

describe('progress', () => {
	test('is there again when the page is opened again', async () => {
		const first = await opened();
		first.sawPage('blob', 'ellipses');
		first.didAct('blob', 'ellipses');
		first.sawPage('blob', 'noise');
		first.sawPage('blob', 'noise');
		first.answered('kl');
		const { progressOf, forgetProgress } = await opened();
		expect(progressOf('blob')).toEqual({
			page: 'noise',
			seen: ['ellipses', 'noise'],
			done: ['ellipses'],
			answered: false,
		});
		expect(progressOf('kl').answered).toBe(true);
		expect(progressOf('box')).toEqual({ page: null, seen: [], done: [], answered: false });
		forgetProgress();
		expect((await opened()).progressOf('kl').answered).toBe(false);
	});

	test.each(['', '{', '{"version":2,"lessons":{}}', '{"version":1,"lessons":{"blob":{"page":3}}}', '[]'])(
		'starts over where what is kept cannot be read: %s',
		async (kept) => {
			localStorage.setItem('latent-lab.course', kept);
			const { progressOf, answered } = await opened();
			expect(progressOf('blob').seen).toEqual([]);
			answered('blob');
			expect((await opened()).progressOf('blob').answered).toBe(true);
		},
	);

	test('holds for the visit where storage is forbidden or full', async () => {
		vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
			throw new DOMException('full', 'QuotaExceededError');
		});
		const { answered, progressOf } = await opened();
		answered('blob');
		expect(progressOf('blob').answered).toBe(true);
	});
});
