#!/usr/bin/env python3
"""A second reading of export through a border market (steps, declaration, costs, screening of value), written from the text and from nothing of
the program.

Random declarations at every step, whole, half filled, contradictory and broken, go through `kotaj evaluate border-market`; what comes back must
equal what is worked out here. Usage: border_market_oracle.py KOTAJ [CASES] [SEED]
"""
import copy
import sys
import unicodedata
from fractions import Fraction

sys.dont_write_bytecode = True
from evaluation import (WRONG_TYPES, Choice, Date, Decimal, Form, Integer, Pattern, Read, Record, Rows, Text, Truth, break_one, clamp, half_up,
                        is_blank, number, plain, run, text_of, written)

STEPS = {"A": [f"A{n}" for n in range(1, 7)], "B": [f"B{n}" for n in range(1, 9)], "C": [f"C{n}" for n in range(1, 10)]}
DRAWN_UP = ("A1", "B1", "C3")
IDENTITY = ("A2", "C5")
ASSESSMENT = ("A5", "B5", "C6")
OWNERS = {("registry_officer",): "A1 B1 C1 C2 C3 C4 C8 A2 C5 B4", ("finance_officer",): "A3 B2 B3", ("assessment_head",): "A4",
          ("assessor",): "A5 B5 C6 C7", ("exit_gate_officer",): "B6 B7 B8", ("customs_deputy", "office_manager"): "C9",
          ("registry_officer", "customs_deputy", "office_manager"): "A6"}
OWNERS = {step: list(owners) for owners, steps in OWNERS.items() for step in steps.split()}

COUNTRIES = """
AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM
CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY
HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF
MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE
RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ
VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW""".split()
PROVINCES = [f"IR-{n:02}" for n in range(31)]
INCOTERMS = "EXW FCA CPT CIP DAP DPU DDP FAS FOB CFR CIF".split()
CURRENCIES = {"IRR": 0, "USD": 2, "EUR": 2, "AED": 2, "TRY": 2, "AFN": 2, "PKR": 2, "AZN": 2, "AMD": 2, "CNY": 2, "JPY": 0, "KRW": 0, "IQD": 3,
              "KWD": 3, "OMR": 3, "BHD": 3, "JOD": 3, "CLF": 4}
UNKNOWN_CURRENCY_PLACES, RATE_PLACES, QUANTITY_PLACES, MASS_PLACES, UNIT_USD_PLACES, PERCENT_PLACES = 4, 4, 3, 3, 4, 2


# --- The form --------------------------------------------------------------------------------------------------------

class Code(Form):
    """A text of a draft; one outside its list is kept, with a problem of the draft."""

    def __init__(self, values):
        super().__init__(null=True)
        self.values = values

    def fault(self, value):
        return None if isinstance(value, str) else "type"

    def bad(self, rng):
        one = rng.choice(list(self.values))
        return ["XQQ", "ZZ", "QQ", one.lower() if one.isupper() else one.upper(), one + "1", "IR-31", "IR-1", "IR", "DAT", "import", "IRT",
                rng.choice(WRONG_TYPES)]


class Identity(Pattern):
    """A national ID of 10 digits or a legal entity's of 11; a wrong check digit is a problem of the draft."""

    def __init__(self):
        super().__init__(r"[0-9]{10}|[0-9]{11}", ["001234567", "103802847901", "001234567x", "0012345679 ", "00123-45679"], null=True)


def national_check(first_nine):
    rest = sum(int(digit) * (10 - at) for at, digit in enumerate(first_nine)) % 11
    return str(rest if rest < 2 else 11 - rest)


def legal_check(first_ten):
    tens = int(first_ten[9]) + 2
    weights = (29, 27, 23, 19, 17)
    return str(sum((int(digit) + tens) * weights[at % 5] for at, digit in enumerate(first_ten)) % 11 % 10)


def identity_holds(text):
    check = national_check(text[:9]) if len(text) == 10 else legal_check(text[:10])
    return len(set(text)) > 1 and text[-1] == check


assert all(identity_holds(sample) for sample in ("0012345679", "10380284790", "14001234562"))

