import { INTERESTING_NAMES } from '../../knowledge/calls/index.js';
import { BUILT_IN_LIBRARIES } from '../../knowledge/libraries/index.js';
import type { LibraryCall, LibraryClass, LibraryDescription } from '../../knowledge/libraries/library-description.js';
import { interestingNamesOf } from '../../knowledge/libraries/names.js';
import { literally } from '../../source/literal-pattern.js';
import { remembering } from '../../source/remembering.js';
import { integer, type Value } from '../state/values.js';
import { heldType, readTypeName } from './type-names.js';

/** A class of a library, and the library's name. */
export interface DescribedClass extends LibraryClass {
	library: string;
}

/** A call of a library, and the library's name. */
export interface DescribedCall extends LibraryCall {
	library: string;
}

/** Finds what libraries say of a name: the built-in ones and those of a project, which come first. */
export class LibraryIndex {
	/** Every name that makes a file worth reading. */
	readonly names: ReadonlySet<string>;
	private readonly functions = new Map<string, { qualifier: readonly string[]; call: DescribedCall }[]>();
	private readonly classes = new Map<string, { parts: readonly string[]; described: DescribedClass }[]>();
	private readonly all: DescribedClass[] = [];
	private readonly byUsualName: { words: RegExp; described: DescribedClass; signs: readonly string[] }[] = [];
	private readonly constants = new Map<string, Value>();

	constructor(own: readonly LibraryDescription[] = []) {
		this.names = own.length === 0 ? INTERESTING_NAMES : new Set([...INTERESTING_NAMES, ...interestingNamesOf(own)]);
		for (const library of [...own, ...BUILT_IN_LIBRARIES]) {
			this.add(library);
		}
	}

	private add({ name: library, functions = [], classes = [], constants = {}, signs = [library] }: LibraryDescription) {
		for (const each of functions) {
			const qualifier = each.name.split('::');
			push(this.functions, qualifier.pop()!, { qualifier, call: { ...each, library } });
		}
		for (const each of classes) {
			const described = { ...each, library };
			this.all.push(described);
			for (const name of each.names) {
				const parts = name.split('::');
				push(this.classes, parts.at(-1)!, { parts, described });
			}
			if (each.usualNames) {
				const words = new RegExp(each.usualNames.map(literally).join('|'), 'i');
				this.byUsualName.push({ words, described, signs });
			}
		}
		for (const [name, value] of Object.entries(constants)) {
			if (!this.constants.has(name)) {
				this.constants.set(name, typeof value === 'number' ? integer(value, name) : { kind: 'symbol', name: value });
			}
		}
	}

	/** What a library's own constant is. */
	constant(name: string): Value | undefined {
		return this.constants.get(name);
	}

	/** The calls that a function's name may mean; `qualifier` is what the code writes before its last `::`. */
	functionsNamed(name: string, qualifier: string | undefined): readonly DescribedCall[] {
		const named = this.functions.get(name);
		if (!named) {
			return [];
		}
		const written = qualifier?.split('::') ?? [];
		return named.filter((each) => endsWith(written, each.qualifier)).map(({ call }) => call);
	}

	/** The class that a type's name means, a smart pointer to one standing for it. */
	readonly classNamed = remembering((type: string): DescribedClass | undefined => {
		const { parts } = readTypeName(heldType(type));
		return this.classes.get(parts.at(-1) ?? '')?.find((each) => endsWith(parts, each.parts))?.described;
	});

	/** The classes whose objects are that, in the order of their descriptions. */
	classesHolding(holds: LibraryClass['holds'], library?: string): readonly DescribedClass[] {
		return this.all.filter((each) => each.holds === holds && (library === undefined || each.library === library));
	}

	/** The class that a variable of such a name usually is of, where the code names the library. */
	classUsuallyNamed(name: string, isNamed: (sign: string) => boolean): DescribedClass | undefined {
		return this.byUsualName.find(({ words, signs }) => words.test(name) && signs.some(isNamed))?.described;
	}

	/** The names of which one must stand in code where variables are known by their usual names. */
	get signs(): readonly string[] {
		return [...new Set(this.byUsualName.flatMap(({ signs }) => signs))];
	}

	/** The classes that hold a socket and have a method of that name. */
	readonly classesWithMethod = remembering((name: string): readonly DescribedClass[] =>
		this.all.filter(({ holds, methods = [] }) => holds === 'socket' && methods.some((method) => method.name === name)),
	);
}

function endsWith(written: readonly string[], wanted: readonly string[]): boolean {
	const from = written.length - wanted.length;
	return from >= 0 && wanted.every((part, index) => written[from + index] === part);
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
	map.set(key, [...(map.get(key) ?? []), value]);
}
