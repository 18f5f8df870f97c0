// Child processes that never outlive the script that started them, nor their time.
import { spawn, spawnSync } from 'node:child_process';
import path from 'node:path';

/** How long a process may take to end after it was asked to, in milliseconds. */
const GRACE = 3_000;

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/**
 * Ends a process and everything it started.
 * @param {import('node:child_process').ChildProcess} child started with `start`
 */
export async function stopTree(child) {
	if (child.pid === undefined || !running.has(child)) return;
	const ended = new Promise((resolve) => child.once('exit', resolve));
	signalTree(child, 'SIGTERM');
	const forced = setTimeout(() => signalTree(child, 'SIGKILL'), GRACE);
	await ended;
	clearTimeout(forced);
	signalTree(child, 'SIGKILL');
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function signalTree(child, signal) {
	if (child.pid === undefined) return;
	if (process.platform === 'win32') {
		spawnSync('taskkill', ['/pid', String(child.pid), '/t', '/f'], { stdio: 'ignore' });
		return;
	}
	try {
		process.kill(-child.pid, signal);
	} catch {
		// Nothing of the group is left.
	}
}

/**
 * Starts a process as the head of a group of its own, so that the whole group can be ended.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 */
export function start(command, args, options = {}) {
	const child = spawn(command, args, { stdio: 'inherit', ...options, detached: process.platform !== 'win32' });
	running.add(child);
	child.once('exit', () => running.delete(child));
	child.once('error', () => running.delete(child));
	return child;
}

/**
 * Runs a process to its end.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions & { limit?: number }} [options] `limit` in milliseconds; none where left out
 * @returns {Promise<{ code: number | null, timedOut: boolean, stdout: string, error?: Error }>} `code` is null where a
 *   signal ended it or it could not be started; `stdout` is filled where it is piped
 */
export function run(command, args, { limit, ...options } = {}) {
	return new Promise((resolve) => {
		const child = start(command, args, options);
		let stdout = '';
		let timedOut = false;
		child.stdout?.setEncoding('utf8').on('data', (text) => {
			stdout += text;
		});
		const timer =
			limit === undefined
				? undefined
				: setTimeout(() => {
						timedOut = true;
						void stopTree(child);
					}, limit);
		child.once('error', (error) => {
			clearTimeout(timer);
			resolve({ code: null, timedOut, stdout, error });
		});
		child.once('close', (code) => {
			clearTimeout(timer);
			resolve({ code, timedOut, stdout });
		});
	});
}

const interrupts = /** @type {const} */ ({ SIGINT: 130, SIGTERM: 143, SIGHUP: 129 });

/**
 * Makes Ctrl-C, a hang-up and a polite kill end the children first and then this process.
 * @returns {() => void} leaves those signals to somebody else from then on
 */
export function endChildrenOnInterrupt() {
	let ending = false;
	const end = async (/** @type {NodeJS.Signals} */ signal) => {
		if (ending) return;
		ending = true;
		await Promise.all([...running].map(stopTree));
		process.exit(interrupts[/** @type {keyof typeof interrupts} */ (signal)]);
	};
	for (const signal of Object.keys(interrupts)) process.on(signal, end);
	process.once('exit', () => {
		for (const child of running) signalTree(child, 'SIGKILL');
	});
	return () => {
		for (const signal of Object.keys(interrupts)) process.off(signal, end);
	};
}

/**
 * The command and the first arguments that run npm: the npm that runs us where there is one, so that no shell is needed
 * for Windows's npm.cmd.
 * @returns {{ command: string, args: string[], shell: boolean }}
 */
export function npm() {
	const script = process.env.npm_execpath;
	if (script && /npm-cli\.(c|m)?js$/.test(path.basename(script))) {
		return { command: process.execPath, args: [script], shell: false };
	}
	return process.platform === 'win32'
		? { command: 'npm.cmd', args: [], shell: true }
		: { command: 'npm', args: [], shell: false };
}
