import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parse as parseToml } from 'smol-toml';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LanguageClient, startCommand } from '../server/language-client.js';
import { EARLY_OPTION } from '../server/sample-code.js';
import { writeCommand } from './editor-folder.js';
import { linesFor } from './editors-page.js';

const URI = 'file:///work/server.c';

/** A listener whose option is set in time, and nobody looks whether it could be. */
const UNCHECKED = EARLY_OPTION.replace(/\tif \((setsockopt\(.*\)) == SOCKET_ERROR\)\n\t\treturn 1;\n/, '\t$1;\n');

/** What an editor's file says of a language server. */
interface Configured {
	command: readonly string[];
	/** What the editor answers where a server asks for a section of its settings. */
	settings?: Record<string, unknown>;
	/** What the editor hands over at the start. */
	initializationOptions?: object;
	positionEncodings: readonly string[];
}

let folder = '';
let client: LanguageClient | undefined;

beforeEach(() => {
	folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'bindsight-editor-')));
	writeCommand(folder);
});

afterEach(() => {
	client?.connection.dispose();
	client?.process.kill();
	rmSync(folder, { recursive: true, force: true });
});

/** Starts the server, asks it as that editor does, and waits until it finds these rules. */
async function checkRules(expected: readonly string[], configured: Configured): Promise<void> {
	const { command, settings = {}, initializationOptions, ...general } = configured;
	const [program = '', ...args] = command;
	client = startCommand(path.join(folder, 'bin', program), args);
	client.connection.onRequest('workspace/configuration', ({ items }: { items: { section: string }[] }) =>
		items.map(({ section }) => settings[section] ?? null),
	);
	const capabilities = { general, workspace: { configuration: true } };
	const { capabilities: offered } = await client.initialize({ capabilities, initializationOptions });
	expect(offered.positionEncoding).toBe('utf-16');
	await client.connection.sendNotification('workspace/didChangeConfiguration', { settings });
	await client.open(URI, UNCHECKED);
	await client.diagnostics(URI, ({ diagnostics }) => String(diagnostics.map(({ code }) => code)) === String(expected));
}

function helix(): Configured {
	const file = parseToml(linesFor('Helix', 'toml')) as {
		'language-server': { bindsight: { command: string; args: string[]; config: Record<string, unknown> } };
	};
	const { command, args, config } = file['language-server'].bindsight;
	return {
		command: [command, ...args],
		settings: config,
		initializationOptions: config,
		positionEncodings: ['utf-8', 'utf-32', 'utf-16'],
	};
}

function sublime(): Configured {
	const file = JSON.parse(linesFor('Sublime Text', 'json')) as { clients: { bindsight: Configured } };
	const { command, settings } = file.clients.bindsight;
	return { command, settings, positionEncodings: ['utf-16'] };
}

describe.skipIf(process.platform === 'win32')('the server is started and understands what docs/editors.md says', () => {
	const editors = [
		['Helix', helix],
		['Sublime Text', sublime],
	] as const;

	it.each(editors)('for %s', (_editor, configured) => checkRules([], configured()));

	it.each(editors)('and would find something without the settings (%s)', (_editor, configured) =>
		checkRules(['unchecked-option'], { ...configured(), settings: {}, initializationOptions: {} }),
	);

	it('for the languages that Helix asks it for', () => {
		const { language } = parseToml(linesFor('Helix', 'toml')) as { language: object[] };
		const servers = { 'language-servers': expect.arrayContaining(['bindsight']) };
		expect(language).toEqual(['c', 'cpp'].map((name) => ({ name, ...servers })));
	});
});
