/** Files that are dropped anywhere on the page, or that a part of it hands over, are opened as those of the dialog are. */
import './dropFiles.css';
import { importLate } from '../../late/PartBoundary';
import { setFileTaker } from '../../state/opening/fileTaker';

const hasFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') ?? false;

/** Opens files by the code of the header, which loads late. */
function take(files: readonly File[]): void {
	importLate(
		() => import('../Header/files'),
		({ takeFiles }) => takeFiles(files),
	);
}

/** Shows that the page would take what is dragged over it. */
function mark(dragged: boolean): void {
	document.documentElement.toggleAttribute('data-dropping', dragged);
}

export function openDroppedFiles(): void {
	setFileTaker(take);
	addEventListener('dragover', (event) => {
		if (!hasFiles(event)) return;
		// Without this the browser would leave the page for the file.
		event.preventDefault();
		mark(true);
	});
	addEventListener('dragleave', ({ relatedTarget }) => {
		if (relatedTarget === null) mark(false);
	});
	addEventListener('drop', (event) => {
		mark(false);
		const files = Array.from(event.dataTransfer?.files ?? []);
		if (!hasFiles(event)) return;
		event.preventDefault();
		if (files.length > 0) take(files);
	});
}
