/** Calls that are seldom made, in one file: the page that opens names it once. */
export * as agentCalls from './agentCalls';
export { exportFile } from './exportFile';
export { kl } from './kl';
export { open } from './open';
export { slowStep } from './slowStep';
