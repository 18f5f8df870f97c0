import type { Target } from '../../protocol/targets.js';
import { mapIn } from '../../source/group-by.js';
import type { Expression } from '../../syntax/tree.js';
import type { DeclaredTypes } from '../libraries/declared-types.js';
import type { LibraryIndex } from '../libraries/library-index.js';
import type { Structures } from '../summaries/structures.js';
import type { FunctionSummary } from '../summaries/summary.js';

/** What one file says for one target and one choice about the conditions that nobody can know. */
export interface FileProgram {
	functions: readonly FunctionSummary[];
	/** What a macro stands for, or what a global that is declared constant was given; undefined where it is neither. */
	constantExpression(name: string): Expression | undefined;
	/** What a macro with parameters stands for; undefined where the name is none. */
	macroExpression(name: string): { parameters: readonly string[]; body: Expression } | undefined;
	/** What a global was given that no function in sight assigns to. */
	initialExpression(name: string): Expression | undefined;
	/** The types that the file gives names to and variables of. */
	types: DeclaredTypes;
	/** The members of the structures and classes that the file declares. */
	structures: Structures;
	libraries: LibraryIndex;
	/** Who calls, makes or names one of these is worth a look. */
	interesting: ReadonlySet<string>;
	/** The names that stand in the first values of globals and members, as those of functions do. */
	namedOutside: ReadonlySet<string>;
	/** What a member of a class is given where it is declared. */
	memberExpression(name: string, scope: string): Expression | undefined;
}

/** Everything of one file's configuration that a call can lead to, into other files too. */
export interface Program extends FileProgram {
	target: Target;
	elsewhere: Elsewhere;
}

/** What calling a function of another file brings to a caller, as running it by itself shows. */
export interface CallEffect {
	/** Following it takes more steps than it is worth. */
	isTooLarge: boolean;
	/** It makes a socket or an address, or does something to a socket that its caller reaches, too; or it never returns. */
	isFelt: boolean;
	/** The globals and members in which it expects a socket. */
	expects: ReadonlySet<string>;
	/** The files that it goes through. */
	files: ReadonlySet<string>;
}

/** What is followed wherever it is called. */
export const ALWAYS_FELT: CallEffect = { isTooLarge: false, isFelt: true, expects: new Set(), files: new Set() };

/** The functions of other files, as one file sees them for a target. Theirs is a `file`. */
export interface Elsewhere {
	/**
	 * The function that a call of a name with that many arguments reaches; undefined where there is none, or no telling
	 * which. `caller` is the function the call stands in; `qualifier` what the code writes before `::`.
	 */
	find(name: string, argumentCount: number, caller: FunctionSummary, qualifier?: string): FunctionSummary | undefined;
	/** The function or the lambda of another file that starts at a position of runs. */
	functionAt(start: number, file: string): FunctionSummary | undefined;
	/** What another file has besides the bodies of its functions: equal for equal versions. */
	environmentOf(file: string): string;
	/** Whether calling such a function can touch a socket's address or options. */
	isRelevant(summary: FunctionSummary): boolean;
	/** The names of functions elsewhere that lead to a socket call, as far away from it as that many calls. */
	namesWithin(distance: number): ReadonlySet<string>;
	/** Whether a function of another file that leads to sockets calls this one. */
	isCalled(summary: FunctionSummary): boolean;
	/** Whether another file defines what a plain name means there. */
	isDefined(name: string, scope: string, file: string): boolean;
	/** The type of a member of a class that other files declare; undefined where none, or several that differ, do. */
	typeOfMember(name: string, className: string): string | undefined;
	/** What calling a function of another file brings to its caller. */
	effectOf(summary: FunctionSummary): CallEffect;
	/** Macros and constants of another file. */
	constantExpression(name: string, file: string): Expression | undefined;
	initialExpression(name: string, file: string): Expression | undefined;
}

/** A file that is looked at by itself. */
export const NOTHING_ELSEWHERE: Elsewhere = {
	find: () => undefined,
	functionAt: () => undefined,
	environmentOf: () => '',
	isRelevant: () => false,
	namesWithin: () => new Set(),
	isCalled: () => false,
	isDefined: () => false,
	typeOfMember: () => undefined,
	effectOf: () => ALWAYS_FELT,
	constantExpression: () => undefined,
	initialExpression: () => undefined,
};

