import type { Span } from '../../../server/src/protocol/positions.js';
import { tokensOf } from '../fuzzing/tokens.js';

/** A function of made-up code, with every name that stands in it. */
export interface FoundFunction {
	name: string;
	span: Span;
	names: ReadonlySet<string>;
}

/** The functions of made-up code, whose heads are one line each and whose bodies end at a brace of their own line. */
export function functionsIn(text: string): FoundFunction[] {
	return [...text.matchAll(/^(?!class|struct|#|\/)[^\n{};]*?(\w+)\([^\n]*\)\n\{\n[\s\S]*?^\}$/gm)].flatMap((found) => {
		const [code, name] = found;
		const span = { start: found.index, end: found.index + code.length };
		const isWhole =
			opened(code) === 0 && opened(text.slice(0, span.start)) === 0 && count(code, /\{/g) === count(code, /\}/g);
		return isWhole ? [{ name: name!, span, names: new Set(tokensOf(code)) }] : [];
	});
}

/**
 * Whether two functions have nothing to do with each other: neither calls the other, no third one is called by both, however
 * indirectly, and they share no global. What is said of a helper names its first caller.
 */
export function areIndependent(one: FoundFunction, other: FoundFunction, all: readonly FoundFunction[]): boolean {
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
