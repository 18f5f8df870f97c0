import { INTERESTING_NAMES } from '../knowledge/calls/index.js';
import { TARGETS, type Target } from '../protocol/targets.js';
import { classifyBranches } from './branches.js';
import { ConfigurationBuilder } from './configuration-builder.js';
import { chooseConfigurations } from './configurations.js';
import { includesOf, type ScannedSource, scanSource } from './directives.js';
import type { HeaderLookup } from './headers.js';
import { countInteresting, interestingIds } from './interesting-names.js';
import { narrowHeaders } from './narrow-headers.js';
import { Platform } from './platform.js';
import type { ReadingMemory } from './reading-memory.js';
import type { SourceFile, UnknownRegion } from './source-file.js';
import { targetsOf } from './targets-of.js';
import { namesOf } from './tokens.js';

export { includesOf, scanSource } from './directives.js';
export type { Header, HeaderLookup } from './headers.js';
export { targetsOf } from './targets-of.js';

export interface ReadSourceOptions {
	/** Left out: those that the file is for by its own evidence. */
	targets?: readonly Target[];
	/** Identifiers of interest: each of their places is to be active in some configuration. Else those of knowledge/. */
	names?: ReadonlySet<string>;
	/** Whether the file is C++; left out where nobody knows, as in a header. */
	cplusplus?: boolean;
	/** The file's uri, for `headers`. */
	uri?: string;
	/**
	 * The project's own headers, as far as they are at hand: their macros count as the file's from the place of the
	 * `#include` on. Asked for whatever branch an `#include` stands in.
	 */
	headers?: HeaderLookup;
	limits?: SourceLimits;
	/** What is kept of the version before: it has scanned this one. */
	memory?: ReadingMemory;
}

export interface SourceLimits {
	/** At least 1. */
	configurationsPerTarget: number;
}

const DEFAULT_LIMITS: SourceLimits = { configurationsPerTarget: 4 };

/**
 * A file's text for each target, as the preprocessor would leave it and with every offset true, split into items.
 * Never throws, whatever the text holds; time is linear in the text for each configuration.
 */
export function readSource(source: string | ScannedSource, options: ReadSourceOptions = {}): SourceFile {
	const names = options.names ?? INTERESTING_NAMES;
	const scanned = typeof source === 'string' ? scanSource(source) : source;
	const { file, headers, hasUnseen } = narrowHeaders(
		{ source: scanned, uri: options.uri ?? '', lookup: options.headers },
		{ names: namesOf(scanned.tokens), isWanted: () => false },
	);
	const targets = options.targets ?? targetsOf(scanned, options);
	const ids = interestingIds(scanned, names, headers);
	const interesting = countInteresting(scanned, ids);
	const ownMacros = new Set(scanned.directives.flatMap(({ kind, name }) => (kind === 'define' ? [name!] : [])));
	const builder = new ConfigurationBuilder(scanned, { headers, names, interesting: ids, memory: options.memory });
	const most = Math.max(1, options.limits?.configurationsPerTarget ?? DEFAULT_LIMITS.configurationsPerTarget);
	const result: SourceFile = {
		configurations: [],
		unknownRegions: new Map(),
		includes: includesOf(scanned).map(({ name }) => name),
		hasUnseenHeaders: hasUnseen,
		problems: [],
	};
	const unknownRegions = new Map<Target, UnknownRegion[]>();
	for (const target of TARGETS.filter((one) => targets.includes(one))) {
		const platform = new Platform(target, options.cplusplus);
		const conditions = { ...file, platform, interesting, ownMacros };
		const classification = classifyBranches(conditions);
		const { chosen, problems } = chooseConfigurations(conditions, classification, most);
		for (const branches of chosen) result.configurations.push(builder.build(target, branches));
		result.problems.push(...problems);
		unknownRegions.set(target, classification.unknownRegions);
	}
	options.memory?.keep(builder.texts);
	return { ...result, unknownRegions };
}
