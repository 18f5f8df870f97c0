import type { Target } from '../protocol/targets.js';
import { Assumptions } from './assumptions.js';
import { Activity, classifyBranches, decideBranches } from './branches.js';
import { type Directive, type ScannedSource, scanSource, stretchesWithCode } from './directives.js';
import type { FileWithHeaders, HeaderLookup } from './headers.js';
import { countInteresting, interestingIds } from './interesting-names.js';
import { narrowHeaders } from './narrow-headers.js';
import { Platform } from './platform.js';
import {
	KERNEL_HEADERS,
	KERNEL_NAMES,
	LINUX_KERNEL_HEADERS,
	POSIX_SOCKET_HEADERS,
	WINDOWS_HEADERS,
} from './platform-names.js';
import { rememberingObjects } from './remembering.js';

const FOREIGN_TO_WINDOWS: readonly string[] = [...POSIX_SOCKET_HEADERS, ...LINUX_KERNEL_HEADERS];
const KERNEL: ReadonlySet<string> = new Set(KERNEL_NAMES);
/** Headers that show which system a file is for. */
const TELLING_HEADERS: ReadonlySet<string> = new Set([...FOREIGN_TO_WINDOWS, ...WINDOWS_HEADERS, ...KERNEL_HEADERS]);

/** What one target's build of the file shows. */
interface Evidence {
	/** Included whatever is assumed. */
	certain: ReadonlySet<string>;
	/** Included by a default build. */
	main: ReadonlySet<string>;
	/** Included by some build. */
	possible: ReadonlySet<string>;
	/** A default build uses what only the Windows kernel has. */
	usesKernel: boolean;
	/** For each stretch of the file that holds code whether no build, a default build or some other one has it. */
	code: ('none' | 'main' | 'possible')[];
}

export interface TargetsOfOptions {
	/** The file's uri, for `headers`. */
	uri?: string;
	/** The project's own headers, as far as they are at hand: asked where the file's own includes say nothing. */
	headers?: HeaderLookup;
}

/**
 * The targets that a file is for by its own evidence, in TARGETS order. Windows user mode unless it needs a header that
 * only POSIX has; POSIX unless it needs a header that only Windows has or is for the Linux kernel; the Windows kernel where
 * it includes the kernel's headers or uses its routines, instead of user mode unless _KERNEL_MODE keeps the two apart.
 * Where the file itself says nothing, what its headers include counts. Without evidence: windows and posix.
 */
export function targetsOf(source: string | ScannedSource, { uri = '', headers }: TargetsOfOptions = {}): Target[] {
	const file = { source: typeof source === 'string' ? scanSource(source) : source, uri };
	const own = evidenceForAll(file);
	if (headers === undefined || own.some(saysSomething)) return targetsShownBy(own);
	const isWanted = (name: string) => TELLING_HEADERS.has(headerName(name));
	const withHeaders = narrowHeaders({ ...file, lookup: headers }, { names: [], isWanted }).file;
	const facts = factsOf(file.source);
	const windows = evidenceFor(withHeaders, facts, 'windows');
	const posix = evidenceFor(withHeaders, facts, 'posix');
	// A header that serves user mode and kernel mode does not make each file that includes it kernel code.
	return targetsShownBy([windows, windows, posix]);
}

type EvidenceForAll = [windows: Evidence, kernel: Evidence, posix: Evidence];

function evidenceForAll(file: FileWithHeaders): EvidenceForAll {
	const facts = factsOf(file.source);
	return [
		evidenceFor(file, facts, 'windows'),
		evidenceFor(file, facts, 'windows-kernel'),
		evidenceFor(file, facts, 'posix'),
	];
}

/** What is so for each target. */
interface FileFacts {
	ownMacros: ReadonlySet<string>;
	/** For each stretch of the file whether it names what only the Windows kernel has. */
	namesKernel: readonly boolean[];
	/** For each stretch whether it holds more than white space and comments. */
	holdsCode: readonly boolean[];
}