WORDS, DAY, COUNTRY = Text(null=True, blank=True), Date(null=True), Code(COUNTRIES)
HS_BAD = ["1234567", "123456789", "1234567a", "1234 678", "12.34.56"]


def part(*names, **others):
    return Record({**{name: WORDS for name in names}, **others}, null=True, sparse=True)


def declaration_form(value_places):
    line = part("name", "kind", "number", "colour", "size", "properties", "marks_of_distinction", "unit",
                hs=Pattern(r"[0-9]{8}", HS_BAD, null=True), packages=part("kind", "dimensions", "marks", count=Integer(0, null=True)),
                quantity=Decimal(QUANTITY_PLACES, null=True), gross_kg=Decimal(MASS_PLACES, null=True),
                net_kg=Decimal(MASS_PLACES, null=True), value=Decimal(value_places, null=True))
    line.null = False
    certificate = part("kind", "number", date=DAY)
    certificate.null = False
    texts = ("office_of_origin", "exit_office", "assessment_place", "previous_declaration", "transaction_terms", "place_of_loading",
             "office_of_formalities")
    countries = ("first_destination_country", "destination_country", "trading_country", "country_of_origin", "vehicle_destination_country",
                 "final_destination_country")
    modes = {name: Integer(1, 9, null=True) for name in ("border_transport_mode", "inland_transport_mode")}
    people = {name: part("name", "address") for name in ("consignee", "consignor", "destination_representative", "buyer")}
    vehicles = {name: part("identity", nationality=COUNTRY) for name in ("vehicle_at_exit", "vehicle_at_border")}
    declaration = part(
        *texts, **{name: COUNTRY for name in countries}, **modes, **people, **vehicles,
        exporter=part("name", "address", "phone", id=Identity()), exporter_agent=part("name", "document", id=Identity()),
        declarant=part("name", id=Identity(), capacity=Code(("owner", "agent", "broker"))),
        delivery_terms=Code(INCOTERMS), procedure=Code(("definite_export",)), producing_province=Code(PROVINCES),
        invoice_currency=Code(CURRENCIES), invoice_total=Decimal(value_places, null=True), exchange_rate=Decimal(RATE_PLACES, null=True),
        usd_rate=Decimal(RATE_PLACES, null=True), bank_data=part("bank", "branch", "reference"), certificates=Rows(certificate, null=True),
        total_value_irr=Decimal(0, null=True), total_value_usd=Decimal(2, null=True), identity_verification=part("by", "document", on=DAY),
        export_licence=part("number", "authority", date=DAY), lines=Rows(line, null=True))
    declaration.null = False
    return declaration


MAY_BE_NULL = ("exporter_agent", "previous_declaration", "identity_verification")
DOCUMENT = Record({"status": Choice("present", "not_needed", "missing"), "reason": Text(null=True)})
DOCUMENTS = ("warehouse_receipt", "commercial_card", "export_licence", "standard_certificate", "price_setting", "packing_list",
             "power_of_attorney", "official_introduction", "other")
FOR_AN_AGENT = ("power_of_attorney", "official_introduction")
COST_KINDS = ("unloading_loading", "portage", "storage", "testing_classification", "escort", "overtime", "dues", "bank_costs")
COST_UNITS = ("ton", "day", "sample", "trip", "hour", "piece")
COST = Record({"kind": Choice(*COST_KINDS), "unit": Choice(*COST_UNITS), "quantity": Decimal(QUANTITY_PLACES),
               "rate_irr": Decimal(RATE_PLACES)})
LISTED = Record({"hs": Pattern(r"[0-9]{8}", HS_BAD), "unit": Text(), "value_usd": Decimal(4, above_zero=True),
                 "margin_percent": Decimal(2, null=True)})


class Step(Form):
    """A step's name; whether it is one that follows is for the whole list to say."""

    def fault(self, value):
        if not isinstance(value, str):
            return "type"
        return "required" if is_blank(value) else None

    def bad(self, rng):
        return ["A2", "B1", "C9", "Z9", "a1", "A", "", " ", " A1", "B2 ", rng.choice(WRONG_TYPES)]


