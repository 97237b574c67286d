#!/usr/bin/env python3
"""A second reading of the terms of abandoned goods (Customs Law art. 24, the procedure of 1403), written from the text and from nothing of
the program.

Random cases around every boundary, valid and broken, go through `kotaj evaluate abandoned-goods`; what comes back must equal what is worked
out here. A day is a number here, counted with the leap rule alone. Usage: abandoned_goods_oracle.py KOTAJ [CASES] [SEED]
"""
import copy
import json
import random
import re
import subprocess
import sys

FIRST_YEAR, LAST_YEAR = 1206, 1498
ZONES = ("special_port_zone", "special_zone", "free_zone")
PLACES = ("customs_warehouse",) + ZONES
SERVERS = ("customs", "ports_organization")
OFFICES = ("import_office", "export_office", "transit_office", "zone_organization")
STATES = ("in_dispute", "in_time", "expired", "warned", "assessment_due")


# --- The calendar ----------------------------------------------------------------------------------------------------

def leap(year):
    return (25 * year + 11) % 33 < 8


def month_days(year, month):
    return 31 if month <= 6 else 30 if month < 12 or leap(year) else 29


YEAR_STARTS = {FIRST_YEAR: 0}
for _year in range(FIRST_YEAR, LAST_YEAR + 2):
    YEAR_STARTS[_year + 1] = YEAR_STARTS[_year] + (366 if leap(_year) else 365)
PAST_THE_END = YEAR_STARTS[LAST_YEAR + 1]


def number(text):
    year, month, day = map(int, text.split("/"))
    return YEAR_STARTS[year] + sum(month_days(year, m) for m in range(1, month)) + day - 1


def text_of(day):
    if day is None:
        return None
    year = FIRST_YEAR + day // 366
    while YEAR_STARTS[year + 1] <= day:
        year += 1
    rest, month = day - YEAR_STARTS[year], 1
    while rest >= month_days(year, month):
        rest -= month_days(year, month)
        month += 1
    return f"{year:04}/{month:02}/{rest + 1:02}"


class Beyond(Exception):
    """A day past 1498, with the field that it counts from."""


def plus_months(text, months, field):
    year, month, day = map(int, text.split("/"))
    month += months
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    if year > LAST_YEAR:
        raise Beyond(field)
    return number(f"{year:04}/{month:02}/{min(day, month_days(year, month)):02}")


def plus_days(day, days, field):
    if day + days >= PAST_THE_END:
        raise Beyond(field)
    return day + days


# --- The rule --------------------------------------------------------------------------------------------------------

