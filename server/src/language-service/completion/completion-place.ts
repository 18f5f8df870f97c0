import type { Span } from '../../protocol/positions.js';
import type { CodeText } from '../../rules/fixes/code-text.js';
import type { Token } from '../../rules/fixes/tokens.js';

/** The function around a place. */
export interface FunctionScope {
	/** From the function's head to the place. */
	before: Span;
	/** From the function's head to its end, as far as its braces show. */
	whole: Span;
}

/** Where something is being typed. */
export type CompletionPlace = { word: Span } & (
	| /** A statement may begin here. */ { kind: 'statement'; scope: FunctionScope }
	| /** An argument of a call; `args` are the tokens of each argument, the typed word left out. */ {
			kind: 'argument';
			callee: string;
			index: number;
			args: readonly (readonly Token[])[];
	  }
	| /** A member of what is called a dispatch table; `receiver` is its text with the arrow. */ {
			kind: 'dispatch';
			receiver: string;
			scope: FunctionScope;
	  }
);

/** The calls whose arguments are offered. */
const CALLEES: ReadonlySet<string> = new Set(['setsockopt', 'getsockopt', 'WskControlSocket']);

/** Words after which a brace does not open a block of statements. */
const NO_BLOCK = new Set(['struct', 'union', 'enum', 'class', 'namespace', 'extern']);

/** In tokens: nobody writes a call that is longer. */
const LONGEST_CALL = 200;

/** What may be offered at an offset; undefined in comments, strings, directives, expressions, and outside of functions. */
export function completionPlaceAt(code: CodeText, offset: number): CompletionPlace | undefined {
	const before = codeTokensBefore(code, offset);
	if (before === undefined) {
		return undefined;
	}
	const last = before.at(-1);
	const isTyped = last?.kind === 'word' && offset <= last.end;
	const word = isTyped ? { start: last.start, end: last.end } : { start: offset, end: offset };
	const tokens = isTyped ? before.slice(0, -1) : before;
	const previous = tokens.at(-1)?.text;
	if (previous === '.' || previous === '::' || previous === '->') {
		return previous === '->' ? dispatchPlace(code, tokens, word) : undefined;
	}
	const open = openCall(tokens);
	if (open) {
		const [own = [], ...rest] = argumentsFrom(code, word.end);
		const [last = []] = open.args.slice(-1);
		const args = [...open.args.slice(0, -1), [...last, ...own], ...rest];
		return { kind: 'argument', word, callee: open.callee, index: open.args.length - 1, args };
	}
	const scope = beginsStatement(tokens) ? functionAround(code, tokens, word) : undefined;
	return scope && { kind: 'statement', word, scope };
}

/** The tokens before an offset, comments and directives left out; undefined where it stands inside one, or in a string. */
function codeTokensBefore(code: CodeText, offset: number): Token[] | undefined {
	const end = code.tokens.indexAt(offset);
	const inside = code.tokens.at(end - 1);
	if (inside && (inside.kind === 'number' || inside.kind === 'string') && inside.end >= offset) {
		return undefined;
	}
	if (inside && (inside.kind === 'directive' || inside.kind === 'comment') && reaches(code, inside, offset)) {
		return undefined;
	}
	return code.tokens.slice(0, end).filter(({ kind }) => kind !== 'comment' && kind !== 'directive');
}

/** A directive and a comment to the end of the line hold what is typed right behind them, too. */
function reaches({ text }: CodeText, token: Token, offset: number): boolean {
	const isBlock = token.text.startsWith('/*');
	return isBlock ? offset < token.end : !/[\r\n]/.test(text.slice(token.end, offset));
}

/** The call of interest whose parentheses are open at the end of the tokens. */
function openCall(tokens: readonly Token[]): { callee: string; args: Token[][] } | undefined {
	let depth = 0;
	const args: Token[][] = [[]];
	for (let i = tokens.length - 1; i >= Math.max(0, tokens.length - LONGEST_CALL); i--) {
		const { text } = tokens[i]!;
		if (depth === 0 && (text === ';' || text === '{' || text === '}')) {
			return undefined;
		}
		if (depth === 0 && text === '(') {
			const callee = tokens[i - 1]?.text ?? '';
			return CALLEES.has(callee) ? { callee, args } : undefined;
		}
		depth += text === ')' || text === ']' ? 1 : text === '(' || text === '[' ? -1 : 0;
		if (depth === 0 && text === ',') {
			args.unshift([]);
		} else {
			args[0]!.unshift(tokens[i]!);
		}
	}
	return undefined;
}

