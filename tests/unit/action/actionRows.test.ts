import { describe, expect, test } from 'vitest';
import { actionRowFrom, actionRows, searchEntries } from '../../../src/action/ActionPicker/actionRows';
import { goal } from '../../../src/environments/goal';
import { hardMove } from '../../../src/environments/hardMove';

const many = hardMove(10);
const rowsOf = (query: string, environment = many) =>
	actionRows(searchEntries(environment), environment.actionGroups, query);

describe('the rows of a list of actions', () => {
	test('have every action once, under the heading of its group, which counts them', () => {
		const rows = rowsOf('');
		const actions = rows.flatMap((row) => (row.kind === 'action' ? [row.action] : []));
		expect(new Set(actions).size).toBe(1024);
		expect(actions).toHaveLength(1024);
		const headings = rows.filter((row) => row.kind === 'group');
		expect(headings.map(({ group }) => group)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
		expect(headings.reduce((sum, row) => sum + (row.kind === 'group' ? row.count : 0), 0)).toBe(1024);
		let group = -1;
		for (const row of rows) {
			if (row.kind === 'group') group = row.group;
			expect(row.group).toBe(group);
			if (row.kind === 'action') expect(many.actionGroups?.of(row.action)).toBe(group);
		}
	});

	test('are those that have every word, in name, number or group', () => {
		const only = (query: string) => rowsOf(query).flatMap((row) => (row.kind === 'action' ? [row.action] : []));
		expect(only('1100000000')).toEqual([0b1100000000]);
		expect(only('#1023')).toEqual([1023]);
		const upRight = only('UP right');
		expect(upRight.length).toBeGreaterThan(50);
		expect(new Set(upRight.map((action) => many.actionGroups?.of(action)))).toEqual(new Set([1]));
		expect(rowsOf('no motion 0000000000').map(({ kind }) => kind)).toEqual(['group', 'action']);
		expect(rowsOf('kick')).toEqual([]);
	});

	test('have no headings where a world has no groups', () => {
		expect(rowsOf('', goal)).toEqual([0, 1, 2].map((action) => ({ kind: 'action', action, group: 0 })));
		expect(rowsOf('shoot', goal)).toHaveLength(2);
	});

	test('are gone through past the headings', () => {
		const rows = rowsOf('no motion 0000000000');
		expect(actionRowFrom(rows, 0, 1)).toBe(1);
		expect(actionRowFrom(rows, 0, -1)).toBe(-1);
		expect(actionRowFrom([], 0, 1)).toBe(-1);
	});
});
