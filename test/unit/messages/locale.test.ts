import { afterEach, describe, expect, it } from 'vitest';
import { localeOf, localeOfEnvironment } from '../../../server/src/messages/locale.js';
import { dataWords, speak, text } from '../../../server/src/messages/text.js';

describe('the language of a tag', () => {
	it.each([
		['en', 'en'],
		['en-GB', 'en'],
		['EN_us.UTF-8', 'en'],
		['pt-BR', 'pt-BR'],
		['pt-br', 'pt-BR'],
		['pt_BR.UTF-8', 'pt-BR'],
		['pt_PT@euro', 'pt-BR'],
		['pt', 'pt-BR'],
		['fr', undefined],
		['ptx', undefined],
		['C', undefined],
		['', undefined],
	])('%j is %j', (tag, locale) => {
		expect(localeOf(tag)).toBe(locale);
	});

	it('is that of LC_ALL, else of LC_MESSAGES, else of LANG, else English', () => {
		expect(localeOfEnvironment({ LANG: 'pt_BR.UTF-8' })).toBe('pt-BR');
		expect(localeOfEnvironment({ LANG: 'pt_BR.UTF-8', LC_MESSAGES: 'C' })).toBe('en');
		expect(localeOfEnvironment({ LANG: 'en_US', LC_MESSAGES: 'en_US', LC_ALL: 'pt_BR' })).toBe('pt-BR');
		expect(localeOfEnvironment({ LANG: 'pt_BR', LC_ALL: '' })).toBe('pt-BR');
		expect(localeOfEnvironment({})).toBe('en');
	});
});

describe('a sentence', () => {
	afterEach(() => speak('en'));

	const counted = (files: number) => text({ id: 'cli.check.noFindings', args: { files } });

	it('is in the language that was chosen last, and counts as that language does', () => {
		expect(counted(1)).toBe('1 file, no findings.');
		speak('pt-BR');
		expect(counted(1)).toBe('1 arquivo, nenhuma ocorrência.');
		expect(counted(2000)).toBe('2.000 arquivos, nenhuma ocorrência.');
		speak('en');
		expect(counted(2000)).toBe('2,000 files, no findings.');
	});

	it('has the words of the data in it, too', () => {
		expect(dataWords('all that bind')).toBe('all that bind');
		speak('pt-BR');
		expect(dataWords('all that bind')).toBe('todos os que fazem bind');
		expect(dataWords('DWORD')).toBe('DWORD');
	});
});
