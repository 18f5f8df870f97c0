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

/** How many `#if`s are left open. */
const opened = (text: string): number => count(text, /^#\s*if/gm) - count(text, /^#\s*endif/gm);

function count(text: string, pattern: RegExp): number {
	return text.match(pattern)?.length ?? 0;
}
