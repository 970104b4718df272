/** The rollout worker: apart from the training worker, so that neither waits for the other. */
import { serve } from '../workers/serve';
import { playRequest } from './playRequest';
import type { PolicyReport, RolloutRequest } from './protocol';

serve<RolloutRequest, readonly PolicyReport[], readonly PolicyReport[]>(self, (request, report) =>
	playRequest(request, report, () => performance.now()),
);
