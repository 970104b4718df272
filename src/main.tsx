import '@fontsource-variable/inter/wght.css';
import './theme/tokens.css';
import './theme/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startTexts } from './i18n';
import { startLab } from './state/lab';
import { applyTheme } from './theme/theme';
import { App } from './views/App/App';

applyTheme();
await startTexts();
await startLab((trained) => void import('./state/reachLinked').then(({ reachLinked }) => reachLinked(trained)));
// Scripts come after the first picture.
void import('./scripting/latentLab').then(({ latentLab }) => {
	window.latentLab = latentLab;
});
// A link into the course.
if (location.search) void import('./views/Lesson/course').then(({ openFromAddress }) => openFromAddress());

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
	<StrictMode>
		<App />
	</StrictMode>,
);
