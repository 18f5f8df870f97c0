import { INTERESTING_NAMES } from '../../knowledge/calls/index.js';
import type { Target } from '../../protocol/targets.js';
import type { Expression } from '../../syntax/tree.js';
import type { FunctionSummary } from '../summaries/summary.js';

/** Everything of one configuration that a call can lead to. */
export interface Program {
	target: Target;
	functions: readonly FunctionSummary[];
	/** What a macro stands for, or what a global that is declared constant was given; undefined where it is neither. */
	constantExpression(name: string): Expression | undefined;
	/** What a global was given that no function in sight assigns to. */
	initialExpression(name: string): Expression | undefined;
}

/** How many calls a function may be away from a socket call and still be followed. */
export const MAXIMUM_DISTANCE = 2;

/** The functions by name, and which of them lead to a socket call. */
export class Links {
	private readonly byName = new Map<string, FunctionSummary[]>();
	private readonly relevant = new Set<FunctionSummary>();

	constructor(private readonly program: Program) {
		for (const summary of program.functions) {
			if (summary.name) {
				this.byName.set(summary.name, [...(this.byName.get(summary.name) ?? []), summary]);
			}
		}
		let names: ReadonlySet<string> = INTERESTING_NAMES;
		for (let distance = 0; distance <= MAXIMUM_DISTANCE; distance++) {
			const callers = program.functions.filter(({ calls }) => [...calls].some((name) => names.has(name)));
			for (const caller of callers) {
				this.relevant.add(caller);
			}
			names = new Set(callers.flatMap(({ name }) => (name ? [name] : [])));
		}
	}

	/** The file's own function that a call of that name with that many arguments reaches; undefined where none or several. */
	find(name: string, argumentCount: number): FunctionSummary | undefined {
		const candidates = this.byName.get(name)?.filter((summary) => summary.parameters.length === argumentCount);
		return candidates?.length === 1 ? candidates[0] : undefined;
	}

	/** The lambda that starts at an offset of the file. */
	lambdaAt(start: number): FunctionSummary | undefined {
		return this.program.functions.find((summary) => summary.name === '' && summary.offset + summary.start === start);
	}

	/** Whether a plain name means a function of the file, or a method where it is used in the same class. */
	isDefined(name: string, scope: string): boolean {
		return this.byName.get(name)?.some((summary) => summary.scope === '' || summary.scope === scope) ?? false;
	}

	/** Whether calling it can touch a socket's address or options, as far as calls are followed. */
	isRelevant(summary: FunctionSummary): boolean {
		return this.relevant.has(summary);
	}

	/** Functions that no other function that is followed calls, in source order. Lambdas wait for those around them. */
	roots(): FunctionSummary[] {
		const called = new Set<string>();
		for (const summary of this.relevant) {
			for (const name of summary.calls) {
				if (name !== summary.name) {
					called.add(name);
				}
			}
		}
		return this.program.functions.filter(({ name }) => name !== '' && !called.has(name));
	}
}