FORMS = {places: Record({
    "on": Date(), "market_variant": Choice("A", "B", "C"), "declaration": declaration_form(places),
    "documents": Record({name: DOCUMENT for name in DOCUMENTS}), "costs": Rows(COST), "steps_done": Rows(Step()),
    "value_list": Rows(LISTED), "export_duty_by_value": Truth()}) for places in (0, 2, 3, 4)}


def form_of(case):
    declaration = case.get("declaration") if isinstance(case, dict) else None
    currency = declaration.get("invoice_currency") if isinstance(declaration, dict) else None
    return FORMS[CURRENCIES.get(currency, UNKNOWN_CURRENCY_PLACES) if isinstance(currency, str) else UNKNOWN_CURRENCY_PLACES]


def normalised(text):
    """As a typed text is compared: Persian letters, no bidi controls, NFC, no spaces around it."""
    text = text.translate({0x64A: 0x6CC, 0x649: 0x6CC, 0x643: 0x6A9, **dict.fromkeys([0x200E, 0x200F, 0x61C])})
    return unicodedata.normalize("NFC", text).strip()


def contradictions(case, problems):
    read = Read(case, problems)
    variant, steps = read("market_variant"), case.get("steps_done")
    if variant and isinstance(steps, list) and read.readable("steps_done") and all(read.readable(f"steps_done[{i}]") for i in range(len(steps))):
        if steps != STEPS[variant][:len(steps)]:
            problems.add(("steps_done", "inconsistent"))
    rows, seen = case.get("value_list"), set()
    for row in range(len(rows) if isinstance(rows, list) else 0):
        hs, unit = read(f"value_list[{row}].hs"), read(f"value_list[{row}].unit")
        if hs is None or unit is None:
            continue
        if (hs, normalised(unit)) in seen:
            problems.add((f"value_list[{row}]", "inconsistent"))
        seen.add((hs, normalised(unit)))


# --- The rule --------------------------------------------------------------------------------------------------------

def amount(text):
    return Fraction(text or 0)


class Sums:
    """All that is computed from the lines, the costs and the two rates."""

    def __init__(self, case):
        declaration = case["declaration"]
        self.lines = declaration.get("lines") or []
        self.value = sum((amount(line.get("value")) for line in self.lines), Fraction(0))
        self.exchange, self.usd = declaration.get("exchange_rate"), declaration.get("usd_rate")
        self.rates = bool(amount(self.exchange)) and bool(amount(self.usd))
        self.irr = half_up(self.value * amount(self.exchange), 0) if self.rates else None
        self.value_usd = half_up(self.irr / amount(self.usd), 2) if self.rates else None

    def totals(self, costs):
        mass = lambda key: plain(sum((amount(line.get(key)) for line in self.lines), Fraction(0)), MASS_PLACES)
        spent = sum((half_up(Fraction(cost["quantity"]) * Fraction(cost["rate_irr"]), 0) for cost in costs), Fraction(0))
        return {"gross_kg": mass("gross_kg"), "net_kg": mass("net_kg"),
                "packages": sum((line.get("packages") or {}).get("count") or 0 for line in self.lines), "value_irr": plain(self.irr, 0),
                "value_usd": plain(self.value_usd, 2), "costs_irr": plain(spent, 0)}

    def screened(self, line, value_list):
        listed = next((row for row in value_list if row["hs"] == line.get("hs") and line.get("unit") is not None
                       and normalised(row["unit"]) == normalised(line["unit"])), None)
        declared = None
        if self.rates and line.get("value") is not None and amount(line.get("quantity")):
            declared = amount(line["value"]) * amount(self.exchange) / amount(self.usd) / amount(line["quantity"])
        out = {"declared_unit_usd": declared if declared is None else plain(half_up(declared, UNIT_USD_PLACES), UNIT_USD_PLACES),
               "list_unit_usd": None, "deviation_percent": None, "verdict": "no_value"}
        if listed is None:
            return out
        set_value = Fraction(listed["value_usd"])
        out.update(list_unit_usd=plain(set_value, 4), verdict="shown")
        if declared is None:
            return out
        deviation = half_up((declared - set_value) / set_value * 100, PERCENT_PLACES)
        out["deviation_percent"] = plain(deviation, PERCENT_PLACES)
        if listed["margin_percent"] is not None:
            margin = Fraction(listed["margin_percent"])
            out["verdict"] = "within" if abs(deviation) <= margin else "below" if deviation < 0 else "above"
        return out


