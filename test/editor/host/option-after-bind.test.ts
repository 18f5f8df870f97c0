import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { findings, openDocument, placeOf, ruleOf, waitUntil } from './editor.js';

const OPTION = 'SO_EXCLUSIVEADDRUSE';

async function findingsOf(document: vscode.TextDocument, count: number): Promise<vscode.Diagnostic[]> {
	return waitUntil(
		`${count} findings`,
		() => findings(document),
		(found) => found.length === count,
	);
}

async function fixesOf(document: vscode.TextDocument, finding: vscode.Diagnostic): Promise<vscode.CodeAction[]> {
	const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
		'vscode.executeCodeActionProvider',
		document.uri,
		finding.range,
		vscode.CodeActionKind.QuickFix.value,
	);
	return actions.filter(({ edit }) => edit !== undefined);
}

describe('a sharing option that is set once the socket is bound', () => {
	afterEach(() => vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor'));

	it('is an error on the option, with a link to its page', async () => {
		const document = await openDocument('exclusive-after-bind.c');
		const [finding] = await findingsOf(document, 1);
		assert.ok(finding);
		assert.equal(ruleOf(finding), 'option-after-bind');
		assert.equal(finding.severity, vscode.DiagnosticSeverity.Error);
		assert.ok(
			finding.range.contains(placeOf(document, OPTION)) || document.getText(finding.range).includes('setsockopt'),
		);
		assert.ok(typeof finding.code === 'object' && finding.code.target.path.endsWith('option-after-bind.md'));
	});

	it('is mended by its fix', async () => {
		const document = await openDocument('exclusive-after-bind.c');
		const [finding] = await findingsOf(document, 1);
		assert.ok(finding);
		const [fix] = await fixesOf(document, finding);
		assert.ok(fix?.edit, 'no fix is offered');
		await vscode.workspace.applyEdit(fix.edit);
		// What is left is that nobody looks at the option's result.
		const [left] = await waitUntil(
			'the finding is gone',
			() => findings(document),
			(found) => found.every((each) => ruleOf(each) !== 'option-after-bind'),
		);
		assert.equal(left && ruleOf(left), 'unchecked-option');
		const text = document.getText();
		assert.ok(text.indexOf(OPTION) < text.indexOf('bind(listener'), 'the option still comes after the bind');
	});

	it('is explained by a hover that leads with the verdict', async () => {
		const document = await openDocument('exclusive-after-bind.c');
		await findingsOf(document, 1);
		const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
			'vscode.executeHoverProvider',
			document.uri,
			placeOf(document, OPTION),
		);
		const text = hovers.flatMap(({ contents }) =>
			contents.map((each) => (typeof each === 'string' ? each : each.value)),
		);
		assert.match(text.join('\n'), /^\*\*Too late\.\*\*/);
	});
});

describe('a file without sockets', () => {
	it('has no findings, also once the server has answered for another file', async () => {
		const quiet = await openDocument('no-sockets.c');
		const other = await openDocument('exclusive-after-bind.c');
		await findingsOf(other, 1);
		assert.deepEqual(findings(quiet), []);
	});
});
