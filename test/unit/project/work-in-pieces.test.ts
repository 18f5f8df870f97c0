import { describe, expect, it, vi } from 'vitest';
import { Interpreter } from '../../../server/src/analysis/run/interpreter.js';
import { counts } from '../../../server/src/counts/counts.js';
import type { LinkedFiles, SourceText } from '../../../server/src/project/linked-files.js';
import { linkFiles } from '../../helpers/link-files.js';

const OPTION_HELPER = `void make_reusable(SOCKET s) {
	int on = 1;
	setsockopt(s, SOL_SOCKET, SO_REUSEADDR, (char *)&on, sizeof on);
}`;

function sources(files: Readonly<Record<string, string>>): SourceText[] {
	return Object.entries(files).map(([name, text]) => ({ uri: `file:///${name}`, languageId: 'c', text }));
}

describe('work on a linked file that is done in pieces', () => {
	const callers = ['a', 'b', 'c'].map((name) => [
		`${name}.c`,
		`int ${name}(SOCKET s) { make_reusable(s); bind(s, sa, 16); }`,
	]);
	const all = sources({ 'options.c': OPTION_HELPER, ...Object.fromEntries(callers) });
	const options = all[0]!;

	/** Does pieces while there are any, at most so many; how many there were. */
	function advance(linked: LinkedFiles, source: SourceText, most = Number.POSITIVE_INFINITY): number {
		let pieces = 0;
		while (pieces < most && linked.advance(source)) {
			pieces++;
		}
		return pieces;
	}

	/** How many functions are run for something. */
	function rootsRunFor(act: () => void): number {
		const before = counts.rootsRun;
		act();
		return counts.rootsRun - before;
	}

	it('leaves nothing to be run for the facts, which are those of a file that is asked for at once', async () => {
		const [inPieces, atOnce] = [await linkFiles(all, true), await linkFiles(all, true)];
		expect(advance(inPieces, options)).toBeGreaterThan(callers.length);
		const { facts } = atOnce.factsOf(options);
		let found: unknown;
		expect(rootsRunFor(() => (found = inPieces.factsOf(options).facts))).toBe(0);
		expect(found).toEqual(facts);
		expect(inPieces.advance(options)).toBe(false);
	});

	it('may be left at any piece: what is asked for then is the same', async () => {
		const { facts } = (await linkFiles(all, true)).factsOf(options);
		const pieces = advance(await linkFiles(all, true), options);
		for (let most = 0; most < pieces; most++) {
			const linked = await linkFiles(all, true);
			advance(linked, options, most);
			expect(linked.factsOf(options).facts, `after ${most} pieces`).toEqual(facts);
		}
	});

	it('is not done again where an edit comes before its end, as far as the edit leaves it alone', async () => {
		const whole = sources({
			'options.c': OPTION_HELPER,
			'callers.c': callers.map(([, code]) => code).join('\n'),
		});
		const linked = await linkFiles(whole, true);
		const withThird = (code: string) => [whole[0]!, { ...whole[1]!, text: whole[1]!.text.replace(/int c.*/, code) }];
		const all = rootsRunFor(() => advance(linked, whole[1]!, 2));
		expect(all).toBe(2);
		const [, edited] = withThird('int c(SOCKET s) { listen(s, 5); }');
		expect(rootsRunFor(() => advance(linked, edited!))).toBe(1);
	});

	it('fails for the same reason each time it is asked for where it fails, and goes on once it does not', async () => {
		const whole = sources({ 'options.c': OPTION_HELPER, 'callers.c': callers.map(([, code]) => code).join('\n') });
		const linked = await linkFiles(whole, true);
		advance(linked, whole[1]!, 1);
		const run = vi.spyOn(Interpreter.prototype, 'run').mockImplementation(() => {
			throw new Error('broken');
		});
		expect(() => linked.factsOf(whole[1]!)).toThrow('broken');
		expect(() => linked.factsOf(whole[1]!)).toThrow('broken');
		run.mockRestore();
		expect(linked.factsOf(whole[1]!).facts).toEqual((await linkFiles(whole, true)).factsOf(whole[1]!).facts);
	});

	it('ends where the file is of no interest any more', async () => {
		const linked = await linkFiles(all, true);
		advance(linked, options, 2);
		expect(linked.advance({ ...options, text: 'int nothing;' })).toBe(false);
		expect(linked.factsOf({ ...options, text: 'int nothing;' }).facts.sockets).toEqual([]);
	});
});