def judge(case):
    """State, days, priority and problems of a case that is of the form; Beyond where a day leaves the calendar."""
    on = number(case["on"])
    problems = set()

    def absent(field, text):
        if number(text) > on:
            problems.add((field, "inconsistent"))
            return True
        return False

    extension, warning = case["extension"], case["warning"]
    released, cancelled = case["release_document_on"], case["cancelled_on"]
    if extension and absent("extension", extension["consented_on"]):
        extension = None
    if released and absent("release_document_on", released):
        released = None
    if warning and absent("warning", warning["served_on"]):
        warning = None
    if cancelled and absent("cancelled_on", cancelled):
        cancelled = None
    begun = [(i, d) for i, d in enumerate(case["disputes"]) if not absent("disputes", d["from"])]
    in_dispute = any(d["notified_on"] is None or number(d["notified_on"]) > on for _, d in begun)
    opinions = [(number(d["notified_on"]), -i) for i, d in begun if d["notified_on"] and number(d["notified_on"]) <= on]

    entry = case["entered_first_warehouse"]
    in_zone = case["place"] in ZONES
    moved = case["moved_to_suitable_warehouse_on"]
    careful = (case["perishable"] or case["costly_to_keep"]) and not case["facilities"] and not (moved and number(moved) <= on)
    exceptional = False

    def later(base, base_field, text, text_field):
        return (number(text), text_field) if text and number(text) > base else (base, base_field)

    if cancelled:
        ends = plus_months(cancelled, 1, "cancelled_on")
        until, office = case["cancelled_extended_until"], case["extension_office"]
        if until and not (office in OFFICES[:3] or (office == "zone_organization" and in_zone)):
            problems.add(("extension_office", "not_allowed"))
            until = None
        ends, field = later(ends, "cancelled_on", until, "cancelled_extended_until")
    elif in_zone:
        granted = case["zone_term_ends"]
        ends, field = (number(granted) if granted else None), "zone_term_ends"
    elif careful:
        ends, field, exceptional = number(entry), "entered_first_warehouse", True
    elif released:
        ends = plus_months(released, 1, "release_document_on")
        ends, field = later(ends, "release_document_on", case["release_extended_until"], "release_extended_until")
    else:
        ends, field = plus_months(entry, 3, "entered_first_warehouse"), "entered_first_warehouse"
        if extension:
            refused = (not extension["justified"]
                       or (extension["requested_by"] == "carrier" and not extension["transit"])
                       or number(extension["requested_on"]) > ends
                       or number(extension["storage_paid_until"]) < number(extension["consented_on"]))
            if number(extension["until"]) > plus_months(entry, 5, "entered_first_warehouse"):
                refused = True
            if refused:
                problems.add(("extension", "not_allowed"))
            else:
                ends, field = later(ends, field, extension["until"], "extension.until")

    if opinions and ends is not None:
        _, row = max(opinions)
        notified = f"disputes[{-row}].notified_on"
        opinion_ends = plus_months(case["disputes"][-row]["notified_on"], 3, notified)
        if opinion_ends > ends:
            ends, field, exceptional = opinion_ends, notified, False

    warning_from = None
    if ends is not None and not in_dispute:
        warning_from = ends if exceptional else plus_days(ends, 1, field)
    assessment_from = None
    if warning:
        served = number(warning["served_on"])
        forbidden = warning["served_by"] == "customs" and case["place"] == "special_port_zone"
        if in_dispute:
            refused = forbidden
        else:
            refused = forbidden or ends is None or served < warning_from
        if refused:
            problems.add(("warning", "not_allowed"))
        elif not in_dispute:
            assessment_from = plus_days(served, 1 if exceptional else 21, "warning.served_on")

    if in_dispute:
        state = "in_dispute"
    elif ends is None or on < ends or (on == ends and not exceptional):
        state = "in_time"
    elif assessment_from is None:
        state = "expired"
    else:
        state = "warned" if on < assessment_from else "assessment_due"
    return {"state": state, "stay_ends": text_of(ends), "priority": "daily" if case["perishable"] or case["hazardous"] else "normal",
            "warning_from": text_of(warning_from), "assessment_from": text_of(assessment_from), "problems": problems}


# --- The form --------------------------------------------------------------------------------------------------------

DATE, NULL_DATE, TRUTH = "date", "date?", "truth"
EXTENSION_FORM = {"requested_by": ("owner", "carrier"), "transit": TRUTH, "requested_on": DATE, "justified": TRUTH,
                  "storage_paid_until": DATE, "consented_on": DATE, "until": DATE}
DISPUTE_FORM = {"from": DATE, "notified_on": NULL_DATE}
WARNING_FORM = {"served_on": DATE, "served_by": SERVERS}
FORM = {"on": DATE, "place": PLACES, "entered_first_warehouse": DATE, "zone_term_ends": NULL_DATE, "extension": EXTENSION_FORM,
        "release_document_on": NULL_DATE, "release_extended_until": NULL_DATE, "perishable": TRUTH, "costly_to_keep": TRUTH,
        "facilities": TRUTH, "moved_to_suitable_warehouse_on": NULL_DATE, "hazardous": TRUTH, "disputes": [DISPUTE_FORM],
        "warning": WARNING_FORM, "cancelled_on": NULL_DATE, "cancelled_extended_until": NULL_DATE, "extension_office": OFFICES}
