import { INTERESTING_NAMES } from '../knowledge/calls/index.js';
import type { Target } from '../protocol/targets.js';
import type { Expression } from '../syntax/tree.js';
import type { FunctionSummary } from './summary.js';

/** Everything of one configuration that a call can lead to. */
export interface Program {
	target: Target;
	functions: readonly FunctionSummary[];
	/** What a macro stands for, or what a global that never changes was given; undefined where it is neither. */
	constantExpression(name: string): Expression | undefined;
}

/** The functions by name, and which of them lead to a socket call. */
export class Links {
	private readonly byName = new Map<string, FunctionSummary[]>();
	private readonly relevantNames = new Set<string>();

	constructor(private readonly program: Program) {
		for (const summary of program.functions) {
			if (summary.name) {
				this.byName.set(summary.name, [...(this.byName.get(summary.name) ?? []), summary]);
			}
		}
		this.findRelevant();
	}

	private findRelevant(): void {
		for (let grew = true; grew; ) {
			grew = false;
			for (const summary of this.program.functions) {
				if (!summary.name || this.relevantNames.has(summary.name)) {
					continue;
				}
				if ([...summary.calls].some((name) => this.leadsToSocketCall(name))) {
					this.relevantNames.add(summary.name);
					grew = true;
				}
			}
		}
	}

	private leadsToSocketCall(name: string): boolean {
		return INTERESTING_NAMES.has(name) || this.relevantNames.has(name);
	}

	/** The file's own function that a call of that name with that many arguments reaches; undefined where none or several. */
	find(name: string, argumentCount: number): FunctionSummary | undefined {
		const candidates = this.byName.get(name)?.filter((summary) => summary.parameters.length === argumentCount);
		return candidates?.length === 1 ? candidates[0] : undefined;
	}

	/** Whether calling it can touch a socket's address or options. */
	isRelevant(summary: FunctionSummary): boolean {
		return summary.name === ''
			? [...summary.calls].some((name) => this.leadsToSocketCall(name))
			: this.relevantNames.has(summary.name);
	}

	/** Functions that nothing else in the file calls, in source order. */
	roots(): FunctionSummary[] {
		const called = new Set<string>();
		for (const summary of this.program.functions) {
			for (const name of summary.calls) {
				if (name !== summary.name) {
					called.add(name);
				}
			}
		}
		return this.program.functions.filter((summary) => !called.has(summary.name) || summary.name === '');
	}
}
