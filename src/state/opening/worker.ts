/** The worker that reads files from outside: what is in them may cost it its life, but the page nothing. */
import { serve } from '../../workers/serve';
import { readOpenedFile } from './openedFile';

serve(self, readOpenedFile);
