import { create } from 'zustand';

/** Something the page tells the person: what happened and what can be done. */
export interface Notice {
	/** A second notice of the same id replaces the first. */
	readonly id: string;
	readonly tone: 'info' | 'warning' | 'error';
	/** Key in the `notices` texts. */
	readonly message: string;
	/** Values for the text. */
	readonly values?: Readonly<Record<string, string | number>>;
	readonly actions?: readonly {
		/** Key in the `notices` texts. */
		readonly label: string;
		readonly values?: Readonly<Record<string, string | number>>;
		readonly run: () => void;
	}[];
}

interface NoticeStore {
	readonly notices: readonly Notice[];
	show(notice: Notice): void;
	dismiss(id: string): void;
}

export const useNotices = create<NoticeStore>()((set) => ({
	notices: [],
	show: (notice) => set(({ notices }) => ({ notices: [...notices.filter(({ id }) => id !== notice.id), notice] })),
	dismiss: (id) => set(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) })),
}));
