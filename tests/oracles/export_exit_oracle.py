#!/usr/bin/env python3
"""A second reading of the export exit follow-up (circular following 351.1400.1798843), written from its text and from nothing of the program.

Random permits around every term, valid and broken, go through `kotaj evaluate export-exit`; what comes back must equal what is worked out
here. Usage: export_exit_oracle.py KOTAJ [CASES] [SEED]
"""
import sys
from fractions import Fraction

sys.dont_write_bytecode = True
from evaluation import (PAST_THE_END, Choice, Date, Decimal, Integer, Read, Record, Rows, Text, break_one, clamp, number, run, text_of,
                        written)

FOLLOW_UP_DAYS = 7
MASS_PLACES = 3
MARGIN = Fraction(1, 100)
PROVINCE, HEADQUARTERS = ["province"], ["province", "export_office", "inspection_office"]

INQUIRY = Record({"sent_on": Date(), "answer_days": Integer(7, 10), "answered_on": Date(null=True),
                  "answer": Choice("exited", "not_exited", "no_result", null=True)}, null=True)
CARRIER = Record({"id": Text(), "gross_kg": Decimal(MASS_PLACES), "packages": Integer(0), "arrived_on": Date(null=True),
                  "exited_on": Date(null=True)})
FACTS = ("exited_on", "cancelled_on", "judicial_on", "returned_on", "followed_up_on")
FORM = Record({"on": Date(), "kind": Choice("definite", "temporary"), "completed_on": Date(), "return_term": Date(null=True),
               **{fact: Date(null=True) for fact in FACTS}, "first_inquiry": INQUIRY, "second_inquiry": INQUIRY,
               "permit_gross_kg": Decimal(MASS_PLACES, above_zero=True), "permit_packages": Integer(1), "carriers": Rows(CARRIER)})


class Beyond(Exception):
    """A day past 1498, with the field that it counts from."""


def plus(day, days, field):
    if day + days >= PAST_THE_END:
        raise Beyond(field)
    return day + days


# --- The rule --------------------------------------------------------------------------------------------------------

def known_inquiry(inquiry, on):
    """(sent, days, answered, answer) as it stood on that day, or None; and whether something of it has not happened yet."""
    if inquiry is None:
        return None, False
    sent = number(inquiry["sent_on"])
    if sent > on:
        return None, True
    answered = None if inquiry["answered_on"] is None else number(inquiry["answered_on"])
    if answered is not None and answered > on:
        return (sent, inquiry["answer_days"], None, None), True
    return (sent, inquiry["answer_days"], answered, inquiry["answer"]), False


def carriers_out(case, on, problems):
    """The day of the last exit where every carrier has left with the permit's packages and mass, else None."""
    days = [(c["arrived_on"], c["exited_on"]) for c in case["carriers"]]
    if any(day is not None and number(day) > on for pair in days for day in pair):
        problems.add(("carriers", "inconsistent"))
    exits = [number(left) if left is not None and number(left) <= on else None for _, left in days]
    if not exits or None in exits:
        return None
    permit = Fraction(case["permit_gross_kg"])
    over = abs(sum(Fraction(c["gross_kg"]) for c in case["carriers"]) - permit)
    if over > permit * MARGIN or sum(c["packages"] for c in case["carriers"]) != case["permit_packages"]:
        problems.add(("carriers", "inconsistent"))
        return None
    return max(exits)


def state_of(case, on, facts, first, second, last_exit):
    """(state, due): due is act, day, office, copies."""
    if facts["cancelled_on"] is not None:
        return "cancelled", None
    if facts["judicial_on"] is not None:
        return "judicial", None
    if facts["exited_on"] is not None:
        term = case["return_term"]
        if facts["returned_on"] is not None:
            return "returned", None
        if term is not None and number(term) < on:
            return "return_overdue", ("pursue_return", number(term), "both", [])
        return "exited", None

    latest = second or first
    name = "second_inquiry" if second else "first_inquiry"
    answer = latest[3] if latest else None
    if last_exit is not None:
        return "final_notice_due", ("record_final_notice", last_exit, "border", [])
    if answer == "exited":
        return "final_notice_due", ("record_final_notice", latest[2], "border", [])
    if answer == "not_exited" or second and answer == "no_result":
        return "decide", ("decide", None, "origin", [])
    if second:
        return "awaiting_second_answer", ("answer", plus(second[0], second[1], "second_inquiry.sent_on"), "border", HEADQUARTERS)
    if answer == "no_result":
        return "second_inquiry_due", ("send_second_inquiry", plus(first[2], 1, f"{name}.answered_on"), "origin", HEADQUARTERS)
    if first:
        term = plus(first[0], first[1], f"{name}.sent_on")
        if on > term:
            return "second_inquiry_due", ("send_second_inquiry", term + 1, "origin", HEADQUARTERS)
        return "awaiting_answer", ("answer", term, "border", PROVINCE)

    followed_up, completed = facts["followed_up_on"], number(case["completed_on"])
    if followed_up is not None or on > completed + FOLLOW_UP_DAYS:
        due = completed + FOLLOW_UP_DAYS + 1
        field = "completed_on"
        if followed_up is not None and followed_up + 1 <= due:
            due, field = followed_up + 1, "followed_up_on"
        return "first_inquiry_due", ("send_first_inquiry", plus(due, 0, field), "origin", PROVINCE)
    return "follow_up", ("follow_up", plus(completed, FOLLOW_UP_DAYS, "completed_on"), "origin", [])