NULLABLE = {"extension", "warning", "extension_office"}


def check_date(value):
    if not isinstance(value, str):
        return "type"
    if not re.fullmatch(r"[0-9]{4}/[0-9]{2}/[0-9]{2}", value):
        return "format"
    year, month, day = map(int, value.split("/"))
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12 and 1 <= day <= month_days(year, month)):
        return "range"
    return None


def check_value(value, form, path, nullable, problems):
    if value is None:
        if not nullable and form != NULL_DATE:
            problems.add((path, "required"))
    elif form in (DATE, NULL_DATE):
        code = check_date(value)
        if code:
            problems.add((path, code))
    elif form == TRUTH:
        if not isinstance(value, bool):
            problems.add((path, "type"))
    elif isinstance(form, tuple):
        if not isinstance(value, str):
            problems.add((path, "type"))
        elif value not in form:
            problems.add((path, "not_allowed"))
    elif isinstance(form, list):
        if not isinstance(value, list):
            problems.add((path, "type"))
        else:
            for row, item in enumerate(value):
                check_value(item, form[0], f"{path}[{row}]", False, problems)
    else:
        check_object(value, form, path, problems)


def check_object(value, form, path, problems):
    if not isinstance(value, dict):
        problems.add((path, "type"))
        return
    inside = path + "." if path else ""
    for key in value:
        if key not in form:
            problems.add((inside + key, "unknown_field"))
    for key, part in form.items():
        if key not in value:
            problems.add((inside + key, "required"))
        else:
            check_value(value[key], part, inside + key, not path and key in NULLABLE, problems)


def day_at(case, *path):
    """The day there, or None where it is not one that can be read."""
    for key in path:
        inside = isinstance(case, dict) and key in case or isinstance(case, list) and isinstance(key, int)
        case = case[key] if inside else None
    return number(case) if check_date(case) is None else None


def form_problems(case):
    """All that keeps an input from being of the form, days beyond the calendar apart."""
    problems = set()
    check_object(case, FORM, "", problems)
    if not isinstance(case, dict):
        return problems
    entry = day_at(case, "entered_first_warehouse")

    def before(early, late, field):
        if early is not None and late is not None and early < late:
            problems.add((field, "inconsistent"))

    before(day_at(case, "on"), entry, "entered_first_warehouse")
    before(day_at(case, "extension", "consented_on"), entry, "extension.consented_on")
    disputes = case.get("disputes")
    for row in range(len(disputes) if isinstance(disputes, list) else 0):
        began = day_at(case, "disputes", row, "from")
        before(began, entry, f"disputes[{row}].from")
        before(day_at(case, "disputes", row, "notified_on"), began, f"disputes[{row}].notified_on")
    return problems


# --- Cases -----------------------------------------------------------------------------------------------------------

def clamp(day):
    return max(0, min(PAST_THE_END - 1, day))


def near(rng, day, spread):
    return text_of(clamp(day + rng.choice([0, 0, -1, 1, -1, 1, rng.randrange(-spread, spread + 1)])))


def some_months_after(rng, day, months):
    """A day near so many months after: where the boundaries are."""
    try:
        return near(rng, plus_months(text_of(day), months, ""), 40)
    except Beyond:
        return near(rng, PAST_THE_END - 1, 5)


def random_entry(rng):
    kind = rng.random()
    if kind < 0.02:
        return rng.randrange(PAST_THE_END - 200, PAST_THE_END)
    if kind < 0.04:
        return rng.randrange(0, PAST_THE_END - 400)
    year, month = rng.randrange(1398, 1409), rng.randrange(1, 13)
    last = month_days(year, month)
    return number(f"{year}/{month:02}/{rng.choice([1, last, last, last - 1, rng.randrange(1, last + 1)]):02}")


