// Reads every C and C++ file below a folder and looks for five names in its bytes: what any scan has to do at least.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const NAMES = ['setsockopt', 'bind', 'WskBind', 'WskControlSocket', 'acceptor'];
const [, , folder = '.'] = process.argv;
let found = 0;
for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
	if (entry.isFile() && /\.(c|cc|cpp|cxx|c\+\+|cppm|ixx|h|hh|hpp|hxx|h\+\+|inl|ipp|tcc|tpp|txx)$/i.test(entry.name)) {
		const bytes = readFileSync(path.join(entry.parentPath, entry.name));
		found += NAMES.some((name) => bytes.includes(name)) ? 1 : 0;
	}
}
process.stdout.write(`${found}\n`);
