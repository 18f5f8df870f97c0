import { describe, expect, it } from 'vitest';
import { factsOf } from '../../helpers/facts-of-code.js';
import { checkBinds } from './describe-sockets.js';

describe('the sharing option of a socket that comes from elsewhere', () => {
	it.each([
		['a parameter', 'void f(SOCKET s, struct sockaddr *sa) { bind(s, sa, 16); }'],
		['a member of a parameter', 'void f(struct conn *c, struct sockaddr *sa) { bind(c->fd, sa, 16); }'],
		['a global', 'extern SOCKET s; void f(struct sockaddr *sa) { bind(s, sa, 16); }'],
		['what an unknown function gives', 'void f(struct sockaddr *sa) { SOCKET s = next(); bind(s, sa, 16); }'],
	])('is presumed to be none where nothing in sight touches it: %s', (_, code) => {
		checkBinds(code, '1 bind presumed-none unknown:?, bound maybe');
	});

	it('is no proof: the event says that nothing is known', () => {
		const [socket] = factsOf('void f(SOCKET s, struct sockaddr *sa) { bind(s, sa, 16); }', {
			targets: ['windows'],
		}).sockets;
		expect(socket?.binds[0]).toMatchObject({ sharingOption: 'none', possible: ['none', 'unknown'], presumed: true });
		expect(socket?.events[0]?.before).toMatchObject({ sharingOption: 'unknown', possible: ['unknown'] });
	});

	it.each([
		['a function whose name tells of options was given it', 'make_reuseable(s);'],
		['a thread was given it', 'start_thread(s);'],
		['an option nobody knows was set', 'int on = 1; setsockopt(s, SOL_SOCKET, name, (char *)&on, 4);'],
	])('stays unknown where %s', (_, before) => {
		checkBinds(
			`void f(SOCKET s, int name, struct sockaddr *sa) { ${before} bind(s, sa, 16); }`,
			'1 bind unknown unknown:?, bound maybe',
		);
	});

	it('is none where other options are set', () => {
		checkBinds(
			'void f(SOCKET s, struct sockaddr *sa) { int on = 1; setsockopt(s, IPPROTO_TCP, TCP_NODELAY, (char *)&on, 4); bind(s, sa, 16); }',
			'1 bind presumed-none unknown:?, bound maybe',
		);
	});

	it('stays unknown where another function of the file sets an option of the member', () => {
		checkBinds(
			`
			void Sock::reuse() { int on = 1; setsockopt(m_fd, SOL_SOCKET, SO_REUSEADDR, (char *)&on, sizeof on); }
			void Sock::open(sockaddr *sa) { bind(m_fd, sa, 16); }`,
			'2 bind unknown unknown:?, bound maybe',
			{ language: 'cpp' },
		);
	});

	it('is nothing to presume where the code shows the creation', () => {
		checkBinds(
			'void f(struct sockaddr *sa) { SOCKET s = socket(AF_INET, SOCK_STREAM, 0); bind(s, sa, 16); }',
			'1 bind none unknown:?',
		);
	});
});
