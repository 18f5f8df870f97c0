import type { Target } from '../protocol/targets.js';
import { Assumptions } from './assumptions.js';
import { classifyBranches, decideBranches } from './branches.js';
import { type Directive, type ScannedSource, scanSource } from './directives.js';
import type { FileWithHeaders, HeaderLookup } from './headers.js';
import { countInteresting, interestingIds } from './interesting-names.js';
import { Platform } from './platform.js';
import { KERNEL_HEADERS, KERNEL_NAMES, POSIX_SOCKET_HEADERS, WINDOWS_HEADERS } from './platform-names.js';

/** What one target's build of the file shows. */
interface Evidence {
	/** Included whatever is assumed. */
	certain: ReadonlySet<string>;
	/** Included by a default build. */
	main: ReadonlySet<string>;
	/** Included by some build. */
	possible: ReadonlySet<string>;
	/** A default build uses Winsock Kernel. */
	usesWsk: boolean;
}

export interface TargetsOfOptions {
	/** The file's uri, for `headers`. */
	uri?: string;
	/** The project's own headers, as far as they are at hand: what they include counts as included by the file. */
	headers?: HeaderLookup;
}

/**
 * The targets that a file is for by its own evidence, in TARGETS order. Windows user mode unless it needs a header that
 * only POSIX has; POSIX unless it needs a header that only Windows has; the Windows kernel where it includes
 * the kernel's headers or uses Winsock Kernel, instead of user mode unless _KERNEL_MODE keeps the two apart. Without evidence: windows and posix.
 */
export function targetsOf(source: string | ScannedSource, { uri = '', headers }: TargetsOfOptions = {}): Target[] {
	const file = { source: typeof source === 'string' ? scanSource(source) : source, uri, lookup: headers };
	const inWindows = evidenceFor(file, 'windows');
	const inKernel = evidenceFor(file, 'windows-kernel');
	const inPosix = evidenceFor(file, 'posix');
	const isKernel = isKernelCode(inKernel);
	const isUserMode = !isKernelCode(inWindows) && !needs(inWindows, POSIX_SOCKET_HEADERS, WINDOWS_HEADERS);
	const isPosix = !isKernelCode(inPosix) && !needs(inPosix, WINDOWS_HEADERS, POSIX_SOCKET_HEADERS);
	const targets: Target[] = [];
	if (isUserMode) targets.push('windows');
	if (isKernel) targets.push('windows-kernel');
	if (isPosix) targets.push('posix');
	return targets.length > 0 ? targets : ['windows', 'posix'];
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

/** Whether a target's build includes one of `foreign`, for sure or by default with none of `own` in sight. */
function needs(headers: Evidence, foreign: readonly string[], own: readonly string[]): boolean {
	return some(foreign, headers.certain) || (some(foreign, headers.main) && !some(own, headers.possible));
}

function some(headers: readonly string[], among: ReadonlySet<string>): boolean {
	return headers.some((header) => among.has(header));
}

function isKernelCode({ main, usesWsk }: Evidence): boolean {
	return usesWsk || some(KERNEL_HEADERS, main);
}

function evidenceFor(file: FileWithHeaders, target: Target): Evidence {
	const { source } = file;
	const { directives } = source;
	const platform = new Platform(target);
	const ownMacros = new Set(directives.flatMap(({ kind, name }) => (kind === 'define' ? [name!] : [])));
	const kernelNames = countInteresting(source, interestingIds(source, new Set(KERNEL_NAMES)));
	const interesting = new Uint32Array(directives.length + 2);
	const conditions = { ...file, platform, interesting, ownMacros };
	const { includes } = classifyBranches(conditions);
	const { active, includes: mainIncludes } = decideBranches(conditions, Assumptions.none(platform));
	return {
		certain: headersOf(includes.flatMap(({ directive, isCertain }) => (isCertain ? [directive] : []))),
		main: headersOf(mainIncludes),
		possible: headersOf(includes.map(({ directive }) => directive)),
		usesWsk: active.some((one, stretch) => one === 1 && kernelNames[stretch + 1]! > kernelNames[stretch]!),
	};
}

function headersOf(includes: readonly Directive[]): Set<string> {
	return new Set(includes.flatMap(({ header }) => (header ? [header.toLowerCase().replaceAll('\\', '/')] : [])));
}