def judge(case):
    on, problems, facts = number(case["on"]), set(), {}
    for fact in FACTS:
        facts[fact] = None if case[fact] is None else number(case[fact])
        if facts[fact] is not None and facts[fact] > on:
            problems.add((fact, "inconsistent"))
            facts[fact] = None
    inquiries = {}
    for name in ("first_inquiry", "second_inquiry"):
        inquiries[name], too_late = known_inquiry(case[name], on)
        if too_late:
            problems.add((name, "inconsistent"))
    last_exit = carriers_out(case, on, problems)
    state, due = state_of(case, on, facts, inquiries["first_inquiry"], inquiries["second_inquiry"], last_exit)
    recorded = any(facts[fact] is not None for fact in ("exited_on", "cancelled_on", "judicial_on"))
    act, by, office, copies = due or (None, None, None, None)
    return {"state": state, "due": due and {"act": act, "by": text_of(by), "office": office, "copies": copies},
            "days_late": 0 if by is None else max(0, on - by), "final_notice_allowed": last_exit is not None and not recorded,
            "problems": problems}


# --- The form --------------------------------------------------------------------------------------------------------

def contradictions(case, read, problems):
    """Facts that cannot both be, of those that can be read."""
    found = set()

    def day(path):
        value = read(path)
        return None if value is None else number(value)

    def before(path, early, late):
        if early is not None and late is not None and early < late:
            found.add((path, "inconsistent"))

    on, completed, kind = day("on"), day("completed_on"), read("kind")
    before("completed_on", on, completed)
    for field in ("return_term",) + FACTS:
        before(field, day(field), completed)
    for name in ("first_inquiry", "second_inquiry"):
        if not isinstance(read(name), dict):
            continue
        sent, answered = f"{name}.sent_on", f"{name}.answered_on"
        before(sent, day(sent), completed)
        before(answered, day(answered), completed)
        before(answered, day(answered), day(sent))
        if read.readable(answered) and read.readable(f"{name}.answer"):
            has_day, has_answer = read(answered) is not None, read(f"{name}.answer") is not None
            if has_day != has_answer:
                found.add((f"{name}.answer" if has_day else answered, "inconsistent"))
    before("second_inquiry.sent_on", day("second_inquiry.sent_on"), day("first_inquiry.sent_on"))
    if read("second_inquiry") is not None and read.readable("first_inquiry") and read("first_inquiry") is None:
        found.add(("second_inquiry", "inconsistent"))
    if read("cancelled_on") is not None and read("exited_on") is not None:
        found.add(("cancelled_on", "inconsistent"))
    if read("returned_on") is not None:
        if kind == "definite" or read.readable("exited_on") and read("exited_on") is None:
            found.add(("returned_on", "inconsistent"))
        before("returned_on", day("returned_on"), day("exited_on"))
    if read("return_term") is not None and kind == "definite":
        found.add(("return_term", "inconsistent"))
    carriers = read("carriers")
    for row in range(len(carriers) if isinstance(carriers, list) else 0):
        arrived, left = f"carriers[{row}].arrived_on", f"carriers[{row}].exited_on"
        before(arrived, day(arrived), completed)
        before(left, day(left), completed)
        before(left, day(left), day(arrived))
    problems |= found


def expected(case):
    problems = set()
    FORM.check(case, "", problems)
    if isinstance(case, dict):
        contradictions(case, Read(case, problems), problems)
    if problems:
        return {"problems": problems}
    try:
        return judge(case)
    except Beyond as beyond:
        return {"problems": {(str(beyond), "range")}}


# --- Cases -----------------------------------------------------------------------------------------------------------

def around(rng, day, spread=3):
    return text_of(clamp(day + rng.choice([0, 0, -1, 1, rng.randint(-spread, spread)])))


