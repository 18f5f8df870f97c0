import type { ViewUpdate } from '@codemirror/view';
import type { Hover, MarkupContent } from 'vscode-languageserver-protocol/browser';
import { button, element } from '../../client/webview/dom.js';
import type { ServerStatus } from '../../server/src/protocol/status.js';
import type { ExplainStatusAnswer } from '../../server/src/protocol/status-explanation.js';
import { fromAddress, readShown, type Shown, toAddress } from './address.js';
import { CodeEditor, FIXED, MOST_CODE, OPENED } from './code-editor.js';
import { CodeFindings } from './code-findings.js';
import { Controls } from './controls.js';
import { Dialogs } from './dialogs.js';
import { CodeDocument, changesOf } from './document.js';
import type { Fix } from './findings.js';
import { LanguageServer } from './language-server.js';
import { markdownNodes, SHOW_RULE } from './markdown.js';
import { part, sayPage } from './page.js';
import { createPanel } from './panel.js';
import { offsetAt, positionAt } from './positions.js';
import { preferredLanguage } from './preferences.js';
import { rulePage } from './rule-pages.js';
import { placeOfBind, SAMPLES, type SampleName } from './samples.js';
import { type Spoken, speak, spokenLanguage, text } from './wording.js';

/** More than anybody reads. */
const MOST_LOG_LINES = 500;
const KEEP_AFTER_MILLISECONDS = 300;

/** The page: the code, its findings and its panel, and what the reader does with them. */
export class Playground {
	private readonly log: string[] = [];
	private keeping: ReturnType<typeof setTimeout> | undefined;
	private readonly server = new LanguageServer(
		{
			stateChanged: () => this.serverChanged(),
			diagnostics: (params) => void this.findings.receive(params),
			status: (status) => this.findings.setUnseen((status as ServerStatus).documents[this.code.uri] ?? ''),
			log: (line) => this.write(line),
		},
		(reason) => text('server.failed', { reason }),
	);
	private readonly editor = new CodeEditor(part('editor'), {
		changed: (update) => this.codeChanged(update),
		cursorMoved: () => this.cursorMoved(),
		tooLong: () => this.say(text('editor.tooLong', { most: MOST_CODE })),
		showFixes: () => this.findings.focusFixes(),
		hover: (_view, offset) => this.hover(offset),
	});
	private readonly code = new CodeDocument(this.server, () => this.editor.code, 'c');
	private readonly findings = new CodeFindings(this.editor, this.code, this.server, {
		apply: (fix) => this.applyFix(fix),
		showRule: (rule) => void this.showRule(rule),
		say: (sentence) => this.say(sentence),
	});
	private readonly dialogs = new Dialogs(part<HTMLDialogElement>('dialog'), (status, evidence) =>
		this.explain(status, evidence),
	);
	private readonly panel = createPanel({
		server: this.server,
		editor: this.editor,
		code: this.code,
		copy: async (copied) => await navigator.clipboard.writeText(copied),
		showFixes: ([fix]) =>
			fix && this.findings.focusFixes({ rule: fix.rule, line: fix.edits[0]?.range.start.line ?? 0 }),
		applyFix: (fix) => this.applyFix(fix),
		restartServer: () => void this.server.start(spokenLanguage()),
		showLog: () => this.dialogs.showLog(this.log),
		explainStatus: (given) => this.dialogs.explainStatus(given),
		log: (line) => this.write(line),
	});
	private readonly controls = new Controls({
		sample: (name) => {
			this.openSample(name);
			this.forgetAddress();
		},
		language: (language) => this.code.useLanguage(language),
		target: () => this.tellSettings(),
		share: () => void this.share(),
		theme: (theme) => this.panel.frame.useTheme(theme),
		speak: (language) => this.speak(language),
	});

	/** Shows what the address carries, or what was here before the page was left, or a sample; and starts the server. */
	async start(): Promise<void> {
		speak(preferredLanguage());
		this.reword();
		await this.openFirst();
		part('show-notices').addEventListener('click', () => this.dialogs.showNotices());
		addEventListener('hashchange', () => void this.openAddress());
		document.addEventListener('visibilitychange', () => this.panel.host.update());
		await this.server.start(spokenLanguage());
	}

	private async openFirst(): Promise<void> {
		const kept = readShown(history.state);
		if (await this.openAddress()) {
			return;
		}
		if (kept) {
			this.open(kept);
		} else {
			this.openSample('exclusiveLate');
		}
	}

	/** Shows what the address carries. False where it carries nothing that can be read; then all stays as it is. */
	private async openAddress(): Promise<boolean> {
		const carried = await fromAddress(location.hash.slice(1));
		this.say(carried === 'broken' ? text('address.broken') : '');
		if (typeof carried === 'string') {
			return false;
		}
		this.open(carried);
		return true;
	}

	private openSample(name: SampleName): void {
		const { code, language } = SAMPLES[name];
		const panel = this.panel.frame.state;
		this.open({ code, language, target: this.controls.target, cursor: placeOfBind(code), panel });
	}

	private open({ code, language, target, cursor, panel }: Shown): void {
		this.editor.replaceAll(code, cursor);
		this.controls.show(code, language, target);
		this.code.useLanguage(language);
		this.tellSettings();
		this.panel.host.panelGone();
		this.panel.frame.open(spokenLanguage(), this.controls.theme, panel);
	}

	private shown(): Shown {
		const { code, cursor } = this.editor;
		return { code, language: this.code.language, target: this.controls.target, cursor, panel: this.panel.frame.state };
	}

