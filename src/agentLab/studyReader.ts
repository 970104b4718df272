/**
 * The worker that reads the results of a study: a hundred megabytes of lines take seconds, during which the page stays
 * responsive.
 */
import { serve } from '../workers/serve';
import { type ReadStudy, readStudyResults } from './studyFile';

serve<Blob, ReadStudy>(self, async (file) => readStudyResults(await file.text()));
