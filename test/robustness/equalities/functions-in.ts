import type { Span } from '../../../server/src/protocol/positions.js';
import { tokensOf } from '../fuzzing/tokens.js';

/** A function or a class of made-up code, with every name that stands in it. */
export interface FoundFunction {
	name: string;
	span: Span;
	names: ReadonlySet<string>;
}

const FUNCTION = /^(?:class (\w+) \{\n[\s\S]*?^\};|(?!class|struct|#|\/)[^\n{};]*?(\w+)\([^\n]*\)\n\{\n[\s\S]*?^\})$/gm;

/**
 * The functions of made-up code, whose heads are one line each and whose bodies end at a brace of their own line, and its
 * classes; undefined where there is code besides that none of them holds.
 */
export function functionsIn(text: string): FoundFunction[] | undefined {
	const all = [...text.matchAll(FUNCTION)].map((found) => {
		const [code, className, name = className] = found;
		const span = { start: found.index, end: found.index + code.length };
		const isWhole =
			opened(code) === 0 && opened(text.slice(0, span.start)) === 0 && count(code, /\{/g) === count(code, /\}/g);
		return { name: name!, span, names: new Set(tokensOf(code)), isWhole, code };
	});
	const besides = all
		.reduce((rest, { code }) => rest.replace(code, ''), text)
		.replace(/^[ \t]*#(?:\\\n|[^\n])*$/gm, '');
	return /[{}]/.test(besides) || !all.every(({ isWhole }) => isWhole) ? undefined : all;
}

/**
 * Whether two functions that follow each other, with others in between, can change their places: neither has anything to do
 * with the other, nor with one in between that it passes.
 */
export function canSwap(first: FoundFunction, second: FoundFunction, all: readonly FoundFunction[]): boolean {
	const between = all.slice(all.indexOf(first) + 1, all.indexOf(second));
	const passes = (one: FoundFunction, others: readonly FoundFunction[]) =>
		others.every((other) => areIndependent(one, other, all));
	return passes(first, [...between, second]) && passes(second, between);
}

/**
 * Whether two functions have nothing to do with each other: neither calls the other, both lead to no third one, no third one
 * leads to both, however indirectly, and they share no global. What is said of a helper names the first place that calls it,
 * and what is said of a socket that goes through several functions names the first of them.
 */
function areIndependent(one: FoundFunction, other: FoundFunction, all: readonly FoundFunction[]): boolean {
	const [reached, alsoReached] = [reachedFrom(one, all), reachedFrom(other, all)];
	const isShared = (name: string) => alsoReached.has(name) && (/^(?:listener|m_)/.test(name) || isDefined(name, all));
	const leadsToBoth = (third: FoundFunction) => {
		const names = reachedFrom(third, all);
		return names.has(one.name) && names.has(other.name);
	};
	return ![...reached].some(isShared) && !all.some(leadsToBoth);
}

/** Every name in a function and in those that it leads to, its own among them. */
function reachedFrom(start: FoundFunction, all: readonly FoundFunction[]): ReadonlySet<string> {
	const names = new Set<string>();
	const pending = [start];
	for (let each = pending.pop(); each; each = pending.pop()) {
		for (const name of each.names) {
			if (!names.has(name)) {
				names.add(name);
				pending.push(...all.filter((called) => called.name === name));
			}
		}
	}
	return names;
}

function isDefined(name: string, all: readonly FoundFunction[]): boolean {
	return all.some((each) => each.name === name);
}

/** How many `#if`s are left open. */
const opened = (text: string): number => count(text, /^#\s*if/gm) - count(text, /^#\s*endif/gm);

function count(text: string, pattern: RegExp): number {
	return text.match(pattern)?.length ?? 0;
}
