/** A source file over this size is generated or no source at all; reading it would cost more than it tells. */
export const MAX_SOURCE_MEBIBYTES = 8;

/** What a walk takes for C or C++. A file that is given by name is taken whatever its extension. */
export const SOURCE_EXTENSIONS: ReadonlySet<string> = new Set(
	'.c .cc .cpp .cxx .c++ .cppm .ixx .h .hh .hpp .hxx .h++ .inl .ipp .tcc .tpp .txx'.split(' '),
);

/** Whether a walk takes a file of that name, a path or a uri. */
export function isSource(name: string): boolean {
	return SOURCE_EXTENSIONS.has(extensionOf(name).toLowerCase());
}

/** The language of a file by its name; `name` is a path or a uri. */
export function languageOfPath(name: string): 'c' | 'cpp' {
	return extensionOf(name) === '.c' ? 'c' : 'cpp';
}

/** From the last dot of a path's or a uri's last part, as it is written; empty where that part only begins with a dot. */
export function extensionOf(name: string): string {
	return /[^/](\.[^./]*)$/.exec(name)?.[1] ?? '';
}
