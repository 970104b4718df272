/**
 * The layers of src/, as rules: what each may not reach. `scripts/check-layers.mjs` runs them and fails
 * when it sees no module.
 */

/** A path pattern for folders of src/. */
const layers = (...names) => `^src/(${names.join('|')})/`;

/** The layers up to the model, and up to what is computed with it. */
const MODEL_AND_BELOW = ['numerics', 'randomness', 'environments', 'dataset', 'model'];
const MATHEMATICS = [...MODEL_AND_BELOW, 'analysis'];

/** What every room of views may show, and the rooms that all of them share. */
const VIEWED = [...MATHEMATICS, 'training', 'lab', 'state', 'i18n', 'theme', 'plane', 'ui', 'late', 'reading'];

/** What a layer may import of src/, itself included; every other import of src/ is an error. */
const ALLOWED = {
	numerics: [],
	randomness: ['numerics'],
	environments: ['numerics', 'randomness'],
	dataset: ['numerics', 'randomness', 'environments'],
	model: ['numerics', 'randomness'],
	analysis: [...MODEL_AND_BELOW],
	training: [...MATHEMATICS, 'workers'],
	rollouts: [...MATHEMATICS, 'workers'],
	agent: [...MATHEMATICS, 'training', 'workers', 'files'],
	workers: [],
	agentLab: [...VIEWED, 'agent', 'workers', 'action', 'files'],
	files: [...MODEL_AND_BELOW],
	lab: [...MATHEMATICS, 'training', 'workers'],
	state: ['files', ...MATHEMATICS, 'training', 'lab', 'rollouts', 'workers', 'i18n', 'theme', 'reading'],
	i18n: ['environments'],
	theme: [],
	ui: ['numerics', 'environments', 'i18n'],
	late: ['state', 'i18n'],
	reading: [],
	plane: [...MATHEMATICS, 'state', 'i18n', 'theme', 'ui', 'reading'],
	figures: ['numerics', 'theme', 'plane'],
	action: [...VIEWED],
	controls: [...VIEWED, 'action'],
	map: [...VIEWED, 'workers'],
	instruments: [...VIEWED, 'classBet', 'workers'],
	lessons: [...MATHEMATICS, 'training', 'lab', 'state', 'i18n', 'plane', 'ui', 'instruments', 'agent', 'agentLab'],
	classBet: [...VIEWED, 'files'],
	coursePages: [...VIEWED, 'lessons', 'controls', 'classBet', 'instruments', 'agentLab'],
	views: [
		...VIEWED,
		'files',
		'figures',
		'rollouts',
		'action',
		'controls',
		'map',
		'instruments',
		'lessons',
		'coursePages',
		'classBet',
		'agentLab',
	],
};

/** Mathematics and worlds: no page, no engine, no drawing. */
const PURE = [...MATHEMATICS, 'files'];

const layerRules = Object.entries(ALLOWED).map(([layer, below]) => ({
	name: `${layer}-imports-only-below`,
	severity: 'error',
	comment: `src/${layer}/ may import of src/ only: ${[layer, ...below].join(', ')}.`,
	from: { path: layers(layer) },
	to: { path: '^src/', pathNot: layers(layer, ...below) },
}));

