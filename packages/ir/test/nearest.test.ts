import { nearestNames } from "@rocky/ir";
import { expect, test } from "vitest";

const columns = ["flight_date", "delay_minutes", "distance_miles", "origin", "destination"];

test("finds a slip of one letter, a swap, and another case", () => {
  expect(nearestNames("orgin", columns)).toEqual(["origin"]);
  expect(nearestNames("oirgin", columns)).toEqual(["origin"]);
  expect(nearestNames("DESTINATION", columns)).toEqual(["destination"]);
});

test("finds a name that contains the word", () => {
  expect(nearestNames("delay", columns)).toEqual(["delay_minutes"]);
  expect(nearestNames("origin_airport", columns)).toEqual(["origin"]);
});

test("offers nothing rather than nonsense", () => {
  expect(nearestNames("xyz", columns)).toEqual([]);
  expect(nearestNames("", columns)).toEqual([]);
});

test("the nearest comes first and the number is limited", () => {
  expect(nearestNames("abcd", ["abxx", "abcx", "abce", "abcf", "abcg"], 2)).toEqual(["abce", "abcf"]);
});