def random_inquiry(rng, sent, on):
    days = rng.randint(7, 10)
    answer = rng.choice([None, None, "exited", "not_exited", "no_result", "no_result"])
    answered = clamp(max(sent, rng.choice([sent, sent + rng.randint(0, 14), on, on + 1, on - 1, sent + days, sent + days + 1])))
    return {"sent_on": text_of(sent), "answer_days": days, "answered_on": answer and text_of(answered), "answer": answer}


def random_carriers(rng, completed, on, gross, packages):
    """Carriers that together take the permit's load, or nearly; most of them out."""
    count = rng.choice([0, 0, 1, 1, 2, 2, 3, 5])
    if not count:
        return []
    margin = gross // 100
    load = gross + rng.choice([0, 0, margin, -margin, margin + 1, -margin - 1, rng.randint(-margin, margin), rng.randint(-gross, gross)])
    pieces = packages + rng.choice([0, 0, 0, 0, 0, 1, -1, 10])
    carriers = []
    for left in range(count, 0, -1):
        take, boxes = (load, pieces) if left == 1 else (rng.randint(0, load), rng.randint(0, pieces))
        load, pieces = load - take, pieces - boxes
        arrived = clamp(rng.choice([completed, completed + rng.randint(0, 12), on, on - 1]))
        exited = clamp(rng.choice([arrived, arrived + rng.randint(0, 6), on, on, on + 1, on - 1]))
        carriers.append({"id": rng.choice(["12ع345-67", "14د111-22", "سفر ۷", "VOY-12"]), "gross_kg": written(rng, take, MASS_PLACES),
                         "packages": boxes, "arrived_on": text_of(max(arrived, completed)) if rng.random() < 0.8 else None,
                         "exited_on": text_of(max(exited, arrived, completed)) if rng.random() < 0.85 else None})
    return carriers


def random_case(rng):
    kind = rng.choice(["definite", "temporary"])
    place = rng.random()
    completed = (rng.randrange(PAST_THE_END - 25, PAST_THE_END) if place < 0.05 else rng.randrange(0, 400) if place < 0.08
                 else rng.randrange(number("1401/11/01"), number("1405/02/01")))
    on = clamp(completed + rng.choice([0, 1, 6, 7, 8, 9, rng.randint(0, 20), rng.randint(0, 60), rng.randint(0, 900)]))
    maybe = lambda chance, day: text_of(clamp(max(day, completed))) if rng.random() < chance else None
    first = second = None
    if rng.random() < 0.6:
        sent = clamp(max(completed, rng.choice([completed + rng.randint(0, 12), on - rng.randint(0, 20), on, on + 1, on - 1])))
        first = random_inquiry(rng, sent, on)
        if rng.random() < 0.5:
            second = random_inquiry(rng, clamp(max(sent, rng.choice([sent, sent + rng.randint(0, 25), on, on + 1, on - 1]))), on)
    exited = maybe(0.2, rng.choice([completed + rng.randint(0, 20), on, on - 1, on + 1]))
    cancelled = maybe(0.08, rng.choice([completed + rng.randint(0, 40), on, on + 1])) if exited is None else None
    term = returned = None
    if kind == "temporary":
        term = maybe(0.8, rng.choice([on, on - 1, on + 1, completed + rng.randint(0, 200)]))
        if exited is not None:
            returned = maybe(0.4, max(number(exited), rng.choice([on, on + 1, on - 1, number(exited)])))
    gross, packages = rng.choice([24_000_000, rng.randint(1, 99), rng.randint(1, 40_000_000), 10**18 - 1]), rng.choice([1, 400, rng.randint(1, 5000)])
    if gross > 10**17 and rng.random() < 0.8:
        gross = 24_000_050
    return {"on": text_of(on), "kind": kind, "completed_on": text_of(completed), "return_term": term, "returned_on": returned,
            "exited_on": exited, "cancelled_on": cancelled,
            "judicial_on": maybe(0.4 if cancelled else 0.07, rng.choice([completed + rng.randint(0, 40), on, on + 1])),
            "followed_up_on": maybe(0.4, rng.choice([completed + rng.randint(0, 9), on, on + 1, completed + 7, completed + 6])),
            "first_inquiry": first, "second_inquiry": second, "permit_gross_kg": written(rng, gross, MASS_PLACES),
            "permit_packages": packages, "carriers": random_carriers(rng, completed, on, gross, packages)}


