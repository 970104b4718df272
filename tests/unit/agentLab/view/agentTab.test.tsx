// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { ReferenceAgent } from '../../../../src/agent/ReferenceAgent';
import { AGENT_LIMITS } from '../../../../src/agentLab/choice';
import { readStudyResults } from '../../../../src/agentLab/studyFile';
import { chooseLanguage, startTexts } from '../../../../src/i18n';
import { formatPercent } from '../../../../src/i18n/formatNumber';
import { showTexts } from '../../../../src/i18n/lateTexts';
import { describedMoment } from '../../../../src/plane/figureMoments';
import { useDock } from '../../../../src/state/dockStore';
import { useNotices } from '../../../../src/state/noticeStore';
import { agentsInLink, presentLink } from '../../../../src/state/presentLink';
import { decodeHash } from '../../../../src/state/shareLink';
import type { SupervisedWorkerLike } from '../../../../src/workers/SupervisedWorker';
import { smallChoice, workerHere } from '../workerHere';

/** The reader of studies in this thread; it is lost over a file of this name. */
const LOST = 'lost.csv';

function readerHere(): SupervisedWorkerLike {
	const reader: SupervisedWorkerLike = {
		postMessage: async (message) => {
			const { id, request } = message as { readonly id?: number; readonly request?: File };
			if (!request) return;
			if (request.name === LOST) setTimeout(() => reader.onerror?.({ message: 'out of memory' } as ErrorEvent), 0);
			else reader.onmessage?.({ data: { id, answer: readStudyResults(await request.text()) } } as MessageEvent);
		},
		terminate: () => {},
		onmessage: null,
		onerror: null,
		onmessageerror: null,
	};
	return reader;
}

// The page's own training and client, with their worker in this thread.
vi.stubGlobal(
	'Worker',
	vi.fn(function Worker(file: URL) {
		if (file.href.includes('studyReader')) return readerHere();
		if (file.href.includes('rollouts')) return { postMessage: () => {}, terminate: () => {} };
		return workerHere(async (model, shape, rows) => new ReferenceAgent(model, shape, rows));
	}),
);
const { agentLab, agentPast } = await import('../../../../src/agentLab/pageAgentLab');
const { openLinkedAgents } = await import('../../../../src/agentLab/agentLink');
const { openForScript, openInTab } = await import('../../../../src/agentLab/openInTab');
const { agentFile, openAgentFile } = await import('../../../../src/agentLab/agentFiles');
const { agentsAreLessons, agentsAreSaved } = await import('../../../../src/agentLab/unsavedAgents');
const { latentLab } = await import('../../../../src/scripting/latentLab');
const { useAgentView } = await import('../../../../src/agentLab/view/agentView');
const { default: Agent, texts } = await import('../../../../src/agentLab/view/Agent');

beforeAll(async () => {
	localStorage.setItem('latent-lab.language', 'en');
	await startTexts();
	await showTexts(texts);
});

afterEach(async () => {
	act(() => agentLab.reset());
	useAgentView.setState(useAgentView.getInitialState());
	cleanup();
	await chooseLanguage('en');
});

