// A Chromium to show the embedded VS Code in, without a screen.
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { canInstallPackages, installPackages } from '../lib/debian-packages.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const packages = ['chromium', 'fonts-dejavu-core'];

/** A Chromium that is there: CHROMIUM, else one on the PATH. */
export function findChromium() {
	if (process.env.CHROMIUM) return process.env.CHROMIUM;
	for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
		for (const name of names) {
			const file = path.join(folder, name);
			if (existsSync(file) && statSync(file).isFile()) return file;
		}
	}
	return undefined;
}

/**
 * A Chromium: one that is there, else Debian's, where we may install it.
 * @returns {Promise<string>}
 * @throws where there is none and none can be installed; the message says what to install
 */
export async function ensureChromium() {
	const found = findChromium();
	if (found) return found;
	const howTo =
		'Install Chromium or Chrome (on Debian: apt-get install chromium fonts-dejavu-core), or name one in CHROMIUM.';
	if (!canInstallPackages()) {
		throw new Error(`The tests inside the embedded VS Code need Chromium, and there is none. ${howTo}`);
	}
	await installPackages(packages);
	const installed = findChromium();
	if (!installed) throw new Error(`apt-get could not install Chromium; what it said stands above. ${howTo}`);
	return installed;
}

/**
 * Starts Chromium without a screen, cut off from every network but this machine's own.
 * @param {string} executable
 */
export function launchChromium(executable) {
	return chromium.launch({
		executablePath: executable,
		headless: true,
		args: [
			'--disable-gpu',
			'--disable-dev-shm-usage',
			// A page of this machine may show another one of this machine: web views have addresses of their own.
			'--disable-features=LocalNetworkAccessChecks',
			'--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost , EXCLUDE *.localhost',
		],
	});
}
