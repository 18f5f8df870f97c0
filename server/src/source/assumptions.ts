import type { Family, Platform } from './platform.js';

/**
 * What one configuration takes for granted about conditions that nobody can know: a truth for a macro, or for a
 * condition as it is written. At most one member of a family (Linux, FreeBSD, ...) is true.
 */
export class Assumptions {
	private constructor(
		private readonly platform: Platform,
		private readonly truths: Map<string, boolean>,
		private readonly labels: Map<string, string>,
		/** The member of each family that is true. */
		private readonly chosen: Map<Family['group'], string>,
	) {}

	static none(platform: Platform): Assumptions {
		return new Assumptions(platform, new Map(), new Map(), new Map());
	}

	copy(): Assumptions {
		return new Assumptions(this.platform, new Map(this.truths), new Map(this.labels), new Map(this.chosen));
	}

	get size(): number {
		return this.truths.size;
	}

	/** The truth of a macro or of a condition's text; undefined where nothing is assumed. */
	truth(name: string): boolean | undefined {
		const family = this.platform.family(name);
		const truth = this.truths.get(keyOf(name, family));
		if (truth !== undefined || family === undefined) return truth;
		return this.chosen.has(family.group) ? false : undefined;
	}

	/** Takes `name` for true or false. Answers false, and assumes nothing, where that contradicts an older assumption. */
	assume(name: string, truth: boolean): boolean {
		const before = this.truth(name);
		if (before !== undefined) return before === truth;
		const family = this.platform.family(name);
		const key = keyOf(name, family);
		this.truths.set(key, truth);
		this.labels.set(key, name);
		if (truth && family !== undefined) this.chosen.set(family.group, family.member);
		return true;
	}

	/** Adds everything that `others` assume. Answers false, and changes nothing, where the two contradict each other. */
	merge(others: Assumptions): boolean {
		const added: string[] = [];
		const chosen = new Map(this.chosen);
		for (const [key, truth] of others.truths) {
			const isNew = !this.truths.has(key);
			if (!this.assume(others.labels.get(key)!, truth)) {
				for (const one of added) {
					this.truths.delete(one);
					this.labels.delete(one);
				}
				this.chosen.clear();
				for (const [group, member] of chosen) this.chosen.set(group, member);
				return false;
			}
			if (isNew && this.truths.has(key)) added.push(key);
		}
		return true;
	}

	/** Assumes what makes `others` not all true. Answers false, and changes nothing, where they are true already. */
	exclude(others: Assumptions): boolean {
		let open: string | undefined;
		for (const [key, truth] of others.truths) {
			const own = this.truth(others.labels.get(key)!);
			if (own === !truth) return true;
			if (own === undefined) open = key;
		}
		return open !== undefined && this.assume(others.labels.get(open)!, !others.truths.get(open)!);
	}

	/** The assumptions as a reader would write them, `HAVE_X` and `!HAVE_X`, those only that `relevant` speaks of too. */
	describe(relevant: ReadonlySet<string>): string[] {
		const described: string[] = [];
		for (const [key, truth] of this.truths) {
			if (!relevant.has(key)) continue;
			const label = this.labels.get(key)!;
			described.push(truth ? label : label.includes(' ') ? `!(${label})` : `!${label}`);
		}
		return described;
	}

	/** What is assumed about, for `describe`. */
	keys(): Iterable<string> {
		return this.truths.keys();
	}
}

function keyOf(name: string, family: Family | undefined): string {
	return family === undefined ? name : `@${family.group}:${family.member}`;
}
