// Does each level show its nodes in their bands, with the arrows that matter marked?
import assert from "node:assert/strict";
import { test } from "node:test";
import { layOut } from "../../../../tool/report/html/src/layout.js";
import { makeMatrix } from "../../../../tool/report/html/src/matrix.js";
import { distanceTo, pointAt } from "../../../../tool/report/html/src/paths.js";
import { makeScene } from "../../../../tool/report/html/src/scene.js";
import { Report } from "../../../../tool/report/html/src/report.js";
import { sampleData, sampleReport } from "./sample.mjs";

const whole = { level: "module", inside: "", focus: [], onlyCycles: false };
const sceneOf = place => makeScene(sampleReport(), { ...whole, ...place });
const namesOf = scene => scene.nodes.map(node => node.name).sort();
const arrowsOf = scene => scene.arrows.map(({ from, to }) => `${scene.nodes[from].name}>${scene.nodes[to].name}`);
const bandOf = (scene, name) => scene.bands[scene.nodes.find(node => node.name === name).band];

test("modules stand in their layers, strangers beside those that they use", () => {
  const scene = sceneOf({});
  assert.deepEqual(namesOf(scene), ["app", "base", "net", "tool", "ui"]);
  assert.deepEqual(scene.bands, ["in no layer", "app", "net | ui", "base"]);
  assert.equal(bandOf(scene, "tool"), "in no layer");
  assert.equal(bandOf(scene, "net"), "net | ui");
});

test("cycles, their cut and what is against the policy are marked", () => {
  const scene = sceneOf({});
  const arrow = name => scene.arrows[arrowsOf(scene).indexOf(name)];
  assert.deepEqual([arrow("net>ui").isCycle, arrow("net>ui").isBreaking, arrow("net>ui").cut?.how], [true, true, "invert"]);
  assert.deepEqual([arrow("ui>net").isCycle, arrow("ui>net").isBreaking, arrow("ui>net").cut], [true, false, null]);
  assert.deepEqual([arrow("app>ui").isCycle, arrow("app>ui").cut], [false, null]);
  assert.equal(scene.nodes.find(node => node.name === "net").findings, 2);
});

test("without layers the levels are the bands", () => {
  const data = sampleData();
  data.structure.layers = [];
  const scene = makeScene(new Report(data), whole);
  assert.deepEqual(scene.bands, ["level 3", "level 2", "level 1"]);
  assert.equal(bandOf(scene, "base"), "level 1");
  assert.equal(bandOf(scene, "tool"), "level 3");
});

test("a layer's modules are seen with the layers around them", () => {
  const scene = sceneOf({ inside: "layer:net | ui" });
  assert.deepEqual(namesOf(scene), ["app", "base", "net", "tool", "ui"]);
  assert.deepEqual(scene.nodes.filter(node => node.isContext).map(node => node.id).sort(), ["layer:app", "layer:base", "module:tool"]);
  assert.equal(bandOf(scene, "base"), "uses");
});

test("a module's files are seen with the modules around them, which have no arrows of their own", () => {
  const scene = sceneOf({ level: "file", inside: "module:net" });
  assert.deepEqual(namesOf(scene), ["base", "src/net/session.cpp", "src/net/session.h", "tool", "ui"]);
  assert.ok(!arrowsOf(scene).includes("app>ui"));
});

test("layers are nodes, and so is who is in none", () => {
  assert.deepEqual(namesOf(sceneOf({ level: "layer" })), ["app", "base", "net | ui", "tool"]);
});

test("a focus shows a node and its neighbours", () => {
  const scene = sceneOf({ focus: ["module:base"] });
  assert.deepEqual(namesOf(scene), ["base", "net"]);
  assert.deepEqual(arrowsOf(scene), ["net>base"]);
});

test("cycles only", () => {
  assert.deepEqual(namesOf(sceneOf({ onlyCycles: true })), ["net", "ui"]);
});

test("nothing is at a place that is not there", () => {
  assert.deepEqual(sceneOf({ focus: ["module:none"] }).nodes, []);
  assert.deepEqual(layOut(sceneOf({ focus: ["module:none"] })).boxes, []);
});

test("boxes keep apart, and users stand above", () => {
  const scene = sceneOf({ level: "file" });
  const { boxes, width, height } = layOut(scene);
  boxes.forEach((box, i) => {
    assert.ok(box.x - box.width / 2 >= -1e-6 && box.x + box.width / 2 <= width + 1e-6 && box.y >= 0 && box.y <= height);
    boxes.slice(i + 1).forEach(other =>
      assert.ok(Math.abs(box.x - other.x) >= (box.width + other.width) / 2 || Math.abs(box.y - other.y) >= (box.height + other.height) / 2, "two boxes overlap"));
  });
  const y = name => boxes[scene.nodes.findIndex(node => node.name === name)].y;
  assert.ok(y("src/app/main.cpp") < y("src/net/session.cpp") && y("src/net/session.h") < y("src/base/text.h"));
});

test("an arrow over several rows keeps clear of the nodes between", () => {
  const data = sampleData();
  data.structure.links.push([0, 1, [[1, 1, -1, 0, 0]], 1, 0]);
  const scene = makeScene(new Report(data), whole);
  const { boxes, paths } = layOut(scene);
  scene.arrows.forEach(({ from, to }, arrow) => boxes.forEach((box, node) => {
    if (node === from || node === to) return;
    for (const curve of paths[arrow].curves)
      for (let part = 0; part <= 1; part += 0.1) {
        const { x, y } = pointAt(curve, part);
        assert.ok(Math.abs(x - box.x) > box.width / 2 || Math.abs(y - box.y) > box.height / 2, `${arrowsOf(scene)[arrow]} runs through ${scene.nodes[node].name}`);
      }
  }));
});

test("what is under the pointer is found", () => {
  const scene = sceneOf({});
  const [path] = layOut(scene).paths;
  assert.ok(distanceTo(path, pointAt(path.curves[0], 0.4), 5) < 2);
  assert.equal(distanceTo(path, { x: -500, y: -500 }, 5), Infinity);
});

test("the matrix has its cycle's cut above the diagonal, and nothing else", () => {
  const scene = sceneOf({});
  const matrix = makeMatrix(scene);
  const above = matrix.cells.filter(({ row, column }) => row < column).map(({ arrow }) => arrowsOf(scene)[arrow]);
  assert.deepEqual(above, ["net>ui"]);
  assert.deepEqual(matrix.tangles.map(({ start, end }) => matrix.order.slice(start, end).map(node => scene.nodes[node].name)), [["ui", "net"]]);
});
