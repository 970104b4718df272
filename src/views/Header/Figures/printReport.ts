/** What the printer gets of the page: the plots that are open, on white, with what they show, and no controls. */
import { figureContent } from '../../../figures/figureDocument';
import { useLesson } from '../../../lessons/lessonStore';
import type { FigureMoment } from '../../../plane/figureMoments';
import { presentMoment } from './figureCaption';
import { takePageFigures } from './pageFigures';
import styles from './printReport.module.css';

/** Prepares a report whenever the page is about to be printed. */
export function printReports(): void {
	let report: HTMLElement | null = null;
	addEventListener('beforeprint', () => {
		report?.remove();
		report = null;
		// A lesson is printed as it stands, and a dialog, such as a hand-out, has a paper of its own.
		if (useLesson.getState().lesson || document.querySelector('dialog[open]')) return;
		report = makeReport();
		if (!report) return;
		document.body.append(report);
		document.documentElement.dataset.report = '';
	});
	addEventListener('afterprint', () => {
		report?.remove();
		report = null;
		delete document.documentElement.dataset.report;
	});
}

/** Null where no plot is open. */
function makeReport(): HTMLElement | null {
	const figures = takePageFigures(null).figures.filter(({ isPart }) => !isPart);
	if (figures.length === 0) return null;
	const moment = presentMoment();
	const report = document.createElement('article');
	report.className = styles.report;
	const { details, link } = moment.caption('');
	report.append(
		element('h1', 'Latent Lab'),
		element('p', details),
		element('p', link, styles.link),
		...figures.map(({ name, taken, moment: its }) => {
			const figure = document.createElement('figure');
			const { documentElement } = new DOMParser().parseFromString(figureContent(taken), 'image/svg+xml');
			figure.append(document.adoptNode(documentElement), element('figcaption', captionOf(its, name, details)));
			return figure;
		}),
	);
	return report;
}

/** Its title, and how it was trained where the head of the report does not say so. */
function captionOf(moment: FigureMoment, name: string, told: string): string {
	const { title, details } = moment.caption(name);
	return details === told ? title : `${title}. ${details}`;
}

function element(tag: string, text: string, className = ''): HTMLElement {
	const made = document.createElement(tag);
	made.textContent = text;
	made.className = className;
	return made;
}