def empty(value):
    return value is None or isinstance(value, str) and is_blank(value)


def draft_problems(value, form, path, required, problems):
    """What a draft lacks, and codes and numbers that do not exist."""
    for name, kind in form.members.items():
        inside, item = f"{path}.{name}", value.get(name)
        if empty(item):
            if required and name not in MAY_BE_NULL:
                problems.add((inside, "required"))
        elif isinstance(kind, Code):
            if item not in kind.values:
                problems.add((inside, "not_allowed"))
        elif isinstance(kind, Identity):
            if not identity_holds(item):
                problems.add((inside, "check_digit"))
        elif isinstance(kind, Record):
            draft_problems(item, kind, inside, required, problems)
        elif isinstance(kind, Rows):
            if required and not item and name == "lines":
                problems.add((inside, "required"))
            for row, member in enumerate(item):
                draft_problems(member, kind.item, f"{inside}[{row}]", required, problems)


def sums_of_the_draft(declaration, sums, problems):
    def differs(field, right):
        if declaration.get(field) is not None and right is not None and Fraction(declaration[field]) != right:
            problems.add((f"declaration.{field}", "inconsistent"))

    differs("invoice_total", sums.value)
    differs("total_value_irr", sums.irr)
    differs("total_value_usd", sums.value_usd)
    currency = declaration.get("invoice_currency")
    if currency == "IRR":
        differs("exchange_rate", Fraction(1))
    if currency == "USD":
        differs("exchange_rate", None if sums.usd is None else Fraction(sums.usd))
    for row, line in enumerate(sums.lines):
        if line.get("net_kg") is not None and line.get("gross_kg") is not None and Fraction(line["net_kg"]) > Fraction(line["gross_kg"]):
            problems.add((f"declaration.lines[{row}].net_kg", "inconsistent"))


def late_days(declaration, on, problems):
    def late(path, holder, key):
        if holder and holder.get(key) and number(holder[key]) > on:
            problems.add((f"declaration.{path}.{key}", "inconsistent"))

    late("identity_verification", declaration.get("identity_verification"), "on")
    late("export_licence", declaration.get("export_licence"), "date")
    for row, certificate in enumerate(declaration.get("certificates") or []):
        late(f"certificates[{row}]", certificate, "date")


def judge(case):
    declaration, steps, done = case["declaration"], STEPS[case["market_variant"]], case["steps_done"]
    drawn_up = any(step in DRAWN_UP for step in done)
    on, sums, problems = number(case["on"]), Sums(case), set()
    draft_problems(declaration, form_of(case).members["declaration"], "declaration", drawn_up, problems)
    if any(step in IDENTITY for step in done) and declaration.get("identity_verification") is None:
        problems.add(("declaration.identity_verification", "required"))
    sums_of_the_draft(declaration, sums, problems)
    late_days(declaration, on, problems)
    faulty = bool(problems)
    for name, document in case["documents"].items():
        if document["status"] == "not_needed":
            if empty(document["reason"]):
                problems.add((f"documents.{name}.reason", "required"))
            if name in FOR_AN_AGENT and declaration.get("exporter_agent") is not None:
                problems.add((f"documents.{name}.status", "inconsistent"))
    screening = [sums.screened(line, case["value_list"]) for line in sums.lines]
    deviates = any(line["verdict"] in ("below", "above") for line in screening)
    following = steps[len(done)] if len(done) < len(steps) else None
    missing = any(document["status"] == "missing" for document in case["documents"].values())
    blocked = following is not None and (drawn_up and faulty or following in ASSESSMENT and missing
                                         or following == steps[-1] and case["export_duty_by_value"] and deviates)
    return {"next_step": following, "owners": OWNERS[following] if following else [], "blocked": blocked, "totals": sums.totals(case["costs"]),
            "screening": screening, "undertaking_needed": deviates and not case["export_duty_by_value"], "problems": problems}


def expected(case):
    problems = set()
    form_of(case).check(case, "", problems)
    if isinstance(case, dict):
        contradictions(case, problems)
    return {"problems": problems} if problems else judge(case)


