import type { CodeAction, Diagnostic, PublishDiagnosticsParams } from 'vscode-languageserver-protocol/browser';
import type { CodeEditor } from './code-editor.js';
import type { CodeDocument } from './document.js';
import { type Finding, FindingSquiggle, type Fix, findingsOf, placesOf } from './findings.js';
import { FindingsList } from './findings-list.js';
import type { LanguageServer } from './language-server.js';
import { part } from './page.js';
import { rangeOf } from './positions.js';
import { text } from './wording.js';

/** What the findings need of the page around them. */
export interface FindingsPage {
	/** Makes the edits of a fix of the code as it is now. */
	apply(fix: Fix): void;
	/** Shows what is known of a rule. */
	showRule(rule: string): void;
	/** Tells the reader something. */
	say(sentence: string): void;
}

/** The findings of the code: marked in the editor, listed below it, and mended from both. */
export class CodeFindings {
	private findings: readonly Finding[] = [];
	private unseen = '';
	private readonly list: FindingsList;
	private readonly body = part('findings');

	constructor(
		private readonly editor: CodeEditor,
		private readonly code: CodeDocument,
		private readonly server: LanguageServer,
		private readonly page: FindingsPage,
	) {
		this.list = new FindingsList(part('findings-title'), this.body, {
			goTo: (finding) => this.goTo(finding),
			reveal: (range) => editor.goTo(range),
			apply: (fix) => this.apply(fix),
			showRule: (rule) => page.showRule(rule),
		});
	}

	/** Nothing is known of the code yet. */
	wait(): void {
		this.findings = [];
		this.body.ariaBusy = 'true';
		this.editor.show([]);
		this.list.wait();
	}

	/** Nothing can be known. */
	fail(reason: string): void {
		this.wait();
		this.list.fail(reason);
	}

	/** The code is another one: what is shown is of the one before. */
	codeChanged(): void {
		this.body.ariaBusy = 'true';
	}

	/** What the server published; it counts where it is of the code as it is now. */
	async receive({ uri, version, diagnostics }: PublishDiagnosticsParams): Promise<void> {
		if (!this.code.isCurrent(uri, version)) {
			return;
		}
		const found = await Promise.all(
			diagnostics.map(async (diagnostic) => ({ diagnostic, actions: await this.actionsFor(diagnostic) })),
		);
		if (this.code.isCurrent(uri, version)) {
			this.findings = findingsOf(found);
			this.body.ariaBusy = 'false';
			const { doc } = this.editor.view.state;
			this.editor.show(this.findings.map((each) => new FindingSquiggle(each, doc, (fix) => this.apply(fix))));
			this.list.show(this.findings, this.unseen);
			this.followCursor();
		}
	}

	/** What the server has not looked at; empty where it has seen everything. */
	setUnseen(unseen: string): void {
		const isNews = unseen !== this.unseen;
		this.unseen = unseen;
		if (isNews && this.body.ariaBusy === 'false') {
			this.list.show(this.findings, unseen);
		}
	}

	/** The cursor is somewhere else: the findings there are marked. */
	followCursor(): void {
		this.list.mark(new Set(this.atCursor()));
	}

	/** Puts the keyboard on the fixes of the finding at the cursor, or of one of this rule that is nearest to a line. */
	focusFixes(wanted?: { rule: string; line: number }): void {
		const ofRule = this.findings.filter(({ rule }) => rule === wanted?.rule);
		const distance = ({ diagnostic }: Finding) => Math.abs(diagnostic.range.start.line - (wanted?.line ?? 0));
		const nearest = [...ofRule].sort((one, other) => distance(one) - distance(other))[0];
		const finding = wanted ? nearest : this.atCursor()[0];
		if (finding) {
			this.list.focusFixes(finding);
		}
	}

	/** Of the findings on the cursor's line, those at the cursor first. */
	private atCursor(): Finding[] {
		const { state } = this.editor.view;
		const { head } = state.selection.main;
		const line = state.doc.lineAt(head);
		const isAt = ({ from, to }: { from: number; to: number }) => from <= head && head <= to;
		return [...placesOf(state)]
			.filter(([, { from, to }]) => from <= line.to && to >= line.from)
			.sort(([, one], [, other]) => Number(isAt(other)) - Number(isAt(one)))
			.map(([finding]) => finding);
	}

	private goTo(finding: Finding): void {
		const { state } = this.editor.view;
		const place = placesOf(state).get(finding);
		this.editor.goTo(place ? rangeOf(state.doc, place.from, place.to) : finding.diagnostic.range);
	}

	private apply(fix: Fix): void {
		if (fix.version === this.code.currentVersion) {
			this.page.apply(fix);
		} else {
			this.page.say(text('findings.changed'));
		}
	}

	private async actionsFor(diagnostic: Diagnostic): Promise<CodeAction[]> {
		const { uri } = this.code;
		const context = { diagnostics: [diagnostic], only: ['quickfix'] };
		try {
			const params = { textDocument: { uri }, range: diagnostic.range, context };
			const actions = (await this.server.request('textDocument/codeAction', params)) as CodeAction[] | null;
			return (actions ?? []).filter((action) => (action.diagnostics ?? []).length > 0);
		} catch {
			// The server has gone or is another one by now: whoever comes after it publishes anew.
			return [];
		}
	}
}
