import { expect, test } from 'vitest';
import { bibtexOf, texText } from '../../../src/views/Header/Figures/bibtex';

test('what TeX takes for commands is written out', () => {
	expect(texText('50 % of A_1 & {B} \\ ~ ^ # $')).toBe(
		'50 \\% of A\\_1 \\& \\{B\\} \\textbackslash{} \\textasciitilde{} \\textasciicircum{} \\# \\$',
	);
});

test('a run is cited with its settings, version, link and day', () => {
	const moment = {
		environment: 'goal',
		step: 1500,
		metadata: '',
		caption: () => ({ title: '', details: 'A: w 0.1; 90 %', link: 'https://lab.example/#v1.abc' }),
	};
	const text = bibtexOf(moment, new Date(2026, 10, 5));
	expect(text).toContain('@misc{latent-lab-goal-1500,');
	expect(text).toContain('urldate = {2026-11-05}');
	expect(text).toContain('url = {https://lab.example/#v1.abc}');
	expect(text).toContain('note = {A: w 0.1; 90 \\%}');
	expect(text).toContain('@inproceedings{li2022hyar,');
	// Every brace is closed.
	const plain = text.replace(/\\[{}]/g, '');
	expect(plain.match(/{/g)?.length).toBe(plain.match(/}/g)?.length);
});
