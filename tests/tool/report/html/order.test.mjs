// Do dependencies go down in the picture and in the matrix, and is what does not the cut alone?
import assert from "node:assert/strict";
import { test } from "node:test";
import { fold } from "../../../../tool/report/html/src/fold.js";
import { levelNumbers, tangleNumbers, uncross, usersFirst } from "../../../../tool/report/html/src/order.js";

const pairs = (...words) => words.map(word => ({ from: word.charCodeAt(0) - 97, to: word.charCodeAt(1) - 97 }));

test("a tangle has one number, smaller than that of its users", () => {
  const number = tangleNumbers(5, pairs("ab", "bc", "cb", "cd"));
  assert.equal(number[1], number[2]);
  assert.equal(new Set(number).size, 4);
  assert.ok(number[3] < number[2] && number[2] < number[0]);
});

test("a chain of a hundred thousand is no deeper than the stack", () => {
  const nodes = 100000;
  const chain = Array.from({ length: nodes - 1 }, (_, i) => ({ from: i, to: i + 1 }));
  assert.equal(levelNumbers(nodes, chain)[0], nodes);
});

test("levels count from what depends on nothing; a tangle shares one", () => {
  assert.deepEqual(levelNumbers(5, pairs("ab", "bc", "cb", "cd", "ad")), [3, 2, 2, 1, 1]);
});

test("users come first, and only the cut runs against the order", () => {
  const arrows = pairs("ab", "bc", "cd", "db", "de");
  const isCut = ({ from, to }) => from === 3 && to === 1;
  const order = usersFirst([0, 0, 0, 0, 0], arrows, isCut);
  assert.deepEqual(order, [0, 1, 2, 3, 4]);
  const position = order.map((_, node) => order.indexOf(node));
  assert.deepEqual(arrows.filter(({ from, to }) => position[to] < position[from]), [{ from: 3, to: 1 }]);
});

test("bands count more than levels", () => {
  assert.deepEqual(usersFirst([1, 0], pairs("ab"), () => false), [1, 0]);
});

test("any order of the arrows gives the same", () => {
  const arrows = pairs("ab", "ac", "cb", "bd", "db", "ed");
  const straight = usersFirst([0, 0, 0, 0, 0], arrows, () => false);
  assert.deepEqual(usersFirst([0, 0, 0, 0, 0], [...arrows].reverse(), () => false), straight);
});

test("crossings go away", () => {
  const [upper, lower] = uncross([[0, 1, 2], [3, 4, 5]], pairs("af", "be", "cd"), 6);
  const ends = upper.map(node => lower.indexOf(5 - node));
  assert.deepEqual(ends, [0, 1, 2]);
});

test("a row is ordered, nothing is lost", () => {
  const rows = [[0, 1, 2], [3], [4, 5]];
  const ordered = uncross(rows, pairs("ad", "bd", "df", "ce"), 6);
  assert.deepEqual(ordered.map(row => [...row].sort()), rows);
});

test("links of files become one arrow of their groups", () => {
  const links = [[0, 2, [], 3, 0], [1, 2, [], 4, 0], [0, 1, [], 9, 0], [3, 0, [], 1, 0]];
  const arrows = fold(links, [0, 0, 1, -1], 2);
  assert.deepEqual(arrows.map(({ from, to, places, links: ways }) => [from, to, places, ways.length]), [[0, 1, 7, 2]]);
});
