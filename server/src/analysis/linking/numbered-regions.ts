import type { Target } from '../../protocol/targets.js';
import type { UnknownRegion } from '../../source/source-file.js';
import type { RegionsOf } from '../facts.js';

type Regions = ReadonlyMap<Target, readonly UnknownRegion[]>;

/** Files number their regions each for itself; the other files' get numbers of their own. */
export function numberedRegions(regionsOfFile: (uri: string | undefined) => Regions | undefined): RegionsOf {
	const numbered = new Map<string, readonly UnknownRegion[]>();
	let next = -1;
	return (file, target) => {
		const regions = regionsOfFile(file)?.get(target) ?? [];
		if (file === undefined) {
			return regions;
		}
		const key = `${target} ${file}`;
		const known = numbered.get(key) ?? regions.map((region) => ({ ...region, id: next-- }));
		numbered.set(key, known);
		return known;
	};
}
