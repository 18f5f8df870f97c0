import { remembering } from './remembering.js';

/**
 * Words of declarations that say nothing about sockets and that a C or C++ grammar stumbles over. Taken from the headers
 * of the Windows SDK and WDK and of MinGW-w64, and from the compilers' own extensions.
 */

/**
 * How a word is blanked. `alone`: by itself. `call`: with the parentheses behind it, if there are any. `modifier`: an
 * ordinary name elsewhere, so only where it stands like a modifier of a type. `direction`: the old IN and OUT.
 * `trailing`: the old OPTIONAL behind a parameter. `parameter`: beside a
 * parameter or in a declaration. `assembly`: with its block.
 */
export type AnnotationForm = 'alone' | 'call' | 'modifier' | 'direction' | 'trailing' | 'parameter' | 'assembly';

const FORMS: Readonly<Record<string, AnnotationForm>> = Object.fromEntries([
	...form('alone', [
		'APIENTRY',
		'APIPRIVATE',
		'DECLSPEC_NORETURN',
		'DECLSPEC_NOTHROW',
		'FORCEINLINE',
		'JNICALL',
		'NTAPI',
		'NTAPI_INLINE',
		'NTKERNELAPI',
		'NTSYSAPI',
		'NTSYSCALLAPI',
		'STDAPICALLTYPE',
		'STDAPIVCALLTYPE',
		'STDMETHODCALLTYPE',
		'STDMETHODVCALLTYPE',
		'UNALIGNED',
		'WINAPI',
		'WINAPIV',
		'WINSOCK_API_LINKAGE',
		'WSAAPI',
		'WSPAPI',
		'__cdecl',
		'__clrcall',
		'__extension__',
		'__far',
		'__fastcall',
		'__forceinline',
		'__near',
		'__pascal',
		'__ptr32',
		'__ptr64',
		'__regcall',
		'__restrict',
		'__restrict__',
		'__stdcall',
		'__thiscall',
		'__unaligned',
		'__vectorcall',
		'__w64',
		'_Nonnull',
		'_Null_unspecified',
		'_Nullable',
		'__attribute_fallthrough__',
		'_cdecl',
		'_fastcall',
		'_pascal',
		'_stdcall',
	]),
	...form('call', [
		'DECLSPEC_ALIGN',
		'DECLSPEC_DEPRECATED',
		'DECLSPEC_UUID',
		'_Alignas',
		'_Pragma',
		'__attribute',
		'__attribute__',
		'__declspec',
		'__pragma',
		'_declspec',
		'alignas',
	]),
	...form('modifier', ['CALLBACK', 'CDECL', 'CONST', 'FAR', 'NEAR', 'PASCAL', 'STDCALL', 'FASTCALL']),
	...form('direction', ['IN', 'INOUT', 'OUT', '__in', '__inout', '__out']),
	...form('trailing', ['OPTIONAL']),
	...form('assembly', ['__asm', '_asm']),
]);

/** The first words of SAL annotations: _In_, _Inout_opt_, _IRQL_requires_max_. */
const SAL_FIRST_WORDS: ReadonlySet<string> = new Set([
	'Acquires',
	'Always',
	'Analysis',
	'At',
	'Benign',
	'COM',
	'Check',
	'Const',
	'Creates',
	'Deref',
	'Dispatch',
	'Enum',
	'Field',
	'Flow',
	'Frees',
	'Function',
	'Group',
	'Guarded',
	'Has',
	'IRQL',
	'In',
	'Inout',
	'Interlocked',
	'Internal',
	'Kernel',
	'Literal',
	'Maybe',
	'Maybenull',
	'Must',
	'No',
	'Notliteral',
	'Notnull',
	'Notref',
	'Notvalid',
	'Null',
	'NullNull',
	'On',
	'Out',
	'Outptr',
	'Outref',
	'Param',
	'Points',
	'Post',
	'Pre',
	'Prepost',
	'Printf',
	'Raises',
	'Readable',
	'Releases',
	'Requires',
	'Reserved',
	'Result',
	'Ret',
	'Return',
	'Satisfies',
	'Scanf',
	'Set',
	'Strict',
	'Struct',
	'Success',
	'Translates',
	'Unchanged',
	'Use',
	'Valid',
	'When',
	'Writable',
	'Write',
]);
const SAL_NAME = /^_([A-Z][A-Za-z0-9]*)_(?:\w*_)?$/;
/** Macros around the declarations of a header: G_BEGIN_DECLS, PJ_END_DECL, RT_C_DECLS_BEGIN. */
const AROUND_DECLARATIONS =
	/^(?:[A-Z][A-Z0-9]*_+)+(?:(?:BEGIN|END)_(?:EXTERN_)?(?:C_)?DECLS?|(?:C_)?DECLS?_(?:BEGIN|END))_*$|^__(?:BEGIN|END)_DECLS$/;
/** Attributes of other libraries' macros behind a name: G_GNUC_UNUSED, ATTR_UNUSED, __unused. */
const UNUSED = /^(?:[A-Z][A-Z0-9]*_+)+(?:UNUSED|MAYBE_UNUSED)_?$|^__(?:maybe_)?unused$/;
/** The annotations of before SAL 2: __in_bcount, __deref_out_opt, __drv_requiresIRQL. */
const OLD_SAL_NAME =
	/^__(?:drv_\w+|(?:in|out|inout|deref|ecount|bcount|field|struct|range|typefix|control)_\w+|checkReturn|reserved|success|nullterminated|format_string|callback|override)$/;

/** How a name is blanked; undefined for a name that is no annotation. */
export const annotationForm = remembering((name: string): AnnotationForm | undefined => {
	if (Object.hasOwn(FORMS, name)) return FORMS[name];
	if (AROUND_DECLARATIONS.test(name)) return 'alone';
	if (UNUSED.test(name)) return 'parameter';
	if (!name.startsWith('_')) return undefined;
	const first = SAL_NAME.exec(name)?.[1];
	if (first !== undefined && SAL_FIRST_WORDS.has(first)) return 'call';
	return OLD_SAL_NAME.test(name) ? 'call' : undefined;
});

function form(kind: AnnotationForm, names: readonly string[]): [string, AnnotationForm][] {
	return names.map((name) => [name, kind]);
}

/** Words that mark an all-capitals name as a macro for linkage or visibility: CURL_EXTERN, EXPORT_API. */
export const LINKAGE_WORDS: ReadonlySet<string> = new Set([
	'API',
	'CALL',
	'DECL',
	'DECLS',
	'DLL',
	'EXPORT',
	'EXPORTED',
	'EXPORTS',
	'EXTERN',
	'FUNC',
	'IMPORT',
	'INLINE',
	'INTERNAL',
	'LOCAL',
	'NORETURN',
	'PRIVATE',
	'PUBLIC',
	'STATIC',
	'UNUSED',
	'VISIBLE',
]);
