#!/usr/bin/env python3
"""A second reading of the short-landing directive, written from its text and from nothing of the program.

Random cases around every boundary, valid and broken, go through `kotaj evaluate short-landing`; what comes back must equal what is worked
out here with Python's exact fractions. Usage: short_landing_oracle.py KOTAJ [CASES] [SEED]
"""
import copy
import json
import random
import subprocess
import sys
from fractions import Fraction

PERSIAN = str.maketrans("0123456789-", "۰۱۲۳۴۵۶۷۸۹−")
CURRENCIES = {"USD": (2, "دلار آمریکا"), "IRR": (0, "ریال"), "EUR": (2, "یورو"), "JPY": (0, "ین ژاپن"), "KWD": (3, "دینار کویت")}
GROUPS = ["1", "2", "21", "22", "23", "24", "25", "26", "27", "3", "4"]
DEFAULT_TARE_KG = {20: 2000, 40: 4000}
MASS_PLACES = 3


def half_up(value, places):
    """Rounds half away from zero to that many decimals."""
    scaled = abs(value) * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Fraction(whole if value >= 0 else -whole, 10**places)


def plain(value, places=MASS_PLACES):
    """The shortest decimal string."""
    if value is None:
        return None
    scaled = value * 10**places
    assert scaled.denominator == 1, value
    digits = str(abs(scaled.numerator)).rjust(places + 1, "0")
    text = digits[:-places] if places else digits
    fraction = digits[-places:].rstrip("0") if places else ""
    sign = "-" if scaled < 0 else ""
    return sign + text + ("." + fraction if fraction else "")


def shown(text):
    """A decimal string as people read it."""
    whole, _, fraction = text.partition(".")
    grouped = f"{int(whole):,}".replace(",", "٬")
    return (grouped + ("٫" + fraction if fraction else "")).translate(PERSIAN)


def figures(case):
    """Gross, net, difference and tolerance in kilograms; None where a container has no tare at all."""
    gross, rests_on_default, missing = Fraction(0), False, False
    for weighing in case["weighings"]:
        gross += Fraction(weighing["loaded_kg"]) - Fraction(weighing["empty_kg"])
        for container in weighing["containers"]:
            if container["tare_kg"] is not None:
                gross -= Fraction(container["tare_kg"])
            elif container["type"] == "standard" and container["size_ft"] in DEFAULT_TARE_KG:
                gross -= DEFAULT_TARE_KG[container["size_ft"]]
                rests_on_default = True
            else:
                missing = True
    return (None if missing else gross), rests_on_default, missing


def notice_1(case):
    declared = case["declared"]
    decimals, name = CURRENCIES[declared["currency"]]
    value = plain(Fraction(declared["value"]), decimals)
    return ("قابل توجه بانک: کالای موضوع این اظهارنامه شامل مقدار " + shown(plain(Fraction(declared["quantity"]))) + " "
            + declared["unit"] + " به ارزش " + shown(value) + " " + name
            + " مطابق با مقدار کالای مندرج در ثبت سفارش، صحیحاً و به صورت کامل از گمرک ترخیص شده است. نظر به اینکه معیار "
              "خرید و اظهار کالا به گمرک به صورت غیر وزنی بوده است لذا وزن خروجی، تأثیری در مقدار کالا نداشته و کالا فاقد کسر "
              "تخلیه می‌باشد.")


def notice_7(net, difference):
    return ("قابل توجه بانک: وزن خالص کالای موضوع این اظهارنامه " + shown(plain(net)) + " کیلوگرم، مطابق اظهار و صحیح است. مغایرت "
            + shown(plain(abs(difference))) + " کیلوگرمی وزن ناخالص اظهاری با وزن باسکول ناشی از اختلاف در وزن لفاف، بسته‌بندی و "
              "پالت بوده و کالا فاقد کسر تخلیه می‌باشد.")


def notice_8(declared, gross, exit_gross, shortage, percent):
    if declared["packages"] is None:
        packages = "فله"
    else:
        packages = shown(str(declared["packages"]))
        if declared["package_kind"]:
            packages += " " + declared["package_kind"]
    return ("قابل توجه بانک: کالای موضوع این اظهارنامه شامل تعداد " + packages + " با وزن ناخالص اظهاری " + shown(plain(gross))
            + " کیلوگرم و وزن ناخالص خروجی " + shown(plain(exit_gross)) + " کیلوگرم می‌باشد که با احتساب تلورانس ابلاغی مورد تأیید "
              "ستاد تنظیم بازار، میزان کسر تخلیه " + shown(plain(shortage)) + " کیلوگرم و معادل " + shown(plain(percent, 2))
            + " درصد اعلام می‌گردد")


