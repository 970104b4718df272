/**
 * Before every file of the suite `worlds`: the one line in the registry that adds a world, here the toy world. What
 * reads the registry when it is loaded is loaded after it.
 */
import type { Environment } from '../../src/environments/Environment';
import { ENVIRONMENTS } from '../../src/environments/registry';
import { room } from '../unit/environments/toyEnvironment';

(ENVIRONMENTS as Environment[]).push(room);
