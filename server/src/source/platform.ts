import type { Target } from '../protocol/targets.js';
import {
	COMMON_SOCKET_MACROS,
	KERNEL_HEADERS,
	KERNEL_MACROS,
	POSIX_HEADERS,
	POSIX_MACROS,
	POSIX_SOCKET_HEADERS,
	POSIX_SOCKET_MACROS,
	WINDOWS_COMPILERS,
	WINDOWS_HEADER_GUARDS,
	WINDOWS_HEADERS,
	WINDOWS_MACROS,
	WINSOCK_MACROS,
} from './platform-names.js';
import {
	LIKELY_WORDS,
	MINGW_WORDS,
	NEGATING_WORDS,
	OLD_WINDOWS_WORDS,
	OTHER_SYSTEM_WORDS,
	PLATFORM_ENDINGS,
	PLATFORM_LEADS,
	POSIX_SYSTEM_WORDS,
	POSIX_WORDS,
	UNIX_THINGS,
	UNLIKELY_WORDS,
	WINDOWS_EDITIONS,
	WINDOWS_PARTS,
	WINDOWS_WORDS,
} from './platform-words.js';
import { ownCopy, remembering } from './remembering.js';

/**
 * What a target makes of a macro that the file itself does not define. `likely` and `unlikely` are unknown, too; they
 * say what a default build would choose.
 */
export type Standing = 'defined' | 'undefined' | 'likely' | 'unlikely' | 'unknown';

/** A set of macros of which one choice is true: the POSIX systems, or the compilers on Windows. */
export interface Family {
	group: 'system' | 'compiler';
	member: string;
}

const OPPOSITE: Readonly<Record<Standing, Standing>> = {
	defined: 'undefined',
	undefined: 'defined',
	likely: 'unlikely',
	unlikely: 'likely',
	unknown: 'unknown',
};

/** So many answers are kept for the files to come. */
const MOST_KEPT_STANDINGS = 50_000;
const keptStandings = new Map<string, Map<string, Standing>>();

/** Judges macros by their names for one target. */
export class Platform {
	private readonly exact: ReadonlyMap<string, Standing>;
	private readonly standings: Map<string, Standing>;

	constructor(
		readonly target: Target,
		/** Whether the file is C++; undefined where nobody knows, as in a header. */
		private readonly cplusplus?: boolean,
	) {
		this.exact = EXACT[target];
		const key = `${target} ${cplusplus}`;
		const kept = keptStandings.get(key);
		this.standings = kept !== undefined && kept.size < MOST_KEPT_STANDINGS ? kept : new Map();
		keptStandings.set(key, this.standings);
	}

	/** `name` is a macro, or the text of a macro's call: `PLATFORM(WINDOWS)`. */
	standing(name: string): Standing {
		let standing = this.standings.get(name);
		if (standing === undefined) {
			standing = this.judge(name);
			this.standings.set(ownCopy(name), standing);
		}
		return standing;
	}

	/**
	 * What `X == name` is, or `X != name`, where `name` means one platform among those that X may be: true, false, or what a
	 * default build would choose. Undefined where `name` means no platform.
	 */
	comparison(name: string, isEqual: boolean): boolean | 'likely' | 'unlikely' | undefined {
		const standing = this.platformStanding(wordsOf(name)) ?? 'unknown';
		if (standing === 'unknown') return undefined;
		switch (isEqual ? standing : OPPOSITE[standing]) {
			case 'defined':
				return true;
			case 'undefined':
				return false;
			case 'likely':
				return 'likely';
			default:
				return 'unlikely';
		}
	}

	/** Whether the target has a header: undefined where nobody knows. */
	hasHeader(header: string): boolean | undefined {
		const name = header.toLowerCase();
		if (POSIX_SOCKET_HEADERS.includes(name)) return this.target === 'posix';
		if (POSIX_HEADERS.includes(name)) return this.target === 'posix' ? undefined : false;
		if (WINDOWS_HEADERS.includes(name)) return this.target !== 'posix';
		if (KERNEL_HEADERS.includes(name)) return this.target === 'posix' ? false : undefined;
		return undefined;
	}

	/** The family that a macro belongs to for this target. */
	family(name: string): Family | undefined {
		return this.target === 'posix' ? posixFamily(name) : windowsFamily(name);
	}

	private judge(name: string): Standing {
		const known = this.exactStanding(name);
		if (known !== undefined) return known;
		const feature = /(?:^|_)HAVE_(?:DECL_)?(.+)$/s.exec(name)?.[1];
		if (feature !== undefined) {
			const standing = this.exactStanding(feature) ?? this.headerStanding(feature);
			if (standing !== undefined) return standing;
		}
		const words = wordsOf(name);
		return this.platformStanding(words) ?? defaultStanding(words);
	}