def judge(case):
    """The outcome table, row by row, of a case that is of the form."""
    none = dict.fromkeys(["clause", "tolerance_percent", "exit_gross_kg", "exit_net_kg", "difference_kg", "tolerance_kg",
                          "shortage_kg", "shortage_percent", "notice", "notice_text"])
    result = {**none, "preliminary": False, "may_issue": []}

    def end(outcome, clause, notice=None, text=None, may=()):
        result.update(outcome=outcome, clause=clause, notice=notice, notice_text=text, may_issue=list(may))
        return result

    if case["on"] < "1401/06/01":
        return end("directive_not_in_force", None)
    if case["not_entered_per_order"]:
        return end("no_bank_correspondence", 6)

    declared = case["declared"]
    gross, net = Fraction(declared["gross_kg"]), Fraction(declared["net_kg"])
    low = (case["goods_group"] == "1" and case["bulk_commodity"] and case["preferential_currency"]
           and case["carriage"] in ("bulk", "container"))
    rate = Fraction(15, 1000) if low else Fraction(3, 100)
    tolerance = half_up(gross * rate, MASS_PLACES)
    exit_gross, rests_on_default, no_default = figures(case)
    difference = None if exit_gross is None else gross - exit_gross
    packaging = None if case["packaging_kg"] is None else Fraction(case["packaging_kg"])
    exit_net = None if exit_gross is None or packaging is None else exit_gross - packaging
    inexact = any(c["tare_kg"] is None for w in case["weighings"] for c in w["containers"])
    result.update(tolerance_percent="1.5" if low else "3", tolerance_kg=plain(tolerance), exit_gross_kg=plain(exit_gross),
                  difference_kg=plain(difference), exit_net_kg=plain(exit_net),
                  preliminary=rests_on_default and exit_gross is not None)

    heads = ["office_manager", "customs_deputy", "deputy_substitute", "assessment_head"]
    gate = ["office_manager", "exit_gate_officer"]
    if case["purchase_basis"] == "other":
        assessed = case["assessed_quantity"]
        if assessed is not None:
            assessed = Fraction(assessed)
            if not (assessed == Fraction(declared["quantity"]) == Fraction(case["order_registration_quantity"])):
                return end("quantity_mismatch", 3)
        if no_default:
            return end("needs_exact_tare", 2)
        if difference <= 0:
            return end("no_shortage", None)
        if assessed is None:
            return end("needs_assessed_quantity", 1)
        return end("no_shortage_non_weight", 1, "N1", notice_1(case), heads)

    if inexact:
        return end("needs_exact_tare", 2)
    over = None if exit_net is None else exit_net - net
    if over is not None and difference != 0 and 0 <= over <= half_up(net * rate, MASS_PLACES):
        return end("packaging_explains", 7, "N7", notice_7(net, difference), gate)
    if difference < 0:
        return end("surplus", None)
    if difference == 0:
        return end("no_shortage", None)
    if over is not None and over > 0:
        return end("net_surplus", None)
    if difference <= tolerance:
        return end("within_tolerance", 5)
    if packaging is None:
        return end("needs_packaging_weight", 7)
    shortage = difference - tolerance
    percent = half_up(shortage / gross * 100, 2)
    result.update(shortage_kg=plain(shortage), shortage_percent=plain(percent, 2))
    if case["objection"]:
        return end("import_office_only", 5, None, None, ["import_office"])
    return end("short_landing", 8, "N8", notice_8(declared, gross, exit_gross, shortage, percent), gate)


# --- Cases -----------------------------------------------------------------------------------------------------------

def container_number(rng):
    letters = "".join(rng.choice("ABCDEFGHIJKLMNOPQRSTUVWXYZ") for _ in range(3)) + "U"
    body = letters + "".join(rng.choice("0123456789") for _ in range(6))
    values, value = {}, 10
    for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ":
        value += value % 11 == 0
        values[letter] = value
        value += 1
    total = sum((values[c] if c.isalpha() else int(c)) * 2**i for i, c in enumerate(body))
    return body + str(total % 11 % 10)


