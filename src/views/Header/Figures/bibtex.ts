/** How a training of the page is cited, as BibTeX; with the paper whose model it trains. */
import i18next from 'i18next';
import type { FigureMoment } from '../../../plane/figureMoments';

const HYAR = `@inproceedings{li2022hyar,
  title = {{HyAR}: Addressing Discrete-Continuous Action Reinforcement Learning via Hybrid Action Representation},
  author = {Li, Boyan and Tang, Hongyao and Zheng, Yan and Hao, Jianye and Li, Pengyi and Wang, Zhen and Meng, Zhaopeng and Wang, Li},
  booktitle = {International Conference on Learning Representations (ICLR)},
  year = {2022},
  url = {https://arxiv.org/abs/2109.05490}
}
`;

/** A text between braces: what TeX takes for commands is written out. */
export function texText(text: string): string {
	const named: Readonly<Record<string, string>> = {
		'\\': '\\textbackslash{}',
		'~': '\\textasciitilde{}',
		'^': '\\textasciicircum{}',
	};
	return text.replace(/[\\~^&%$#_{}]/g, (sign) => named[sign] ?? `\\${sign}`);
}

/** @param day on which the page was looked at */
export function bibtexOf({ environment, step, caption }: FigureMoment, day: Date): string {
	const { details, link } = caption('');
	const year = day.getFullYear();
	const date = [year, day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
	const title = i18next.t('figures:citedTitle', { world: texText(environment), step });
	return `@misc{latent-lab-${environment}-${step},
  title = {{Latent Lab}: ${title}},
  author = {{The Latent Lab authors}},
  year = {${year}},
  version = {${__APP_VERSION__}},
  url = {${link}},
  urldate = {${date}},
  note = {${texText(details)}}
}

${HYAR}`;
}
