// npm start: builds Bindsight, shows on the terminal what it says of some code, and opens that code in an editor.
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { findCode, openInDesktop } from './editor/desktop.mjs';
import { pageAddress, startServer } from './editor/server.mjs';
import { describeSetup, ensureInstalled, installed, isSupported } from './editor/setup.mjs';
import { root } from './lib/paths.mjs';
import { endChildrenOnInterrupt, run } from './lib/processes.mjs';

const usage = `Usage: npm start [-- [PATH] [--editor | --no-editor] [--port N]]

Builds Bindsight, checks PATH on the terminal and opens it in an editor with the extension.

  PATH         your own code, a folder or a file; left out: samples/
  --editor     open the editor without asking, and where this is no terminal, too
  --no-editor  stop after the terminal part
  --port N     port of the embedded VS Code; left out: any free one
  --help       this text

The editor is desktop VS Code where the command "code" is on the PATH, else, on Linux x64, an embedded VS Code
that is set up in a cache folder and used from a browser.
`;

/** A mistake in how the command was used. */
class UsageError extends Error {}

const options = {
	editor: { type: /** @type {const} */ ('boolean') },
	'no-editor': { type: /** @type {const} */ ('boolean') },
	port: { type: /** @type {const} */ ('string') },
	help: { type: /** @type {const} */ ('boolean'), short: 'h' },
};

function parse() {
	try {
		return parseArgs({ options, allowPositionals: true });
	} catch (error) {
		throw new UsageError(/** @type {Error} */ (error).message);
	}
}

function readArguments() {
	const { values, positionals } = parse();
	if (values.editor && values['no-editor']) throw new UsageError('--editor and --no-editor exclude each other.');
	if (positionals.length > 1) throw new UsageError(`One PATH at a time, and here are ${positionals.length}.`);
	const port = values.port === undefined ? 0 : Number(values.port);
	if (!Number.isInteger(port) || port < 0 || port > 65_535 || values.port?.trim() === '') {
		throw new UsageError(`--port takes a number from 0 to 65535, not "${values.port}".`);
	}
	// npm runs us in the top folder; a relative PATH is meant from where the user stands.
	const from =
		positionals[0] !== undefined && process.env.npm_lifecycle_event === 'start' ? process.env.INIT_CWD : undefined;
	const place = {
		cwd: positionals[0] === undefined ? root : (from ?? process.cwd()),
		given: positionals[0] ?? 'samples',
	};
	const target = path.resolve(place.cwd, place.given);
	if (!existsSync(target)) throw new UsageError(`There is no ${target}.`);
	return { ...place, target, port, isOurs: positionals[0] === undefined, help: values.help, wish: wishFrom(values) };
}

/** @param {{ editor?: boolean, 'no-editor'?: boolean }} values @returns {'yes' | 'no' | 'ask'} */
function wishFrom(values) {
	if (values['no-editor']) return 'no';
	return values.editor ? 'yes' : 'ask';
}

/** @param {string} text */
function say(text) {
	process.stdout.write(`${text}\n`);
}

/**
 * Runs the built command line, and shows how.
 * @param {string} cwd
 * @param {...string} args
 */
async function bindsight(cwd, ...args) {
	say(`\n$ npx bindsight ${args.join(' ')}\n`);
	const { code } = await run(process.execPath, [path.join(root, 'server/bin/bindsight.js'), ...args], { cwd });
	return code ?? 1;
}

/**
 * Where a socket is bound, so that its matrix can be shown: the first bind whose address is known, else the first.
 * @param {string} cwd
 * @param {string} given
 * @returns {Promise<string | undefined>} FILE:LINE:COLUMN
 */
async function findBind(cwd, given) {
	const args = [path.join(root, 'server/bin/bindsight.js'), 'sockets', given, '--format', 'json'];
	const { stdout, code } = await run(process.execPath, args, { cwd, stdio: ['ignore', 'pipe', 'ignore'] });
	if (stdout === '') throw new Error(`"bindsight sockets ${given}" ended with ${code} and no output.`);
	/** @type {{ files: { file: string, sockets: { binds: { line: number, column: number, address: { kind: string } }[] }[] }[] }} */
	const { files } = JSON.parse(stdout);
	const binds = files.flatMap(({ file, sockets }) =>
		sockets.flatMap((socket) => socket.binds.map((bind) => ({ file, ...bind }))),
	);
	const bind = binds.find(({ address }) => address.kind !== 'unknown') ?? binds[0];
	return bind && `${bind.file}:${bind.line}:${bind.column}`;
}

