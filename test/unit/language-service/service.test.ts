import { describe, expect, it, vi } from 'vitest';
import { createLanguageService } from '../../../server/src/language-service/service.js';
import type { Rule } from '../../../server/src/rules/rule.js';
import { documentOf, straightLineFacts } from './straight-line-code.js';

const TEXT = 'void serve(void)\n{\n\tbind(s, wildcard);\n}\n';

/** Finds every bind, and offers a risky fix before a safe one. */
const everyBind: Rule = {
	name: 'every-bind',
	severity: 'info',
	targets: ['windows', 'posix'],
	summary: { id: 'x' },
	sources: [],
	*check({ facts }) {
		for (const { span, target } of facts.sockets.flatMap((socket) => socket.binds)) {
			const edits = [{ span: { start: span.start, end: span.start }, newText: '/* safe */' }];
			const fixes = [
				{ title: { id: 'panel.noBind' }, safe: false, edits: [] },
				{ title: { id: 'hover.noGain' }, safe: true, edits },
			];
			yield { severity: 'info', span, message: { id: 'hover.noGain' }, target, fixes };
		}
	},
};

function countingService() {
	const factsOf = vi.fn(({ text }: { text: string }) => ({ facts: straightLineFacts(text), items: [] }));
	return { factsOf, service: createLanguageService({ factsOf, rules: [everyBind] }) };
}

describe('the language service', () => {
	it('analyses a version of a document once, for every feature', () => {
		const { factsOf, service } = countingService();
		const document = documentOf(TEXT);
		const position = { line: 2, character: 2 };
		service.analyse(document);
		service.hover(document, position);
		service.codeActions(document, { start: position, end: position });
		service.sharingMatrix(document, { position });
		expect(factsOf).toHaveBeenCalledTimes(1);
	});

	it('analyses again for another version, another text, other targets, and once forgotten', () => {
		const { factsOf, service } = countingService();
		service.analyse(documentOf(TEXT, 1));
		service.analyse(documentOf(TEXT, 2));
		service.analyse(documentOf(`${TEXT}\n`, 2));
		service.analyse(documentOf(`${TEXT}\n`, 2), { targets: ['posix'] });
		service.forget('file:///server.c');
		service.analyse(documentOf(`${TEXT}\n`, 2), { targets: ['posix'] });
		expect(factsOf).toHaveBeenCalledTimes(5);
	});

	it('keeps only so many documents', () => {
		const { factsOf, service } = countingService();
		for (let file = 0; file < 100; file++) {
			service.analyse({ ...documentOf(TEXT), uri: `file:///${file}.c` });
		}
		service.analyse({ ...documentOf(TEXT), uri: 'file:///99.c' });
		expect(factsOf).toHaveBeenCalledTimes(100);
		service.analyse({ ...documentOf(TEXT), uri: 'file:///0.c' });
		expect(factsOf).toHaveBeenCalledTimes(101);
	});

	it('merges what a rule says for several targets', () => {
		const { findings } = countingService().service.analyse(documentOf(TEXT));
		expect(findings.map(({ rule, targets }) => ({ rule, targets }))).toEqual([
			{ rule: 'every-bind', targets: ['windows', 'posix'] },
		]);
	});
});

describe('code actions', () => {
	const actionsAt = (line: number, character: number) => {
		const place = { line, character };
		return countingService().service.codeActions(documentOf(TEXT), { start: place, end: place });
	};

	it('offer the safe fix first, and prefer it', () => {
		const range = { start: { line: 2, character: 1 }, end: { line: 2, character: 18 } };
		expect(actionsAt(2, 3)).toEqual([
			{
				title: 'No gain here.',
				rule: 'every-bind',
				range,
				preferred: true,
				safe: true,
				edits: [{ range: { start: range.start, end: range.start }, newText: '/* safe */' }],
			},
			expect.objectContaining({ preferred: false, safe: false }),
			expect.objectContaining({ title: 'Suppress every-bind here, with a reason', preferred: false, safe: false }),
		]);
	});

	it('are offered at both ends of a finding and nowhere else', () => {
		expect(actionsAt(2, 1)).toHaveLength(3);
		expect(actionsAt(2, 18)).toHaveLength(3);
		expect(actionsAt(1, 0)).toHaveLength(0);
	});
});
