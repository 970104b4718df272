/**
 * The version in package.json, which the page shows and writes into its manifests.
 */
import { readFileSync } from 'node:fs';
import { inProject } from './paths.mjs';

/** @type {string} */
export const VERSION = JSON.parse(readFileSync(inProject('package.json'), 'utf8')).version;