	private exactStanding(name: string): Standing | undefined {
		if (name === '__cplusplus')
			return this.cplusplus === undefined ? 'likely' : this.cplusplus ? 'defined' : 'undefined';
		const exact = this.exact.get(name);
		if (exact !== undefined) return exact;
		if (/^WSA[A-Z0-9_]{3}/.test(name)) return this.target === 'posix' ? 'undefined' : 'defined';
		if (Object.hasOwn(WINDOWS_COMPILERS, name)) return compilerStanding(this.target, name);
		return undefined;
	}

	/** HAVE_SYS_SOCKET_H and its like. */
	private headerStanding(feature: string): Standing | undefined {
		const header = HEADER_OF_FEATURE.get(feature);
		const has = header === undefined ? undefined : this.hasHeader(header);
		return has === undefined ? undefined : has ? 'defined' : 'undefined';
	}

	private platformStanding(words: readonly string[]): Standing | undefined {
		const windowsAt = words.findIndex((word, index) => isWindowsWord(words, word, index));
		const posixAt = words.findIndex((word, index) => isPosixWord(words, word, index));
		if (words.some((word) => OLD_WINDOWS_WORDS.has(word))) return 'undefined';
		if (words.some((word) => OTHER_SYSTEM_WORDS.has(word))) return this.target === 'posix' ? 'unlikely' : 'undefined';
		if (windowsAt >= 0 && posixAt >= 0) return 'unknown';
		const at = windowsAt >= 0 ? windowsAt : posixAt;
		if (at < 0) return this.kernelStanding(words);
		const standing = windowsAt >= 0 ? this.windowsStanding(words, at) : this.posixStanding(words, at);
		if (at > 0 && NEGATING_WORDS.has(words[at - 1]!)) return OPPOSITE[standing];
		const isTrue = standing === 'defined' || standing === 'likely';
		return isTrue && words.some((word) => UNLIKELY_WORDS.has(word)) ? 'unlikely' : standing;
	}

	private windowsStanding(words: readonly string[], at: number): Standing {
		if (this.target === 'posix') return 'undefined';
		if (words.slice(at + 1).some((word) => WINDOWS_EDITIONS.has(word))) return 'unlikely';
		if (MINGW_WORDS.has(words[at]!)) return minGWStanding(words, at);
		const isPlatform = words[at] === 'WIN' || WINDOWS_WORDS.has(words[at]!);
		return isPlatform && standsForPlatform(words, at) ? 'defined' : 'likely';
	}

	private posixStanding(words: readonly string[], at: number): Standing {
		const word = words[at]!;
		if (this.target !== 'posix') {
			return word === 'POSIX' || word === 'UNIX'
				? standsForPlatform(words, at)
					? 'undefined'
					: 'unlikely'
				: 'undefined';
		}
		const system = posixSystem(word);
		if (system !== undefined) return system === 'linux' ? 'likely' : 'unlikely';
		if (word === 'POSIX' || word === 'UNIX') {
			const isPlatform = standsForPlatform(words, at) && (at === 0 || PLATFORM_LEADS.has(words[at - 1]!));
			return isPlatform ? 'defined' : 'likely';
		}
		return word === 'ANDROID' || word === 'BSD' || word === 'HURD' || word === 'KQUEUE' ? 'unlikely' : 'likely';
	}

	/** KERNEL_MODE, USER_MODE, BUILD_USERMODE. */
	private kernelStanding(words: readonly string[]): Standing | undefined {
		const mode = /(?:^|_)(KERNEL|USER)_?MODE(?:_|$)/.exec(words.join('_'))?.[1];
		if (mode === undefined) return undefined;
		if (this.target === 'posix') return mode === 'KERNEL' ? 'unlikely' : 'likely';
		return (mode === 'KERNEL') === (this.target === 'windows-kernel') ? 'defined' : 'undefined';
	}
}

const EXACT: Readonly<Record<Target, ReadonlyMap<string, Standing>>> = {
	windows: exactStandings(
		{ defined: [...WINDOWS_MACROS, ...COMMON_SOCKET_MACROS, ...WINSOCK_MACROS] },
		{ undefined: [...KERNEL_MACROS, ...POSIX_MACROS, ...POSIX_SOCKET_MACROS] },
		{ likely: ['_WIN64', '_M_X64', '_M_AMD64', '__x86_64__', 'UNICODE', '_UNICODE'] },
		{ unlikely: WINDOWS_HEADER_GUARDS },
	),
	'windows-kernel': exactStandings(
		{ defined: [...WINDOWS_MACROS, ...COMMON_SOCKET_MACROS, ...WINSOCK_MACROS, ...KERNEL_MACROS] },
		{ undefined: [...POSIX_MACROS, ...POSIX_SOCKET_MACROS] },
		{ likely: ['_WIN64', '_M_X64', '_M_AMD64', '__x86_64__', 'UNICODE', '_UNICODE'] },
		{ unlikely: WINDOWS_HEADER_GUARDS },
	),
	posix: exactStandings(
		{ defined: [...POSIX_MACROS, ...COMMON_SOCKET_MACROS] },
		{ undefined: [...WINDOWS_MACROS, ...KERNEL_MACROS, ...WINSOCK_MACROS, ...WINDOWS_HEADER_GUARDS, '_WIN64'] },
		{ likely: POSIX_SOCKET_MACROS },
		{ unlikely: ['IP_BINDANY', 'SO_ACCEPTFILTER', 'SO_BINTIME', 'SO_EXCLBIND', 'SO_NOSIGPIPE', 'SO_PEERPID'] },
	),
};

