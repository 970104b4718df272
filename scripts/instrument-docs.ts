/**
 * Writes the sections of docs/instruments.md from the registry of the instruments.
 *
 *   node scripts/run-typescript.mjs scripts/instrument-docs.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { instrumentSections, SECTIONS_BEGIN } from './instrumentSections';
import { inProject } from './paths.mjs';

const path = inProject('docs', 'instruments.md');
const [introduction] = readFileSync(path, 'utf8').split(SECTIONS_BEGIN);
writeFileSync(path, `${introduction}${SECTIONS_BEGIN}\n\n${await instrumentSections()}`);
