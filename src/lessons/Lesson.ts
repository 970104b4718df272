/**
 * What a lesson is: a few pages beside the tool. A page stands on one state of training, shows one thing, names what to
 * watch and asks for one act. Texts come in both languages and in a small markup of their own:
 *
 *     $\term{mu}{\mu}$     a formula (TeX); \term{…}{…} gives a symbol its colour and couples it to the page
 *     **weight**           emphasis
 *     [[prior]]            a term of the glossary, under its name; [[prior|the prior's σ]] under another
 *     {{sigmaB}}           the number that the page's claim `sigmaB` states
 *     [[lesson:no-kl]]     the number of a lesson, by its place in the course
 *
 * A number that is measured stands in a text only as a claim; the others (settings, mathematics) are listed in
 * {@link LessonContent.constants}. Tests hold the texts to that.
 */
import type { MeasureSpec } from '../analysis/measureSpec';
import type { Localized } from '../environments/Environment';
import type { InstrumentId } from '../i18n/InstrumentTexts';
import type { DeepPartial } from '../state/config/mergeConfig';
import type { Config } from '../state/config/schema';
import type { ModelSource, Stage as ModelStage } from '../state/modelPage';
import type { TargetId } from '../ui/targets';
import type { ReferenceId } from './bibliography';
import type { FormulaId } from './formulas';

/** A lesson without its id, which its line in the registry has. */
export interface LessonContent {
	readonly title: Localized;
	/** What a learner can do afterwards, in a line. */
	readonly goal: Localized;
	readonly minutes: number;
	/** What every page starts from. */
	readonly stage: Stage;
	/** Three to seven. */
	readonly pages: readonly LessonPage[];
	/** Closes the lesson. */
	readonly question: Question;
	/** Numbers in the texts that are settings or mathematics, as they are written there. */
	readonly constants: readonly string[];
	/** For the teacher: what the class tends to believe, what to ask, what to show. Two to five sentences. */
	readonly notes: Localized;
}

/** A state of training: the default configuration with this change, trained from its initial weights. */
export interface Stage {
	readonly config: DeepPartial<Config>;
	/** 0: initial weights. At most 1,000 at width 32: nobody waits longer than 20 s on a slow machine. */
	readonly steps: number;
}

export interface LessonPage {
	/** Stable: part of links. */
	readonly id: string;
	readonly title: Localized;
	readonly body: readonly Block[];
	/** What differs from the lesson's stage; left out, the page goes on with the stage of the page before. */
	readonly stage?: Partial<Stage>;
	readonly view?: PageView;
	/** The one thing to look at; it is ringed on the screen. */
	readonly watch: { readonly target: TargetId; readonly text: Localized };
	/** The one thing to do. A page makes its point without it. */
	readonly act: Act & { readonly text: Localized };
	/** Statements with a number, true of the page's stage. */
	readonly claims?: readonly Claim[];
	/** What to read on the page's subject, shown folded. */
	readonly reading?: readonly ReferenceId[];
}

export type Block =
	| { readonly kind: 'text'; readonly text: Localized }
	| { readonly kind: 'formula'; readonly formula: FormulaId }
	/** The way of an action through HyAR’s agent, or the success of the agents that were studied. */
	| { readonly kind: 'figure'; readonly figure: 'agentLoop' | 'agentStudy' };

/** What a page shows of the tool. */
export interface PageView {
	/** Left out: the charts. */
	readonly tab?: 'model' | 'measurements' | 'world' | 'rollouts' | 'instruments' | 'data' | 'agent';
	/** Which part of its way the model explains, in its tab; all of it where left out. */
	readonly part?: ModelStage;
	/** What goes into the model, in its tab; the chosen transition where left out. */
	readonly input?: ModelSource;
	/** The agents that the tab *Agent* stands on; they are trained as far as the page needs them. */
	readonly agents?: AgentStage;
	/** Opens the instruments. */
	readonly instrument?: InstrumentId;
	/** The run whose decoder is used: 0 for A (when left out), 1 for B. */
	readonly run?: 0 | 1;
	/** Whether the decoded action stands beside the maps; true where left out. */
	readonly decoded?: boolean;
	/** Samples of N(0, scale²·I) that are there on entering. */
	readonly samples?: { readonly count: number; readonly scale: number };
	/** Transitions pinned at the ends of the path on entering. */
	readonly pins?: readonly [number, number];
	readonly path?: 'straight' | 'arc';
	/** The live controls beside the text; training alone where left out. */
	readonly controls?: readonly ('train' | 'klWeightA' | 'klWeightB' | 'formula')[];
}

/** Two agents of one seed in Goal, with the teaching preset, that differ in the KL weight. */
export interface AgentStage {
	/** Of A and B. */
	readonly klWeights: readonly [number, number];
	/** Environment steps that they have taken when the page stands; 0: nothing is trained yet. */
	readonly steps: number;
	/** Environment steps that Train goes to; where the page lets predict, those that judge the bet. */
	readonly until: number;
}

/** What a page asks for. */
export type Act = SingleAct | Checklist | Choice | Prediction;