it('explains the phases, trains by a press, and shows what was learned', async () => {
	act(() => agentLab.choose(smallChoice()));
	render(<Agent />);
	expect(screen.getByTestId('agent').dataset.status).toBe('idle');
	expect(screen.getAllByRole('progressbar')).toHaveLength(3);
	await userEvent.click(screen.getByTestId('agent-train'));
	await waitFor(() => expect(screen.getByTestId('agent').dataset.status).toBe('done'), { timeout: 10_000 });
	expect(screen.getByTestId('agent-phases').dataset.phase).toBe('agent');
	await waitFor(() => expect(Number(screen.getByTestId('agent-plane').dataset.landscapes)).toBeGreaterThan(0));
	// Its figures are of the agents, whatever the maps show.
	const moment = describedMoment(screen.getByTestId('agent-plane'));
	const step = agentLab.state.frame?.progress.environmentStep ?? 0;
	expect(step).toBeGreaterThan(0);
	expect(moment).toMatchObject({ environment: 'platform', step });
	const { title, details } = moment?.caption('The agent') ?? {};
	expect(title).toBe(`The agent, Platform, environment step ${step}`);
	const [{ klWeight }, { klWeight: other }] = smallChoice().runs;
	expect(details).toContain(`A: KL weight ${klWeight}, Latent box ✓`);
	expect(details).toContain(`B: KL weight ${other}, Latent box ✓`);
	expect(JSON.parse(moment?.metadata ?? '')).toMatchObject({ agents: smallChoice(), environmentStep: step });
	expect(screen.getByTestId('agent-policy-q').textContent).toMatch(/^−?\d/);
	expect(screen.getByTestId('agent-latest').textContent).toMatch(/%/);
	expect(screen.getByTestId('agent').textContent).toContain('one seed each');

	const legend = screen.getByTestId('agent-swarm').textContent ?? '';
	const shares = Array.from(legend.matchAll(/(\d+(?:\.\d+)?) %/g), ([, percent]) => Number(percent));
	expect(Math.abs(shares.reduce((sum, share) => sum + share, 0) - 100)).toBeLessThan(2);

	// A code of one's own, by the keyboard, beside the policy's.
	const plane = screen.getByRole('slider', { name: /Your code on the plane/ });
	act(() => plane.focus());
	await userEvent.keyboard('{ArrowRight}{ArrowUp}');
	await waitFor(() => expect(screen.getByTestId('agent-probe-q').textContent).toMatch(/^−?\d/));
	await userEvent.keyboard('{Home}');
	await waitFor(() => expect(screen.queryByTestId('agent-probe-q')).toBeNull());

	await userEvent.click(screen.getByTestId('agent-part-course'));
	expect(screen.getAllByRole('img', { name: /A: / }).length).toBeGreaterThan(1);
});

it('several seeds have a mean and each its curve; plane and table are of the first', async () => {
	act(() => agentLab.choose({ ...smallChoice(), seeds: 2 }));
	render(<Agent />);
	await userEvent.click(screen.getByTestId('agent-train'));
	await waitFor(() => expect(screen.getByTestId('agent').dataset.status).toBe('done'), { timeout: 10_000 });
	expect(screen.getByTestId('agent').textContent).toContain('The curves are of 2 seeds');
	expect(screen.getByTestId('agent-mean').querySelectorAll('td')).toHaveLength(2);
	expect(screen.getByTestId('agent-latest').querySelectorAll('td')).toHaveLength(2);
	const { runs, seeds } = await latentLab.agent.state();
	expect(runs.map(({ name }) => name)).toEqual(['A', 'B']);
	expect(seeds.map(({ seed, curves }) => [seed, curves.length])).toEqual([
		[1, 2],
		[2, 2],
	]);
	expect(runs[1].curve).toEqual(seeds[0].curves[1]);
	const mean = (run: number) =>
		seeds.reduce((sum, { curves }) => sum + (curves[run].at(-1)?.successRate ?? Number.NaN), 0) / 2;
	expect(screen.getByTestId('agent-mean').querySelector('td')?.textContent).toBe(formatPercent(mean(0)));
});

it('one press trains five seeds and draws their mean; the training before is held, and what is chosen next stays', async () => {
	act(() => agentLab.choose(smallChoice({ environmentSteps: 10 })));
	render(<Agent />);
	await act(() => agentLab.train());
	expect(screen.getByTestId('agent').textContent).toContain('“Five seeds” trains');
	const [{ curves: former }] = (await latentLab.agent.state()).seeds;
	await userEvent.click(screen.getByTestId('agent-five-seeds'));
	await waitFor(() => expect(agentLab.state).toMatchObject({ status: 'done', training: { seeds: 5 } }), {
		timeout: 20_000,
	});
	expect(screen.getByTestId('agent-mean').textContent).toContain('Mean of 5 seeds');
	// From five on a mean has an interval.
	expect(screen.getByTestId('agent-mean').querySelector('td')?.textContent).toMatch(/\[.*\]/);
	expect(screen.queryByTestId('agent-five-seeds')).toBeNull();
	const { seeds } = await latentLab.agent.state();
	expect(seeds.map(({ seed }) => seed)).toEqual([1, 2, 3, 4, 5]);
	expect(seeds[0].curves).toEqual(former);
	expect(agentLab.state.choice.seeds).toBe(1);
	await userEvent.click(screen.getByTestId('agent-former'));
	await waitFor(() => expect(agentLab.state).toMatchObject({ status: 'done', training: { seeds: 1 } }));

	// The agents of a lesson are those that its pages speak of.
	agentsAreLessons(true);
	act(() => agentLab.reset());
	act(() => agentLab.choose(smallChoice({ seed: 2 })));
	expect(screen.queryByTestId('agent-five-seeds')).toBeNull();
	agentsAreLessons(false);
	act(() => agentLab.choose(smallChoice()));
	expect(screen.queryByTestId('agent-five-seeds')).not.toBeNull();
});

