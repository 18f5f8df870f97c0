import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type CursorPlace, DEBOUNCE_MILLISECONDS } from '../../client/panel-host/cursor-follower.js';
import { PanelHost } from '../../client/panel-host/panel-host.js';
import type { HostMessage, PanelMessage } from '../../client/webview/messages.js';
import type { PanelFix } from '../../server/src/protocol/panel.js';
import { COMPARISON, LOOKED_UP, MEETING, TABLES, WHOLE } from './sample-details.js';

const URI = 'file:///server.c';

/** An editor of plain data around the host: what it was asked for stands in `done`, what the panel was told in `said`. */
class World {
	place: CursorPlace = { uri: URI, version: WHOLE.version, line: 3, character: 0 };
	isVisible = true;
	server = { state: 'running' as 'starting' | 'running' | 'stopped', failure: '' };
	answers: Record<string, unknown> = {
		'bindsight/sharingMatrix': WHOLE,
		'bindsight/meetingSockets': { ...MEETING, version: WHOLE.version },
		'bindsight/compareSockets': COMPARISON,
		'bindsight/resolve': LOOKED_UP,
		'bindsight/sharingTables': TABLES,
	};
	readonly asked: { method: string; params: unknown }[] = [];
	readonly said: HostMessage[] = [];
	readonly done: string[] = [];
	readonly host = new PanelHost({
		ask: async (method, params) => {
			this.asked.push({ method, params });
			return this.answers[method];
		},
		server: () => this.server,
		isVisible: () => this.isVisible,
		cursor: () => this.place,
		versionOf: (uri) => (uri === URI ? this.place.version : undefined),
		post: (message) => this.said.push(message),
		reveal: async (uri, { start }) => void this.done.push(`reveal ${uri}:${start.line}`),
		showFixes: async (uri, fixes) => void this.done.push(`fixes of ${uri}: ${fixes.length}`),
		applyFix: async (uri, version, { title }: PanelFix) => void this.done.push(`apply to ${uri} ${version}: ${title}`),
		copy: async (text) => void this.done.push(`copy ${text.slice(0, 10)}`),
		restartServer: () => this.done.push('restart'),
		showLog: () => this.done.push('log'),
		explainStatus: (text) => this.done.push(`explain ${text}`),
		complaints: {
			unknownShape: 'unknown shape',
			unknownMessage: () => this.done.push('unknown message'),
			couldNot: (action, reason) => this.done.push(`could not ${action}: ${reason}`),
			lessToShow: (reason) => this.done.push(`less: ${reason}`),
		},
	});

	/** The panel says something; what follows from it has happened. */
	async say(message: PanelMessage | Record<string, unknown>): Promise<void> {
		this.host.receive(message);
		await settle();
	}

	types(): string[] {
		return this.said.map(({ type }) => type);
	}
}

const settle = () => vi.advanceTimersByTimeAsync(DEBOUNCE_MILLISECONDS);
const READY = { type: 'ready', choices: { role: 'first', account: 'unknown' } };

let world: World;

beforeEach(() => {
	vi.useFakeTimers();
	world = new World();
});
afterEach(() => {
	world.host.dispose();
	vi.useRealTimers();
});

describe('what the panel is told', () => {
	it('is nothing before it listens', async () => {
		world.host.update();
		await settle();
		expect(world.asked).toEqual([]);
	});

	it('is the answer for the cursor, then the other sockets in sight', async () => {
		await world.say(READY);
		expect(world.types()).toEqual(['answer', 'meeting']);
		expect(world.asked[0]).toMatchObject({ method: 'bindsight/sharingMatrix', params: { position: { line: 3 } } });
	});

	it('is nothing while nobody sees it, nor once its page has gone', async () => {
		await world.say(READY);
		world.isVisible = false;
		world.host.update();
		await settle();
		world.isVisible = true;
		world.host.panelGone();
		world.host.update();
		await settle();
		expect(world.types()).toEqual(['answer', 'meeting']);
	});

	it('is that the server starts, or why it does not run', async () => {
		world.server = { state: 'starting', failure: '' };
		await world.say(READY);
		world.server = { state: 'stopped', failure: 'gone' };
		world.host.serverChanged();
		expect(world.said).toEqual([{ type: 'starting' }, { type: 'failed', detail: 'gone' }]);
	});

	it('is that there is no answer, where the server says something of another shape', async () => {
		world.answers['bindsight/sharingMatrix'] = { state: 'sockets' };
		await world.say(READY);
		expect(world.said).toEqual([{ type: 'failed', detail: 'unknown shape' }]);
	});

	it('lacks the other sockets where they cannot be had, and the log says so', async () => {
		world.answers['bindsight/meetingSockets'] = 'none';
		await world.say(READY);
		expect(world.types()).toEqual(['answer']);
		expect(world.done).toEqual(['less: Error: unknown shape']);
	});
});