def random_extension(rng, entry):
    consented = rng.choice([entry + rng.randrange(0, 150), number(some_months_after(rng, entry, 3))])
    consented = clamp(max(consented, entry))
    paid = rng.choice([consented, consented, consented + 1, consented - 1, consented + rng.randrange(-30, 30)])
    return {"requested_by": rng.choice(["owner", "owner", "owner", "carrier"]), "transit": rng.random() < 0.4,
            "requested_on": rng.choice([text_of(clamp(entry + rng.randrange(0, 80))), some_months_after(rng, entry, 3)]),
            "justified": rng.random() < 0.9, "storage_paid_until": text_of(clamp(paid)), "consented_on": text_of(consented),
            "until": rng.choice([some_months_after(rng, entry, 5), some_months_after(rng, entry, 4), some_months_after(rng, entry, 3)])}


def random_dispute(rng, entry, on):
    began = clamp(rng.choice([entry, entry + rng.randrange(0, 200), on, on - 1, on + 1, on + rng.randrange(0, 60)]))
    began = max(began, entry)
    notified = rng.choice([None, began, began + rng.randrange(0, 120), on, on + 1, on - 1, on - rng.randrange(0, 100)])
    return {"from": text_of(began), "notified_on": None if notified is None else text_of(clamp(max(notified, began)))}


def random_case(rng):
    entry = random_entry(rng)
    on = clamp(entry + rng.choice([0, 1, rng.randrange(0, 60), rng.randrange(60, 160), rng.randrange(60, 300), rng.randrange(0, 900)]))
    maybe = lambda chance, make: make() if rng.random() < chance else None
    place = rng.choice(["customs_warehouse"] * 5 + list(ZONES))
    spoils = rng.random() < 0.3
    released = maybe(0.25, lambda: text_of(clamp(rng.choice([entry + rng.randrange(0, 150), on, on + 1, on - rng.randrange(0, 60)]))))
    cancelled = maybe(0.2, lambda: text_of(clamp(rng.choice([on, on + 1, on - 30, on - 31, on - rng.randrange(0, 90)]))))
    return {
        "on": text_of(on), "place": place, "entered_first_warehouse": text_of(entry),
        "zone_term_ends": maybe(0.7 if place in ZONES else 0.1, lambda: near(rng, rng.choice([on, entry + 90, entry]), 60)),
        "extension": maybe(0.4, lambda: random_extension(rng, entry)),
        "release_document_on": released,
        "release_extended_until": maybe(0.4, lambda: some_months_after(rng, number(released) if released else entry, 1)),
        "perishable": spoils and rng.random() < 0.6, "costly_to_keep": spoils and rng.random() < 0.6,
        "facilities": rng.random() < (0.4 if spoils else 0.8),
        "moved_to_suitable_warehouse_on": maybe(0.2, lambda: near(rng, rng.choice([on, entry]), 30)), "hazardous": rng.random() < 0.15,
        "disputes": [random_dispute(rng, entry, on) for _ in range(rng.choice([0, 0, 0, 0, 1, 1, 2, 3]))],
        "warning": maybe(0.5, lambda: {"served_on": near(rng, rng.choice([on, on - 21, on - 20, on - 22, on - 10]), 30),
                                       "served_by": rng.choice(SERVERS)}),
        "cancelled_on": cancelled,
        "cancelled_extended_until": maybe(0.5, lambda: some_months_after(rng, number(cancelled) if cancelled else on, 1)),
        "extension_office": rng.choice((None,) + OFFICES),
    }


def moved_to_a_boundary(rng, case):
    """The same goods seen, or warned, a day before, on or after a day that matters."""
    try:
        found = judge(case)
    except Beyond:
        return case
    days = [number(found[key]) for key in ("stay_ends", "warning_from", "assessment_from") if found[key]]
    if not days:
        return case
    day = text_of(clamp(rng.choice(days) + rng.choice([-1, 0, 1])))
    if case["warning"] and rng.random() < 0.4:
        case["warning"]["served_on"] = day
    elif number(day) >= number(case["entered_first_warehouse"]):
        case["on"] = day
    return case


