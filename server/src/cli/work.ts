import { type FileTrouble, type ListedFile, listFiles } from '../host/node/files.js';
import type { GivenPaths } from './given-paths.js';
import type { AskedFor } from './projects.js';
import { isInShare, type TreeNames, treeNamesOf } from './shards/tree-digest.js';
import { type FileUnit, unitsOf } from './units.js';

/** The files of a project, and which of them are looked at; the others are only linked with. */
export interface UnitWork extends FileUnit {
	/** Positions in `files`, in their order; at least one. */
	wanted: readonly number[];
}

/** What paths stand for: plain data, so that other threads can do parts of it. */
export interface Work {
	units: readonly UnitWork[];
	troubles: readonly FileTrouble[];
	/** The directories in which no C or C++ file was found. */
	empty: readonly string[];
	/** What there is to be read; left out where all of it is looked at. */
	tree?: TreeNames;
}

/** Lists what is to be done. Never throws for what cannot be read. */
export async function workOf({ paths, around, shares = [] }: GivenPaths, asked: AskedFor): Promise<Work> {
	const listing = await listFiles(paths, around);
	const wanted = new Set(
		shares.reduce(
			(files, share) => files.filter((_, position) => isInShare(position, files.length, share)),
			listing.files.filter(({ isAsked }) => isAsked),
		),
	);
	return {
		units: unitsOf(listing.files).flatMap((unit) => unitWork(unit, wanted) ?? []),
		troubles: listing.troubles,
		empty: listing.empty,
		tree: shares.length > 0 ? treeNamesOf(listing, asked) : undefined,
	};
}

function unitWork({ name, files }: FileUnit, all: ReadonlySet<ListedFile>): UnitWork | undefined {
	const wanted = files.flatMap((listed, position) => (all.has(listed) ? [position] : []));
	return wanted.length === 0 ? undefined : { name, files, wanted };
}
