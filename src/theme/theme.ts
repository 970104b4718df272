/**
 * Light and dark. The page follows the system until a person chooses, and remembers the choice.
 */
import { create } from 'zustand';

export type Theme = 'light' | 'dark';
export type ThemeChoice = Theme | 'system';

const STORAGE_KEY = 'latent-lab.theme';

interface ThemeStore {
	readonly choice: ThemeChoice;
	/** What is shown. */
	readonly theme: Theme;
	choose(choice: ThemeChoice): void;
}

const darkSystem = globalThis.matchMedia?.('(prefers-color-scheme: dark)');

/** With a forced background only the system's own theme is readable. */
const forced = globalThis.matchMedia?.('(forced-colors: active)');

function resolve(choice: ThemeChoice): Theme {
	if (choice !== 'system' && !forced?.matches) return choice;
	return darkSystem?.matches ? 'dark' : 'light';
}

/** Storage may be forbidden (private windows, sandboxed frames): then nothing is remembered. */
function storedChoice(): ThemeChoice {
	try {
		const stored = localStorage.getItem(STORAGE_KEY);
		return stored === 'light' || stored === 'dark' ? stored : 'system';
	} catch {
		return 'system';
	}
}

export const useTheme = create<ThemeStore>()((set) => ({
	choice: storedChoice(),
	theme: resolve(storedChoice()),
	choose(choice) {
		try {
			if (choice === 'system') localStorage.removeItem(STORAGE_KEY);
			else localStorage.setItem(STORAGE_KEY, choice);
		} catch {
			// Not remembered; the choice holds for this visit.
		}
		set({ choice, theme: resolve(choice) });
	},
}));

/** Applies the theme to the document and follows changes; call once, before the first paint. */
export function applyTheme(): void {
	const apply = () => {
		document.documentElement.dataset.theme = useTheme.getState().theme;
	};
	useTheme.subscribe(apply);
	const follow = () => {
		const { choice } = useTheme.getState();
		useTheme.setState({ theme: resolve(choice) });
	};
	darkSystem?.addEventListener('change', follow);
	forced?.addEventListener('change', follow);
	apply();
}