def kilograms(rng, grams):
    """A decimal string for so many grams, now and then with zeros that mean nothing."""
    text = plain(Fraction(grams, 1000))
    if rng.random() < 0.05:
        text = "00" + text
    if rng.random() < 0.05 and "." not in text:
        text += rng.choice([".0", ".00", ".000"])
    return text


def random_case(rng):
    weighings, exit_gross = [], 0
    for _ in range(rng.choice([1, 1, 2, 3])):
        empty = rng.randrange(8_000_000, 17_000_000)
        goods = rng.randrange(1_000, 30_000_000)
        containers, tares = [], 0
        for _ in range(rng.choice([0, 0, 1, 1, 2])):
            size, kind = rng.choice([20, 20, 40, 40, 45]), rng.choice(["standard"] * 4 + ["other"])
            tare = rng.choice([None, rng.randrange(1_800_000, 4_900_000), rng.randrange(1_800_000, 4_900_000)])
            tares += tare if tare is not None else DEFAULT_TARE_KG.get(size, 0) * 1000
            containers.append({"number": container_number(rng), "size_ft": size, "type": kind,
                               "tare_kg": None if tare is None else kilograms(rng, tare)})
        exit_gross += goods
        weighings.append({"loaded_kg": kilograms(rng, empty + tares + goods), "empty_kg": kilograms(rng, empty),
                          "containers": containers})
    rate = rng.choice([Fraction(15, 1000), Fraction(3, 100)])
    near = rng.choice([0, rate * exit_gross / (1 - rate), rng.randrange(-3_000_000, 9_000_000)])
    gross = max(1, exit_gross + int(near) + rng.choice([-2, -1, 0, 0, 1, 2]))
    packaging = rng.choice([None, 0, rng.randrange(0, max(1, exit_gross))])
    exit_net = exit_gross - (packaging or 0)
    net = rng.choice([exit_net, int(exit_net / (1 + rate)) + rng.choice([-2, -1, 0, 1, 2]), rng.randrange(1, gross + 1),
                      exit_net + rng.choice([-1, 1])])
    net = min(max(1, net), gross)
    currency = rng.choice(list(CURRENCIES))
    quantity = rng.randrange(1, 10_000_000)
    other = rng.random() < 0.4
    near_quantity = lambda: rng.choice([quantity, quantity, quantity + rng.choice([-1, 1])])
    value = plain(Fraction(rng.randrange(0, 10**9), 10**CURRENCIES[currency][0]), CURRENCIES[currency][0])
    low = rng.random() < 0.5
    return {
        "on": rng.choice(["1402/03/10", "1401/06/01", "1401/05/31", "1403/12/30", "1402/03/10", "1402/03/10"]),
        "purchase_basis": "other" if other else "weight",
        "goods_group": "1" if low else rng.choice(GROUPS),
        "preferential_currency": low or rng.random() < 0.5,
        "bulk_commodity": low or rng.random() < 0.5,
        "carriage": rng.choice(["bulk", "container"] if low else ["bulk", "container", "packaged"]),
        "declared": {"gross_kg": kilograms(rng, gross), "net_kg": kilograms(rng, net),
                     "packages": rng.choice([None, rng.randrange(1, 5000)]), "package_kind": rng.choice([None, "کارتن", "کیسه"]),
                     "quantity": plain(Fraction(quantity, 1000)) if other else None, "unit": rng.choice(["عدد", "متر"]) if other else None,
                     "value": value, "currency": currency},
        "order_registration_quantity": plain(Fraction(near_quantity(), 1000)) if other else None,
        "weighings": weighings,
        "packaging_kg": None if packaging is None else kilograms(rng, packaging),
        "assessed_quantity": plain(Fraction(near_quantity(), 1000)) if other and rng.random() < 0.7 else None,
        "not_entered_per_order": rng.random() < 0.05,
        "objection": rng.random() < 0.3,
    }