const factsOf = rememberingObjects((source: ScannedSource): FileFacts => {
	const { directives } = source;
	const kernelNames = countInteresting(source, interestingIds(source, KERNEL));
	const stretches = Array.from({ length: directives.length + 1 }, (_, stretch) => stretch);
	return {
		ownMacros: new Set(directives.flatMap(({ kind, name }) => (kind === 'define' ? [name!] : []))),
		namesKernel: stretches.map((stretch) => kernelNames[stretch + 1]! > kernelNames[stretch]!),
		holdsCode: stretchesWithCode(source),
	};
});

function saysSomething({ possible, usesKernel }: Evidence): boolean {
	return usesKernel || [...possible].some((header) => TELLING_HEADERS.has(header));
}

function targetsShownBy([inWindows, inKernel, inPosix]: EvidenceForAll): Target[] {
	const isLinuxKernel = some(LINUX_KERNEL_HEADERS, inPosix.main);
	const isForeign = needs(inWindows, FOREIGN_TO_WINDOWS, WINDOWS_HEADERS, inPosix);
	const isUserMode = !isKernelCode(inWindows) && !isForeign;
	const needsWindows = needs(inPosix, WINDOWS_HEADERS, POSIX_SOCKET_HEADERS, inWindows);
	const isPosix = !isKernelCode(inPosix) && !isLinuxKernel && !needsWindows;
	const targets: Target[] = [];
	if (isUserMode) targets.push('windows');
	if (isKernelCode(inKernel)) targets.push('windows-kernel');
	if (isPosix) targets.push('posix');
	if (targets.length > 0) return targets;
	return isLinuxKernel ? ['posix'] : ['windows', 'posix'];
}

/**
 * The targets to look at where these were asked for: `windows` stands for Windows as the file shows it, user mode or
 * kernel mode. A file that shows neither is taken for user mode.
 */
export function targetsAskedFor(
	asked: readonly Target[],
	source: string | ScannedSource,
	options: TargetsOfOptions = {},
): Target[] {
	if (!asked.includes('windows') || asked.includes('windows-kernel')) return [...asked];
	const shown = targetsOf(source, options).filter((target) => target !== 'posix');
	const windows: Target[] = shown.length > 0 ? shown : ['windows'];
	return asked.flatMap((target) => (target === 'windows' ? windows : [target]));
}

/**
 * Whether a target's build includes one of `foreign`: for sure and, as on Cygwin, not beside one of `own`, or by default
 * with none of `own` and no code in sight that the other target's builds have not.
 */
function needs(evidence: Evidence, foreign: readonly string[], own: readonly string[], other: Evidence): boolean {
	const { certain, main, possible, code } = evidence;
	if (some(foreign, certain)) return !some(own, certain);
	const hasOwnCode = code.some((one, stretch) => one === 'main' && other.code[stretch] === 'none');
	return some(foreign, main) && !some(own, possible) && !hasOwnCode;
}

function some(headers: readonly string[], among: ReadonlySet<string>): boolean {
	return headers.some((header) => among.has(header));
}

function isKernelCode({ main, usesKernel }: Evidence): boolean {
	return usesKernel || some(KERNEL_HEADERS, main);
}

function evidenceFor(
	file: FileWithHeaders,
	{ ownMacros, namesKernel, holdsCode }: FileFacts,
	target: Target,
): Evidence {
	const platform = new Platform(target);
	const interesting = new Uint32Array(file.source.directives.length + 2);
	const conditions = { ...file, platform, interesting, ownMacros };
	const { includes, activities } = classifyBranches(conditions);
	const { active, includes: mainIncludes } = decideBranches(conditions, Assumptions.none(platform));
	return {
		certain: headersOf(includes.flatMap(({ directive, isCertain }) => (isCertain ? [directive] : []))),
		main: headersOf(mainIncludes),
		possible: headersOf(includes.map(({ directive }) => directive)),
		usesKernel: active.some((one, stretch) => one === 1 && namesKernel[stretch]!),
		code: Array.from(active, (isActive, stretch) => {
			if (activities[stretch] === Activity.no || !holdsCode[stretch]) return 'none';
			return isActive === 1 ? 'main' : 'possible';
		}),
	};
}

function headersOf(includes: readonly Directive[]): Set<string> {
	return new Set(includes.flatMap(({ header }) => (header ? [headerName(header)] : [])));
}

function headerName(include: string): string {
	return include.toLowerCase().replaceAll('\\', '/');
}
