// @vitest-environment happy-dom
import { beforeEach, expect, it } from 'vitest';
import { type PageTurn, pageTurn } from '../../../src/coursePages/Lesson/Teacher/pageTurn';

beforeEach(() => {
	document.body.innerHTML = '<button id="button">Next</button><input id="slider" type="range">';
});

/** What a key means while an element has the focus. */
function turnOf(key: string, id = 'button', modifiers: KeyboardEventInit = {}): PageTurn {
	const event = new KeyboardEvent('keydown', { key, bubbles: true, ...modifiers });
	let turn: PageTurn = null;
	addEventListener('keydown', () => (turn = pageTurn(event)), { once: true });
	document.getElementById(id)?.dispatchEvent(event);
	return turn;
}

it('turns pages with the keys of a clicker, wherever the focus is', () => {
	expect(turnOf('PageDown')).toBe(1);
	expect(turnOf('PageUp')).toBe(-1);
	expect(turnOf('PageDown', 'slider')).toBe(1);
});

it('turns pages with the arrows only where nothing else moves by them', () => {
	expect(turnOf('ArrowRight')).toBe(1);
	expect(turnOf('ArrowLeft')).toBe(-1);
	expect(turnOf('ArrowRight', 'slider')).toBeNull();
});

it('leaves with Escape, and lets all other keys be', () => {
	expect(turnOf('Escape')).toBe('leave');
	expect(turnOf('Enter')).toBeNull();
	expect(turnOf('ArrowRight', 'button', { altKey: true })).toBeNull();
});

it('does nothing while something lies in front', () => {
	document.body.insertAdjacentHTML('beforeend', '<dialog open></dialog>');
	expect(turnOf('Escape')).toBeNull();
	expect(turnOf('PageDown')).toBeNull();
});
