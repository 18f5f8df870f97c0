import { type AnnotationForm, annotationForm } from './annotation-words.js';
import { type Directive, joinTokens, macroShape } from './directives.js';
import { isTrivia, TokenKind, type Tokens, tokenText } from './tokens.js';

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
/** A macro that stands for these only says how a name is linked. */
const STORAGE_WORDS: ReadonlySet<string> = new Set(['__inline', '__inline__', 'extern', 'inline', 'static']);
/** Macros of other libraries in the bodies of linkage macros: BOOST_SYMBOL_EXPORT, Q_DECL_IMPORT. */
const LINKAGE_NAME = /^[A-Z][A-Z0-9_]*_(?:DEPRECATED|EXPORT|HIDDEN|IMPORT|NODISCARD|NORETURN|VISIBLE)$/;
/** What a macro around declarations opens or closes: `extern "C" {`, `namespace v2 {`, `}`. */
const SCOPE = /^(?:extern "C(?:\+\+)?" ?\{|(?:inline )?namespace \w+ ?\{|\}) ?;?$/;
/** A name that a closing macro has: LIB_END_DECLS, LIB_NAMESPACE_END, LIB_EXTERN_C_CLOSE. */
const SCOPE_NAME = /DECL|NAMESPACE|HEADER|EXTERN|GUARD|_C_/i;
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
		if (STORAGE_WORDS.has(name)) return 'alone';
		if (LINKAGE_NAME.test(name)) return 'call';
		const form: AnnotationForm | MacroForm | undefined = annotationForm(name) ?? forms.get(name);
		if (form === 'call' || form === 'empty-call') return 'call';
		return form === undefined || form === 'cast' ? undefined : 'alone';
	});
	if (parameters === undefined && opensOrClosesScope(directive, bodyToken)) return 'empty';
	if (isEmpty) return parameters === undefined ? 'empty' : 'empty-call';
	return parameters === undefined && isCast(directive, bodyToken) ? 'cast' : undefined;
}

function opensOrClosesScope({ tokens, endToken, name }: Directive, from: number): boolean {
	const isShort = endToken - from <= 12;
	if (!isShort || !SCOPE_NAME.test(name!)) return false;
	return SCOPE.test(joinTokens(tokens, from, endToken));
}

function holdsAnnotationsOnly(
	{ tokens, endToken }: Directive,
	from: number,
	annotationAt: (name: string) => 'alone' | 'call' | undefined,
): boolean {
	let depth = 0;
	let takesArguments = false;
	for (let token = from; token < endToken; token++) {
		if (isTrivia(tokens.kinds[token]!)) continue;
		const first = tokens.text[tokens.starts[token]!];
		if (first === ')') depth--;
		else if (first === '(' && (takesArguments || depth > 0)) depth++;
		else if (first === '[' && tokens.text[tokens.starts[token + 1]!] === '[')
			token = attributeEnd(tokens, token, endToken);
		else if (depth === 0) {
			const isName = tokens.kinds[token] === TokenKind.identifier;
			const annotation = isName ? annotationAt(tokens.names[tokens.nameIds[token]!]!) : undefined;
			if (annotation === undefined) return false;
			takesArguments = annotation === 'call';
		}
	}
	return true;
}

/** The last token of `[[deprecated("x")]]`; `end` where it is never closed. */
function attributeEnd(tokens: Tokens, from: number, end: number): number {
	for (let token = from + 2; token < end; token++) {
		const isClosing = tokenText(tokens, token) === ']' && tokenText(tokens, token - 1) === ']';
		if (isClosing) return token;
	}
	return end;
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