/** One thing to do, detected from the state of the page or from an event, not from the learner's word. */
export type SingleAct =
	/** So many steps more than when the act began. */
	| { readonly kind: 'train'; readonly steps: number }
	/**
	 * The probe comes to lie so far from where it was, in units of the prior's σ; where a run is named, while that run's
	 * decoder answers; where a dimension is named (from 0), farther along it than along any other.
	 */
	| { readonly kind: 'drag'; readonly distance: number; readonly run?: 0 | 1; readonly dim?: number }
	/** Another transition is chosen; where a run is named, on that run's map. */
	| { readonly kind: 'transition'; readonly run?: 0 | 1 }
	/** Another discrete action is chosen. */
	| { readonly kind: 'action' }
	/** Another state is chosen or edited. */
	| { readonly kind: 'state' }
	/** The KL weight of a run comes to lie between two values. */
	| { readonly kind: 'weight'; readonly run: 0 | 1; readonly from: number; readonly to: number }
	/** New samples are drawn; where a scale is named, at least at that scale. */
	| { readonly kind: 'sample'; readonly scale?: number }
	/** The ends of a path are pinned, or its kind is changed; where one of the two is named, that one. */
	| { readonly kind: 'path'; readonly of?: 'pins' | 'kind' }
	/** The other run's decoder answers; where a run is named, that one's. */
	| { readonly kind: 'run'; readonly to?: 0 | 1 }
	/** What the maps show is changed; where a setting is named, that one. */
	| { readonly kind: 'display'; readonly of?: keyof Config['display'] }
	/** The share of z that the latent box keeps comes to lie between two values, percent. */
	| { readonly kind: 'box'; readonly from: number; readonly to: number }
	/** Something inside a target is operated: a click, a key, an input; where a range is named, so that its number lies in it. */
	| { readonly kind: 'use'; readonly target: TargetId; readonly range?: readonly [low: number, high: number] }
	/** The agents take so many environment steps more than when the act began, or begin anew and take so many. */
	| { readonly kind: 'agents'; readonly steps: number }
	/** A term of the formula is pointed at. */
	| { readonly kind: 'point' };

/**
 * Several things to do in this order. Each part is watched from the moment at which the part before it is done, and has
 * its own tick; training alone does not do them all.
 */
export interface Checklist {
	readonly kind: 'list';
	/** Two or more, each with what is to be done. */
	readonly parts: readonly (SingleAct & { readonly text: Localized })[];
}

/** An answer is chosen on the page itself; any answer counts as done. */
export interface Choice {
	readonly kind: 'choose';
	readonly options: readonly AnswerOption[];
}

/**
 * A bet on what the training of the page's stage, or of its agents where it has them, will bring. The steps are not taken
 * before an answer is locked in; then they are taken in view, and only when they are does the page say which answer was
 * right, and its numbers.
 */
export interface Prediction {
	readonly kind: 'predict';
	readonly options: readonly AnswerOption[];
	/** The step at which the page waits for the bet; the initial weights where left out. */
	readonly from?: number;
	/** What came of it, said when the bet is judged; the one text of such a page that may name its claims. */
	readonly result: Localized;
}

export interface AnswerOption {
	readonly text: Localized;
	readonly right: boolean;
	readonly feedback: Localized;
}

/**
 * A number of agents that were trained beforehand, one a seed: too long for a page, and one seed shows nothing. It is the
 * mean over the seeds of what `agentStudy.ts` has.
 */
export type AgentMeasure =
	/** Share of greedy episodes that succeed at an environment step, 0 … 1. */
	| { readonly kind: 'agentSuccess'; readonly klWeight: StudiedWeight; readonly step: number }
	/** How much larger it is than with another KL weight and the same seed, −1 … 1. */
	| {
			readonly kind: 'agentGain';
			readonly klWeight: StudiedWeight;
			readonly over: StudiedWeight;
			readonly step: number;
	  }
	/** How far it fell from an environment step to the seed's last evaluation, −1 … 1. */
	| { readonly kind: 'agentFall'; readonly klWeight: StudiedWeight; readonly from: number };

/** KL weights that agents were trained with. */
export type StudiedWeight = 0 | 0.02 | 0.5;

/** A number that the text states. The tool measures it on the spot, but for agents, of which the study is shown. */
export interface Claim {
	/** Stands for the number in the page's texts, as {{id}}. */
	readonly id: string;
	/** What is measured, in a few words. */
	readonly label: Localized;
	readonly measure: MeasureSpec | AgentMeasure;
	/** The number as it is stated. */
	readonly value: number;
	/**
	 * The claim holds while the measured number lies between these. Of agents they are the 95 % interval of the mean, rounded
	 * outward: where the mean over all seeds probably lies, not where that of a new sample falls. Pages show the interval itself.
	 */
	readonly low: number;
	readonly high: number;
	/** `percent` for a share, `points` for a difference of shares, `count` for a whole number; else as it is. */
	readonly unit?: 'percent' | 'points' | 'nats' | 'count';
}

/** A claim that a training of the page's stage is measured for. */
export interface TrainedClaim extends Claim {
	readonly measure: MeasureSpec;
}

export interface Question {
	readonly text: Localized;
	/** One of them right; every answer gets its feedback. */
	readonly options: readonly AnswerOption[];
}