MISSING = object()
BAD_DATES = ["1403-01-05", "1403/1/5", "1403/13/01", "1403/00/10", "1402/12/30", "1403/07/31", "1403/01/32", "1205/12/29", "1499/01/01",
             "0000/00/00", "", " 1403/01/05", "۱۴۰۳/۰۱/۰۵", "1403/01/05T", 14030105, True, [], {}, None, MISSING]
BAD_TRUTHS = ["true", "", 0, 1, 1.0, [], {}, None, MISSING]
BAD_CHOICES = ["warehouse", "", "Customs", "CUSTOMS_WAREHOUSE", " owner", 1, True, [], {}, None, MISSING]
BAD_OBJECTS = [[], "x", 5, True, {}, MISSING]
BAD_LISTS = [{}, "x", 5, False, None, MISSING, [None], ["x"], [[]], [{}]]


def break_one(rng, case):
    """Puts one wrong value somewhere; what it does to the case is for form_problems to say."""
    places = [case] + [case[key] for key in ("extension", "warning") if case.get(key)]
    if isinstance(case.get("disputes"), list):
        places += [dispute for dispute in case["disputes"] if isinstance(dispute, dict)]
    places = [place for place in places if isinstance(place, dict) and place]
    place = rng.choice([case, rng.choice(places)])
    if rng.random() < 0.08:
        place[rng.choice(["extra", "On", "from_", "note", "یادداشت"])] = rng.choice([None, 1, "x", {}])
        return
    key = rng.choice(list(place))
    form = next((f[key] for f in (FORM, EXTENSION_FORM, DISPUTE_FORM, WARNING_FORM) if key in f), DATE)
    if form in (DATE, NULL_DATE):
        value = rng.choice(BAD_DATES)
    elif form == TRUTH:
        value = rng.choice(BAD_TRUTHS)
    elif isinstance(form, tuple):
        value = rng.choice(BAD_CHOICES)
    else:
        value = rng.choice(BAD_LISTS if isinstance(form, list) else BAD_OBJECTS)
    if value is MISSING:
        del place[key]
    else:
        place[key] = copy.deepcopy(value)


def contradict(rng, case):
    """Moves a day to where it cannot be."""
    entry = number(case["entered_first_warehouse"])
    early = text_of(clamp(entry - rng.choice([1, 1, 40])))
    kind = rng.randrange(4)
    if kind == 0:
        case["on"] = early
    elif kind == 1 and case["extension"]:
        case["extension"]["consented_on"] = early
    elif case["disputes"]:
        dispute = rng.choice(case["disputes"])
        if kind == 2:
            dispute["from"] = early
        else:
            dispute["notified_on"] = text_of(clamp(number(dispute["from"]) - rng.choice([1, 1, 30])))


def make(rng):
    case = random_case(rng)
    if rng.random() < 0.5:
        case = moved_to_a_boundary(rng, case)
    kind = rng.random()
    if kind < 0.2:
        for _ in range(rng.choice([1, 1, 1, 2, 3])):
            break_one(rng, case)
    elif kind < 0.27:
        contradict(rng, case)
    elif kind < 0.275:
        case = rng.choice([None, [], "x", 5, True, {}])
    return case


def expected(case):
    problems = form_problems(case)
    if problems:
        return {"problems": problems}
    try:
        return judge(case)
    except Beyond as beyond:
        return {"problems": {(str(beyond), "range")}}


# --- Comparing -------------------------------------------------------------------------------------------------------

