import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findOptions, optionMessageIds, type SocketOption } from '../../../server/src/knowledge/options/index.js';
import { findStatus, writtenValue } from '../../../server/src/knowledge/statuses/index.js';
import { text } from '../../../server/src/messages/text.js';

/** The rows of a list in documents/, their cells by the headings of its first line. */
function rowsOf(name: string): string[][] {
	const lines = readFileSync(new URL(`./documents/${name}`, import.meta.url), 'utf8')
		.trim()
		.split('\n')
		.slice(1);
	return lines.map((line) => line.split(' | '));
}

const said = (value: unknown) =>
	value === null ? '-' : value === true ? 'yes' : value === false ? 'no' : String(value);

function numberOf({ value, values }: SocketOption): string {
	const systems = Object.entries(values ?? {}).map(([system, number]) => `${system}=${said(number)}`);
	return values ? systems.join(' ') : said(value);
}

/** As a driver writer reads it: the type, the IRP, when, and for which sockets. */
function kernelUseOf({ kernel, platform }: SocketOption): string {
	if (!kernel || platform === 'windows-kernel') {
		return '-';
	}
	const when = kernel.setBefore ? 'before WskBind' : 'any time';
	return `${kernel.valueType}, ${kernel.irp}, ${when}, ${kernel.categories.join('+')}`;
}

describe('what was collected from the documents and the headers', () => {
	test('names 91 options and 32 statuses', () => {
		expect(rowsOf('options.txt')).toHaveLength(91);
		expect(rowsOf('statuses.txt')).toHaveLength(32);
	});

	test.each(rowsOf('options.txt'))('%s %s is known as it was collected', (platform, name, ...facts) => {
		const [option, ...others] = findOptions(name!).filter((each) => each.platform === platform);
		expect(others).toEqual([]);
		const known = [
			option!.level,
			numberOf(option!),
			option!.valueType,
			said(option!.valueSize),
			said(option!.get),
			said(option!.set),
			said(option!.default),
			said(option!.minimumWindows),
			option!.documented ? 'documented' : 'undocumented',
			kernelUseOf(option!),
		];
		expect(known).toEqual(facts);
	});

	test.each(rowsOf('statuses.txt'))('%s is %s, and comes from %s', (name, value, where) => {
		const status = findStatus(name!)!;
		expect([String(writtenValue(status)), status.where]).toEqual([value, where]);
	});
});

describe('what must be set before another call', () => {
	const early = rowsOf('options.txt').flatMap(([platform, name]) =>
		findOptions(name!).filter((option) => option.platform === platform && option.setBefore !== undefined),
	);

	test('is each option that decides on sharing or on the port, and what listen freezes', () => {
		expect(early.map(({ platform, name, setBefore }) => `${platform} ${name} ${setBefore}`)).toEqual([
			'windows-user SO_REUSEADDR bind',
			'windows-user SO_EXCLUSIVEADDRUSE bind',
			'windows-user SO_REUSE_UNICASTPORT bind',
			'windows-user SO_REUSE_MULTICASTPORT bind',
			'windows-user SO_UNICAST_RECEIVE_SHARING bind',
			'windows-user SO_PORT_SCALABILITY bind',
			'windows-user SO_RANDOMIZE_PORT bind',
			'windows-user SO_CONDITIONAL_ACCEPT listen',
			'windows-kernel SO_WSK_SECURITY bind',
			'windows-user IPV6_V6ONLY bind',
			'windows-user SIO_CPU_AFFINITY bind',
			'windows-user SIO_ASSOCIATE_PORT_RESERVATION bind',
			'posix SO_REUSEADDR bind',
			'posix SO_REUSEPORT bind',
			'posix SO_REUSEPORT_LB bind',
			'posix SO_EXCLBIND bind',
			'posix IP_BIND_ADDRESS_NO_PORT bind',
		]);
	});

	test.each(early)('is said of $platform $name in words, too', (option) => {
		const { setWhen } = optionMessageIds(option);
		expect(text({ id: setWhen! })).toMatch(new RegExp(`before ${option.setBefore}|unbound socket`, 'i'));
	});
});

test.each([
	['windows-user', 'SO_EXCLUSIVEADDRUSE', 'one page asks for an administrator and another for no privilege'],
	['windows-user', 'SO_REUSE_MULTICASTPORT', 'the Set column is blank, although the text tells to set it'],
	[
		'windows-user',
		'SO_BROADCAST',
		'fails with WSAEACCES; reports say that Windows refuses such a bind with WSAEADDRNOTAVAIL',
	],
	['windows-user', 'SO_SNDTIMEO', 'unsupported BSD options; that is wrong'],
	['windows-user', 'SO_RCVTIMEO', 'unsupported BSD options; that is wrong'],
	['windows-user', 'SO_ERROR', 'although it is documented as read only'],
	['windows-user', 'SO_UPDATE_ACCEPT_CONTEXT', 'The option table gives the wrong type'],
] as const)('sources that disagree on %s %s are told apart from other notes', (platform, name, disagreement) => {
	const option = findOptions(name).find((each) => each.platform === platform)!;
	const { notes } = optionMessageIds(option);
	expect(option.contradictions?.map((number) => text({ id: notes[number - 1]! })).join(' ')).toContain(disagreement);
});
