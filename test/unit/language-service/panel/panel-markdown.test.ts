import { describe, expect, it } from 'vitest';
import { panelAt } from './panel-at.js';

describe('the panel as Markdown', () => {
	it('is what the panel shows', () => {
		const { markdown } = panelAt('bind(s$0, wildcard);\nlisten(s);', { account: 'same' });
		expect(markdown.split('\n\n').slice(0, 4)).toEqual([
			'# s · TCP listener · 0.0.0.0:5150 · no option',
			'- **Same account:** can take any one address (3 of 6).\n- **Other account:** nothing.',
			[
				'| second bind | wildcard | one address |',
				'| --- | --- | --- |',
				'| no option | INUSE 10048 | SUCCESS, takes that address |',
				'| SO_REUSEADDR | DENIED 10013 | SUCCESS, takes that address |',
				'| SO_EXCLUSIVEADDRUSE | INUSE 10048 | SUCCESS, takes that address |',
			].join('\n'),
			'## Who might that be?',
		]);
		expect(markdown).toContain('- this program, started twice: fails, WSAEADDRINUSE (10048)');
		expect(markdown).toContain('## What if SO_EXCLUSIVEADDRUSE?\n\n- \\+ closes 3 cells: ');
		expect(markdown).toMatch(/Source: Win32, Server 2003 and later, documented\. .*\n$/);
	});

	it('names each line where the socket may be several', () => {
		const { markdown } = panelAt('given(s);\nbind(s$0, wildcard);');
		expect(markdown).toContain('**SO_REUSEADDR, wildcard**\n\n| second bind |');
	});

	it('says the verdict where nothing can be counted', () => {
		expect(panelAt('bind(s$0, ephemeral);').markdown).toContain('No fixed port: the system picks one that is free.');
	});

	it('shows names of the code as they are, never as markup', () => {
		const { markdown } = panelAt('bind(s$0, hostile);');
		expect(markdown).not.toMatch(/\[x\]\(/);
		expect(markdown).not.toContain('PORT_`');
	});
});