def compare(want, got):
    """An empty text, or what differs."""
    if not isinstance(got, dict):
        return "no object"
    told = [(p["field"], p["code"]) for p in got.get("problems", [])]
    if len(told) != len(set(told)) or any(not p["message"] for p in got["problems"]):
        return f"a problem told twice, or without words: {told}"
    if "state" not in want and set(got) != {"problems"}:
        return "answered what is not of the form"
    # Several days may lie beyond the calendar; the second reading stops at the first.
    beyond = [p for p in want["problems"] if p[1] == "range"]
    if "state" not in want and len(want["problems"]) == 1 and beyond and {c for _, c in told} == {"range"} and beyond[0] in told:
        return ""
    if set(told) != want["problems"]:
        return f"problems {sorted(told)} instead of {sorted(want['problems'])}"
    if "state" not in want:
        return ""
    wrong = {key: (got.get(key, "missing"), value) for key, value in want.items() if key != "problems" and got.get(key, "missing") != value}
    if wrong:
        return f"differs (got, want): {wrong}"
    if set(got) != set(want) | {"explanation"}:
        return f"other members: {sorted(got)}"
    bare = [s for s in got["explanation"] if not (s["step"] and s["value"] and s["source"])]
    return "a step without words or source" if bare or not got["explanation"] else ""


def ask(kotaj, text):
    run = subprocess.run([kotaj, "evaluate", "abandoned-goods"], input=text, text=True, capture_output=True, check=False)
    return run.returncode, json.loads(run.stdout)


def repeated_keys(kotaj, rng, count):
    """A repeated key is no valid JSON, wherever it stands; how many of so many texts were taken all the same."""
    taken = 0
    for _ in range(count):
        case = random_case(rng)
        case["warning"] = case["warning"] or {"served_on": case["on"], "served_by": "customs"}
        text = json.dumps(case)
        key = rng.choice(list(case) + ["served_on", "served_by"])
        at = text.index(f'"{key}":')
        member = f'"{key}": ' + rng.choice(["null", "true", '"1403/01/01"', "[]"]) + ", "
        if rng.random() < 0.3:  # The same key, written otherwise.
            member = member.replace(key, f"\\u{ord(key[0]):04x}" + key[1:], 1)
        status, got = ask(kotaj, text[:at] + member + text[at:])
        if status != 2 or [(p["field"], p["code"]) for p in got.get("problems", [])] != [("", "format")]:
            print("taken with a repeated key:", member)
            taken += 1
    return taken


def main():
    kotaj, total = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 24_000
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1403
    rng, batch, failed, met = random.Random(seed), 500, 0, {}
    for start in range(0, total, batch):
        cases = [make(rng) for _ in range(min(batch, total - start))]
        wants = [expected(case) for case in cases]
        status, results = ask(kotaj, json.dumps(cases))
        if status != (0 if all("state" in want for want in wants) else 2) or len(results) != len(cases):
            print(f"exit status {status}, {len(results)} results of {len(cases)}")
            failed += 1
            continue
        for case, want, got in zip(cases, wants, results):
            told = {code if "state" not in want else f"{field} {code}" for field, code in want["problems"]}
            for mark in told | {want.get("state", "not of the form")}:
                met[mark] = met.get(mark, 0) + 1
            difference = compare(want, got)
            if difference:
                failed += 1
                if failed <= 20:
                    print(json.dumps(case, ensure_ascii=False), "\n   ", difference)
    repeated = 60
    failed += repeated_keys(kotaj, rng, repeated)
    total += repeated
    print("abandoned goods, cases by what was met:", dict(sorted(met.items())))
    wanted = set(STATES) | {"not of the form", "required", "unknown_field", "type", "format", "range", "inconsistent", "not_allowed",
                            "extension inconsistent", "extension not_allowed", "release_document_on inconsistent",
                            "disputes inconsistent", "warning inconsistent", "warning not_allowed", "cancelled_on inconsistent",
                            "extension_office not_allowed"}
    if wanted - set(met):
        print("never met:", sorted(wanted - set(met)))
        failed += 1
    print(f"{total - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
