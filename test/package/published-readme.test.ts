import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../scripts/lib/paths.mjs';
import { withoutRelativeLinks } from '../../scripts/lib/published-readme.mjs';

describe('the README on the page of a registry', () => {
	it('keeps the words of a link that leads to a file, and drops a picture', () => {
		const written =
			'See [the *page*](docs/a.md) of [npm](https://www.npmjs.com), [below](#below).\n\n![It](a.png)\n\nEnd.\n';
		expect(withoutRelativeLinks(written)).toBe(
			'See the *page* of [npm](https://www.npmjs.com), [below](#below).\n\nEnd.\n',
		);
	});

	it('leaves code as it is, and the rows of tables', () => {
		const written = '| rule | what |\n| --- | --- |\n| [a-b](docs/a-b.md) | x \\| y |\n\n```c\nf[i](x);\n```\n';
		expect(withoutRelativeLinks(written)).toBe(written.replace('[a-b](docs/a-b.md)', 'a-b'));
	});

	it.each(['CHANGELOG.md', 'server/README.md'])('%s leads to no file beside it', (name) => {
		const written = readFileSync(path.join(root, name), 'utf8');
		expect(withoutRelativeLinks(written)).toBe(written);
	});
});
