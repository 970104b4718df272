/** The symbols of the page as the lessons' texts write them: in their colour, and coupled to what they stand for. */
export const MU = String.raw`$\term{mu}{\mu}$`;
export const SIGMA = String.raw`$\term{sigma}{\sigma}$`;
export const EPSILON = String.raw`$\term{epsilon}{\varepsilon}$`;
export const Z = String.raw`$\term{z}{z}$`;
export const KL = String.raw`$\term{kl}{\mathrm{KL}}$`;
export const X_HAT = String.raw`$\term{parameters}{\hat x}$`;
export const DELTA_HAT = String.raw`$\term{state}{\Delta\hat s}$`;
export const PRIOR = String.raw`$\term{prior}{\mathcal N(0,I)}$`;