def whole_form_problems(case):
    """Facts that cannot both be, in a case whose single fields are right."""
    problems = set()
    declared = case["declared"]
    if Fraction(declared["net_kg"]) > Fraction(declared["gross_kg"]):
        problems.add(("declared.net_kg", "inconsistent"))
    under = False
    for i, weighing in enumerate(case["weighings"]):
        if Fraction(weighing["loaded_kg"]) < Fraction(weighing["empty_kg"]):
            problems.add((f"weighings[{i}].loaded_kg", "inconsistent"))
            under = True
    exit_gross, _, _ = figures(case)
    if exit_gross is not None and not under:
        if exit_gross <= 0:
            problems.add(("weighings", "inconsistent"))
        elif case["packaging_kg"] is not None and Fraction(case["packaging_kg"]) > exit_gross:
            problems.add(("packaging_kg", "inconsistent"))
    return problems


# Ways to break one field: path, value, code. A path's last part is a key; "-" deletes it.
MISSING = object()
BREAKS = [
    (["on"], "1402-03-10", "format"), (["on"], "1402/13/01", "range"), (["on"], "1402/12/30", "range"),
    (["on"], "1205/01/01", "range"), (["on"], "1499/01/01", "range"), (["on"], 14020310, "type"), (["on"], None, "required"),
    (["on"], MISSING, "required"), (["on"], "1402/3/10", "format"), (["on"], "۱۴۰۲/۰۳/۱۰", "format"),
    (["on"], "1402/07/31", "range"), (["on"], "1402/00/10", "range"), (["on"], "1402/03/00", "range"),
    (["purchase_basis"], "volume", "not_allowed"), (["purchase_basis"], None, "required"), (["purchase_basis"], 1, "type"),
    (["goods_group"], "5", "not_allowed"), (["goods_group"], 1, "type"), (["goods_group"], "28", "not_allowed"),
    (["goods_group"], "20", "not_allowed"), (["carriage"], "ship", "not_allowed"), (["carriage"], MISSING, "required"),
    (["preferential_currency"], "true", "type"), (["preferential_currency"], None, "required"), (["bulk_commodity"], 1, "type"),
    (["objection"], MISSING, "required"), (["not_entered_per_order"], None, "required"),
    (["declared"], None, "required"), (["declared"], [], "type"), (["declared"], MISSING, "required"),
    (["declared", "gross_kg"], "0", "range"), (["declared", "net_kg"], "0.000", "range"),
    (["declared", "gross_kg"], "-5", "format"), (["declared", "gross_kg"], "+5", "format"), (["declared", "gross_kg"], 52000, "type"),
    (["declared", "gross_kg"], "1e3", "format"), (["declared", "gross_kg"], "1.2345", "format"),
    (["declared", "gross_kg"], "1234567890123456", "format"), (["declared", "gross_kg"], "5.", "format"),
    (["declared", "gross_kg"], ".5", "format"), (["declared", "gross_kg"], "۵۲", "format"), (["declared", "gross_kg"], " 52", "format"),
    (["declared", "gross_kg"], "52,000", "format"), (["declared", "gross_kg"], None, "required"),
    (["declared", "net_kg"], MISSING, "required"), (["declared", "packages"], 0, "range"), (["declared", "packages"], -1, "range"),
    (["declared", "packages"], "40", "type"), (["declared", "packages"], True, "type"), (["declared", "packages"], MISSING, "required"),
    (["declared", "package_kind"], 5, "type"), (["declared", "package_kind"], MISSING, "required"),
    (["declared", "value"], None, "required"), (["declared", "value"], 48500, "type"), (["declared", "value"], "1.23456", "format"),
    (["declared", "currency"], "XQQ", "not_allowed"), (["declared", "currency"], None, "required"),
    (["declared", "currency"], "usd", "not_allowed"), (["declared", "extra"], 1, "unknown_field"), (["extra"], None, "unknown_field"),
    (["declared", "unit"], 3, "type"), (["declared", "quantity"], "1.2345", "format"), (["declared", "quantity"], 7, "type"),
    (["order_registration_quantity"], MISSING, "required"), (["order_registration_quantity"], "x", "format"),
    (["weighings"], None, "required"), (["weighings"], [], "required"), (["weighings"], {}, "type"), (["weighings"], MISSING, "required"),
    (["weighings", 0], None, "required"), (["weighings", 0], "x", "type"), (["weighings", 0, "loaded_kg"], None, "required"),
    (["weighings", 0, "empty_kg"], "x", "format"), (["weighings", 0, "containers"], None, "required"),
    (["weighings", 0, "containers"], "x", "type"), (["weighings", 0, "containers"], MISSING, "required"),
    (["weighings", 0, "plate"], "x", "unknown_field"),
    (["packaging_kg"], "1.0001", "format"), (["packaging_kg"], 0, "type"), (["packaging_kg"], MISSING, "required"),
    (["assessed_quantity"], 12, "type"), (["assessed_quantity"], "-1", "format"), (["assessed_quantity"], MISSING, "required"),
]
CONTAINER_BREAKS = [
    ("number", "CSQU3054384", "check_digit"), ("number", "CSQ3054383", "format"), ("number", None, "required"), ("number", 5, "type"),
    ("number", "csqu3054383", "format"), ("size_ft", 30, "not_allowed"), ("size_ft", "20", "type"), ("size_ft", None, "required"),
    ("type", "reefer", "not_allowed"), ("type", None, "required"), ("tare_kg", 2230, "type"), ("tare_kg", "2,230", "format"),
    ("tare_kg", MISSING, "required"), ("seal", "x", "unknown_field"),
]


