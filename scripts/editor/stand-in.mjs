#!/usr/bin/env node
// Stands in for desktop VS Code's executable towards @vscode/test-electron: understands its arguments, and runs the tests
// in the embedded VS Code's extension host, shown in Chromium.
import { format, parseArgs } from 'node:util';
import { ensureChromium, launchChromium } from './chromium.mjs';
import { pageAddress, startServer } from './server.mjs';
import { ensureInstalled } from './setup.mjs';

/** Exit code where the page ended without telling the tests' result. */
const PAGE_ENDED = 98;

/** What the workbench says of itself while it starts, which is not the tests' output. */
const chatter =
	/^(Resolv(ing|ed) connection token|Creating a socket|\[reconnection-grace-time\]|Ignoring fetching additional|\[AgentHost|\[AccountPolicyGate\]|Updating additional builtin|Creation of workbench contribution|\[Service Worker\]|Timed out waiting for authentication provider)/;

const { values, positionals } = parseArgs({
	args: process.argv.slice(2),
	strict: false,
	allowPositionals: true,
	options: {
		extensionDevelopmentPath: { type: 'string', multiple: true },
		extensionTestsPath: { type: 'string' },
	},
});

const server = await startServer(await ensureInstalled(), {
	trusted: true,
	testDriver: true,
	privateHome: true,
});
const browser = await launchChromium(await ensureChromium());
const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();

/** @type {Promise<number>} */
const ended = new Promise((resolve) => {
	page.exposeFunction('codeAutomationExit', resolve);
	page.on('crash', () => resolve(PAGE_ENDED));
	server.child.once('exit', () => resolve(PAGE_ENDED));
	process.once('SIGINT', () => resolve(130));
	process.once('SIGTERM', () => resolve(143));
});
await page.exposeFunction('codeAutomationLog', (/** @type {string} */ kind, /** @type {unknown} */ args) => {
	const line = format(...(Array.isArray(args) ? args : [args]));
	if (!chatter.test(line)) (kind === 'error' ? process.stderr : process.stdout).write(`${line}\n`);
});
await page.goto(
	pageAddress(server, {
		folder: /** @type {string} */ (positionals[0] ?? process.cwd()),
		development: /** @type {string[]} */ (values.extensionDevelopmentPath ?? []),
		tests: /** @type {string | undefined} */ (values.extensionTestsPath),
	}),
);
const code = await ended;
await browser.close();
await server.stop();
process.exit(code);
