import type { Span } from '../protocol/positions.js';
import type { CodeReader } from './active-code.js';
import { LINKAGE_WORDS } from './annotation-words.js';

const QUALIFIERS: ReadonlySet<string> = new Set([
	'__inline',
	'__inline__',
	'_inline',
	'const',
	'constexpr',
	'consteval',
	'explicit',
	'extern',
	'friend',
	'inline',
	'mutable',
	'register',
	'static',
	'thread_local',
	'typedef',
	'typename',
	'virtual',
	'volatile',
]);
const BUILTIN_TYPES: ReadonlySet<string> = new Set([
	'auto',
	'bool',
	'char',
	'double',
	'float',
	'int',
	'long',
	'short',
	'signed',
	'unsigned',
	'void',
	'wchar_t',
	'__int64',
	'__int32',
	'_Bool',
]);
export const CLASS_WORDS: ReadonlySet<string> = new Set(['class', 'struct', 'union', 'enum']);
const MACRO_NAME = /^_*[A-Z][A-Z0-9_]{2,}$/;
/** A head with more words is none. */
const LONGEST_HEAD = 40;

interface HeadWord {
	place: number;
	end: number;
	name: string;
	role: 'qualifier' | 'builtin' | 'type';
	behindPointer: boolean;
}

/**
 * The macros in the head of a top-level declaration that stand where the grammar has no place for them:
 * `CURL_EXTERN CURLcode f(...)`, `static ATTR_UNUSED int f(...)`, `char *LIB_CALL f(...)`, `class EXPORT_API Name {`.
 * Only all-capitals names, and only as long as the declaration keeps a type.
 */
export function headMacros(reader: CodeReader, from: number): Span[] {
	const classMacro = macroBeforeClassName(reader, from);
	if (classMacro !== undefined) return [classMacro];
	const words = headWords(reader, from);
	if (words === undefined || words.length < 2) return [];
	const types = words.slice(0, -1).filter((word) => word.role === 'type');
	const hasBuiltin = words.some((word) => word.role === 'builtin');
	let surplus = types.length + (hasBuiltin ? 1 : 0) - 1;
	const macros = types.filter((word) => MACRO_NAME.test(word.name));
	macros.sort((one, other) => Number(isLinkage(other)) - Number(isLinkage(one)) || one.place - other.place);
	const removed: HeadWord[] = [];
	for (const word of macros) {
		if (surplus <= 0) break;
		removed.push(word);
		surplus--;
	}
	return removed
		.sort((one, other) => one.place - other.place)
		.map((word) => ({ start: reader.start(word.place), end: reader.end(word.end - 1) }));
}

function isLinkage(word: HeadWord): boolean {
	return word.behindPointer || word.name.split('_').some((part) => LINKAGE_WORDS.has(part));
}

/** The words of a head up to its name (the last one); undefined where it is no plain declaration. */
function headWords(reader: CodeReader, from: number): HeadWord[] | undefined {
	const words: HeadWord[] = [];
	let behindPointer = false;
	let place = from;
	while (words.length < LONGEST_HEAD) {
		const name = reader.name(place);
		const punctuator = reader.punctuator(place);
		if (name === 'operator' || name === 'template' || name === 'using' || name === 'namespace') return undefined;
		if (name === 'extern' && reader.kind(place + 1) !== 0 && !reader.isIdentifier(place + 1)) {
			// extern "C" int f(): the string says nothing here.
			place += 2;
		} else if (name !== '') {
			const end = nameEnd(reader, CLASS_WORDS.has(name) && reader.isIdentifier(place + 1) ? place + 1 : place);
			words.push({ place, end, name: end === place + 1 ? name : '', role: roleOf(name), behindPointer });
			place = end;
		} else if (punctuator === '*' || punctuator === '&') {
			behindPointer = true;
			place++;
		} else {
			return '(;=[,'.includes(punctuator) && punctuator !== '' ? words : undefined;
		}
	}
	return undefined;
}

/** Behind a name with its qualification: `Foo::Bar::baz`. */
function nameEnd(reader: CodeReader, place: number): number {
	let end = place + 1;
	while (reader.punctuator(end) === '::' && reader.isIdentifier(end + 1)) end += 2;
	return end;
}

function roleOf(name: string): HeadWord['role'] {
	if (QUALIFIERS.has(name)) return 'qualifier';
	return BUILTIN_TYPES.has(name) ? 'builtin' : 'type';
}

/** `EXPORT_API` of `class EXPORT_API Name {` and `struct EXPORT_API Name : Base {`. */
function macroBeforeClassName(reader: CodeReader, from: number): Span | undefined {
	let place = from;
	while (QUALIFIERS.has(reader.name(place))) place++;
	if (!CLASS_WORDS.has(reader.name(place))) return undefined;
	if (!MACRO_NAME.test(reader.name(place + 1)) || !reader.isIdentifier(place + 2)) return undefined;
	const behind = nameEnd(reader, place + 2);
	const after = reader.punctuator(behind);
	if (after !== '{' && after !== ':' && reader.name(behind) !== 'final') return undefined;
	return { start: reader.start(place + 1), end: reader.end(place + 1) };
}
