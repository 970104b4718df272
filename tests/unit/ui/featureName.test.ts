import { expect, test } from 'vitest';
import { splitName } from '../../../src/ui/FeatureName';

test.each([
	['ball velocity x', ['ball velocity', ' x']],
	['way to the target, y', ['way to the target', ' y']],
	['gap to the next platform', ['gap to the next platform', '']],
	['足球速度 x', ['足球速度', ' x']],
	['玩家速度', ['玩家速度', '']],
])('%s', (text, parts) => {
	expect(splitName(text)).toEqual(parts);
});
