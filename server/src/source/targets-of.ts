import type { Target } from '../protocol/targets.js';
import { Assumptions } from './assumptions.js';
import { Activity, classifyBranches, decideBranches } from './branches.js';
import { type ScannedSource, scanSource } from './directives.js';
import { Platform } from './platform.js';
import { KERNEL_HEADERS, KERNEL_NAMES, POSIX_SOCKET_HEADERS, WINDOWS_HEADERS } from './platform-names.js';

interface ActiveHeaders {
	/** Included whatever is assumed. */
	certain: ReadonlySet<string>;
	/** Included by a default build. */
	main: ReadonlySet<string>;
	/** Included by some build. */
	possible: ReadonlySet<string>;
}

/**
 * The targets that a file is for by its own evidence, in TARGETS order. Windows user mode unless it needs a header that
 * only POSIX has; POSIX unless it needs a header that only Windows has; the Windows kernel instead of user mode where it
 * includes the kernel's headers or uses Winsock Kernel. Without evidence: windows and posix.
 */
export function targetsOf(source: string | ScannedSource): Target[] {
	const scanned = typeof source === 'string' ? scanSource(source) : source;
	const inWindows = activeHeaders(scanned, 'windows');
	const inKernel = activeHeaders(scanned, 'windows-kernel');
	const inPosix = activeHeaders(scanned, 'posix');
	const isKernel = some(KERNEL_HEADERS, inKernel.main) || namesKernel(scanned);
	const isUserMode = isKernel
		? some(WINDOWS_HEADERS, inWindows.main) && !some(KERNEL_HEADERS, inWindows.main)
		: !needs(inWindows, POSIX_SOCKET_HEADERS, WINDOWS_HEADERS);
	const isPosix =
		!needs(inPosix, [...WINDOWS_HEADERS, ...KERNEL_HEADERS], POSIX_SOCKET_HEADERS) && !namesKernel(scanned);
	const targets: Target[] = [];
	if (isUserMode) targets.push('windows');
	if (isKernel) targets.push('windows-kernel');
	if (isPosix) targets.push('posix');
	return targets.length > 0 ? targets : ['windows', 'posix'];
}

/** Whether a target's build includes one of `foreign`, for sure or by default with none of `own` in sight. */
function needs(headers: ActiveHeaders, foreign: readonly string[], own: readonly string[]): boolean {
	return some(foreign, headers.certain) || (some(foreign, headers.main) && !some(own, headers.possible));
}

function some(headers: readonly string[], among: ReadonlySet<string>): boolean {
	return headers.some((header) => among.has(header));
}

function namesKernel({ tokens }: ScannedSource): boolean {
	const names = new Set(tokens.names);
	return KERNEL_NAMES.some((name) => names.has(name));
}

function activeHeaders(source: ScannedSource, target: Target): ActiveHeaders {
	const { directives } = source;
	const platform = new Platform(target);
	const ownMacros = new Set(directives.flatMap(({ kind, name }) => (kind === 'define' ? [name!] : [])));
	const interesting = new Uint32Array(directives.length + 2);
	const conditions = { source, platform, interesting, bodies: new Map(), ownMacros };
	const { activities } = classifyBranches(conditions);
	const { active } = decideBranches(conditions, Assumptions.none(platform));
	const headersWhere = (isIncluded: (stretch: number) => boolean) =>
		new Set(directives.flatMap(({ header }, index) => (header && isIncluded(index) ? [header.toLowerCase()] : [])));
	return {
		certain: headersWhere((stretch) => activities[stretch] === Activity.yes),
		main: headersWhere((stretch) => active[stretch] === 1),
		possible: headersWhere((stretch) => activities[stretch] !== Activity.no),
	};
}
