import { namesIn } from '../../source/prefilter.js';

/** The last part of a class's name, or of a namespace's; empty for a function outside of both. */
function lastPart(scope: string): string {
	return scope.slice(scope.lastIndexOf(':') + 1);
}

/** The functions of all files that lead to a socket call and that other files can call: their callers are worth reading. */
export class Helpers {
	/** By the last part of their scope: who calls a method is in its class, or names it. */
	private readonly namesByScope = new Map<string, Set<string>>();
	private readonly scopes: ReadonlySet<string>;

	constructor(helpers: Iterable<{ name: string; scope: string }>) {
		for (const { name, scope } of helpers) {
			const last = lastPart(scope);
			const names = this.namesByScope.get(last) ?? new Set();
			this.namesByScope.set(last, names.add(name));
		}
		this.scopes = new Set([...this.namesByScope.keys()].filter((scope) => scope !== ''));
	}

	get isEmpty(): boolean {
		return this.namesByScope.size === 0;
	}

	/** A text that has none of these can call none of them. */
	get everyName(): ReadonlySet<string> {
		return new Set([...(this.namesByScope.get('') ?? []), ...this.scopes]);
	}

	/** Those that are not among others. */
	without(others: Helpers): Helpers {
		return new Helpers(
			[...this.namesByScope].flatMap(([scope, names]) =>
				[...names].flatMap((name) => (others.namesByScope.get(scope)?.has(name) ? [] : [{ name, scope }])),
			),
		);
	}

	/** The names of those that code in a text can call. */
	callableIn(text: string): ReadonlySet<string> {
		const found = new Set(this.namesByScope.get(''));
		for (const scope of this.scopes.size === 0 ? [] : namesIn(text, this.scopes)) {
			for (const name of this.namesByScope.get(scope)!) {
				found.add(name);
			}
		}
		return found;
	}
}
