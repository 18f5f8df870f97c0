// Loaded before the program by `--require`: does to a file, right before it is opened for the nth time, what another
// process might. BINDSIGHT_MEDDLE says to which, when, and what.
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const { isMainThread } = require('node:worker_threads');

const { file, opening = 1, does } = JSON.parse(process.env.BINDSIGHT_MEDDLE ?? '');
const openAtOnce = fs.openSync;
let openings = 0;

/** @type {Record<string, (path: string) => void>} */
const deeds = {
	delete: (path) => fs.unlinkSync(path),
	append: (path) => fs.appendFileSync(path, '// more\n'),
	empty: (path) => fs.truncateSync(path),
	pipe(path) {
		fs.unlinkSync(path);
		execFileSync('mkfifo', [path]);
	},
	directory(path) {
		fs.unlinkSync(path);
		fs.mkdirSync(path);
	},
	forbid(path) {
		throw Object.assign(new Error(`EACCES: permission denied, open '${path}'`), { code: 'EACCES', path });
	},
	breakDisk(path) {
		throw Object.assign(new Error(`EIO: i/o error, open '${path}'`), { code: 'EIO', path });
	},
	kill: () => process.kill(process.pid, 'SIGKILL'),
	/** Of a thread: all of the program would go otherwise. */
	endThread() {
		if (!isMainThread) {
			process.exit(7);
		}
	},
	fillThread() {
		if (!isMainThread) {
			/** @type {unknown[]} */
			const kept = [];
			for (;;) {
				kept.push(new Array(1_000_000).fill(kept.length));
			}
		}
	},
};

fs.openSync = (path, ...others) => {
	if (String(path).endsWith(file) && ++openings >= opening) {
		// Once for what is done to the file; whoever opens it again dies or is refused again.
		const isDone = openings > opening && !/^(?:forbid|breakDisk|endThread|fillThread)$/.test(does);
		if (!isDone) {
			deeds[does]?.(String(path));
		}
	}
	return openAtOnce(path, ...others);
};