/** The tokens of the arguments from an offset to the end of the call, the first being the rest of one; none of an open call. */
function argumentsFrom(code: CodeText, offset: number): Token[][] {
	const args: Token[][] = [[]];
	let depth = 0;
	const first = code.tokens.indexAt(offset);
	for (const token of code.tokens.slice(first, first + LONGEST_CALL)) {
		const { text, kind } = token;
		depth += text === '(' || text === '[' ? 1 : text === ')' || text === ']' ? -1 : 0;
		if (depth < 0) {
			return args;
		}
		if (text === ';' || text === '{' || text === '}') {
			break;
		}
		if (depth === 0 && text === ',') {
			args.push([]);
		} else if (kind !== 'comment') {
			args.at(-1)!.push(token);
		}
	}
	return [];
}

function beginsStatement(tokens: readonly Token[]): boolean {
	const [before, last] = tokens.slice(-2);
	switch (last?.text) {
		case ';':
			return !isInForHead(tokens);
		case '}':
		case 'else':
		case 'do':
			return true;
		case '{':
			return before?.text !== '=' && before?.text !== ',' && before?.text !== 'return' && before?.text !== ']';
		default:
			return false;
	}
}

function isInForHead(tokens: readonly Token[]): boolean {
	let depth = 0;
	for (let i = tokens.length - 1; i >= 0 && depth <= 0; i--) {
		const { text } = tokens[i]!;
		if (text === '{' || text === '}') {
			return false;
		}
		depth += text === '(' ? 1 : text === ')' ? -1 : 0;
	}
	return depth > 0;
}

/** The function that is open at the end of the tokens. */
function functionAround(code: CodeText, tokens: readonly Token[], word: Span): FunctionScope | undefined {
	let depth = 0;
	let blocks = 0;
	let body: number | undefined;
	for (let i = tokens.length - 1; i >= 0; i--) {
		depth += tokens[i]!.text === '}' ? 1 : tokens[i]!.text === '{' ? -1 : 0;
		if (depth < 0) {
			depth = 0;
			if (opensType(tokens, i)) {
				break;
			}
			body = i;
			blocks++;
		}
	}
	if (body === undefined) {
		return undefined;
	}
	let head = body;
	while (head > 0 && ![';', '}', '{'].includes(tokens[head - 1]!.text)) {
		head--;
	}
	const { start } = tokens[head]!;
	return { before: { start, end: word.start }, whole: { start, end: endOfBlocks(code, word.end, blocks) } };
}

/** Where as many blocks end as are open at an offset; the end of the text where they do not. */
function endOfBlocks(code: CodeText, offset: number, open: number): number {
	let depth = open;
	for (const { text, end } of code.tokens.slice(code.tokens.indexAt(offset), code.tokens.length)) {
		depth += text === '{' ? 1 : text === '}' ? -1 : 0;
		if (depth === 0) {
			return end;
		}
	}
	return code.text.length;
}

/** Whether the brace at an index opens a class, a namespace or a list of values, not statements. */
function opensType(tokens: readonly Token[], brace: number): boolean {
	for (let i = brace - 1; i >= 0 && ![';', '}', '{', ')'].includes(tokens[i]!.text); i--) {
		if (NO_BLOCK.has(tokens[i]!.text) || tokens[i]!.text === '=') {
			return true;
		}
	}
	return false;
}

/** Only what is called a dispatch table is one for us: every other member belongs to others. */
function dispatchPlace(code: CodeText, tokens: readonly Token[], word: Span): CompletionPlace | undefined {
	const arrow = tokens.length - 1;
	const first = startOfReceiver(tokens, arrow - 1);
	const receiver = code.text.slice(tokens[first]?.start ?? 0, tokens[arrow]!.end);
	const scope = functionAround(code, tokens, word);
	const isDispatch = /dispatch\)*\s*->$/i.test(receiver) && !/\bProvider/i.test(tokens[first]?.text ?? '');
	return scope && isDispatch ? { kind: 'dispatch', word, receiver, scope } : undefined;
}

/** The index of the first token of `a->b`, `(*x)`, `((T)s->Dispatch)`, which ends at an index. */
function startOfReceiver(tokens: readonly Token[], end: number): number {
	let i = end;
	for (;;) {
		if (tokens[i]?.text === ')') {
			let depth = 0;
			do {
				depth += tokens[i]!.text === ')' ? 1 : tokens[i]!.text === '(' ? -1 : 0;
				i--;
			} while (i >= 0 && depth > 0);
			return i + 1;
		}
		const joint = tokens[i - 1]?.text;
		if (joint !== '->' && joint !== '.') {
			return i;
		}
		i -= 2;
	}
}