const HEADER_OF_FEATURE: ReadonlyMap<string, string> = new Map(
	[...POSIX_SOCKET_HEADERS, ...POSIX_HEADERS, ...WINDOWS_HEADERS].map((header) => [
		header.toUpperCase().replace(/[/.]/g, '_'),
		header,
	]),
);

function exactStandings(...groups: Partial<Record<Standing, readonly string[]>>[]): ReadonlyMap<string, Standing> {
	const standings = new Map<string, Standing>();
	for (const group of groups) {
		for (const [standing, names] of Object.entries(group)) {
			for (const name of names) standings.set(name, standing as Standing);
		}
	}
	return standings;
}

function compilerStanding(target: Target, name: string): Standing {
	const compiler = WINDOWS_COMPILERS[name];
	if (target === 'posix') return name.startsWith('__GNUC') ? 'likely' : 'undefined';
	return compiler === 'msvc' ? 'likely' : 'unlikely';
}

const wordsOf = remembering((name: string): readonly string[] =>
	name
		.toUpperCase()
		.split(/[^A-Z0-9]+/)
		.filter((word) => word !== ''),
);

/** A project's IS_MINGW is its word for Windows, and so its MINGW may be; COMPILER_MINGW is one compiler of several. */
function minGWStanding(words: readonly string[], at: number): Standing {
	const isPlatform = PLATFORM_LEADS.has(words[at - 1] ?? '') && standsForPlatform(words, at);
	if (isPlatform) return 'defined';
	return words.length === 1 || words[at] !== 'MINGW' ? 'likely' : 'unlikely';
}

function isWindowsWord(words: readonly string[], word: string, index: number): boolean {
	if (word === 'WIN') return index > 0 && PLATFORM_LEADS.has(words[index - 1]!);
	// X_WINDOWS is the X Window System.
	if (WINDOWS_WORDS.has(word)) return words[index - 1] !== 'X';
	return WINDOWS_PARTS.has(word) || /WIN32|WIN64|WINSOCK|WINNT/.test(word);
}

function windowsFamily(name: string): Family | undefined {
	return Object.hasOwn(WINDOWS_COMPILERS, name) ? { group: 'compiler', member: WINDOWS_COMPILERS[name]! } : undefined;
}

const posixFamily = remembering((name: string): Family | undefined => {
	const words = wordsOf(name);
	if (words.some((word) => NEGATING_WORDS.has(word))) return undefined;
	const systems = words.filter((word) => posixSystem(word) !== undefined);
	if (systems.length !== 1 || !standsForPlatform(words, words.indexOf(systems[0]!))) return undefined;
	return { group: 'system', member: posixSystem(systems[0]!)! };
});

/** The system that a word means, with a version behind it or not: LINUX, QNX4. */
function posixSystem(word: string): string | undefined {
	const name = word.replace(/(?<!\d)\d+$/, '');
	return Object.hasOwn(POSIX_SYSTEM_WORDS, name) ? POSIX_SYSTEM_WORDS[name] : undefined;
}

function isPosixWord(words: readonly string[], word: string, index: number): boolean {
	if (word === 'MAC') return PLATFORM_LEADS.has(words[index - 1] ?? '') || words[index + 1] === 'OS';
	if (word === 'UNIX') return !UNIX_THINGS.has(words[index + 1] ?? '');
	return POSIX_WORDS.has(word) || posixSystem(word) !== undefined;
}

/** Whether nothing follows the platform's word that would make the macro mean something about it instead. */
function standsForPlatform(words: readonly string[], at: number): boolean {
	return words.slice(at + 1).every((word) => PLATFORM_ENDINGS.has(word));
}

function defaultStanding(words: readonly string[]): Standing {
	if (words.some((word) => UNLIKELY_WORDS.has(word))) return 'unlikely';
	return words.some((word) => LIKELY_WORDS.has(word)) ? 'likely' : 'unknown';
}
