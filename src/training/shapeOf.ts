import type { Environment } from '../environments/Environment';
import type { ModelShape } from '../model/layout';

/** The sizes that a person sets. */
type ModelSettings = Pick<ModelShape, 'width' | 'latentDim' | 'embeddingDim'>;

/** The sizes of the model of an environment. */
export function shapeOf(
	{ features, actions, parameterDim }: Pick<Environment, 'features' | 'actions' | 'parameterDim'>,
	{ width, latentDim, embeddingDim }: ModelSettings,
): ModelShape {
	return { stateDim: features.length, actionCount: actions.length, embeddingDim, parameterDim, latentDim, width };
}