# --- Cases -----------------------------------------------------------------------------------------------------------

def random_identity(rng):
    size = rng.choice([9, 9, 10])
    first = "".join(rng.choice("0123456789") for _ in range(size))
    right = national_check(first) if size == 9 else legal_check(first)
    if rng.random() < 0.03:
        return rng.choice("0123456789") * (size + 1)
    return first + (right if rng.random() < 0.96 else rng.choice("0123456789"))


def word(rng):
    return rng.choice(["بازرگانی نمونه", "مرز مهران", "ندارد", "سنندج", "شماره ۷", "تهران"])


UNITS = ["کیلوگرم", "عدد", "کارتن", "كيلوگرم", "\u200fعدد", " عدد "]
CODES = ["08025100", "25232900", "69072100"]


def random_line(rng, places):
    gross = rng.choice([rng.randint(1, 30_000_000), rng.randint(1, 99)])
    net = rng.choice([gross, gross - 1, rng.randint(0, gross), gross]) + (rng.random() < 0.02)
    return {"name": "پسته", "kind": "خشکبار", "number": word(rng), "hs": rng.choice(CODES), "colour": "سبز", "size": "متوسط",
            "properties": "ندارد", "marks_of_distinction": word(rng),
            "packages": {"count": rng.choice([0, 1, rng.randint(0, 5000)]), "kind": "کارتن", "dimensions": "40×30", "marks": "K/1"},
            "quantity": written(rng, rng.choice([0, rng.randint(1, 10**7), 1000, 2000, rng.randint(1, 9000) * 1000]), QUANTITY_PLACES),
            "unit": rng.choice(UNITS), "gross_kg": written(rng, gross, MASS_PLACES), "net_kg": written(rng, net, MASS_PLACES),
            "value": written(rng, rng.choice([0, rng.randint(1, 10**9), rng.randint(1, 10**5), 10**places * rng.randint(1, 10**6)]), places)}


def random_declaration(rng, on):
    person = lambda: {"name": word(rng), "address": word(rng)}
    vehicle = lambda: {"identity": "12ع345-67", "nationality": rng.choice(COUNTRIES)}
    day = lambda: text_of(clamp(on - rng.choice([0, 0, 1, rng.randint(0, 400)]) + (rng.random() < 0.03)))
    currency = rng.choice(["IRR", "USD", "USD", "EUR", "IQD"] + list(CURRENCIES))
    usd = rng.choice([rng.randint(1, 10**6) * 10**RATE_PLACES, rng.randint(1, 10**10), 8 * 10**RATE_PLACES, 285_000 * 10**RATE_PLACES])
    exchange = 10**RATE_PLACES if currency == "IRR" else usd if currency == "USD" else rng.randint(1, 10**10)
    out = {"exporter": {**person(), "id": random_identity(rng), "phone": "021000000"}, "consignee": person(), "consignor": person(),
           "exporter_agent": {"name": word(rng), "id": random_identity(rng), "document": word(rng)} if rng.random() < 0.4 else None,
           "declarant": {"name": word(rng), "id": random_identity(rng), "capacity": rng.choice(["owner", "agent", "broker"])},
           "destination_representative": person(), "buyer": person(), "vehicle_at_exit": vehicle(), "vehicle_at_border": vehicle(),
           "border_transport_mode": rng.randint(1, 9), "inland_transport_mode": rng.randint(1, 9), "delivery_terms": rng.choice(INCOTERMS),
           "procedure": "definite_export", "producing_province": rng.choice(PROVINCES), "invoice_currency": currency,
           "exchange_rate": written(rng, exchange, RATE_PLACES), "usd_rate": written(rng, usd, RATE_PLACES),
           "bank_data": {"bank": word(rng), "branch": word(rng), "reference": "R-1"}, "previous_declaration": rng.choice([None, "1402-11"]),
           "certificates": [{"kind": word(rng), "number": "7", "date": day()} for _ in range(rng.choice([0, 1, 2]))],
           "identity_verification": rng.choice([None, {"by": word(rng), "on": day(), "document": word(rng)}]),
           "export_licence": {"number": "12", "date": day(), "authority": word(rng)},
           "lines": [random_line(rng, CURRENCIES[currency]) for _ in range(rng.choice([1, 1, 2, 3]))]}
    for name, kind in FORMS[4].members["declaration"].members.items():
        if kind is WORDS and name != "previous_declaration":
            out[name] = word(rng)
        elif kind is COUNTRY:
            out[name] = rng.choice(COUNTRIES)
    return out