module.exports = {
	forbidden: [
		...layerRules,
		{
			name: 'pure-layers-import-no-page-and-no-engine',
			severity: 'error',
			from: { path: layers(...PURE) },
			to: {
				path: 'node_modules/(react|react-dom|@tensorflow|d3|d3-[^/]+|zustand|radix-ui|@radix-ui|i18next|react-i18next)/',
			},
		},
		{
			name: 'engines-stay-in-the-worker',
			severity: 'error',
			comment:
				'The page must not load an engine: only src/training/ names them, and tfjs stays inside its folder. The worker of the instruments decodes with the SIMD engine.',
			from: {
				path: '^src/',
				pathNot: ['^src/training/', '^src/instruments/atlas/(task|simdAtlas)\\.ts$', '^src/agent/wasm/'],
			},
			to: { path: '^src/training/(tfjs|webgpu|wasm|reference)/', dependencyTypesNot: ['type-only'] },
		},
		{
			name: 'page-reaches-no-gpu-engine',
			severity: 'error',
			comment: 'Also not by way of the client: the engines belong to the worker, which loads them when it needs them.',
			from: { path: '^src/main\\.tsx$' },
			to: { path: '^src/training/(tfjs|webgpu)/', reachable: true },
		},
		{
			name: 'tfjs-behind-its-engine',
			severity: 'error',
			comment: 'Except the addresses of its binaries, which only the worker itself can ask the build for.',
			from: { path: '^src/', pathNot: '^src/training/tfjs/' },
			to: { path: 'node_modules/@tensorflow/', pathNot: '\\.wasm$' },
		},
		{
			name: 'state-and-views-see-the-client-only',
			severity: 'error',
			comment: 'The worker is started by its URL, never imported.',
			from: { path: '^src/(?!training/)' },
			to: { path: '^src/training/worker\\.ts$' },
		},
		{
			name: 'state-and-views-see-the-rollout-client-only',
			severity: 'error',
			comment: 'As with training: the worker is started by its URL, and what it plays is not loaded by the page.',
			from: { path: '^src/(?!rollouts/)' },
			to: { path: '^src/rollouts/(worker|playRequest)\\.ts$' },
		},
		{
			name: 'views-see-the-measuring-client-only',
			severity: 'error',
			comment: 'What the worker of the instruments measures is not loaded by the page.',
			from: { path: '^src/(?!instruments/)' },
			to: { path: '^src/instruments/(worker|[^/]+/task)\\.ts$' },
		},
		{
			name: 'tasks-reach-no-page',
			severity: 'error',
			comment: 'What the worker of the instruments measures brings no React and no store into its bundle.',
			from: { path: '^src/instruments/[^/]+/task\\.ts$' },
			to: {
				path: '^src/(state|i18n|theme|plane|ui|late|reading|action|controls|map|views)/|node_modules/(react|zustand)/',
				reachable: true,
			},
		},
		{
			name: 'scripting-imports-no-views',
			severity: 'error',
			comment: 'Of an instrument and of the agent it calls what has no view.',
			from: { path: layers('scripting') },
			to: { path: [layers('views', 'action', 'controls', 'map', 'coursePages'), '^src/agentLab/view/'] },
		},
		{
			name: 'the-beat-behind-readings',
			severity: 'error',
			comment:
				'What is derived from the training and shown goes through reading(); the maps and the runs have the beat itself.',
			from: { path: '^src/', pathNot: '^src/(reading/|state/surroundings\\.ts$|map/drawing/(page)?RenderLoop\\.ts$)' },
			to: { path: '^src/reading/NumbersClock\\.ts$' },
		},
		{
			name: 'views-meet-in-shared-rooms',
			severity: 'error',
			comment: 'A part of the page imports no other part, but for the page and the dock, which hold them.',
			from: { path: '^src/views/([^/]+)/', pathNot: '^src/views/(App|Dock)/' },
			to: { path: '^src/views/', pathNot: '^src/views/$1/' },
		},
		{
			name: 'state-and-views-see-the-agent-client-only',
			severity: 'error',
			comment: 'What learns is not loaded by the page: of src/agent/ it sees the client, the protocol and the presets.',
			from: { path: '^src/(?!agent/)' },
			to: {
				path: '^src/agent/',
				pathNot: '^src/agent/(AgentClient|protocol|presets)\\.ts$',
				dependencyTypesNot: ['type-only'],
			},
		},
		{
			name: 'state-without-react-components',
			severity: 'error',
			from: { path: layers('lab', 'state', 'training', 'rollouts', 'agentLab') },
			to: { path: 'node_modules/(react-dom|radix-ui|@radix-ui)/' },
		},
		{
			name: 'programs-reach-no-styles',
			severity: 'error',
			comment:
				'Node reads no style sheet: a program that comes to one does not start. Those of the instruments fetch no view.',
			from: { path: ['^scripts/(?!instrument)[^/]+\\.ts$', '^bench/index\\.ts$', '^tests/hostile/'] },
			to: { path: '\\.css$', reachable: true },
		},
		{
			name: 'no-cycles',
			severity: 'error',
			from: { path: '^(src|bench|scripts)/' },
			to: { circular: true },
		},
		{
			name: 'no-orphans',
			severity: 'error',
			from: {
				orphan: true,
				path: '^src/',
				pathNot:
					'\\.d\\.ts$|^src/instruments/[^/]+/task\\.ts$|^src/training/wasm/assembly/words\\.ts$|^src/map/wasm/assembly/',
			},
			to: {},
		},
		{
			name: 'sources-import-no-tests',
			severity: 'error',
			from: { path: '^src/' },
			to: { path: '^(tests|bench|scripts)/' },
		},
		{
			name: 'resolvable',
			severity: 'error',
			from: { path: '^(src|tests|bench|scripts)/' },
			to: { couldNotResolve: true, pathNot: '\\?' },
		},
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		tsConfig: { fileName: 'tsconfig.json' },
		tsPreCompilationDeps: true,
		enhancedResolveOptions: {
			exportsFields: ['exports'],
			conditionNames: ['import', 'require', 'node', 'default', 'types'],
		},
	},
};
