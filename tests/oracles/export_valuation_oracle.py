#!/usr/bin/env python3
"""A second reading of form PQ33 (directive 1402/1291285: analysis of the raw materials of exported goods), written from its text and from
nothing of the program.

Random forms around every rounding, valid and broken, go through `kotaj evaluate export-valuation`; what comes back must equal what is
worked out here with exact fractions. Usage: export_valuation_oracle.py KOTAJ [CASES] [SEED]
"""
import sys
from fractions import Fraction

sys.dont_write_bytecode = True
from evaluation import (Choice, Decimal, Read, Record, Rows, Text, break_one, half_up, plain, run, written)

QUANTITY_PLACES, RATE_PLACES = 3, 4
RIAL, CENT, UNIT_USD = 0, 2, 4

ROW = Record({"material": Text(), "consumption": Decimal(QUANTITY_PLACES, above_zero=True), "unit": Text(),
              "rate_domestic_irr": Decimal(RATE_PLACES, null=True), "rate_foreign_usd": Decimal(RATE_PLACES, null=True),
              "other_irr": Decimal(RIAL)})
FORM = Record({"form": Choice("PQ33"), "goods": Text(), "produced": Decimal(QUANTITY_PLACES, above_zero=True), "produced_unit": Text(),
               "exchange_rate": Decimal(RATE_PLACES, above_zero=True), "rows": Rows(ROW, filled=True)})


# --- The rule --------------------------------------------------------------------------------------------------------

def judge(case):
    exchange, produced = Fraction(case["exchange_rate"]), Fraction(case["produced"])
    rows, domestic, foreign, other, total = [], Fraction(0), Fraction(0), Fraction(0), Fraction(0)
    for row in case["rows"]:
        consumed = Fraction(row["consumption"])
        at_home = half_up(consumed * Fraction(row["rate_domestic_irr"] or 0), RIAL)
        abroad = half_up(consumed * Fraction(row["rate_foreign_usd"] or 0), CENT)
        whole = at_home + half_up(abroad * exchange, RIAL) + Fraction(row["other_irr"])
        rows.append({"total_domestic_irr": plain(at_home, RIAL), "total_foreign_usd": plain(abroad, CENT), "row_total_irr": plain(whole, RIAL)})
        domestic, foreign, other, total = domestic + at_home, foreign + abroad, other + Fraction(row["other_irr"]), total + whole
    return {"rows": rows,
            "totals": {"domestic_irr": plain(domestic, RIAL), "foreign_usd": plain(foreign, CENT), "other_irr": plain(other, RIAL),
                       "total_irr": plain(total, RIAL)},
            "unit_value_irr": plain(half_up(total / produced, RIAL), RIAL),
            "unit_value_usd": plain(half_up(total / produced / exchange, UNIT_USD), UNIT_USD), "problems": set()}


def expected(case):
    problems = set()
    FORM.check(case, "", problems)
    read = Read(case, problems)
    rows = read("rows")
    for row, item in enumerate(rows if isinstance(rows, list) else []):
        path = f"rows[{row}]"
        rates = [f"{path}.rate_domestic_irr", f"{path}.rate_foreign_usd"]
        if isinstance(item, dict) and all(read.readable(rate) and read(rate) is None for rate in rates):
            problems.add((rates[0], "required"))
    return {"problems": problems} if problems else judge(case)


# --- Cases -----------------------------------------------------------------------------------------------------------

def magnitude(rng, places):
    """Smallest units of a decimal: mostly what a form holds, now and then one, nearly nothing, or all the digits there may be."""
    kind = rng.random()
    if kind < 0.04:
        return 10**(15 + places) - rng.randint(1, 9)
    if kind < 0.15:
        return rng.randint(1, 9)
    if kind < 0.3:
        return rng.randint(1, 10**rng.randint(1, 14)) * 10**places
    return rng.randint(1, 10**rng.randint(1, 8 + places))


def random_row(rng):
    consumption, foreign = magnitude(rng, QUANTITY_PLACES), magnitude(rng, RATE_PLACES)
    domestic = magnitude(rng, RATE_PLACES) if rng.random() < 0.4 else rng.randint(0, 10**7) * 10**RATE_PLACES
    if rng.random() < 0.2:  # Products that end in a half of the rial or of the cent, and just beside it.
        consumption = rng.choice([500, 1500, 2500, 250, 125]) * rng.choice([1, 3, 5, 7])
        domestic = rng.randint(0, 9999) * 10**RATE_PLACES + rng.choice([0, 5000, 4999, 5001, 1])
        foreign = rng.randint(0, 9999) * 100 + rng.choice([0, 50, 49, 51, 10, 20])
    if rng.random() < 0.04:
        domestic = 0
    if rng.random() < 0.04:
        foreign = 0
    which = rng.random()
    other = rng.choice([0, 0, rng.randint(0, 10**7), magnitude(rng, RIAL)])
    return {"material": rng.choice(["پروفیل", "شیشه", "یراق", "رنگ ۲", "PVC"]), "consumption": written(rng, consumption, QUANTITY_PLACES),
            "unit": rng.choice(["کیلوگرم", "مترمربع", "عدد", "دست"]),
            "rate_domestic_irr": written(rng, domestic, RATE_PLACES) if which < 0.65 else None,
            "rate_foreign_usd": written(rng, foreign, RATE_PLACES) if which > 0.35 else None,
            "other_irr": written(rng, other, RIAL)}


