/**
 * One line of a `.gitignore`. Matched without regular expressions: the file is anybody's, and what stars become there can
 * take a regular expression longer than a life. Here it takes at most the length of the pattern times that of the name.
 * Source: gitignore(5) and wildmatch.c of Git.
 */
export interface IgnorePattern {
	/** Begins with `!`: what it matches is not left out. */
	isNegated: boolean;
	onlyDirectories: boolean;
	/** `path` is that of an entry from the directory of the `.gitignore`, with `/`, none at either end; `name` is its last part. */
	matches(path: string, name: string): boolean;
}

/** Undefined for a line that says nothing. */
export function readIgnorePattern(line: string, ignoreCase: boolean): IgnorePattern | undefined {
	const written = withoutTrailingSpaces(line);
	if (written === '' || written.startsWith('#')) {
		return undefined;
	}
	const isNegated = written.startsWith('!');
	const positive = isNegated ? written.slice(1) : written;
	const onlyDirectories = positive.endsWith('/');
	const glob = onlyDirectories ? positive.slice(0, -1) : positive;
	const matches = matcherOf(ignoreCase ? glob.toLowerCase() : glob);
	const matchesAnyCase = (path: string, name: string) => matches(path.toLowerCase(), name.toLowerCase());
	return { isNegated, onlyDirectories, matches: ignoreCase ? matchesAnyCase : matches };
}

/** A space at the end counts only behind a backslash. */
function withoutTrailingSpaces(line: string): string {
	let end = 0;
	for (let at = 0; at < line.length; at++) {
		if (line[at] === '\\') {
			at++;
			end = at + 1;
		} else if (line[at] !== ' ') {
			end = at + 1;
		}
	}
	return line.slice(0, end);
}

/** What stands between two slashes of a pattern: any number of directories, or what one name has to fit. */
type Segment = typeof MANY | ((name: string) => boolean);

/** Any number of what comes, none too. */
const MANY = '**';

function matcherOf(glob: string): IgnorePattern['matches'] {
	if (!glob.includes('/')) {
		const fits = nameMatcher(glob);
		return (_, name) => fits(name);
	}
	const segments = atSlashes(glob.startsWith('/') ? glob.slice(1) : glob).map(
		(each): Segment => (each === MANY ? MANY : nameMatcher(each)),
	);
	if (segments.at(-1) === MANY) {
		// What is inside of a directory, not the directory.
		segments.push(() => true);
	}
	const last = segments.at(-1) as (name: string) => boolean;
	return (path, name) => {
		if (!last(name)) {
			return false;
		}
		const names = path.split('/');
		return isSequence(segments, MANY, names.length, (fits, at) => (fits as (name: string) => boolean)(names[at]!));
	};
}

/**
 * The pieces of a pattern. A slash in brackets parts nothing, one behind a backslash does; stars before that one stand for
 * one directory at least.
 */
function atSlashes(glob: string): string[] {
	const pieces: string[] = [];
	let from = 0;
	for (let at = 0; at < glob.length; at++) {
		const escapes = glob[at] === '\\';
		if (glob[at + Number(escapes)] === '/') {
			const piece = glob.slice(from, at);
			pieces.push(...(escapes && piece === MANY ? ['*', MANY] : [piece]));
			at += Number(escapes);
			from = at + 1;
		} else if (glob[at] === '[') {
			at = readSet(glob, at + 1)?.end ?? at;
		} else {
			at += Number(escapes);
		}
	}
	return [...pieces, glob.slice(from)];
}

/** What every name that fits ends with. */
function literalEnd(glob: string): string {
	let start = glob.length;
	while (start > 0 && !'*?[]\\'.includes(glob[start - 1]!)) {
		start--;
	}
	return glob.slice(start);
}

/** What one character of a name has to be. */
type Unit = typeof MANY | ((character: string) => boolean);

