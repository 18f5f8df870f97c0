import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Platform } from '../documented-outcomes.js';

/** How programs for a platform are compiled and started. */
export interface Toolchain {
	/** The compiler, and what it is given last. */
	compile: readonly string[];
	/** What an executable is started with. */
	start: readonly string[];
	environment: Record<string, string>;
	/** What runs the programs, as it calls itself. */
	version: string;
	/** Ends what runs in the background and takes away what was written. */
	close: () => void;
}

const NEEDS: Record<Platform, readonly string[]> = {
	windows: ['x86_64-w64-mingw32-gcc', 'wine'],
	posix: ['gcc'],
};

const HOW_TO = 'On Debian, as root: apt-get install gcc-mingw-w64-x86-64 wine wine64 gcc libc6-dev.';

/** Why programs cannot be run for a platform here; undefined where they can. */
export function whatIsMissing(platform: Platform): string | undefined {
	if (process.platform !== 'linux') {
		return `The programs are compiled and run on Linux; this is ${process.platform}.`;
	}
	const missing = NEEDS[platform].filter((command) => !isThere(command));
	return missing.length > 0 ? `There is no ${missing.join(' and no ')}. ${HOW_TO}` : undefined;
}

function isThere(command: string): boolean {
	const folders = (process.env.PATH ?? '').split(path.delimiter);
	return folders.some((folder) => existsSync(path.join(folder, command)));
}

/** Makes a platform ready. Wine gets a folder of its own, no screen and no network but this machine's. */
export function openToolchain(platform: Platform): Toolchain {
	if (platform === 'posix') {
		return { compile: ['gcc'], start: [], environment: {}, version: `Linux ${os.release()}`, close: () => {} };
	}
	const prefix = mkdtempSync(path.join(os.tmpdir(), 'bindsight-wine-'));
	const environment = {
		WINEPREFIX: prefix,
		WINEDEBUG: '-all',
		WINEDLLOVERRIDES: 'mscoree,mshtml,winemenubuilder.exe=',
		WINEARCH: 'win64',
		DISPLAY: '',
	};
	return {
		compile: ['x86_64-w64-mingw32-gcc', '-lws2_32'],
		start: ['wine'],
		environment,
		version: spawnSync('wine', ['--version'], {
			encoding: 'utf8',
			env: { ...process.env, ...environment },
		}).stdout.trim(),
		close: () => {
			stopServer(environment);
			rmSync(prefix, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
		},
	};
}

/** Ends the server of this prefix, and with it everything that runs in it. */
function stopServer(environment: Record<string, string>): void {
	spawnSync('wineserver', ['-k', '-w'], { env: { ...process.env, ...environment }, stdio: 'ignore', timeout: 20_000 });
}
