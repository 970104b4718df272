/** Rarely used calls, in one file that is loaded with the first of them. */
export * as agentCalls from './agentCalls';
export { exportFile } from './exportFile';
export { kl } from './kl';
export { open } from './open';
export { slowStep } from './slowStep';