function nameMatcher(glob: string): (name: string) => boolean {
	if (!/[*?[\\]/.test(glob)) {
		return (name) => name === glob;
	}
	const units = unitsOf(glob);
	// Most names are another one by their end.
	const end = literalEnd(glob);
	return (name) =>
		units !== undefined &&
		name.endsWith(end) &&
		isSequence(units, MANY, name.length, (fits, at) => (fits as (character: string) => boolean)(name[at]!));
}

/** Undefined for what matches no name: a bracket that nothing closes, a backslash at the end. */
function unitsOf(glob: string): Unit[] | undefined {
	const units: Unit[] = [];
	for (let at = 0; at < glob.length; at++) {
		const character = glob[at]!;
		if (character === '*') {
			if (units.at(-1) !== MANY) {
				units.push(MANY);
			}
		} else if (character === '?') {
			units.push(() => true);
		} else if (character === '[') {
			const set = readSet(glob, at + 1);
			if (!set) {
				return undefined;
			}
			units.push(set.has);
			at = set.end;
		} else {
			at += Number(character === '\\');
			const literal = glob[at];
			if (literal === undefined) {
				return undefined;
			}
			units.push((each) => each === literal);
		}
	}
	return units;
}

interface CharacterSet {
	has(character: string): boolean;
	/** Where the bracket stands that closes it. */
	end: number;
}

/** `[a-z]`, `[!a]`, `[^a]`, `[[:alpha:]]`; `]` is itself where it comes first. */
function readSet(glob: string, from: number): CharacterSet | undefined {
	const isNegated = glob[from] === '!' || glob[from] === '^';
	const first = from + Number(isNegated);
	const members: ((character: string) => boolean)[] = [];
	for (let at = first; at < glob.length; at++) {
		if (glob[at] === ']' && at > first) {
			return { has: (character) => members.some((fits) => fits(character)) !== isNegated, end: at };
		}
		const named = glob.startsWith('[:', at) ? glob.indexOf(':]', at + 2) : -1;
		if (named !== -1) {
			const isNamed = CLASSES[glob.slice(at + 2, named)];
			if (!isNamed) {
				return undefined;
			}
			members.push((character) => isNamed.test(character));
			at = named + 1;
			continue;
		}
		at += Number(glob[at] === '\\');
		const low = glob[at]!;
		const isRange = glob[at + 1] === '-' && glob[at + 2] !== ']' && at + 2 < glob.length;
		at += isRange ? 2 + Number(glob[at + 2] === '\\') : 0;
		const high = glob[at]!;
		members.push((character) => character >= low && character <= high);
	}
	return undefined;
}

/** Each is asked of one character. */
const CLASSES: Readonly<Record<string, RegExp>> = {
	__proto__: null as never,
	alnum: /[A-Za-z0-9]/,
	alpha: /[A-Za-z]/,
	blank: /[ \t]/,
	// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the control characters.
	cntrl: /[\0-\x1f\x7f]/,
	digit: /[0-9]/,
	graph: /[!-~]/,
	lower: /[a-z]/,
	print: /[ -~]/,
	punct: /[!-/:-@[-`{-~]/,
	space: /\s/,
	upper: /[A-Z]/,
	xdigit: /[A-Fa-f0-9]/,
};

/** Whether so many things fit a pattern one by one, `many` standing for any number of them. Only the last `many` is tried again. */
function isSequence<Part>(
	pattern: readonly Part[],
	many: Part,
	count: number,
	fits: (part: Part, at: number) => boolean,
): boolean {
	let next = 0;
	let lastMany = -1;
	let takenByMany = 0;
	for (let at = 0; at < count; ) {
		const part = pattern[next];
		if (part === many) {
			lastMany = next++;
			takenByMany = at;
		} else if (part !== undefined && fits(part, at)) {
			next++;
			at++;
		} else if (lastMany >= 0) {
			next = lastMany + 1;
			at = ++takenByMany;
		} else {
			return false;
		}
	}
	while (pattern[next] === many) {
		next++;
	}
	return next === pattern.length;
}
