import { describe, expect, it } from 'vitest';
import { newClient } from './new-client.js';
import { LATE_OPTION } from './sample-code.js';

const URI = 'file:///work/server.c';

/** What a client that speaks `locale` is told of an option that is set too late. */
async function findingFor(locale: string | undefined, language?: string): Promise<string> {
	const client = newClient('bundle', [], language);
	await client.initialize(locale === undefined ? {} : { locale });
	await client.open(URI, LATE_OPTION);
	const { diagnostics } = await client.diagnostics(URI);
	return String(diagnostics[0]?.message);
}

describe('the server speaks', () => {
	it.each(['pt-br', 'pt-BR', 'pt'])('Brazilian Portuguese with a client of %s', async (locale) => {
		expect(await findingFor(locale)).toContain('já vinculou o socket');
	});

	it.each([
		['pt_BR.UTF-8', undefined, 'já vinculou o socket'],
		['pt_BR.UTF-8', 'en', 'has bound the socket already'],
		['pt_BR.UTF-8', 'de', 'has bound the socket already'],
		['de_DE.UTF-8', undefined, 'has bound the socket already'],
	])('as the environment says, %s, with a client of %s', async (language, locale, words) => {
		expect(await findingFor(locale, language)).toContain(words);
	});

	it.each(['en', 'en-gb', 'de', undefined])('English with a client of %s', async (locale) => {
		expect(await findingFor(locale)).toContain('has bound the socket already');
	});
});