describe('a pinned socket', () => {
	beforeEach(async () => {
		await world.say(READY);
		await world.say({ type: 'pin', isPinned: true });
	});

	it('stays while the cursor moves on, and is compared with the socket there', async () => {
		world.place = { ...world.place, line: 40 };
		world.host.update();
		await settle();
		expect(world.said.at(-3)).toMatchObject({ type: 'answer', isPinned: true });
		expect(world.asked.at(-1)).toMatchObject({
			method: 'bindsight/compareSockets',
			params: { other: { position: { line: 40 } } },
		});
		expect(world.types().slice(-2).sort()).toEqual(['comparison', 'meeting']);
	});

	it('moves with the text above it', async () => {
		const lineAsked = () =>
			world.asked.filter(({ method }) => method === 'bindsight/sharingMatrix').at(-1)?.params as {
				position: { line: number };
			};
		const before = lineAsked().position.line;
		const start = { line: 0, character: 0 };
		world.host.textChanged(URI, [{ range: { start, end: start }, text: 'int a;\nint b;\n' }]);
		await settle();
		expect(lineAsked().position.line).toBe(before + 2);
	});

	it('is let go', async () => {
		await world.say({ type: 'pin', isPinned: false });
		expect(world.said.filter(({ type }) => type === 'answer').at(-1)).toMatchObject({ isPinned: false });
	});
});

describe('what the reader does in the panel', () => {
	beforeEach(async () => world.say(READY));

	it.each<[PanelMessage, string]>([
		[
			{ type: 'reveal', range: { start: { line: 7, character: 0 }, end: { line: 7, character: 0 } } },
			`reveal ${URI}:7`,
		],
		[{ type: 'showFixes' }, `fixes of ${URI}: ${WHOLE.panel?.details?.fixes.length}`],
		[{ type: 'copy', what: 'socket' }, `copy ${WHOLE.panel?.markdown.slice(0, 10)}`],
		[{ type: 'restartServer' }, 'restart'],
		[{ type: 'showLog' }, 'log'],
		[{ type: 'explainStatus', text: '10013' }, 'explain 10013'],
	])('%j reaches the editor', async (message, done) => {
		await world.say(message);
		expect(world.done).toEqual([done]);
	});

	it('applies the fix of a what-if to the version that was answered', async () => {
		const whatIf = WHOLE.panel?.details?.whatIf.findIndex(({ fix }) => fix) ?? -1;
		const { title } = WHOLE.panel!.details!.whatIf[whatIf]!.fix!;
		await world.say({ type: 'applyFix', whatIf });
		expect(world.done).toEqual([`apply to ${URI} ${WHOLE.version}: ${title}`]);
	});

	it('asks for tables and for two binds without code', async () => {
		await world.say({ type: 'tables' });
		const bind = { option: 'none', address: 'wildcard' };
		await world.say({ type: 'lookup', question: { model: 'winsock', first: bind, second: bind } });
		expect(world.types().slice(-2)).toEqual(['tables', 'lookup']);
	});

	it('is told of in the log where it fails', async () => {
		world.answers['bindsight/sharingTables'] = {};
		await world.say({ type: 'tables' });
		expect(world.done).toEqual(['could not tables: Error: unknown shape']);
	});

	it('is ignored where it is no message of ours', async () => {
		await world.say({ type: 'format-disk' });
		expect(world.done).toEqual(['unknown message']);
	});
});