def settle_totals(rng, declaration):
    """The three totals as they should be, or beside it by one of the smallest unit."""
    sums = Sums({"declaration": declaration})
    places = CURRENCIES.get(declaration["invoice_currency"], UNKNOWN_CURRENCY_PLACES)
    off = lambda: rng.choice([-1, 1]) if rng.random() < 0.04 else 0
    for field, right, scale in (("invoice_total", sums.value, places), ("total_value_irr", sums.irr, 0), ("total_value_usd", sums.value_usd, 2)):
        units = 0 if right is None else max(0, int(right * 10**scale) + off())
        declaration[field] = plain(Fraction(units, 10**scale), scale) if units < 10**(15 + scale) else None


def random_list(rng, declaration):
    """Rows of the value list around what the lines declare, so that every verdict and its edge is met."""
    rows, seen, sums = [], set(), Sums({"declaration": declaration})
    for line in declaration["lines"] + [random_line(rng, 2)]:
        key = (line["hs"], normalised(line["unit"]))
        if key in seen or rng.random() < 0.2:
            continue
        seen.add(key)
        declared = Fraction(rng.randint(1, 10**6), 100)
        if sums.rates and amount(line["quantity"]) and amount(line["value"]):
            declared = amount(line["value"]) * amount(sums.exchange) / amount(sums.usd) / amount(line["quantity"])
        margin = rng.choice([None, "0", "5", "10.5", "2.25", "33.33"])
        factor = 1 + Fraction(margin or "7") / 100 * rng.choice([0, 1, -1, rng.randint(-30, 30)]) + Fraction(rng.choice([0, 0, 1, -1, 5, -5]), 10**5)
        set_value = max(1, min(10**18, int(declared / factor * 10**4))) if factor > 0 else 1
        rows.append({"hs": line["hs"], "unit": rng.choice([line["unit"], line["unit"].replace("ک", "ك"), normalised(line["unit"])]),
                     "value_usd": written(rng, set_value, 4), "margin_percent": margin})
    return rows


def random_case(rng):
    on = number("1402/01/01") + rng.randint(0, 1500)
    declaration = random_declaration(rng, on)
    variant = rng.choice("ABC")
    steps = STEPS[variant]
    done = rng.choice([rng.randint(0, len(steps)), rng.randint(0, len(steps)), steps.index(next(s for s in steps if s in ASSESSMENT)), len(steps) - 1])
    agent = declaration["exporter_agent"] is not None
    documents = {}
    for name in DOCUMENTS:
        status = rng.choice(["present"] * 12 + ["not_needed"] * 3 + ["missing"] * (rng.random() < 0.5))
        if agent and name in FOR_AN_AGENT and rng.random() < 0.9:
            status = "present"
        reason = word(rng) if status == "not_needed" and rng.random() < 0.95 else rng.choice([None, None, None, word(rng)])
        documents[name] = {"status": status, "reason": reason}
    costs = [{"kind": rng.choice(COST_KINDS), "unit": rng.choice(COST_UNITS),
              "quantity": written(rng, rng.choice([0, 500, 1500, rng.randint(1, 10**7)]), QUANTITY_PLACES),
              "rate_irr": written(rng, rng.choice([0, 10**4, rng.randint(1, 10**10), rng.randint(1, 10**5) * 10**4]), RATE_PLACES)}
             for _ in range(rng.choice([0, 1, 2, 4]))]
    case = {"on": text_of(on), "market_variant": variant, "declaration": declaration, "documents": documents, "costs": costs,
            "steps_done": steps[:done], "value_list": random_list(rng, declaration),
            "export_duty_by_value": rng.random() < 0.4}
    settle_totals(rng, declaration)
    return case