	/** Says everything in another language; the server has to start afresh for it. */
	private speak(language: Spoken): void {
		speak(language);
		this.reword();
		this.panel.host.panelGone();
		this.panel.frame.open(language, this.controls.theme, this.panel.frame.state);
		void this.server.start(language);
	}

	private reword(): void {
		sayPage(spokenLanguage());
		this.controls.reword(spokenLanguage());
		this.controls.show(this.editor.code, this.code.language);
		this.editor.reword();
		this.say('');
	}

	private serverChanged(): void {
		const { state, failure } = this.server;
		document.body.dataset.server = state;
		if (state === 'running') {
			this.tellSettings();
			this.code.open();
		} else if (state === 'stopped') {
			this.findings.fail(failure);
		} else {
			this.findings.wait();
		}
		this.panel.host.serverChanged();
	}

	private tellSettings(): void {
		const settings = { bindsight: { targets: this.controls.target } };
		this.server.notify('workspace/didChangeConfiguration', { settings });
		this.panel.host.update();
	}

	private codeChanged(update: ViewUpdate): void {
		this.code.changed();
		this.findings.codeChanged();
		this.controls.show(this.editor.code, this.code.language);
		this.panel.host.textChanged(this.code.uri, changesOf(update));
		const isBy = (event: string) => update.transactions.some((each) => each.isUserEvent(event));
		if (!isBy(OPENED)) {
			this.forgetAddress();
		}
		if (!isBy(OPENED) && !isBy(FIXED)) {
			this.say('');
		}
	}

	/** An address is of the code that it was made for. */
	private forgetAddress(): void {
		if (location.hash !== '') {
			history.replaceState(null, '', location.href.split('#')[0]);
		}
	}

	private cursorMoved(): void {
		this.findings.followCursor();
		this.panel.host.update();
		this.keepSoon();
	}

	/** The code is there again when the page is loaded again; browsers take it amiss when that is written at every key. */
	private keepSoon(): void {
		clearTimeout(this.keeping);
		this.keeping = setTimeout(() => history.replaceState(this.shown(), ''), KEEP_AFTER_MILLISECONDS);
	}

	private async hover(offset: number) {
		const { doc } = this.editor.view.state;
		const params = { textDocument: { uri: this.code.uri }, position: positionAt(doc, offset) };
		const hover = (await this.server.request('textDocument/hover', params).catch(() => null)) as Hover | null;
		if (!hover?.range || !this.editor.view.state.doc.eq(doc)) {
			return null;
		}
		const { value } = hover.contents as MarkupContent;
		const nodes = markdownNodes(value, (command, args) => this.run(command, args));
		const from = offsetAt(doc, hover.range.start);
		const to = offsetAt(doc, hover.range.end);
		return { from, to, dom: element('div', { class: 'hover' }, ...nodes) };
	}

	/** What a link in what the server wrote may do. */
	private run(command: string, [given]: unknown[]): void {
		if (command === 'bindsight.showMatrix') {
			const { position } = given as { position: { line: number; character: number } };
			this.editor.goTo({ start: position, end: position }, { focus: false });
			this.panel.frame.focus();
		} else if (command === 'bindsight.explainStatus') {
			this.dialogs.explainStatus(String(given));
		} else if (command === SHOW_RULE) {
			void this.showRule(String(given));
		}
	}

	private async showRule(rule: string): Promise<void> {
		const page = await rulePage(rule);
		if (page !== undefined) {
			// Its first line is the rule's name, which is the title; all other headings move up by one.
			const body = page.replace(/^#.*/, '').replace(/^##/gm, '#');
			const nodes = markdownNodes(body, (command, args) => this.run(command, args));
			this.dialogs.show(rule, nodes);
		}
	}

	private async explain(status: string, evidence: string): Promise<Node[]> {
		const params = {
			text: status,
			...(evidence.trim() !== '' && { evidence }),
			textDocument: { uri: this.code.uri },
			position: this.editor.cursor,
		};
		try {
			const answer = (await this.server.request('bindsight/explainStatus', params)) as ExplainStatusAnswer;
			return answer.state === 'explained'
				? markdownNodes(answer.markdown, (command, args) => this.run(command, args))
				: [element('p', {}, answer.message)];
		} catch (error) {
			return [element('p', {}, error instanceof Error ? error.message : String(error))];
		}
	}

	private async share(): Promise<void> {
		const address = await toAddress(this.shown());
		if (address === undefined) {
			this.say(text('share.tooLong'));
			return;
		}
		history.replaceState(this.shown(), '', `#${address}`);
		try {
			await navigator.clipboard.writeText(location.href);
			this.say(text('share.copied'));
		} catch {
			this.say(text('share.inAddress'));
		}
	}

	/** Says something in the bar above the code, to the eye and to the ear, with what can be done about it. */
	private say(sentence: string, ...actions: readonly HTMLElement[]): void {
		part('notice').textContent = sentence;
		part('notice-actions').replaceChildren(...actions);
	}

	/** Makes the edits of a fix of the code as it is now. */
	private applyFix({ title, edits }: Pick<Fix, 'title' | 'edits'>): void {
		this.editor.edit(edits);
		const undo = button({ class: 'link' }, () => this.editor.undo(), text('findings.undo'));
		this.say(text('findings.applied', { title }), undo);
	}

	private write(line: string): void {
		this.log.push(line);
		this.log.splice(0, this.log.length - MOST_LOG_LINES);
	}
}
