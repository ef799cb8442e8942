import assert from "node:assert/strict";
import { test } from "node:test";
import { programPath, serverOptions, statusText } from "../src/settings";

function section(values: Record<string, unknown>) {
  return { get: <T>(name: string) => values[name] as T | undefined };
}

test("settings that are set go to the server", () => {
  assert.deepEqual(serverOptions(section({ buildFolder: "out", jobs: 3, config: "" })), { buildFolder: "out", jobs: 3 });
  assert.deepEqual(serverOptions(section({ jobs: 0 })), {});
});

test("the program is the one on the PATH unless the user says otherwise", () => {
  assert.equal(programPath(section({})), "seam");
  assert.equal(programPath(section({ path: "/opt/seam" })), "/opt/seam");
});

test("the status bar counts", () => {
  assert.equal(statusText({ isRunning: true, errors: 0, warnings: 0, notes: 0 }), "$(shield) Seam: clean");
  assert.equal(statusText({ isRunning: true, errors: 2, warnings: 1, notes: 0 }), "$(shield) Seam: 2 errors, 1 warning");
  assert.equal(statusText({ isRunning: false, errors: 2, warnings: 1, notes: 0 }), "$(warning) Seam is not running");
});
