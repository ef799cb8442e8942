// How does VS Code run Seam's language server?
import * as vscode from "vscode";
import { LanguageClient, State } from "vscode-languageclient/node";
import { programPath, serverOptions, statusText } from "./settings";

let client: LanguageClient | undefined;
let status: vscode.StatusBarItem;

function showStatus(): void {
  const counts = { errors: 0, warnings: 0, notes: 0 };
  for (const [, diagnostics] of vscode.languages.getDiagnostics())
    for (const each of diagnostics)
      if (each.source === "seam") {
        if (each.severity === vscode.DiagnosticSeverity.Error) ++counts.errors;
        else if (each.severity === vscode.DiagnosticSeverity.Warning) ++counts.warnings;
        else ++counts.notes;
      }
  status.text = statusText({ isRunning: client?.state === State.Running, ...counts });
}

async function start(): Promise<void> {
  const section = vscode.workspace.getConfiguration("seam");
  const server = { command: programPath(section), args: ["lsp"] };
  client = new LanguageClient("seam", "Seam", server, {
    documentSelector: [
      { scheme: "file", language: "cpp" },
      { scheme: "file", language: "c" },
    ],
    initializationOptions: serverOptions(section),
  });
  client.onDidChangeState(showStatus);
  try {
    await client.start();
  } catch (error) {
    const choice = await vscode.window.showErrorMessage(
      `Seam: '${server.command} lsp' could not be started (${error}); install Seam, or say where it is in the setting seam.path`,
      "Open Settings",
    );
    if (choice) await vscode.commands.executeCommand("workbench.action.openSettings", "seam.path");
  }
  showStatus();
}

async function stop(): Promise<void> {
  const old = client;
  client = undefined;
  if (old?.state === State.Running) await old.stop();
}

async function restart(): Promise<void> {
  await stop();
  await start();
}

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  status = vscode.window.createStatusBarItem(vscode.StatusBarAlignment.Left);
  status.command = "seam.showProblems";
  status.show();
  context.subscriptions.push(
    status,
    vscode.languages.onDidChangeDiagnostics(showStatus),
    vscode.commands.registerCommand("seam.restart", restart),
    vscode.commands.registerCommand("seam.showLog", () => client?.outputChannel.show()),
    vscode.commands.registerCommand("seam.showProblems", () => vscode.commands.executeCommand("workbench.actions.view.problems")),
    vscode.workspace.onDidChangeConfiguration(async (event) => {
      if (event.affectsConfiguration("seam")) await restart();
    }),
  );
  await start();
}

export async function deactivate(): Promise<void> {
  await stop();
}
