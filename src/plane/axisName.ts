import { subscript } from '../i18n/formatNumber';

/** z₁ for the first latent dim. */
export function axisName(dim: number): string {
	return `z${subscript(dim + 1)}`;
}
