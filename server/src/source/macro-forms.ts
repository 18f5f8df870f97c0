import { type AnnotationForm, annotationForm } from './annotation-words.js';
import { type Directive, macroShape } from './directives.js';
import { isTrivia, TokenKind, tokenText } from './tokens.js';

/**
 * A macro that says nothing about sockets and that a grammar stumbles over: `empty` stands for nothing or for annotations,
 * `empty-call` takes arguments and does so, `cast` stands for a cast in front of an expression.
 */
export type MacroForm = 'empty' | 'empty-call' | 'cast';

/** Words that make what stands in parentheses a type. */
const TYPE_WORDS: ReadonlySet<string> = new Set([
	'bool',
	'char',
	'const',
	'double',
	'enum',
	'float',
	'int',
	'long',
	'short',
	'signed',
	'struct',
	'union',
	'unsigned',
	'void',
	'volatile',
]);
/** size_t, socklen_t, and the types of the Windows headers. */
const TYPE_NAME =
	/_t$|_T$|_PTR$|^(?:L?P?C?T?STR|L?P?C?(?:VOID|BYTE|BOOL|BOOLEAN|CHAR|UCHAR|SHORT|USHORT|WORD|INT|UINT|LONG|ULONG|DWORD|HANDLE)\d*|SOCKET|L?PSOCKADDR\w*)$/;
const CASTS: ReadonlySet<string> = new Set(['const_cast', 'reinterpret_cast', 'static_cast']);

/**
 * The forms of those macros among `definitions` (in order; the last one of a name counts) that have one, by name. Names
 * in `kept` have none.
 */
export function macroForms(
	definitions: readonly Directive[],
	kept: ReadonlySet<string>,
): ReadonlyMap<string, MacroForm> {
	const forms = new Map<string, MacroForm>();
	for (const directive of definitions) {
		const form = kept.has(directive.name!) ? undefined : formOf(directive, forms);
		if (form === undefined) forms.delete(directive.name!);
		else forms.set(directive.name!, form);
	}
	return forms;
}

/** `forms` are those of the macros before. */
function formOf(directive: Directive, forms: ReadonlyMap<string, MacroForm>): MacroForm | undefined {
	const { parameters, bodyToken } = macroShape(directive);
	const isEmpty = holdsAnnotationsOnly(directive, bodyToken, (name) => {
		const form: AnnotationForm | MacroForm | undefined = annotationForm(name) ?? forms.get(name);
		return form !== undefined && form !== 'cast';
	});
	if (isEmpty) return parameters === undefined ? 'empty' : 'empty-call';
	return parameters === undefined && isCast(directive, bodyToken) ? 'cast' : undefined;
}

function holdsAnnotationsOnly(
	{ tokens, endToken }: Directive,
	from: number,
	isAnnotation: (name: string) => boolean,
): boolean {
	let depth = 0;
	let followsAnnotation = false;
	for (let token = from; token < endToken; token++) {
		if (isTrivia(tokens.kinds[token]!)) continue;
		const first = tokens.text[tokens.starts[token]!];
		if (first === ')') depth--;
		else if (first === '(' && (followsAnnotation || depth > 0)) depth++;
		else if (depth === 0) {
			const isName = tokens.kinds[token] === TokenKind.identifier;
			followsAnnotation = isName && isAnnotation(tokens.names[tokens.nameIds[token]!]!);
			if (!followsAnnotation) return false;
		}
	}
	return true;
}

/** `(int)`, `(const char *)`, `static_cast<int>`. */
function isCast({ tokens, endToken }: Directive, from: number): boolean {
	const words: string[] = [];
	let saysType = false;
	for (let token = from; token < endToken; token++) {
		if (isTrivia(tokens.kinds[token]!)) continue;
		const word = tokenText(tokens, token);
		const isName = tokens.kinds[token] === TokenKind.identifier;
		if (!isName && !['(', ')', '<', '>', '*', '&', '::'].includes(word)) return false;
		words.push(word);
		saysType ||= word === '*' || TYPE_WORDS.has(word) || (isName && TYPE_NAME.test(word));
	}
	if (words.length >= 4 && CASTS.has(words[0]!))
		return words[1] === '<' && words.at(-1) === '>' && !words.includes('(');
	const isOneGroup = words[0] === '(' && words.at(-1) === ')' && words.lastIndexOf('(') === 0;
	return isOneGroup && words.indexOf(')') === words.length - 1 && words.length > 2 && saysType;
}