it('a saved training is opened again; a file that is none, or damaged, takes nothing away', async () => {
	act(() => agentLab.choose(smallChoice()));
	render(<Agent />);
	expect((screen.getByTestId('agent-save') as HTMLButtonElement).disabled).toBe(true);
	await act(() => agentLab.train());
	const file = await agentFile();
	if (!file) throw new Error('no file');
	expect(file.name).toBe('latent-lab-platform-seed1-step20.agents');
	const before = await latentLab.agent.state();
	act(() => agentLab.reset());

	const open = async (chosen: File) => {
		await act(() => openAgentFile(chosen));
		return screen.getByRole('status').textContent ?? '';
	};
	expect(await open(file)).toContain('is open');
	const opened = await latentLab.agent.state();
	expect(opened).toMatchObject({ status: 'done', environmentStep: 20, seeds: before.seeds });
	expect(await open(new File(['{}'], 'settings.json'))).toContain('“settings.json” is not a saved training');
	expect(await open(new File([(await file.arrayBuffer()).slice(0, -4_000)], 'cut.agents'))).toContain(
		'Your training has been restored',
	);
	expect(await latentLab.agent.state()).toMatchObject({ status: 'done', environmentStep: 20, seeds: before.seeds });
});

it('leaving is asked about once some seconds were trained that are in no file', async () => {
	const leaving = () => {
		const event = new Event('beforeunload', { cancelable: true });
		dispatchEvent(event);
		return event.defaultPrevented;
	};
	let now = performance.now();
	const clock = vi.spyOn(performance, 'now').mockImplementation(() => now);
	const learns = (status: 'learning' | 'paused') =>
		act(() => agentLab.store.setState({ status, training: smallChoice() }));
	learns('learning');
	now += 4_000;
	expect(leaving()).toBe(false);
	now += 4_000;
	expect(leaving()).toBe(true);
	learns('paused');
	expect(leaving()).toBe(true);
	agentsAreSaved();
	expect(leaving()).toBe(false);
	agentsAreLessons(true);
	learns('learning');
	now += 60_000;
	expect(leaving()).toBe(false);
	agentsAreLessons(false);
	clock.mockRestore();
});