def path_text(path):
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else ("." if text else "") + part
    return text


def put(case, path, value):
    place = case
    for part in path[:-1]:
        place = place[part]
    if value is MISSING:
        del place[path[-1]]
    else:
        place[path[-1]] = value


def broken_case(rng):
    """A good case with one fault, and the fault that must be named."""
    while True:
        case = random_case(rng)
        if not whole_form_problems(case):
            break
    spots = [(i, j) for i, w in enumerate(case["weighings"]) for j in range(len(w["containers"]))]
    if spots and rng.random() < 0.2:
        i, j = rng.choice(spots)
        key, value, code = rng.choice(CONTAINER_BREAKS)
        path = ["weighings", i, "containers", j, key]
    elif case["purchase_basis"] == "other" and rng.random() < 0.1:
        path, value, code = rng.choice([(["declared", "quantity"], None, "required"), (["declared", "unit"], None, "required"),
                                        (["declared", "unit"], "  ", "required"), (["order_registration_quantity"], None, "required")])
    else:
        path, value, code = rng.choice(BREAKS)
    put(case, path, copy.deepcopy(value) if value is not MISSING else MISSING)
    return case, {(path_text(path), code)}


def make(rng):
    if rng.random() < 0.3:
        return broken_case(rng)
    case = random_case(rng)
    return case, whole_form_problems(case)


def compare(case, problems, got):
    """An empty text, or what differs."""
    if problems:
        named = {(p["field"], p["code"]) for p in got.get("problems", [])}
        return "" if named == problems else f"problems {sorted(named)} instead of {sorted(problems)}"
    if "problems" in got and "outcome" not in got:
        return f"refused a good case: {got['problems']}"
    want = judge(case)
    wrong = {k: (got.get(k), v) for k, v in want.items() if got.get(k, "missing") != v}
    if wrong:
        return f"differs (got, want): {wrong}"
    steps = got.get("explanation") or []
    bare = [s for s in steps if not s.get("step") or not s.get("source")]
    return "" if steps and not bare else "no explanation, or a step without its source"


def main():
    kotaj, total = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 20_000
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1401
    rng, batch, failed, rows = random.Random(seed), 500, 0, {}
    for start in range(0, total, batch):
        cases = [make(rng) for _ in range(min(batch, total - start))]
        run = subprocess.run([kotaj, "evaluate", "short-landing"], input=json.dumps([c for c, _ in cases]), text=True,
                             capture_output=True, check=False)
        expected_status = 2 if any(p for _, p in cases) else 0
        results = json.loads(run.stdout)
        if run.returncode != expected_status or len(results) != len(cases):
            print(f"exit status {run.returncode}, {len(results)} results of {len(cases)}")
            failed += 1
            continue
        for (case, problems), got in zip(cases, results):
            difference = compare(case, problems, got)
            if not problems:
                rows[got.get("outcome")] = rows.get(got.get("outcome"), 0) + 1
            if difference:
                failed += 1
                if failed <= 20:
                    print(json.dumps(case, ensure_ascii=False), "\n   ", difference)
    outcomes = 14
    print("short landing, cases by outcome:", rows)
    if len(rows) < outcomes:
        print(f"only {len(rows)} of {outcomes} outcomes were met")
        failed += 1
    print(f"{total - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