def seen_at_a_boundary(rng, case):
    """The same permit seen a day before, on or after a day that matters."""
    try:
        due = judge(case)["due"]
    except Beyond:
        return
    days = [number(case["completed_on"]) + FOLLOW_UP_DAYS]
    for name in ("first_inquiry", "second_inquiry"):
        if case[name]:
            days += [number(case[name]["sent_on"]), number(case[name]["sent_on"]) + case[name]["answer_days"]]
            days += [number(case[name]["answered_on"])] if case[name]["answered_on"] else []
    if due and due["by"]:
        days += [number(due["by"])] * 3
    case["on"] = text_of(clamp(max(number(case["completed_on"]), rng.choice(days) + rng.choice([-1, 0, 1]))))


def contradict(rng, case):
    """Puts facts together that cannot both be."""
    early = around(rng, number(case["completed_on"]) - 1, 1)
    kind = rng.randrange(12)
    inquiry = rng.choice([i for i in (case["first_inquiry"], case["second_inquiry"]) if i] or [None])
    carrier = rng.choice(case["carriers"] or [None])
    if kind == 0:
        case["on"] = early
    elif kind == 1:
        case[rng.choice(FACTS + ("return_term",))] = early
    elif kind == 2:
        case["cancelled_on"] = case["exited_on"] = around(rng, number(case["on"]))
    elif kind == 3:
        case["returned_on"] = case["on"]
        case["exited_on"] = rng.choice([None, around(rng, number(case["on"]))])
    elif kind == 4:
        case["return_term"], case["kind"] = case["on"], "definite"
    elif kind == 5:
        case["first_inquiry"] = None
        case["second_inquiry"] = case["second_inquiry"] or random_inquiry(rng, number(case["on"]), number(case["on"]))
    elif kind == 6 and case["first_inquiry"] and case["second_inquiry"]:
        case["second_inquiry"]["sent_on"] = around(rng, number(case["first_inquiry"]["sent_on"]))
    elif inquiry and kind in (7, 8, 9):
        key = rng.choice(["answered_on", "answer", "sent_on", "answer_days"])
        inquiry[key] = {"answered_on": rng.choice([None, early, around(rng, number(inquiry["sent_on"]))]), "sent_on": early,
                        "answer": rng.choice([None, "no_result"]), "answer_days": rng.choice([6, 11, 0, -7, 7, 10])}[key]
    elif carrier and kind in (10, 11):
        carrier[rng.choice(["arrived_on", "exited_on"])] = rng.choice([early, case["on"], around(rng, number(case["on"]))])


def make(rng):
    case = random_case(rng)
    if rng.random() < 0.45:
        seen_at_a_boundary(rng, case)
    kind = rng.random()
    if kind < 0.2:
        for _ in range(rng.choice([1, 1, 1, 2, 3])):
            break_one(rng, case, FORM)
    elif kind < 0.35:
        for _ in range(rng.choice([1, 1, 2])):
            contradict(rng, case)
    elif kind < 0.355:
        case = rng.choice([None, [], "x", 5, True, {}, [case]])
    return case


def marks(case, want):
    answered = "state" in want
    for field, code in want["problems"]:
        name = "".join(c for c in field if not c.isdigit()).replace("[]", "")
        yield code if not answered and code != "inconsistent" else f"{name} {code}" if answered else f"not of the form: {name} {code}"
        if code == "range" and not answered and len(want["problems"]) == 1:
            yield f"past 1498: {name}" if name in TERMS_FROM and not Date().fault(Read(case, set())(field)) else f"range {name}"
    if answered:
        yield want["state"]
        yield "late" if want["days_late"] else "in time"
        if want["final_notice_allowed"]:
            yield "final notice allowed"


TERMS_FROM = ["completed_on", "followed_up_on", "first_inquiry.sent_on", "first_inquiry.answered_on", "second_inquiry.sent_on"]
FORMLESS = ["completed_on", "return_term", "second_inquiry", "second_inquiry.sent_on", "first_inquiry.sent_on", "first_inquiry.answered_on",
            "first_inquiry.answer", "second_inquiry.answered_on", "second_inquiry.answer", "carriers.exited_on", "carriers.arrived_on", *FACTS]
WANTED = ["cancelled", "judicial", "returned", "return_overdue", "exited", "final_notice_due", "decide", "awaiting_second_answer",
          "second_inquiry_due", "awaiting_answer", "first_inquiry_due", "follow_up", "late", "in time", "final notice allowed", "required",
          "unknown_field", "type", "format", "not_allowed", *[f"past 1498: {field}" for field in TERMS_FROM],
          "range first_inquiry.answer_days", "first_inquiry inconsistent", "second_inquiry inconsistent",
          "carriers inconsistent", *[f"{fact} inconsistent" for fact in FACTS], *[f"not of the form: {field} inconsistent" for field in FORMLESS]]

if __name__ == "__main__":
    sys.exit(run("export-exit", expected, make, marks, WANTED, 16_000))
