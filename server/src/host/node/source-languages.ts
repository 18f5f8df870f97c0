import path from 'node:path';

/** What a walk takes for C or C++. A file that is given by name is taken whatever its extension. */
export const SOURCE_EXTENSIONS: ReadonlySet<string> = new Set(
	'.c .cc .cpp .cxx .c++ .cppm .ixx .h .hh .hpp .hxx .h++ .inl .ipp .tcc .tpp .txx'.split(' '),
);

/** The language of a file by its name; `name` is a path or a uri. */
export function languageOfPath(name: string): 'c' | 'cpp' {
	return path.posix.extname(name) === '.c' ? 'c' : 'cpp';
}