def half_fill(rng, case):
    """Takes things out of the declaration, whole parts and single figures; null and absent are the same."""
    declaration = case["declaration"]
    for _ in range(rng.choice([1, 1, 2, 4, 15])):
        key = rng.choice(list(declaration) + ["exchange_rate", "usd_rate", "lines", "invoice_currency"])
        holder = declaration
        if rng.random() < 0.6 and isinstance(declaration.get(key), dict):
            holder, key = declaration[key], rng.choice(list(declaration[key]) or ["name"])
        elif rng.random() < 0.8 and key in ("lines", "certificates") and declaration.get(key):
            holder = rng.choice(declaration[key])
            key = rng.choice(list(holder) or ["name"])
        value = rng.choice(["", "  "]) if isinstance(holder.get(key), str) and form_is_words(key) and rng.random() < 0.3 else None
        if key in ("exchange_rate", "usd_rate", "quantity", "value", "gross_kg") and rng.random() < 0.4:
            value = "0"
        if key in ("lines", "certificates") and rng.random() < 0.5:
            value = []
        if value is None and rng.random() < 0.5:
            holder.pop(key, None)
        else:
            holder[key] = value


def form_is_words(key):
    return key in ("name", "address", "phone", "office_of_origin", "place_of_loading", "marks_of_distinction", "unit", "identity", "bank")


def contradict(rng, case):
    kind = rng.randrange(4)
    if kind == 0:
        case["steps_done"] = rng.choice([case["steps_done"][1:], case["steps_done"][::-1], STEPS[rng.choice("ABC")][:3],
                                         STEPS[case["market_variant"]] + ["A1"], case["steps_done"] * 2])
    elif kind == 1 and case["value_list"]:
        again = copy.deepcopy(rng.choice(case["value_list"]))
        again["unit"] = rng.choice([again["unit"], normalised(again["unit"])])
        case["value_list"].insert(rng.randint(0, len(case["value_list"])), again)
    elif kind == 2:
        case["declaration"]["invoice_currency"] = rng.choice(["XQQ", "usd", "IRR", "USD", "IQD", "JPY", None])
    else:
        case["declaration"]["exchange_rate"] = rng.choice(["1", "1.0001", "0", "285000", None, case["declaration"].get("usd_rate")])


def make(rng):
    case = random_case(rng)
    kind = rng.random()
    if kind < 0.3:
        half_fill(rng, case)
    elif kind < 0.5:
        for _ in range(rng.choice([1, 1, 1, 2, 3])):
            break_one(rng, case, form_of(case))
    elif kind < 0.6:
        contradict(rng, case)
    elif kind < 0.605:
        case = rng.choice([None, [], "x", 5, True, {}, [case]])
    return case


def marks(case, want):
    answered = "totals" in want
    for field, code in want["problems"]:
        yield code if not answered else f"draft: {field.split('.')[0]} {code}"
        if answered and code == "inconsistent":
            yield "draft: " + "".join(c for c in field if not c.isdigit())
        elif code == "inconsistent":
            yield f"not of the form: {field.split('[')[0]}"
    if not answered:
        return
    yield "blocked" if want["blocked"] else "open"
    yield f"next {want['next_step']}"
    yield from (line["verdict"] for line in want["screening"])
    if want["undertaking_needed"]:
        yield "undertaking"


WANTED = ["blocked", "open", "undertaking", "no_value", "shown", "below", "within", "above", "next None", "required", "unknown_field", "type",
          "format", "range", "not_allowed", "not of the form: steps_done", "not of the form: value_list", "draft: declaration required",
          "draft: declaration check_digit", "draft: declaration not_allowed", "draft: documents required", "draft: documents.power_of_attorney.status",
          "draft: documents.official_introduction.status", "draft: declaration.lines[].net_kg", "draft: declaration.export_licence.date",
          "draft: declaration.identity_verification.on", "draft: declaration.certificates[].date",
          *[f"draft: declaration.{field}" for field in ("invoice_total", "total_value_irr", "total_value_usd", "exchange_rate")],
          *[f"next {step}" for steps in STEPS.values() for step in steps]]

if __name__ == "__main__":
    sys.exit(run("border-market", expected, make, marks, WANTED, 6_000, examples=False))