def random_case(rng):
    exchange = rng.choice([rng.randint(1, 10**6) * 10**RATE_PLACES, rng.randint(1, 10**10), 5, 50, 5000, 10**RATE_PLACES,
                           magnitude(rng, RATE_PLACES)])
    produced = rng.choice([rng.randint(1, 10**7), rng.randint(1, 5000) * 1000, 2000, 8000, 7000, magnitude(rng, QUANTITY_PLACES)])
    return {"form": "PQ33", "goods": rng.choice(["پنجره دوجداره", "صندلی"]), "produced": written(rng, produced, QUANTITY_PLACES),
            "produced_unit": rng.choice(["عدد", "کیلوگرم"]), "exchange_rate": written(rng, exchange, RATE_PLACES),
            "rows": [random_row(rng) for _ in range(rng.choice([1, 1, 2, 2, 3, 4, 10, 11, 25]))]}


def unit_value_at_a_half(rng, case):
    """One row and a count of which the unit value's last half is made: in rials, or in the fourth decimal of the dollar."""
    pieces = rng.choice([2, 4, 8, 20, 40, 1000])
    exchange = rng.choice([1, 5, 10, 20, 100])
    total = pieces * exchange * rng.randint(0, 10**6) + rng.choice([pieces // 2, pieces * exchange // 2, 1, pieces // 2 - 1])
    if rng.random() < 0.5:
        total, pieces = rng.randint(1, 10**5), 20_000 * rng.choice([1, 3])
    case.update(produced=str(pieces), exchange_rate=str(exchange))
    case["rows"] = [{"material": "م", "consumption": "1", "unit": "عدد", "rate_domestic_irr": str(total), "rate_foreign_usd": None,
                     "other_irr": "0"}]


def all_the_digits(rng, case):
    """Nothing can be larger, the count and now and then the exchange rate smaller."""
    most = "9" * 15
    case["produced"], case["exchange_rate"] = "0.001", rng.choice([most + ".9999", "0.0001"])
    for row in case["rows"]:
        row.update(consumption=most + ".999", rate_domestic_irr=most + ".9999", rate_foreign_usd=most + ".9999", other_irr=most)


def make(rng):
    case = random_case(rng)
    if rng.random() < 0.01:
        all_the_digits(rng, case)
    kind = rng.random()
    if kind < 0.1:
        unit_value_at_a_half(rng, case)
    elif kind < 0.4:
        for _ in range(rng.choice([1, 1, 1, 2, 3])):
            break_one(rng, case, FORM)
    elif kind < 0.44:
        row = rng.choice(case["rows"])
        row["rate_domestic_irr"] = row["rate_foreign_usd"] = None
    elif kind < 0.45:
        case = rng.choice([None, [], "x", 5, True, {}, [case]])
    return case


def marks(case, want):
    yield from (code for _, code in want["problems"])
    if "rows" not in want:
        yield "not of the form"
        return
    yield "answered"
    produced, exchange = Fraction(case["produced"]), Fraction(case["exchange_rate"])
    total = Fraction(want["totals"]["total_irr"])
    halves = {"unit in rials": total / produced, "unit in dollars": total / produced / exchange * 10**UNIT_USD}
    for row, out in zip(case["rows"], want["rows"]):
        consumed = Fraction(row["consumption"])
        halves["domestic"] = consumed * Fraction(row["rate_domestic_irr"] or 0)
        halves["foreign"] = consumed * Fraction(row["rate_foreign_usd"] or 0) * 10**CENT
        halves["foreign in rials"] = Fraction(out["total_foreign_usd"]) * exchange
        yield from (f"a half: {name}" for name, value in halves.items() if value % 1 == Fraction(1, 2))
    for digits in (30, 45):
        if len(str(int(total))) > digits:
            yield f"a total over {digits} digits"


WANTED = ["answered", "not of the form", "required", "unknown_field", "type", "format", "range", "not_allowed", "a half: domestic",
          "a half: foreign", "a half: foreign in rials", "a half: unit in rials", "a half: unit in dollars", "a total over 30 digits",
          "a total over 45 digits"]

if __name__ == "__main__":
    sys.exit(run("export-valuation", expected, make, marks, WANTED, 12_000))