it('the results of a study are shown as curves and as a table; a file that is none leaves them', async () => {
	const head =
		'world,preset,kl_weight,relabelling,box,optimizer,latent_dim,seed,environment_step,episodes,mean_return,return_low,return_high,success_rate,success_low,success_high,mean_length';
	const lines = [0, 0.02].flatMap((w) =>
		[1, 2, 3, 4, 5].map(
			(seed) => `goal,teaching,${w},published,1,kept,2,${seed},10,100,20,,,${w === 0 ? seed / 10 : 0.9},,,1`,
		),
	);
	render(<Agent />);
	await userEvent.click(screen.getByTestId('agent-part-study').querySelector('input') as HTMLElement);
	const chooser = screen.getByTestId('agent-study-file');
	await userEvent.upload(chooser, new File([[head, ...lines].join('\n')], 'results.csv'));
	await waitFor(() => expect(screen.getAllByRole('row')).toHaveLength(3));
	const cells = screen.getAllByRole('row').map((row) => Array.from(row.children, ({ textContent }) => textContent));
	expect(cells[1].slice(0, 4)).toEqual(['w = 0', '5', '10', '30 %']);
	expect(cells[2]).toEqual(['w = 0.02', '5', '10', '90 %', '90 % – 90 %', '90 % – 90 %']);
	expect(screen.getByRole('img', { name: /w = 0: 30 %\..*w = 0.02: 90 %\./ })).toBeTruthy();
	await userEvent.upload(chooser, new File(['1,2'], 'other.csv'));
	await waitFor(() =>
		expect(screen.getByTestId('agent-study-results').textContent).toContain('“other.csv” does not contain the results'),
	);
	await userEvent.upload(chooser, new File(['1,2'], LOST));
	await waitFor(() =>
		expect(screen.getByTestId('agent-study-results').textContent).toContain('“lost.csv” could not be read'),
	);
	expect(screen.getAllByRole('row')).toHaveLength(3);
});

it('settings are chosen before a training, and stand still during one', async () => {
	act(() => agentLab.choose(smallChoice()));
	render(<Agent />);
	await userEvent.click(screen.getByTestId('agent-part-settings'));
	expect(screen.getByText(/differ in one setting/)).toBeTruthy();
	const weight = screen.getByTestId('agent-klWeight-B');
	await userEvent.clear(weight);
	await userEvent.type(weight, '0.5{Enter}');
	expect(agentLab.state.choice.runs[1].klWeight).toBe(0.5);
	await userEvent.click(screen.getByRole('checkbox', { name: 'Latent box of B' }));
	expect(screen.getByText(/differ in more than one setting/)).toBeTruthy();
	await userEvent.click(screen.getByTestId('agent-preset-published').querySelector('input') as HTMLElement);
	expect(agentLab.state.choice).toMatchObject({ preset: 'published', width: 256 });
	act(() => agentLab.choose(smallChoice()));
	await userEvent.click(screen.getByTestId('agent-step'));
	await waitFor(() => expect(agentLab.state.status).toBe('paused'));
	expect((screen.getByRole('group', { name: 'Settings of the training' }) as HTMLFieldSetElement).disabled).toBe(true);
});

it('a step of the past is looked at, and a branch begins there with what is changed', async () => {
	act(() => agentLab.choose(smallChoice()));
	render(<Agent />);
	await userEvent.click(screen.getByTestId('agent-train'));
	await waitFor(() => expect(screen.getByTestId('agent').dataset.status).toBe('done'), { timeout: 10_000 });
	const slider = screen.getByTestId<HTMLInputElement>('agent-past-slider');
	// The thumb stays where it was put, whatever the worker takes: the next press goes on from there.
	fireEvent.change(slider, { target: { value: '4' } });
	expect(slider.value).toBe('4');
	expect(screen.getByTestId('agent-past').dataset.shown).toBe('20');
	fireEvent.change(slider, { target: { value: '5' } });
	await waitFor(() => expect(screen.getByTestId('agent-past').dataset.shown).toBe('10'));
	expect(slider.getAttribute('aria-valuetext')).toBe('Step 10 of 20');
	expect(screen.getByText(/as it was at step 10/)).toBeTruthy();
	const noise = (run: number) => screen.getByTestId('agent-noise').querySelectorAll('td')[run].textContent;
	const then = noise(0);
	await userEvent.click(screen.getByTestId('agent-past-now'));
	expect(screen.getByTestId('agent-past').dataset.shown).toBe('20');
	expect(noise(0)).not.toBe(then);

	fireEvent.change(slider, { target: { value: '5' } });
	await waitFor(() => expect(screen.getByTestId('agent-past').dataset.shown).toBe('10'));
	await userEvent.click(screen.getByTestId('agent-branch'));
	const field = screen.getByTestId('agent-branch-leastNoise');
	await userEvent.clear(field);
	await userEvent.type(field, '0.5{Enter}');
	await userEvent.click(screen.getByTestId('agent-branch-start'));
	await waitFor(() =>
		expect(screen.getByText(/A branch from step 10 of agent A.*Least exploration noise 0.5/)).toBeTruthy(),
	);
	await waitFor(() => expect(screen.getByTestId('agent').dataset.status).toBe('done'), { timeout: 10_000 });
	expect((await latentLab.agent.state()).settings).toMatchObject({ environmentSteps: 10, branch: { step: 10, of: 0 } });
	expect(await latentLab.agent.past()).toEqual([10, 12, 14, 16, 18, 20]);
	expect(noise(1)).not.toBe(noise(0));

	await userEvent.click(screen.getByTestId('agent-former'));
	await waitFor(() => expect(screen.queryByText(/A branch from/)).toBeNull());
	expect(agentLab.state.training?.branch).toBeNull();

	// The same from a script.
	const { agent } = latentLab;
	await waitFor(() => expect(agentLab.state.status).toBe('done'));
	await agent.train(10);
	await agent.look(24);
	expect(screen.getByTestId('agent-past').dataset.shown).toBe('24');
	await agent.look(null);
	await expect(agent.look(23)).rejects.toThrow('not kept');
	expect(await agent.evaluate('A', 5, 24)).not.toEqual(await agent.evaluate('A', 5, 20));
	await expect(agent.branch('A', 24, { leastNoise: 2 })).rejects.toThrow('leastNoise: a number from 0 to 1');
	await expect(agent.branch('A', 24, { latentDim: 3 } as object)).rejects.toThrow('latentDim');
	expect(await agent.branch('B', 24, { updatesPerStep: 2 })).toMatchObject({ status: 'paused', environmentStep: 24 });
});

