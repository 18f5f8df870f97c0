import { existsSync } from 'node:fs';
import path from 'node:path';
import { type Browser, chromium } from 'playwright-core';

/**
 * Starts the Chromium that CHROMIUM names, or the one of the system.
 * @throws Error that says what to install where there is none.
 */
export async function startChromium(): Promise<Browser> {
	const executablePath = findChromium();
	if (!executablePath) {
		throw new Error(
			'The tests of the panel need Chromium or Chrome: install one (Debian: apt-get install chromium), or name it in the environment variable CHROMIUM.',
		);
	}
	return await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-extensions'] });
}

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'chrome.exe'];

const USUAL_PLACES = [
	'/usr/bin/chromium',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
	'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
	'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

function findChromium(): string | undefined {
	const named = process.env.CHROMIUM;
	if (named) {
		return existsSync(named) ? named : undefined;
	}
	const folders = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== '');
	const onPath = folders.flatMap((folder) => NAMES.map((name) => path.join(folder, name)));
	return [...USUAL_PLACES, ...onPath].find((candidate) => existsSync(candidate));
}