/** How many calls a function may be away from a socket call and still be followed. */
export const MAXIMUM_DISTANCE = 2;

/** Whether a function can be called with that many arguments. */
export function takesArguments({ parameters }: FunctionSummary, count: number): boolean {
	// Behind the first default every parameter has one, even where the tree does not show it (`= {}`).
	const firstDefault = parameters.findIndex(({ defaultValue }) => defaultValue !== undefined);
	const required = firstDefault < 0 ? parameters.length : firstDefault;
	return required <= count && count <= parameters.length;
}

type FoundByScope = Map<string, Map<string, Map<number, FunctionSummary | undefined>>>;

/** Namespaces whose functions no project defines. */
const FOREIGN_NAMESPACES = /^(std|boost|asio|absl|folly|fmt|Poco)(::|$)/;

/**
 * The one of several functions of a name that a call means: a method of the caller's class before a free function, and
 * that before another class's. `::f` is a free function; `x::f` one of a class or of a namespace, which items do not show.
 */
function bestCandidate(
	candidates: readonly FunctionSummary[],
	callerScope: string,
	qualifier: string | undefined,
): FunctionSummary | undefined {
	const inScope = (wanted: string): FunctionSummary[] =>
		candidates.filter(({ scope }) => scope === wanted || (wanted !== '' && scope.endsWith(`::${wanted}`)));
	const tiers =
		qualifier === undefined
			? [inScope(callerScope), inScope(''), candidates]
			: [inScope(qualifier), qualifier === '' || FOREIGN_NAMESPACES.test(qualifier) ? [] : inScope('')];
	const best = tiers.find((tier) => tier.length > 0) ?? [];
	return best.length === 1 ? best[0] : undefined;
}

/** The functions by name, and which of them lead to a socket call. */
export class Links {
	private readonly byName = new Map<string, FunctionSummary[]>();
	private readonly byStart = new Map<number, FunctionSummary>();
	private readonly relevant = new Set<FunctionSummary>();

	constructor(readonly program: Program) {
		for (const summary of program.functions) {
			this.byStart.set(summary.offset + summary.start, summary);
			if (summary.name) {
				this.byName.set(summary.name, [...(this.byName.get(summary.name) ?? []), summary]);
			}
		}
		let names = program.interesting;
		for (let distance = 0; distance <= MAXIMUM_DISTANCE; distance++) {
			const foreign = distance === 0 ? undefined : program.elsewhere.namesWithin(distance - 1);
			const callers = program.functions.filter(
				({ calls, named }) =>
					[...calls].some((name) => names.has(name) || (foreign?.has(name) && !this.byName.has(name))) ||
					(distance > 0 && [...named].some((name) => names.has(name))),
			);
			for (const caller of callers) {
				this.relevant.add(caller);
			}
			names = new Set(callers.flatMap(({ name }) => (name ? [name] : [])));
		}
		for (const summary of program.functions) {
			if (summary.isHelping) {
				this.relevant.add(summary);
			}
		}
	}

	/**
	 * The function that a call of that name with that many arguments reaches: the caller's own file's before any other's;
	 * undefined where none or several.
	 */
	find(name: string, argumentCount: number, caller: FunctionSummary, qualifier?: string): FunctionSummary | undefined {
		if (qualifier !== undefined) {
			return this.findAnew(name, argumentCount, caller, qualifier);
		}
		const found = mapIn(mapIn(mapIn(this.found, caller.file), caller.scope), name);
		if (!found.has(argumentCount)) {
			found.set(argumentCount, this.findAnew(name, argumentCount, caller));
		}
		return found.get(argumentCount);
	}
	/** By the caller's file and scope, by name, by how many arguments there are: every call asks, each time it is met. */
	private readonly found = new Map<string | undefined, FoundByScope>();

	/** Another file has changed: what calls lead to there has to be found again. */
	forgetFound(): void {
		this.found.clear();
	}

