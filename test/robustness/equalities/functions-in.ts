import type { Span } from '../../../server/src/protocol/positions.js';
import { tokensOf } from '../fuzzing/tokens.js';

/** A function of made-up code, with every name that stands in it. */
export interface FoundFunction {
	name: string;
	span: Span;
	names: ReadonlySet<string>;
}

/**
 * The functions of made-up code, whose heads are one line each and whose bodies end at a brace of their own line; undefined
 * where there is code besides that none of them holds, but for whole classes.
 */
export function functionsIn(text: string): FoundFunction[] | undefined {
	const all = [...text.matchAll(/^(?!class|struct|#|\/)[^\n{};]*?(\w+)\([^\n]*\)\n\{\n[\s\S]*?^\}$/gm)].map((found) => {
		const [code, name] = found;
		const span = { start: found.index, end: found.index + code.length };
		const isWhole =
			opened(code) === 0 && opened(text.slice(0, span.start)) === 0 && count(code, /\{/g) === count(code, /\}/g);
		return { name: name!, span, names: new Set(tokensOf(code)), isWhole, code };
	});
	const besides = all
		.reduce((rest, { code }) => rest.replace(code, ''), text)
		.replace(/^class \w+ \{\n[\s\S]*?^\};$|^[ \t]*#(?:\\\n|[^\n])*$/gm, '');
	return /[{}]/.test(besides) || !all.every(({ isWhole }) => isWhole) ? undefined : all;
}

/**
 * Whether two functions that follow each other, with others in between, can change their places: neither has anything to do
 * with the other, nor with one in between that it passes. Two have where one calls the other or both call a third one, however
 * indirectly, or share a global: what is said of a helper names the first place that calls it.
 */
export function canSwap(first: FoundFunction, second: FoundFunction, all: readonly FoundFunction[]): boolean {
	const between = all.slice(all.indexOf(first) + 1, all.indexOf(second));
	const passes = (one: FoundFunction, others: readonly FoundFunction[]) =>
		others.every((other) => areIndependent(one, other, all));
	return passes(first, [...between, second]) && passes(second, between);
}

function areIndependent(one: FoundFunction, other: FoundFunction, all: readonly FoundFunction[]): boolean {
	const [reached, alsoReached] = [reachedFrom(one, all), reachedFrom(other, all)];
	const isShared = (name: string) => alsoReached.has(name) && (/^(?:listener|m_)/.test(name) || isDefined(name, all));
	return ![...reached].some(isShared);
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