/** @param {string} question */
async function confirm(question) {
	const terminal = createInterface({ input: process.stdin, output: process.stdout });
	// Ctrl-C and the end of the input both mean no.
	const closed = new Promise((resolve) => terminal.once('close', () => resolve('')));
	terminal.once('SIGINT', () => terminal.close());
	const answer = await Promise.race([terminal.question(`${question} [y/N] `), closed]);
	terminal.close();
	return /^y(es)?$/i.test(String(answer).trim());
}

/** @param {{ target: string, isOurs: boolean, port: number, wish: 'yes' | 'no' | 'ask' }} request @returns {Promise<number>} */
async function openEditor(request) {
	const code = findCode();
	if (code) {
		say(`\nOpening ${request.target} in VS Code...`);
		if (await openInDesktop(code, request.target)) return 0;
		say(`${code} could not open it.`);
	}
	if (!isSupported()) {
		say('\nTo see it in the editor, install VS Code with its command "code" on the PATH, and run this again.');
		return request.wish === 'yes' ? 1 : 0;
	}
	if (!installed() && request.wish === 'ask') {
		say(`\nThere is no VS Code here ("code" on the PATH). ${describeSetup()}`);
		if (!(await confirm('Set it up and open it?'))) return 0;
	}
	return serve(request);
}

/** @param {{ target: string, isOurs: boolean, port: number }} request @returns {Promise<number>} */
async function serve({ target, isOurs, port }) {
	const isFile = statSync(target).isFile();
	const server = await startServer(await ensureInstalled(), {
		installed: true,
		port,
		trusted: isOurs,
		settings: isOurs ? { 'workbench.startupEditor': 'readme' } : {},
	});
	letInterruptsThrough();
	const stopped = new Promise((resolve) => {
		for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.once(signal, () => resolve(0));
		server.child.once('exit', () => resolve(1));
	});
	say(`\nBindsight is ready in VS Code. Open this address in a browser on this machine:\n`);
	say(`  ${pageAddress(server, { folder: isFile ? path.dirname(target) : target })}\n`);
	say(`${isFile ? `Then open ${path.basename(target)} there. ` : ''}Ctrl-C stops it.`);
	const code = await stopped;
	say(code === 0 ? '\nStopped.' : 'The embedded VS Code ended by itself.');
	await server.stop();
	return code;
}

async function main() {
	const request = readArguments();
	if (request.help) {
		process.stdout.write(usage);
		return 0;
	}
	const built = await run(process.execPath, [path.join(root, 'scripts/build.mjs')], { cwd: root });
	if (built.code !== 0) return 1;
	const { cwd, given } = request;
	const checked = await bindsight(cwd, 'check', given, '--fail-on', 'never');
	const bind = await findBind(cwd, given);
	if (bind) await bindsight(cwd, 'matrix', '--at', bind);
	else say(`\nNo socket is bound in ${given}, so there is no sharing matrix to show.`);
	if (request.wish === 'no') return checked;
	if (request.wish === 'ask' && !(process.stdin.isTTY && process.stdout.isTTY)) {
		const command = ['npm start -- ', request.isOurs ? '' : `${given} `, '--editor'].join('');
		say(`\nTo see it in VS Code, with squiggles, hovers, fixes and the sharing matrix: ${command}`);
		return checked;
	}
	return (await openEditor(request)) || checked;
}

const letInterruptsThrough = endChildrenOnInterrupt();
try {
	process.exitCode = await main();
} catch (error) {
	const isUsage = error instanceof UsageError;
	process.stderr.write(`${/** @type {Error} */ (error).message}\n${isUsage ? `\n${usage}` : ''}`);
	process.exitCode = isUsage ? 2 : 1;
}