it('a link carries the agents while the tab is shown; a branch is in none', async () => {
	const agentsOf = () => {
		const decoded = decodeHash(new URL(presentLink()).hash);
		return decoded.ok ? decoded.agents : decoded;
	};
	expect(agentsOf()).toBeUndefined();
	act(() => agentLab.choose(smallChoice({ seed: 4, noiseEpisodes: 12 })));
	const { unmount } = render(<Agent />);
	await act(() => agentLab.train());
	const { seeds } = await latentLab.agent.state();
	const written = agentsOf();
	expect(written).toMatchObject({ choice: { seed: 4 }, step: 20 });

	// Whoever opens it has other agents: they are held, and the tab is shown with those of the link.
	act(() => agentLab.reset());
	await act(() => agentLab.train(5));
	useDock.setState({ tab: 'world' });
	await act(() => openLinkedAgents(written));
	expect(useDock.getState().tab).toBe('agent');
	expect(screen.getByTestId('agent').dataset.status).toBe('idle');
	expect(screen.getByRole('status').textContent).toContain('trained them to step 20');
	await userEvent.click(screen.getByTestId('agent-train'));
	await waitFor(() => expect(screen.getByTestId('agent').dataset.status).toBe('done'), { timeout: 10_000 });
	expect((await latentLab.agent.state()).seeds).toEqual(seeds);
	await userEvent.click(screen.getByTestId('agent-former'));
	await waitFor(() => expect(agentLab.state.frame?.progress.environmentStep).toBe(5));

	await act(() => agentPast.branch(0, 5, {}));
	expect(agentsOf()).toBeUndefined();
	expect(agentsInLink().is).toBe('branch');
	unmount();
	expect(agentsInLink().is).toBe('none');
});

it.each([
	['no object', 3],
	['a seed that is none', { choice: { ...smallChoice(), seed: 'x' }, step: 1 }],
	['a step beyond what Train takes', { choice: smallChoice(), step: 1e9 }],
	['a branch', { choice: { ...smallChoice(), branch: { step: 1, of: 0, numbers: {} } }, step: 1 }],
])('a link with %s says so and changes nothing', async (_, written) => {
	const { choice } = agentLab.state;
	await openLinkedAgents(written);
	expect(agentLab.state.choice).toBe(choice);
	expect(useNotices.getState().notices.map(({ message }) => message)).toContain('linkAgents');
	useNotices.setState({ notices: [] });
});

