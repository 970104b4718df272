import { fetchSimd } from '../../training/wasm/fetchSimd';
import { simdAtlas } from './simdAtlas';

const measure = simdAtlas(fetchSimd);

export default measure;

declare module '../tasks' {
	interface Tasks {
		atlas: typeof measure;
	}
}