	private findAnew(
		name: string,
		argumentCount: number,
		caller: FunctionSummary,
		qualifier?: string,
	): FunctionSummary | undefined {
		const own = caller.file === undefined ? this.byName.get(name) : undefined;
		if (!own) {
			return this.ownForm(this.program.elsewhere.find(name, argumentCount, caller, qualifier));
		}
		const fitting = own.filter((summary) => takesArguments(summary, argumentCount));
		return bestCandidate(fitting, caller.scope, qualifier);
	}

	/** The method of a class that takes that many arguments; undefined where none or several are in sight. */
	findMethod(
		name: string,
		argumentCount: number,
		className: string,
		caller: FunctionSummary,
	): FunctionSummary | undefined {
		const own = this.byName
			.get(name)
			?.filter((each) => isLast(each.scope, className) && takesArguments(each, argumentCount));
		if (own?.length === 1) {
			return own[0];
		}
		const found = own?.length ? undefined : this.program.elsewhere.find(name, argumentCount, caller, className);
		return found && isLast(found.scope, className) ? this.ownForm(found) : undefined;
	}

	/** A function of this file that another file's function calls back. */
	private ownForm(found: FunctionSummary | undefined): FunctionSummary | undefined {
		if (found && found.file === undefined) {
			return this.byName.get(found.name)?.find(({ at }) => at === found.at);
		}
		return found;
	}

	/** The function or the lambda that starts at a position of runs in this file, or in another one. */
	functionAt(start: number, file?: string): FunctionSummary | undefined {
		return file === undefined ? this.byStart.get(start) : this.program.elsewhere.functionAt(start, file);
	}

	/** The lambda that starts there. */
	lambdaAt(start: number, file?: string): FunctionSummary | undefined {
		const found = this.functionAt(start, file);
		return found?.name === '' ? found : undefined;
	}

	/** Whether a plain name means a function of the caller's file, or a method where it is used in the same class. */
	isDefined(name: string, { scope, file }: FunctionSummary): boolean {
		return file === undefined
			? (this.byName.get(name)?.some((summary) => summary.scope === '' || summary.scope === scope) ?? false)
			: this.program.elsewhere.isDefined(name, scope, file);
	}

	/** Equal for two versions with the same functions where the same ones can touch a socket's address or options. */
	get relevance(): string {
		this.ownRelevance ??= this.program.functions.map((each) => (this.relevant.has(each) ? '1' : '0')).join('');
		return this.ownRelevance;
	}
	private ownRelevance: string | undefined;

	/** Whether a plain name means a function of this file that leads to a socket call. */
	isFollowed(name: string, user: FunctionSummary): boolean {
		return (
			user.file === undefined &&
			this.isDefined(name, user) &&
			this.byName.get(name)!.some((summary) => this.relevant.has(summary))
		);
	}

	/** Whether calling it can touch a socket's address or options, as far as calls are followed. */
	isRelevant(summary: FunctionSummary): boolean {
		return summary.file === undefined ? this.relevant.has(summary) : this.program.elsewhere.isRelevant(summary);
	}

	/** What a call brings to its caller; a function of the file itself is followed wherever it is called. */
	effectOf(summary: FunctionSummary): CallEffect {
		return summary.file === undefined ? ALWAYS_FELT : this.program.elsewhere.effectOf(summary);
	}

	/** Whether it calls what it is given. */
	callsParameter({ parameters, calls }: FunctionSummary): boolean {
		return parameters.some(({ name }) => calls.has(name));
	}

	/** Functions that no function that is followed calls, in source order. Lambdas wait for those around them. */
	roots(): FunctionSummary[] {
		const called = new Set<string>(this.program.namedOutside);
		for (const summary of this.relevant) {
			for (const name of [...summary.calls, ...summary.named]) {
				if (name !== summary.name) {
					called.add(name);
				}
			}
		}
		return this.program.functions.filter(({ name }) => name !== '' && !called.has(name));
	}

	/** Whether another file's function leads here: what it does is seen when that one is run. */
	isCalledFromElsewhere(summary: FunctionSummary): boolean {
		return summary.name !== '' && this.program.elsewhere.isCalled(summary);
	}
}

/** Whether a scope is that of the class, wherever the class stands. */
function isLast(scope: string, className: string): boolean {
	return className !== '' && (scope === className || scope.endsWith(`::${className}`));
}
