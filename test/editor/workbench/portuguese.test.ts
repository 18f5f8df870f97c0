import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { FrameLocator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyWorkspace } from '../../../scripts/testing/workspace.mjs';
import { openWorkbench, type Workbench } from './workbench.js';

const OPTION_LINE = 14;
const LISTENER_BIND = 15;
const LATE_OPTION_LINE = 17;

describe('where VS Code speaks Brazilian Portuguese', () => {
	const workspace = copyWorkspace();
	let workbench: Workbench;

	beforeAll(async () => {
		writeFileSync(path.join(workspace.folder, '.bindsight.json'), '{\n\t"rules": {}\n}\n');
		workbench = await openWorkbench({ language: 'pt-br', folder: workspace.folder });
		await workbench.openFile('two-sockets.c');
	});

	afterAll(async () => {
		await workbench?.close();
		workspace.remove();
	});

	it('hovers do', async () => {
		const hover = await workbench.hoverOver('SO_EXCLUSIVEADDRUSE', { line: OPTION_LINE, expected: 'para este socket' });
		expect(hover).toMatch(/^Reserva 0\.0\.0\.0:5150 só para este socket\./);
		expect(hover).toContain('Documentado');
		await workbench.screenshot('pt-hover');
	});

	it('commands and the panel do', async () => {
		const panel: FrameLocator = await workbench.panel('Bindsight: Mostrar quem mais poderia fazer bind nesta porta');
		await workbench.focusEditor();
		await workbench.moveCursorTo(LISTENER_BIND, 10);
		await expect.poll(() => panel.locator('body').getAttribute('data-socket'), { timeout: 30_000 }).toBe('*listener');
		expect(await panel.locator('html').getAttribute('lang')).toBe('pt-BR');
		const said = await panel.locator('body').innerText();
		expect(said).toContain('segundo bind');
		expect(said).toContain('curinga');
		expect(said).not.toMatch(/\b(second bind|wildcard|account)\b/);
		await workbench.screenshot('pt-panel');
	});

	it('findings and their fixes do', async () => {
		await workbench.openFile('exclusive-after-bind.c');
		await workbench.hoverOver('SO_EXCLUSIVEADDRUSE', { line: LATE_OPTION_LINE, expected: 'já vinculou o socket' });
		await workbench.screenshot('pt-finding');
	});

	it('so does the schema of .bindsight.json', async () => {
		await workbench.openFile('.bindsight.json');
		await workbench.hoverOver('rules', { line: 2, expected: 'A severidade de cada regra' });
	});
});
