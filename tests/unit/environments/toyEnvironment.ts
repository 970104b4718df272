/** The smallest complete world, a room with a heater: what every environment must tell, and no more. */
import type {
	Environment,
	Outcome,
	SceneRole,
	SceneShape,
	Simulator,
	SimulatorOptions,
} from '../../../src/environments/Environment';

/** Index of each discrete action. */
const HEAT = 0;
const WAIT = 1;

/** °C; a decision is half an hour. */
const COLDEST = 0;
const HOTTEST = 40;
const WANTED = 20;

class RoomSimulator implements Simulator {
	private readonly options: SimulatorOptions;
	private temperature = WANTED;

	constructor(options: SimulatorOptions) {
		this.options = options;
	}

	reset(): void {
		this.temperature = COLDEST + 10 * this.options.random.uniform();
	}

	step(action: number, parameters: ArrayLike<number>, onTick?: () => void): Outcome {
		if (action !== HEAT && action !== WAIT) throw new RangeError(`the room has no action ${action}`);
		const power = action === HEAT ? Math.min(Math.max(parameters[0], 0), 2) : 0;
		const draught = this.options.published ? 0.1 * this.options.random.normal() : 0;
		const next = 0.95 * this.temperature + 3 * power + draught;
		this.temperature = Math.min(Math.max(next, COLDEST), HOTTEST);
		onTick?.();
		return { reward: -Math.abs(this.temperature - WANTED), terminal: this.temperature === HOTTEST, ticks: 1 };
	}

	observation(): Float64Array {
		return this.save();
	}

	save(): Float64Array {
		return Float64Array.of(this.temperature);
	}

	restore(state: ArrayLike<number>): void {
		this.temperature = state[0];
	}
}

/** The mercury of a thermometer. */
function mercury(role: SceneRole, temperature: number): SceneShape[] {
	return [{ kind: 'rectangle', role, x: 0, y: 0, width: 10, height: temperature }];
}

export const room: Environment = {
	id: 'room',
	name: { en: 'Room', 'zh-CN': '房间' },
	description: { en: 'Heat the room to 20 °C.', 'zh-CN': '把房间加热到 20 °C。' },
	features: [
		{ id: 'temperature', name: { en: 'temperature', 'zh-CN': '温度' }, unit: '°C', low: COLDEST, high: HOTTEST },
	],
	actions: [
		{
			id: 'heat',
			name: { en: 'Heat', 'zh-CN': '加热' },
			parameters: [{ id: 'power', name: { en: 'power', 'zh-CN': '功率' }, unit: 'kW', low: 0, high: 2 }],
		},
		{ id: 'wait', name: { en: 'Wait', 'zh-CN': '等待' }, parameters: [] },
	],
	parameterDim: 1,
	maxDecisions: 24,
	truncationIsTerminal: false,
	simulatorStateLength: 1,
	create: (options) => new RoomSimulator(options),
	stateFromObservation: (observation) => Float64Array.from(observation),
	scene: {
		bounds: { left: -20, right: 30, bottom: -5, top: HOTTEST + 5 },
		background: [
			{
				kind: 'polyline',
				role: 'goal',
				points: [
					[-5, WANTED],
					[15, WANTED],
				],
			},
		],
		shapes: (state) => mercury('agent', state[0]),
		focus: (state) => [5, state[0]],
		ghost: (observation) => mercury('ghost', observation[0]),
	},
};
