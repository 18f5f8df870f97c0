// What the tests that predict a run need: compilers for Windows and Linux, and Wine to run what the first one makes.
import { canInstallPackages, installPackages, isCommand } from '../lib/debian-packages.mjs';

/** Commands, and the packages of Debian that bring them. */
const needed = {
	'x86_64-w64-mingw32-gcc': ['gcc-mingw-w64-x86-64'],
	wine: ['wine', 'wine64'],
	gcc: ['gcc', 'libc6-dev'],
};

/** The packages whose commands are not there. */
function missingPackages() {
	return Object.entries(needed).flatMap(([command, packages]) => (isCommand(command) ? [] : packages));
}

/** Installs what is missing, where we may; the tests themselves say what they cannot do without. Linux x64 only. */
export async function ensureCompilers() {
	if (process.platform !== 'linux' || process.arch !== 'x64') return;
	const packages = missingPackages();
	if (packages.length > 0 && canInstallPackages()) await installPackages(packages);
}
