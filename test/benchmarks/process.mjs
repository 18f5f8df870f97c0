// A command and what it took: seconds, seconds of CPU, and the most memory.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * @typedef {object} Took
 * @property {number} seconds
 * @property {number | undefined} cpu seconds of CPU, of its threads and processes too; undefined where the system does not say
 * @property {number | undefined} megabytes the most that was resident, of processes that it starts, too; undefined where the system does not say
 * @property {number | string | null} ended the exit code, or the name of the signal
 */

/** Ticks of a second in /proc on every Linux that Node runs on. */
const TICKS = 100;
/** The most memory is looked up so often: the system keeps it, so that only what grew at the very end is missed. */
const LOOK_EVERY = 5;

/** Runs a command to its end, whatever it says. @param {string} command @param {readonly string[]} args @returns {Promise<Took>} */
export async function measured(command, args) {
	const before = cpuOfChildren();
	const start = performance.now();
	const child = spawn(command, args, { stdio: 'ignore' });
	let runs = true;
	let megabytes = 0;
	const ended = once(child, 'exit').finally(() => {
		runs = false;
	});
	const looking = (async () => {
		while (runs) {
			megabytes = Math.max(megabytes, peakOf(child.pid));
			await wait(LOOK_EVERY);
		}
	})();
	const [code, signal] = await ended;
	const seconds = (performance.now() - start) / 1000;
	await looking;
	const after = cpuOfChildren();
	return {
		seconds,
		cpu: before === undefined || after === undefined ? undefined : after - before,
		megabytes: megabytes === 0 ? undefined : megabytes,
		ended: signal ?? code,
	};
}

/** Of those that have ended, in seconds. */
function cpuOfChildren() {
	try {
		const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1]?.split(' ') ?? [];
		return (Number(fields[13]) + Number(fields[14])) / TICKS;
	} catch {
		return undefined;
	}
}

/** The most that a process had, and that those have had which it has started and which still run. @param {number | undefined} pid @returns {number} */
function peakOf(pid) {
	try {
		const status = readFileSync(`/proc/${pid}/status`, 'utf8');
		const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean);
		const own = Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / 1000;
		return children.reduce((sum, child) => sum + peakOf(Number(child)), own);
	} catch {
		return 0;
	}
}

/** Whether a command can be started. @param {string} command */
export function isInstalled(command) {
	return !spawnSync(command, ['--version'], { stdio: 'ignore' }).error;
}

/** Makes the system read from the disk again. False where it does not let us. */
export function dropCaches() {
	try {
		spawnSync('sync');
		writeFileSync('/proc/sys/vm/drop_caches', '3');
		return true;
	} catch {
		return false;
	}
}
