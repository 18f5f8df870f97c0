import { describe, expect, it } from 'vitest';
import { counts } from '../../../server/src/counts/counts.js';
import { linkFiles } from '../../helpers/link-files.js';

const INCLUDE = '#include <winsock2.h>\n';

/** Files that are linked with each other, by name; each begins with the header of Winsock. */
async function linkedFiles(texts: Readonly<Record<string, string>>) {
	const sourceOf = (name: string, text: string) => ({
		...{ uri: `file:///${name}`, languageId: 'c' as const, text: `${INCLUDE}${text}` },
	});
	const linked = await linkFiles(
		Object.entries(texts).map(([name, text]) => sourceOf(name, text)),
		true,
	);
	return {
		edit: (name: string, text: string) => linked.take(sourceOf(name, text)),
		/** Whether what happens in a file is seen on the way of a caller, too. */
		isFollowedInto: (name: string, text = texts[name]!) => {
			const { facts } = linked.factsOf(sourceOf(name, text));
			const events = facts.sockets.flatMap((socket) => socket.events);
			expect(events, 'what happens in the other file').not.toEqual([]);
			return events.some(({ callPath }) => callPath.length > 0);
		},
	};
}

/** Whether what a function `act` of another file does is seen on the way of its caller, too. */
async function isFollowed(caller: string, act: string): Promise<boolean> {
	const linked = await linkedFiles({ 'caller.c': caller, 'act.c': act });
	return linked.isFollowedInto('act.c');
}

/** @param calls what the caller does; it has a socket of its own and something that it knows nothing of */
function caller(calls: string): string {
	return `SOCKET shared;
void use(struct context *context, struct sockaddr *address)
{
	SOCKET own = socket(AF_INET, SOCK_STREAM, 0);
	bind(own, address, sizeof(*address));
	${calls}
}
`;
}

const WATCH = `void act(struct context *context)
{
	SOCKET each = context->queue->first->handle;
	BOOL on = TRUE;
	setsockopt(each, IPPROTO_TCP, TCP_NODELAY, (char *)&on, sizeof(on));
	listen(each, 5);
}
`;

describe('a function of another file is followed from a caller', () => {
	it('that gives it a socket', async () => {
		const act = 'void act(SOCKET given) { listen(given, 5); }\n';
		expect(await isFollowed(caller('act(own);'), act)).toBe(true);
	});

	it('that gives it a pointer to something that holds a socket', async () => {
		const act = 'void act(struct pair *pair) { send(pair->first, "", 0, 0); listen(pair->first, 5); }\n';
		expect(await isFollowed(caller('struct pair pair; pair.first = own; act(&pair);'), act)).toBe(true);
	});

	it('to which it returns a socket', async () => {
		const act = 'SOCKET act(void) { SOCKET made = socket(AF_INET, SOCK_STREAM, 0); return made; }\n';
		expect(await isFollowed(caller('SOCKET other = act();'), act)).toBe(true);
	});

	it('for which it puts a socket where a pointer points to, be it on some path only', async () => {
		const act = `void act(struct context *context)
{
	if (context->handle == INVALID_SOCKET)
		context->handle = socket(AF_INET, SOCK_STREAM, 0);
}
`;
		expect(await isFollowed(caller('struct context mine; act(&mine);'), act)).toBe(true);
	});

	it('whose own sockets its bind may meet', async () => {
		const act = `void act(struct sockaddr *address)
{
	SOCKET made = socket(AF_INET, SOCK_STREAM, 0);
	bind(made, address, sizeof(*address));
	closesocket(made);
}
`;
		expect(await isFollowed(caller('act(address);'), act)).toBe(true);
	});

	it('that holds the socket which it expects in a global', async () => {
		const act =
			'extern SOCKET shared;\nvoid act(void) { send(shared, "", 0, 0); closesocket(shared); listen(shared, 5); }\n';
		expect(await isFollowed(caller('shared = own; act();'), act)).toBe(true);
	});
});

describe('a function of another file is run by itself alone', () => {
	it('where its caller gives it nothing that leads to a socket, and learns nothing from it', async () => {
		expect(await isFollowed(caller('act(context);'), WATCH)).toBe(false);
	});

	it('whatever its own variable is called', async () => {
		expect(await isFollowed(caller('act(context);'), WATCH.replaceAll('each', 'größter'))).toBe(false);
	});

	it('where following it takes too many steps', async () => {
		const act = `void act(SOCKET given)\n{\n${'\tcount++;\n'.repeat(1600)}\tlisten(given, 5);\n}\n`;
		expect(await isFollowed(caller('act(own);'), act)).toBe(false);
	});
});

describe('what a function of another file brings, after an edit of a file that it goes through', () => {
	/** `act` of one file leads to `step` of another, which makes a socket for its caller, or not. */
	const step = (makes: 0 | 1, before = '') => `void step(struct context *context)
{
	int makes = ${makes};${before}
	if (makes)
		context->handle = socket(AF_INET, SOCK_STREAM, 0);
	SOCKET each = context->queue->first->handle;
	listen(each, 5);
}
`;
	const files = {
		'caller.c': caller('act(context);'),
		'act.c': 'void act(struct context *context) { step(context); }\n',
	};

	it('is what it brings now', async () => {
		const linked = await linkedFiles({ ...files, 'step.c': step(0) });
		expect(linked.isFollowedInto('step.c')).toBe(false);
		linked.edit('step.c', step(1));
		expect(linked.isFollowedInto('step.c', step(1))).toBe(true);
		linked.edit('step.c', step(0, ' /* no more */'));
		expect(linked.isFollowedInto('step.c', step(0, ' /* no more */'))).toBe(false);
	});

	it('is what it brings now where a constant of that file has changed', async () => {
		const text = (makes: 0 | 1) => `enum { MAKES = ${makes} };\n${step(0).replace('makes = 0', 'makes = MAKES')}`;
		const linked = await linkedFiles({ ...files, 'step.c': text(0) });
		expect(linked.isFollowedInto('step.c')).toBe(false);
		linked.edit('step.c', text(1));
		expect(linked.isFollowedInto('step.c', text(1))).toBe(true);
	});

	it('is known without running it again where the edit is in another function', async () => {
		const other = (body: string) => `${step(0)}void other(SOCKET given) { ${body} }\n`;
		const linked = await linkedFiles({ ...files, 'step.c': other('listen(given, 5);') });
		expect(linked.isFollowedInto('step.c')).toBe(false);
		const edited = other('listen(given, 6);');
		linked.edit('step.c', edited);
		const before = counts.stepsRun;
		expect(linked.isFollowedInto('step.c', edited)).toBe(false);
		expect(counts.stepsRun - before).toBeLessThan(5);
	});
});
