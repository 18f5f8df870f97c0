import type { ComparedCall } from './compare.js';
import type { Platform } from './documented-outcomes.js';
import type { Program } from './program/program.js';
import type { TracedCall } from './run/trace.js';

/** A call of which we said something else than came out. */
export interface Difference {
	program: Program;
	call: TracedCall;
	what: string;
	against: 'documents' | 'facts';
}

/** What a run of many programs came to. */
export class Tally {
	programs = 0;
	calls = 0;
	right = 0;
	/** Calls of which no document says what comes out. */
	silent = 0;
	/** Calls of which our facts do not say it, and those of them that always come in the same circumstances. */
	unknown = 0;
	certainButUnknown = 0;
	/** How often each result came out where we foretold it, 0 being success. */
	readonly foretold = new Map<number, number>();
	readonly deviations = new Map<string, number>();
	readonly reasons = new Map<string, number>();
	readonly differences: Difference[] = [];
	/** Programs that did not come to their end. */
	readonly broken: Program[] = [];

	constructor(readonly platform: Platform) {}

	add(program: Program, compared: readonly ComparedCall[]): void {
		this.programs++;
		for (const { call, verdict } of compared) {
			this.calls++;
			switch (verdict.kind) {
				case 'right':
					this.right++;
					count(this.foretold, call.code);
					break;
				case 'silent':
					this.silent++;
					break;
				case 'deviation':
					count(this.deviations, verdict.name);
					break;
				case 'unknown':
					this.unknown++;
					this.certainButUnknown += Number(verdict.isCertain);
					count(this.reasons, verdict.why);
					break;
				case 'different':
					this.differences.push({ program, call, what: verdict.what, against: verdict.against });
			}
		}
	}

	/** The share of calls in certain circumstances of which our facts do not say what comes out, from 0 to 1. */
	get unknownShare(): number {
		return this.certainButUnknown / Math.max(1, this.right + this.certainButUnknown);
	}

	/** In a few lines. */
	toString(): string {
		const lines = [
			`${this.platform}: ${this.programs} programs, ${this.calls} calls compared`,
			`  foretold right: ${this.right} (${listed(this.foretold, ' of ')})`,
			`  unknown to us though certain: ${this.certainButUnknown}, ${percent(this.unknownShare)}; ` +
				`all unknown: ${this.unknown}${this.unknown > 0 ? ` (${listed(this.reasons)})` : ''}`,
			`  no document says it: ${this.silent}`,
			`  deviations of Wine: ${this.deviations.size > 0 ? listed(this.deviations) : 'none'}`,
			`  differences: ${this.differences.length}`,
		];
		return lines.filter((line) => this.platform === 'windows' || !line.includes('Wine')).join('\n');
	}
}

function percent(share: number): string {
	return `${(100 * share).toFixed(2)}%`;
}

function listed(counts: ReadonlyMap<string | number, number>, between = ': '): string {
	const inOrder = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
	return inOrder
		.map(([name, number]) => (between === ': ' ? `${name}: ${number}` : `${number}${between}${name}`))
		.join(', ');
}

function count<K>(counts: Map<K, number>, key: K): void {
	counts.set(key, (counts.get(key) ?? 0) + 1);
}
