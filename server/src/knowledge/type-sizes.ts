/** A type whose size the headers of Windows fix. */
export interface KnownType {
	kind: 'number' | 'pointer' | 'structure';
	/** In bytes, on 32-bit and on 64-bit Windows. */
	bytes: readonly [number, number];
}

/**
 * Types by their size in bytes, the same on 32-bit and on 64-bit Windows. Source: basetsd.h, ntdef.h, windef.h; the C
 * types as MSVC has them.
 */
const NUMBERS: readonly (readonly [number, string])[] = [
	[1, 'BOOLEAN UCHAR CHAR BYTE INT8 UINT8 int8_t uint8_t char bool _Bool'],
	[2, 'USHORT SHORT WORD INT16 UINT16 int16_t uint16_t short WCHAR wchar_t'],
	[4, 'ULONG LONG DWORD UINT INT BOOL NTSTATUS INT32 UINT32 ULONG32 LONG32 DWORD32 int32_t uint32_t int long unsigned'],
	[8, 'ULONGLONG LONGLONG ULONG64 LONG64 DWORD64 INT64 UINT64 int64_t uint64_t __int64'],
];

const POINTERS = 'PVOID HANDLE PSECURITY_DESCRIPTOR PIRP PEPROCESS PETHREAD';
const POINTER_SIZED_NUMBERS = 'SIZE_T SSIZE_T ULONG_PTR LONG_PTR UINT_PTR INT_PTR DWORD_PTR size_t uintptr_t intptr_t';

const KNOWN: ReadonlyMap<string, KnownType> = new Map<string, KnownType>([
	...NUMBERS.flatMap(([size, names]) => each(names, { kind: 'number', bytes: [size, size] })),
	...each(POINTER_SIZED_NUMBERS, { kind: 'number', bytes: [4, 8] }),
	...each(POINTERS, { kind: 'pointer', bytes: [4, 8] }),
	['SECURITY_DESCRIPTOR', { kind: 'structure', bytes: [20, 40] }],
]);

function each(names: string, known: KnownType): [string, KnownType][] {
	return names.split(' ').map((name) => [name, known]);
}

/** What is known of a type as code writes it: `BOOLEAN`, `unsigned char`, `ULONG *`; undefined where nothing is. */
export function knownType(written: string): KnownType | undefined {
	if (/\*\s*$/.test(written)) {
		return KNOWN.get('PVOID');
	}
	const words = written.split(/\s+/).filter((word) => !/^(?:const|volatile|static|struct|register|)$/.test(word));
	const name = words.join(' ');
	const known = KNOWN.get(name) ?? KNOWN.get(plainNumber(words));
	const isPointerName = known === undefined && /^L?P[A-Z]/.test(name) && KNOWN.has(name.replace(/^L?P/, ''));
	return isPointerName ? KNOWN.get('PVOID') : known;
}

/** `unsigned char` is as long as `char`, `long int` as `long`, and `long long` as `__int64`. */
function plainNumber(words: readonly string[]): string {
	const isNumber =
		words.length > 0 && words.every((word) => /^(?:signed|unsigned|char|short|int|long|__int64)$/.test(word));
	if (!isNumber) {
		return '';
	}
	if (words.filter((word) => word === 'long').length > 1) {
		return '__int64';
	}
	return ['char', 'short', '__int64', 'long'].find((word) => words.includes(word)) ?? 'int';
}
