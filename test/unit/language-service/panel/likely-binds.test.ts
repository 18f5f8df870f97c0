import { describe, expect, it } from 'vitest';
import { LIKELY_BINDS } from '../../../../server/src/knowledge/likely-binds.js';
import type { LikelyBind } from '../../../../server/src/protocol/panel.js';
import { answerAt, detailsAt, type PanelQuestion } from './panel-at.js';

function likelyAt(body: string, name: string, question: PanelQuestion = {}): LikelyBind {
	const found = detailsAt(body, question).likely.find((likely) => likely.name === name);
	if (!found) {
		throw new Error(`${name} is not among them`);
	}
	return found;
}

function checkSays(body: string, name: string, says: string, question: PanelQuestion = {}) {
	const likely = likelyAt(body, name, question);
	expect(`${likely.title}: ${likely.says}`).toBe(says);
}

function namesAt(body: string, question: PanelQuestion = {}): string[] {
	return detailsAt(body, question).likely.map(({ name }) => name);
}

describe('who that might be', () => {
	it('tells of a default wildcard listener', () => {
		const code = 'bind(s$0, wildcard);';
		checkSays(code, 'this-program-again', 'this program, started twice: fails, WSAEADDRINUSE (10048)');
		checkSays(code, 'asio-acceptor', 'asio server, defaults, 0.0.0.0: fails, WSAEACCES (10013)');
		checkSays(
			code,
			'wsl-relay',
			'WSL relay on 127.0.0.1: succeeds for the same account and takes localhost; else WSAEACCES (10013)',
		);
		checkSays(code, 'wsl-relay', 'WSL relay on 127.0.0.1: succeeds; localhost goes there', { account: 'same' });
		checkSays(code, 'wsl-relay', 'WSL relay on 127.0.0.1: fails, WSAEACCES (10013)', { account: 'different' });
		checkSays(
			code,
			'node-dual-stack',
			'Node on :: (dual-stack): inferred: succeeds; this address stays as it is; untested',
		);
	});

	it('tells of first binds where the socket comes second', () => {
		const second = { role: 'second' } as const;
		checkSays(
			'bind(s$0, wildcard);',
			'asio-acceptor',
			'asio server, defaults, 0.0.0.0: this bind fails, WSAEADDRINUSE (10048)',
			second,
		);
		checkSays(
			'bind(s$0, wildcard);',
			'wsl-relay',
			'WSL relay on 127.0.0.1: this bind succeeds; localhost stays there',
			second,
		);
		expect(likelyAt('bind(s$0, wildcard);', 'asio-acceptor', second).effect).toBe('fails');
	});

	it('takes a second start for one of the same account unless the reader says otherwise', () => {
		const dual = 'dualStack(s);\nbind(s$0, wildcard);';
		expect(likelyAt(dual, 'this-program-again').outcome).toBe('INUSE');
		const shared = 'setsockopt(s, SO_REUSEADDR, on);\nbind(s$0, wildcard);';
		checkSays(shared, 'this-program-again', 'this program, started twice: succeeds; who receives is undefined');
		expect(likelyAt(shared, 'this-program-again').effect).toBe('takes');
	});

	it('leaves out what never meets the socket', () => {
		expect(namesAt('bind(s$0, specific);')).not.toContain('wsl-relay');
		expect(namesAt('bind(s$0, wildcard);')).not.toContain('multicast-receiver');
		expect(namesAt('bind(s$0, ephemeral);')).toEqual([]);
		expect(namesAt('bind(s$0, wildcard);', { model: 'winsock-xp' })).toEqual([
			'this-program-again',
			'asio-acceptor',
			'python-http-server',
		]);
	});

	it('says that it depends where the option is not known, unless all of them come to the same', () => {
		const unknown = 'given(s);\nbind(s$0, wildcard);';
		expect(likelyAt(unknown, 'this-program-again')).toMatchObject({ outcome: 'open', effect: 'depends', cell: null });
		expect(likelyAt(unknown, 'cygwin-program')).toMatchObject({ outcome: 'INUSE', effect: 'harmless', cell: null });
	});

	it('leaves user mode beside the kernel open', () => {
		expect(likelyAt('bind(s$0, wildcard);', 'user-mode-program', { model: 'wsk' })).toMatchObject({
			outcome: 'open',
			confidence: 'open',
			effect: 'open',
		});
	});

	it('gives the very cell of the table that is shown', () => {
		for (const role of ['first', 'second'] as const) {
			const { matrix, panel } = answerAt('bind(s$0, wildcard);', { role, account: 'same' });
			for (const { cell, outcome, name } of panel!.details!.likely.filter(
				(each) => each.name !== 'service-other-account',
			)) {
				expect(matrix.cells[cell!.first]?.[cell!.second]?.outcome, name).toBe(outcome);
			}
		}
	});

	it('names where each is known from', () => {
		for (const { name, sources } of LIKELY_BINDS) {
			expect(sources.length, name).toBeGreaterThan(0);
		}
		expect(likelyAt('bind(s$0, wildcard);', 'wsl-relay').basis).toEqual({
			confidence: 'documented',
			sources: ['WSL, src/windows/wslrelay/localhost.cpp: SO_REUSEADDR, 127.0.0.1 and ::1'],
		});
	});
});
