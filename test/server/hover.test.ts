import { describe, expect, it } from 'vitest';
import { FULL_CAPABILITIES, type LanguageClient, rangeOf } from './language-client.js';
import { newClient } from './new-client.js';
import { EARLY_OPTION, textDocument } from './sample-code.js';

const URI = 'file:///work/a (copy)/server.c';
const PANEL = 'bindsight.showMatrix';

/** The hover over the sharing option of a listener, for a client with these features. */
async function hoverFor(options: Parameters<LanguageClient['initialize']>[0]) {
	const client = newClient();
	await client.initialize(options);
	await client.open(URI, EARLY_OPTION);
	const { start } = rangeOf(textDocument(URI, EARLY_OPTION), 'SO_EXCLUSIVEADDRUSE');
	const hover = await client.hover(URI, start);
	return { start, ...(hover?.contents as { kind: string; value: string }) };
}

describe('the link to the panel in a hover', () => {
	it('names the place, for a client that runs the command from a hover', async () => {
		const { value, start } = await hoverFor({ initializationOptions: { hoverCommands: [PANEL] } });
		const [, encoded = ''] = /\[Show every case\]\(command:bindsight\.showMatrix\?([^)\s]*)\)$/.exec(value) ?? [];
		expect(JSON.parse(decodeURIComponent(encoded))).toEqual([{ uri: URI, position: start }]);
	});

	it.each([
		['names no command', {}],
		['names another one', { hoverCommands: ['workbench.action.quit'] }],
		['names what is no list', { hoverCommands: PANEL }],
	])('is left out for a client that %s', async (_, initializationOptions) => {
		const { kind, value } = await hoverFor({ initializationOptions });
		expect(kind).toBe('markdown');
		expect(value).not.toContain('command:');
	});
});

describe('a client that shows no Markdown', () => {
	it('gets the same as plain text', async () => {
		const textDocument = { ...FULL_CAPABILITIES.textDocument, hover: { contentFormat: ['plaintext'] } };
		const { kind, value } = await hoverFor({
			capabilities: { ...FULL_CAPABILITIES, textDocument },
			initializationOptions: { hoverCommands: [PANEL] },
		});
		expect(kind).toBe('plaintext');
		expect(value).toMatch(/^Keeps 0\.0\.0\.0:5150 to this socket\. /);
		expect(value).not.toMatch(/[*[\]]|command:/);
	});
});
