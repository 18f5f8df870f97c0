import { itemsNaming } from '../../source/items-naming.js';
import { literally } from '../../source/literal-pattern.js';
import type { Item } from '../../source/source-file.js';
import type { DeclaredVariable } from '../libraries/declared-types.js';

/** How long an item may be that is looked at for a global. */
const LONGEST_GLOBAL = 2000;

/** The structures, classes and globals that a file declares: read when somebody asks, and kept. */
export class Structures {
	private readonly kept = new Map<string, readonly DeclaredVariable[] | undefined>();
	private readonly globals = new Map<string, DeclaredVariable | undefined>();

	/** `variables` gives the globals and members that an item declares; `aliases` what a typedef stands for, by name. */
	constructor(
		private readonly items: readonly Item[],
		private readonly variables: (item: Item) => readonly DeclaredVariable[],
		private readonly aliases: ReadonlyMap<string, string>,
	) {}

	/** The members of a type in the order of their declarations; undefined where the file does not declare the type. */
	membersOf(type: string): readonly DeclaredVariable[] | undefined {
		const name = nameOfStructure(type);
		if (name === undefined) {
			return undefined;
		}
		if (!this.kept.has(name)) {
			// A typedef that leads back to itself has no members.
			this.kept.set(name, undefined);
			this.kept.set(name, this.find(name));
		}
		return this.kept.get(name);
	}

	/** A variable outside functions and classes; undefined where the file declares none of that name. */
	globalNamed(name: string): DeclaredVariable | undefined {
		if (!this.globals.has(name)) {
			this.globals.set(name, this.findGlobal(name));
		}
		return this.globals.get(name);
	}

	private findGlobal(name: string): DeclaredVariable | undefined {
		const declared = new RegExp(`\\b${literally(name)}\\s*[;=,({[]`);
		for (const item of itemsNaming(this.items, new Set([name]))) {
			const isShort = item.text.length < LONGEST_GLOBAL && declared.test(item.text);
			const found = isShort && this.variables(item).find((each) => each.name === name && each.scope === '');
			if (found) {
				return found;
			}
		}
		return undefined;
	}

	private find(name: string): readonly DeclaredVariable[] | undefined {
		const alias = this.aliases.get(name);
		const named = new RegExp(`\\b${literally(name)}\\b`);
		const last = new RegExp(`\\b${literally(name)}\\s*(?:,|$)`);
		for (const item of itemsNaming(this.items, new Set([name]))) {
			const isTypedef = item.text.includes('typedef') && wordsBehindBodies(item.text).some((words) => last.test(words));
			if (!isTypedef && !headsOfStructures(item.text).some((words) => named.test(words))) {
				continue;
			}
			const tag = isTypedef ? /typedef\s+(?:struct|class|union)\s+(\w+)\s*\{/.exec(item.text)?.[1] : undefined;
			const members = this.variables(item).filter(({ scope }) => isNamed(scope, name) || isNamed(scope, tag));
			if (members.length > 0) {
				return members;
			}
		}
		return alias === undefined ? undefined : this.membersOf(alias);
	}
}

/** What stands between `struct` and the brace of its body, each time. */
function headsOfStructures(text: string): string[] {
	return [...text.matchAll(/(?<![^;(){}])[^;(){}]+\{/g)].flatMap(([words]) => {
		const keyword = words.search(/\b(?:struct|class|union)\s/);
		return keyword < 0 ? [] : words.slice(keyword);
	});
}

/** What stands between the end of a body and a semicolon, each time. */
function wordsBehindBodies(text: string): string[] {
	return [...text.matchAll(/\}([^;(){}]+);/g)].map(([, words]) => words!);
}

function isNamed(scope: string, name: string | undefined): boolean {
	return name !== undefined && (scope === name || scope.endsWith(`::${name}`));
}

/** `conn` for `const struct conn *`; undefined for what is no name. */
export function nameOfStructure(type: string): string | undefined {
	return /(?<!\w)(\w+)[*&\s]*$/.exec(type.replace(/\b(const|volatile)\b/g, '').trim())?.[1];
}
