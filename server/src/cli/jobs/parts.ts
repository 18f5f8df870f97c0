import type { UnitWork, Work } from '../work.js';

/**
 * Parts of the work that can be done in any order; in theirs, their results are those of the whole. The first says what is
 * to be said of the paths. A project is one part: its files are linked with each other, which would be done anew in each
 * thread. `sharesProjects`: large ones are shared out all the same, so that `threads` have something to do.
 */
export function partsOf(work: Work, threads: number, sharesProjects: boolean): Work[] {
	const all = filesIn(work);
	const shares = ({ wanted }: UnitWork) => (sharesProjects ? Math.ceil((wanted.length * threads) / all) : 1);
	return [
		{ ...work, units: [] },
		...work.units.flatMap((unit) =>
			sharesOf(unit, shares(unit)).map((share) => ({ units: [share], troubles: [], empty: [], tree: work.tree })),
		),
	];
}

/** How many files are to be looked at. */
export function filesIn({ units }: Work): number {
	return units.reduce((sum, { wanted }) => sum + wanted.length, 0);
}

function sharesOf(unit: UnitWork, count: number): UnitWork[] {
	const { wanted } = unit;
	const bound = (share: number) => Math.floor((share * wanted.length) / count);
	return Array.from({ length: count }, (_, share) => ({
		...unit,
		wanted: wanted.slice(bound(share), bound(share + 1)),
	})).filter((share) => share.wanted.length > 0);
}
