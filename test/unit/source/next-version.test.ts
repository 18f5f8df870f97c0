import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { TARGETS } from '../../../server/src/protocol/targets.js';
import type { ScannedSource } from '../../../server/src/source/directives.js';
import { namesInItem } from '../../../server/src/source/items.js';
import { readSource, scanSource } from '../../../server/src/source/read-source.js';
import { ReadingMemory } from '../../../server/src/source/reading-memory.js';
import { namesOf, tokenText } from '../../../server/src/source/tokens.js';
import { randomNumbers, SEED } from '../../helpers/random.js';
import { LINES, randomCode, SNIPPETS } from './random-code.js';

const SESSIONS = 18;
const EDITS = 12;

/** What is known of a text after scanning it, without the numbers of names. */
function tokensIn({ tokens, directives, guard, isIncludedOnce }: ScannedSource): unknown {
	return {
		tokens: Array.from({ length: tokens.count }, (_, token) => {
			const name = tokens.nameIds[token]!;
			return [tokens.kinds[token], tokenText(tokens, token), name < 0 ? '' : tokens.names[name]];
		}),
		names: [...namesOf(tokens)].sort(),
		directives: directives.map(({ tokens: _, condition: __, ...directive }) => directive),
		guard,
		isIncludedOnce,
	};
}

function configurationsOf(scanned: ScannedSource, memory?: ReadingMemory): unknown {
	const { configurations, ...source } = readSource(scanned, { targets: TARGETS, memory });
	return {
		...source,
		unknownRegions: [...source.unknownRegions],
		configurations: configurations.map(({ items, ...configuration }) => ({
			...configuration,
			macros: [...configuration.macros],
			items: items.map((item) => ({
				...{ start: item.start, end: item.end, text: item.text, prose: item.names.prose },
				names: [...namesInItem(item)],
			})),
		})),
	};
}

/** To look for differences costs much more than to see that there are none. */
function checkEqual(read: unknown, fresh: unknown): void {
	if (JSON.stringify(read) !== JSON.stringify(fresh)) expect(read).toEqual(fresh);
}

/** Reads the versions of a text one after the other, and each by itself. */
function checkVersions(versions: readonly string[]): void {
	const memory = new ReadingMemory();
	for (const text of versions) {
		const scanned = memory.scan(text);
		const fresh = scanSource(text);
		checkEqual(tokensIn(scanned), tokensIn(fresh));
		checkEqual(configurationsOf(scanned, memory), configurationsOf(fresh));
	}
}

/** Code of several times the length that any decision looks ahead. */
function longCode(random: (below: number) => number): string {
	const functions = Array.from({ length: 60 }, (_, number) => {
		const body = Array.from({ length: 20 }, () => BODY[random(BODY.length)]!).join('\n');
		return `static int f${number}(const char *text, int n)\n{\n${body}\n\treturn n;\n}\n`;
	});
	const between = () => (random(4) === 0 ? `${LINES[random(LINES.length)]!}\n` : '');
	return functions.map((each) => each + between()).join('\n');
}

const BODY = [
	'\tn += f(text, n); // bind',
	'\tif (n > 3) { n--; }',
	'\tWINAPI_CALL(_In_ text, "x" PRIu64 "y");',
	'\tputs("}");',
	'\tfor (int i = 0; i < n; i++) bind(n, 0, sizeof(int));',
	'\tx = VA_ARG(list, unsigned long);',
	'#ifdef HAVE_X',
	'#endif',
	'#ifdef _WIN32',
	'#else',
];

/** What is weakly held goes only between two turns. */
async function collectGarbage(): Promise<void> {
	setFlagsFromString('--expose_gc');
	for (let turn = 0; turn < 3; turn++) {
		await new Promise(setImmediate);
		runInNewContext('gc')();
	}
}

describe('the next version of a text', () => {
	it('keeps nothing of the versions before the last one', async () => {
		const memory = new ReadingMemory();
		const versions = Array.from({ length: 6 }, (_, version) => {
			const scanned = memory.scan(`int before;\nint f(void) { return bind(${version}); }\nint behind;\n`);
			return { scanned: new WeakRef(scanned.tokens), source: readSource(scanned, { targets: TARGETS, memory }) };
		});
		const kept = versions.map(({ scanned }) => scanned);
		versions.length = 0;
		await collectGarbage();
		expect(kept.slice(0, -2).filter((tokens) => tokens.deref())).toEqual([]);
		memory.scan('');
	});

	it('is read as it is by itself, where little of it differs from the one before', () => {
		const text = 'int a;\n\nint f(void)\n{\n\treturn bind(1);\n}\n';
		checkVersions([text, text, text.replace('a;', 'ab;'), text.replace('1', '/*'), text, '', text, `R"(${text}`, text]);
	});

	it(`is read as it is by itself after random edits (BINDSIGHT_SEED=${SEED})`, () => {
		const random = randomNumbers(SEED);
		for (let session = 0; session < SESSIONS; session++) {
			const versions = [session % 6 === 0 ? longCode(random) : randomCode(random)];
			for (let edit = 0; edit < (session % 6 === 0 ? 5 : EDITS); edit++) {
				const before = versions.at(-1)!;
				const at = random(before.length + 1);
				const put = [SNIPPETS[random(SNIPPETS.length)]!, `${LINES[random(LINES.length)]!}\n`, 'x', ''][random(4)]!;
				versions.push(before.slice(0, at) + put + before.slice(at + random(4) * random(20)));
				if (random(3) === 0) versions.push(before);
			}
			try {
				checkVersions(versions);
			} catch (error) {
				throw new Error(`BINDSIGHT_SEED=${SEED}, session ${session}`, { cause: error });
			}
		}
	});
});
