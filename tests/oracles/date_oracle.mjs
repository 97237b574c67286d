#!/usr/bin/env node
// Every day of the years 1206 to 1498, and sums of months and days around them, through `kotaj evaluate date`; what comes
// back must be what jalaali-js and the language's own Date say. Usage: date_oracle.mjs KOTAJ
import {spawnSync} from 'node:child_process';
import {isLeapJalaaliYear, isValidJalaaliDate, jalaaliMonthLength, toGregorian, toJalaali} from
    '../browser/node_modules/jalaali-js/dist/index.js';

const FIRST_YEAR = 1206, LAST_YEAR = 1498;
const LATEST_COMMON_YEAR = 1634;
const BATCH = 5000;
const SHOWN_FAILURES = 20;
const DAY_MS = 86_400_000;
const WEEKDAYS = ['یکشنبه', 'دوشنبه', 'سه\u200cشنبه', 'چهارشنبه', 'پنجشنبه', 'جمعه', 'شنبه'];

const kotaj = process.argv[2];
let passed = 0, failed = 0;

function check(good, told) {
  if (good) passed += 1;
  else if ((failed += 1) <= SHOWN_FAILURES) console.log(told());
}

const pad = (number, width) => String(number).padStart(width, '0');
const written = (y, m, d) => `${pad(y, 4)}/${pad(m, 2)}/${pad(d, 2)}`;
const inYears = year => year >= FIRST_YEAR && year <= LAST_YEAR;

/** The moment of a Jalali day at midnight UTC, by jalaali-js. */
function moment(y, m, d) {
  const {gy, gm, gd} = toGregorian(y, m, d);
  return Date.UTC(gy, gm - 1, gd);
}

/** What the rule must answer for the day at that moment; null outside the years. */
function answer(at) {
  const day = new Date(at);
  const {jy, jm, jd} = toJalaali(day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate());
  if (!inYears(jy)) return null;
  return {
    date: written(jy, jm, jd),
    weekday: WEEKDAYS[day.getUTCDay()],
    gregorian: day.toISOString().slice(0, 10),
    day_of_year: Math.round((at - moment(jy, 1, 1)) / DAY_MS) + 1,
    leap_year: isLeapJalaaliYear(jy),
  };
}

/** Months first, kept or clamped to the month's end, then days. */
function sum(y, m, d, months, days) {
  const index = y * 12 + (m - 1) + months;
  const year = Math.floor(index / 12), month = index - year * 12 + 1;
  const day = Math.min(d, jalaaliMonthLength(year, month));
  return answer(moment(year, month, day) + days * DAY_MS);
}

function evaluate(cases) {
  const ran = spawnSync(kotaj, ['evaluate', 'date'],
                        {input: JSON.stringify(cases.map(c => c.input)), encoding: 'utf8', maxBuffer: 1 << 28});
  if (ran.error) throw ran.error;
  const results = JSON.parse(ran.stdout);
  const status = cases.some(c => c.want === null) ? 2 : 0;
  check(ran.status === status && results.length === cases.length,
        () => `exit status ${ran.status} instead of ${status}, ${results.length} results of ${cases.length}`);
  cases.forEach(({input, want}, i) => {
    const got = results[i];
    const same = want === null
        ? got?.problems?.length === 1 && got.problems[0].field === 'date' && got.problems[0].code === 'range'
        : got?.explanation?.length > 0 && Object.keys(want).length + 1 === Object.keys(got).length &&
          Object.keys(want).every(key => got[key] === want[key]);
    check(same, () => `${JSON.stringify(input)}: ${JSON.stringify(got)} instead of ${JSON.stringify(want)}`);
  });
}

/** A small generator with a fixed seed: the same cases in every run. */
function randomFrom(seed) {
  let state = seed >>> 0;
  return below => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor(state / 4294967296 * below);
  };
}

function* everyDay() {
  for (let at = moment(FIRST_YEAR, 1, 1); at < moment(LAST_YEAR + 1, 1, 1); at += DAY_MS) {
    const want = answer(at);
    yield {input: {date: want.date, add_months: 0, add_days: 0}, want};
  }
}

/** One past each month's end: a day that jalaali-js does not have either. */
function* impossibleDays() {
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year += 1) {
    for (let month = 1; month <= 12; month += 1) {
      const day = jalaaliMonthLength(year, month) + 1;
      if (isValidJalaaliDate(year, month, day)) throw new Error('the comparison itself is wrong');
      yield {input: {date: written(year, month, day), add_months: 0, add_days: 0}, want: null};
    }
  }
}

function* sums() {
  const random = randomFrom(1402);
  for (let i = 0; i < 60_000; i += 1) {
    const year = FIRST_YEAR + random(LAST_YEAR - FIRST_YEAR + 1), month = 1 + random(12);
    // Month ends are where sums go wrong.
    const length = jalaaliMonthLength(year, month);
    const day = random(3) === 0 ? 1 + random(length) : length - random(2);
    // The day in between may lie in other years too, where jalaali-js has the same leap years as the rule: not before 1206,
    // and up to 1634.
    const atLeast = (FIRST_YEAR - year) * 12 - (month - 1), atMost = (LATEST_COMMON_YEAR - year) * 12;
    const months = Math.max(atLeast, Math.min(atMost, random(2401) - 1200));
    const days = random(4) === 0 ? random(80_001) - 40_000 : random(63) - 31;
    yield {
      input: {date: written(year, month, day), add_months: months, add_days: days},
      want: sum(year, month, day, months, days),
    };
  }
}

for (const source of [everyDay, impossibleDays, sums]) {
  let batch = [];
  for (const one of source()) {
    if (batch.push(one) === BATCH) evaluate(batch.splice(0));
  }
  if (batch.length > 0) evaluate(batch);
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