it('a file of the agents is taken wherever it is opened, also by a script', async () => {
	act(() => agentLab.choose(smallChoice()));
	await act(() => agentLab.train());
	const file = await agentFile();
	if (!file) throw new Error('no file');
	act(() => agentLab.reset());
	render(<Agent />);
	useDock.setState({ tab: 'world' });
	const shown: string[] = [];
	await act(() => openInTab('agents', file, (part) => void shown.push(part)));
	expect([useDock.getState().tab, shown]).toEqual(['agent', ['watch']]);
	expect(agentLab.state.frame?.progress.environmentStep).toBe(20);
	await act(async () =>
		expect(await openForScript('agents', file)).toEqual({
			kind: 'agents',
			environment: 'platform',
			environmentStep: 20,
		}),
	);
	await act(() => expect(openForScript('agents', new File(['LLAGENTS'], 'cut'))).rejects.toThrow('cut: other'));
});

it('speaks Chinese as well', async () => {
	await chooseLanguage('zh-CN');
	render(<Agent />);
	expect(screen.getByTestId('agent-train').textContent).toBe('训练智能体');
	act(() => agentLab.choose(smallChoice({ environmentSteps: 10 })));
	await act(() => agentLab.train());
	// Sentences follow each other without a space.
	expect(screen.getByTestId('agent').textContent).toContain('多个种子。“五个种子”');
	expect(screen.getByTestId('agent').textContent).toContain('95 % 置信区间。成功的标准');
});

it('latentLab.agent trains, tells and evaluates', async () => {
	const { agent } = latentLab;
	await agent.configure({ randomEpisodes: 30, representationSteps: 20, width: 8, batchSize: 8, evaluateEvery: 10 });
	const settings = await agent.configure({
		evaluationEpisodes: 5,
		updateAtStart: false,
		updatesPerStep: 1.5,
		runs: [{}, { klWeight: 0.5, hasBox: false }],
	});
	expect(settings).toMatchObject({ updateAtStart: false, updatesPerStep: 1.5 });
	expect(settings.runs[1]).toMatchObject({ klWeight: 0.5, hasBox: false });
	expect(await agent.state()).toMatchObject({ status: 'idle', environmentStep: 0, runs: [] });
	await expect(agent.evaluate('A', 5)).rejects.toThrow('no training');
	const reached = await agent.train(20);
	expect(reached).toMatchObject({ status: 'done', phase: 'agent', environmentStep: 20 });
	expect(reached.runs.map(({ name, curve }) => [name, curve.length])).toEqual([
		['A', 3],
		['B', 3],
	]);
	expect((await agent.train(5)).environmentStep).toBe(25);
	const evaluated = await agent.evaluate('B', 20);
	expect(Object.keys(evaluated)).toEqual(['meanReturn', 'successRate']);
	expect(await agent.evaluate('B', 20)).toEqual(evaluated);
	await expect(agent.configure({ seed: 2 })).rejects.toThrow('reset');
	await agent.reset();
	expect((await agent.state()).settings.randomEpisodes).toBe(30);
});

it('latentLab.agent refuses what does not fit, with the reason', async () => {
	const { agent } = latentLab;
	await expect(agent.train(0)).rejects.toThrow('whole number');
	await expect(agent.train(AGENT_LIMITS.environmentSteps.max + 1)).rejects.toThrow('1000000');
	await expect(agent.configure({ discount: 2 })).rejects.toThrow('discount: a number from 0 to 1');
	await expect(agent.configure({ updateAtStart: 1 } as object)).rejects.toThrow('true or false');
	await expect(agent.configure({ width: 8.5 })).rejects.toThrow('width: a whole number');
	await expect(agent.configure({ environment: 'goal' } as object)).rejects.toThrow('no setting environment');
	await expect(agent.configure({ runs: [{ klWeight: Number.NaN }] })).rejects.toThrow('klWeight');
	await expect(agent.configure({ runs: [{ relabelling: 'maybe' as 'off' }] })).rejects.toThrow(
		'published, corrected, off',
	);
	await expect(agent.evaluate('C' as 'A', 5)).rejects.toThrow('run');
});
