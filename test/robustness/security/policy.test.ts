import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { panelTexts } from '../../../client/panel-host/panel-texts.js';
import { matrixViewHtml } from '../../../client/src/matrix-view-html.js';
import { root } from '../../../scripts/lib/paths.mjs';
import { playgroundHtml } from '../../playground/playground-page.js';

/** The policy of a page, directive by directive. */
function policyOf(html: string): Map<string, string[]> {
	const [, policy = ''] = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(html) ?? [];
	const directives = policy.replaceAll('&#39;', "'").replaceAll('&quot;', '"').split(';');
	return new Map(
		directives.map((directive) => directive.trim().split(' ')).map(([name, ...values]) => [name!, values]),
	);
}

/** Nothing but what is named, and nothing named by a wildcard, by a scheme of the network or as unsafe. */
function checkStrict(policy: Map<string, string[]>): void {
	expect(policy.get('default-src')).toEqual(["'none'"]);
	const values = [...policy.values()].flat();
	expect(values.filter((value) => /^'unsafe-|\*|^https?:$|^'strict-dynamic'/.test(value))).toEqual([]);
	expect([...policy.keys()].filter((name) => /^(?:object|frame|child|form|font|media)-src$/.test(name))).toEqual([]);
}

describe('the policy of the panel', () => {
	const html = (nonce: string) =>
		matrixViewHtml({
			cspSource: 'https://*.vscode-cdn.net',
			script: 'https://file+.vscode-resource.vscode-cdn.net/panel.js',
			style: 'https://file+.vscode-resource.vscode-cdn.net/panel.css',
			nonce,
			language: 'en',
			texts: panelTexts('en'),
		});

	it('allows its own script and style and nothing else', () => {
		const policy = policyOf(html('n1'));
		expect(policy.get('script-src')).toEqual(["'nonce-n1'"]);
		// What VS Code names as the place of its own resources.
		expect(policy.get('style-src')).toEqual(['https://*.vscode-cdn.net']);
		expect([...policy.keys()]).toEqual(['default-src', 'style-src', 'script-src']);
		checkStrict(new Map([...policy].filter(([name]) => name !== 'style-src')));
	});

	it('stands before everything that it is about, and holds for a nonce of any characters', () => {
		const page = html(`"><script>alert(1)</script>`);
		expect(page.indexOf('Content-Security-Policy')).toBeLessThan(page.indexOf('<link'));
		expect(page.match(/<script/g)).toHaveLength(1);
	});
});

describe('the policy of the playground', () => {
	it('allows its own scripts and styles by their hashes, its worker, and no connection', async () => {
		const policy = policyOf(await playgroundHtml());
		checkStrict(policy);
		const others = policy.get('script-src')!.filter((value) => !/^'sha256-[\w+/]{43}='$/.test(value));
		expect(others).toEqual(["'wasm-unsafe-eval'"]);
		expect(policy.get('style-src')!.every((value) => /^'sha256-[\w+/]{43}='$/.test(value))).toBe(true);
		expect(policy.get('connect-src')).toEqual(["'none'"]);
		expect(policy.get('worker-src')).toEqual(['blob:']);
		expect(policy.get('img-src')).toEqual(['data:']);
		expect(policy.get('require-trusted-types-for')).toEqual(["'script'"]);
	}, 60_000);
});

describe('the sources of what runs in a page', () => {
	it('make no HTML of a text and no code of one', () => {
		const folders = ['client/webview', 'client/panel-host', 'client/src', 'playground/src', 'server/src'];
		const files = folders.flatMap((folder) =>
			readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
				.filter((name) => name.endsWith('.ts'))
				.map((name) => `${folder}/${name.replaceAll(path.sep, '/')}`),
		);
		const makes =
			/\b(?:innerHTML|outerHTML|insertAdjacentHTML|createContextualFragment|DOMParser|setHTMLUnsafe)\b|document\.write|\beval\(|new Function\(|\.srcdoc\b/;
		const found = files.filter((file) => makes.test(readFileSync(path.join(root, file), 'utf8')));
		// The playground's frame of the panel: its page comes from the build, through the one policy of trusted.ts.
		expect(found).toEqual(['playground/src/panel-frame.ts']);
	});
});
