import { answered } from '../../source/answers.js';
import { prefilter } from '../../source/prefilter.js';
import type { Item } from '../../source/source-file.js';
import type { LibraryIndex } from './library-index.js';
import { heldType, readTypeName, splitList } from './type-names.js';

/** A variable outside functions: a global, or a member of `scope`. */
export interface DeclaredVariable {
	name: string;
	scope: string;
	type: string;
	/** How many `*` stand before the name. */
	pointers: number;
	isArray: boolean;
}

// A type that is longer than this is none: without a limit, code could make each `using` look through all that follows.
const USING = /\busing\s+([A-Za-z_]\w*)\s*=([^;{}]{1,400});/g;
const TYPEDEF = /\btypedef\s([^;{}]{1,400});/g;
const LAST_NAME = /(?<=[\s>*&])[A-Za-z_]\w*$/;
const MAXIMUM_STEPS = 8;

/** The types that a file gives names to and variables of. */
export interface DeclaredTypes {
	/** What `using X = ...` and `typedef ... X` stand for, by name. */
	aliases: ReadonlyMap<string, string>;
	variables: readonly DeclaredVariable[];
	/** The types that a class inherits from, by its name. */
	bases: ReadonlyMap<string, readonly string[]>;
	/** Whether the file's code names something. */
	mentions(name: string): boolean;
}

/** The types that the items of a configuration declare, as far as they were read. */
export function declaredTypes(
	items: readonly Item[],
	aliases: ReadonlyMap<string, string>,
	variables: readonly DeclaredVariable[],
): DeclaredTypes {
	const known = new Map<string, boolean>();
	return {
		aliases,
		variables,
		bases: new Map(items.flatMap((item) => [...answered(item, 'bases', () => basesIn(item.text))])),
		mentions(name) {
			let answer = known.get(name);
			if (answer === undefined) {
				answer = items.some(({ text }) => text.includes(name) && prefilter(text, new Set([name])));
				known.set(name, answer);
			}
			return answer;
		},
	};
}

const DERIVED_CLASS =
	/\b(?:class|struct)\s+(?:[A-Z]\w*\s+)?((?!final\b)[A-Za-z_]\w*)\s*(?:\bfinal\s*)?:(?!:)([^;{}()]{1,400})\{/g;

const NO_BASES: ReadonlyMap<string, readonly string[]> = new Map();

/** What the classes in a piece of code inherit from. */
function basesIn(text: string): ReadonlyMap<string, readonly string[]> {
	if (!text.includes('class') && !text.includes('struct')) {
		return NO_BASES;
	}
	const bases = new Map<string, readonly string[]>();
	for (const [, name, list] of text.matchAll(DERIVED_CLASS)) {
		bases.set(
			name!,
			splitList(list!).map((each) => each.replace(/\b(?:public|protected|private|virtual)\b/g, '').trim()),
		);
	}
	return bases;
}

const NO_ALIASES: ReadonlyMap<string, string> = new Map();

/** The aliases in a piece of code, classes and functions included; of two with one name, the first. */
function aliasesIn(text: string): ReadonlyMap<string, string> {
	if (!text.includes('using') && !text.includes('typedef')) {
		return NO_ALIASES;
	}
	const aliases = new Map<string, string>();
	for (const [, name, type] of text.matchAll(USING)) {
		remember(aliases, name!, type!);
	}
	for (const [, declaration] of text.matchAll(TYPEDEF)) {
		const written = declaration!.trim();
		const name = LAST_NAME.exec(written);
		if (name) {
			remember(aliases, name[0], written.slice(0, name.index));
		}
	}
	return aliases;
}

/** The aliases in some items; of two with one name, the first. */
export function aliasesAmong(items: readonly Item[]): Map<string, string> {
	const aliases = new Map<string, string>();
	for (const item of items) {
		for (const [name, type] of answered(item, 'aliases', () => aliasesIn(item.text))) {
			if (!aliases.has(name)) {
				aliases.set(name, type);
			}
		}
	}
	return aliases;
}

function remember(aliases: Map<string, string>, name: string, type: string): void {
	if (!aliases.has(name)) {
		aliases.set(
			name,
			type
				.trim()
				.replace(/\s+/g, ' ')
				.replace(/^typename /, ''),
		);
	}
}

/** A type with its name's aliases replaced, through holders. */
export function withoutAliases(type: string, aliases: ReadonlyMap<string, string>): string {
	let text = heldType(type);
	for (let step = 0; step < MAXIMUM_STEPS; step++) {
		const { parts } = readTypeName(text);
		const known = parts.length > 0 ? aliases.get(parts.at(-1)!) : undefined;
		if (known === undefined || heldType(known) === text) {
			return text;
		}
		text = heldType(known);
	}
	return text;
}

/** The type of a variable that a function of `scope` names; undefined where none, or several that differ, are declared. */
export function typeOfVariable({ variables }: DeclaredTypes, name: string, scope: string): string | undefined {
	const named = variables.filter((each) => each.name === name);
	const own = named.find((each) => each.scope === scope || (each.scope !== '' && scope.endsWith(`::${each.scope}`)));
	const types = new Set(named.map(({ type }) => type));
	return own?.type ?? (types.size === 1 ? named[0]!.type : undefined);
}

/** The types of the members of all classes, by class and name, aliases replaced; undefined where they differ. */
export function memberTypesIn(files: readonly DeclaredTypes[]): Map<string, string | undefined> {
	const found = new Map<string, string | undefined>();
	for (const { variables, aliases } of files) {
		for (const { name, scope, type } of variables) {
			const key = `${scope} ${name}`;
			const written = withoutAliases(type, aliases);
			found.set(key, found.has(key) && found.get(key) !== written ? undefined : written);
		}
	}
	return found;
}

/** The aliases and variables whose type is a class that holds a socket: who names them may use one. */
export function namesOfSocketObjects(
	libraries: LibraryIndex,
	aliases: ReadonlyMap<string, string>,
	variables: readonly DeclaredVariable[],
): Set<string> {
	const holdsSocket = (type: string): boolean =>
		(libraries.classNamed(type) ?? libraries.classNamed(withoutAliases(type, aliases)))?.holds === 'socket';
	return new Set([
		...[...aliases].flatMap(([name, type]) => (holdsSocket(type) ? [name] : [])),
		...variables.flatMap(({ name, type }) => (holdsSocket(type) ? [name] : [])),
	]);
}
