"""What the second readings of a rule share: the calendar, decimals, the forms of JSON inputs with the ways to break them, and the comparing
with `kotaj evaluate`. Written from the overview's text; nothing here knows a rule.
"""
import copy
import json
import pathlib
import random
import re
import subprocess
import sys
import unicodedata
from fractions import Fraction

FIRST_YEAR, LAST_YEAR = 1206, 1498
VECTORS = pathlib.Path(__file__).resolve().parent.parent / "vectors"
BATCH = 1000
SHOWN_FAILURES = 20


# --- The calendar: a day is a number, counted with the leap rule alone -----------------------------------------------

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


def clamp(day):
    return max(0, min(PAST_THE_END - 1, day))


# --- Decimals --------------------------------------------------------------------------------------------------------

def half_up(value, places):
    """Rounds half away from zero to that many decimals."""
    scaled = abs(value) * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Fraction(whole if value >= 0 else -whole, 10**places)


def plain(value, places):
    """The shortest decimal string; null stays null."""
    if value is None:
        return None
    scaled = value * 10**places
    assert scaled.denominator == 1, value
    digits = str(abs(scaled.numerator)).rjust(places + 1, "0")
    whole, decimals = (digits[:-places], digits[-places:].rstrip("0")) if places else (digits, "")
    return ("-" if scaled < 0 else "") + whole + ("." + decimals if decimals else "")


def written(rng, units, places):
    """A decimal string of so many smallest units, now and then with zeros that mean nothing."""
    text = plain(Fraction(units, 10**places), places)
    if rng.random() < 0.05 and len(text.partition(".")[0]) <= 13:
        text = "00" + text
    if rng.random() < 0.05 and "." not in text and places:
        text += "." + "0" * rng.randint(1, places)
    return text


# --- Forms: each kind says what is wrong with a value, and gives values that are wrong -------------------------------

MISSING = object()
WRONG_TYPES = [5, 0, 1.5, True, False, [], {}, ["x"]]


class Form:
    def __init__(self, null=False):
        self.null = null

    def check(self, value, path, problems):
        if value is None:
            if not self.null:
                problems.add((path, "required"))
            return
        code = self.fault(value)
        if code:
            problems.add((path, code))

    def fault(self, value):
        raise NotImplementedError

    def wrong(self, rng):
        return rng.choice([None, MISSING] + self.bad(rng))

    def bad(self, rng):
        raise NotImplementedError


class Date(Form):
    def fault(self, value):
        if not isinstance(value, str):
            return "type"
        if not re.fullmatch(r"[0-9]{4}/[0-9]{2}/[0-9]{2}", value):
            return "format"
        year, month, day = map(int, value.split("/"))
        real = FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12 and 1 <= day <= month_days(year, month)
        return None if real else "range"

    def bad(self, rng):
        return ["1403-01-05", "1403/1/5", "1403/13/01", "1403/00/10", "1402/12/30", "1403/07/31", "1403/01/32", "1403/01/00", "1205/12/29",
                "1499/01/01", "0000/00/00", " 1403/01/05", "1403/01/05 ", "۱۴۰۳/۰۱/۰۵", "١٤٠٣/٠١/٠٥", "1403/01/05T", "x", 14030105,
                rng.choice(WRONG_TYPES)]


class Text(Form):
    """Words that must be there; a form of a draft takes blank ones."""

    def __init__(self, null=False, blank=False):
        super().__init__(null)
        self.blank = blank

    def fault(self, value):
        if not isinstance(value, str):
            return "type"
        return "required" if is_blank(value) and not self.blank and not self.null else None

    def bad(self, rng):
        return ["", " ", "   ", "\u200e", "\u200c \u202b", "\u00a0", rng.choice(WRONG_TYPES), rng.choice(WRONG_TYPES)]


def is_blank(text):
    """Nothing to be seen: spaces, bidi controls, joiners."""
    return not "".join(c for c in text if unicodedata.category(c) != "Cf").strip()


class Decimal(Form):
    def __init__(self, places, null=False, above_zero=False):
        super().__init__(null)
        self.places, self.above_zero = places, above_zero
        self.shape = re.compile(r"[0-9]{1,15}" + (r"(\.[0-9]{1,%d})?" % places if places else ""))

    def fault(self, value):
        if not isinstance(value, str):
            return "type"
        if not self.shape.fullmatch(value):
            return "format"
        return "range" if self.above_zero and Fraction(value) == 0 else None

    def bad(self, rng):
        exact = "1" + ("." + "0" * (self.places - 1) + "1" if self.places else "")
        return ["0", "0" + exact, "000", exact + ("0" if self.places else ".0"), exact + ("1" if self.places else ".5"), "1" * 16, "9" * 15,
                "1" * 16 + "." + "1", "-5", "-0", "+5", "1e3", "5.", ".5", ".", "5.5.5", "۵۲", "٥٢", "5٫5", "52,000", "1٬000", " 52", "52 ",
                "0x10", "NaN", "x", "5\u200e", rng.choice(WRONG_TYPES), rng.choice(WRONG_TYPES)]


class Integer(Form):
    def __init__(self, low, high=None, null=False):
        super().__init__(null)
        self.low, self.high = low, high

    def fault(self, value):
        if isinstance(value, bool) or not isinstance(value, int):
            return "type"
        return "range" if value < self.low or self.high is not None and value > self.high else None

    def bad(self, rng):
        return [self.low - 1, self.low, -1, -1000, (self.high or 0) + 1, 7.0, 7.5, "7", "", True, False, [], {}, rng.choice(WRONG_TYPES)]


class Choice(Form):
    def __init__(self, *values, null=False):
        super().__init__(null)
        self.values = values

    def fault(self, value):
        if not isinstance(value, str):
            return "type"
        return None if value in self.values else "not_allowed"

    def bad(self, rng):
        one = rng.choice(self.values)
        return ["other", one.upper() + "_", one + " ", " " + one, one.swapcase(), one[:-1] or "x", rng.choice(WRONG_TYPES),
                rng.choice(WRONG_TYPES)]


class Truth(Form):
    def fault(self, value):
        return None if isinstance(value, bool) else "type"

    def bad(self, rng):
        return ["true", "", 0, 1, 1.0, [], {}]


class Pattern(Form):
    """A code of that shape, kept as text; where null may be, a blank is none."""

    def __init__(self, shape, samples, null=False):
        super().__init__(null)
        self.shape, self.samples = re.compile(shape, re.ASCII), samples

    def fault(self, value):
        if not isinstance(value, str):
            return "type"
        if is_blank(value):
            return None if self.null else "required"
        return None if self.shape.fullmatch(value) else "format"

    def bad(self, rng):
        return self.samples + ["", " ", rng.choice(WRONG_TYPES)]


class Rows(Form):
    def __init__(self, item, filled=False, null=False):
        super().__init__(null)
        self.item, self.filled = item, filled

    def check(self, value, path, problems):
        if value is None or not isinstance(value, list):
            return super().check(value, path, problems)
        if self.filled and not value:
            problems.add((path, "required"))
        for row, item in enumerate(value):
            self.item.check(item, f"{path}[{row}]", problems)

    def fault(self, value):
        return "type"

    def bad(self, rng):
        return [{}, "x", 5, False, [], [None], ["x"], [[]], [5]]


class Record(Form):
    """Members by name; in a sparse one an absent key is null."""

    def __init__(self, members, null=False, sparse=False):
        super().__init__(null)
        self.members, self.sparse = members, sparse

    def check(self, value, path, problems):
        if value is None or not isinstance(value, dict):
            return super().check(value, path, problems) if path else problems.add((path, "type"))
        inside = path + "." if path else ""
        for key in value:
            if key not in self.members:
                problems.add((inside + key, "unknown_field"))
        for key, form in self.members.items():
            if key in value:
                form.check(value[key], inside + key, problems)
            elif not self.sparse:
                problems.add((inside + key, "required"))

    def fault(self, value):
        return "type"

    def bad(self, rng):
        return [[], "x", 5, True, {}]


def places_of(value, form, path=""):
    """Every place of a case: (container, key, form, path)."""
    if isinstance(form, Record) and isinstance(value, dict):
        for key, part in form.members.items():
            if key in value:
                inside = f"{path}.{key}" if path else key
                yield value, key, part, inside
                yield from places_of(value[key], part, inside)
    elif isinstance(form, Rows) and isinstance(value, list):
        for row, item in enumerate(value):
            yield value, row, form.item, f"{path}[{row}]"
            yield from places_of(item, form.item, f"{path}[{row}]")


def break_one(rng, case, form):
    """Puts one wrong value somewhere, or a key that no form has; what it does is for the form to say."""
    found = list(places_of(case, form))
    if rng.random() < 0.08:
        holders = [case] + [c for c, key, *_ in found if isinstance(c, dict)]
        rng.choice(holders)[rng.choice(["extra", "On", "form_", "note", "یادداشت"])] = rng.choice([None, 1, "x", {}])
        return
    if rng.random() < 0.5:  # So that words do not crowd out all else.
        kind = rng.choice(sorted({type(part).__name__ for _, _, part, _ in found}))
        found = [place for place in found if type(place[2]).__name__ == kind]
    container, key, part, _ = rng.choice(found)
    value = part.wrong(rng)
    if value is not MISSING:
        container[key] = copy.deepcopy(value)
    elif isinstance(container, dict):
        del container[key]
    else:
        container[key] = None


class Read:
    """Values of a case by path: None where a value, or what it stands in, is wrong or absent."""

    def __init__(self, case, problems):
        self.case = case
        self.wrong = {field for field, code in problems if code != "unknown_field"}

    def readable(self, path):
        parts = re.findall(r"[^.\[]+|\[\d+\]", path)
        upto = ""
        for part in parts:
            upto += part if part.startswith("[") or not upto else "." + part
            if upto in self.wrong:
                return False
        return "" not in self.wrong

    def __call__(self, path):
        if not self.readable(path):
            return None
        value = self.case
        for part in re.findall(r"[^.\[]+|\[\d+\]", path):
            if part.startswith("["):
                value = value[int(part[1:-1])]
            elif isinstance(value, dict):
                value = value.get(part)
            else:
                return None
        return value


# --- Comparing -------------------------------------------------------------------------------------------------------

def ask(kotaj, rule, text):
    run = subprocess.run([kotaj, "evaluate", rule], input=text, text=True, capture_output=True, check=False)
    try:
        return run.returncode, json.loads(run.stdout)
    except ValueError:
        return run.returncode, None


def compare(want, got):
    """An empty text, or what differs. A want with nothing but problems is not of the form."""
    if not isinstance(got, dict):
        return "no object"
    problems = got.get("problems")
    if not isinstance(problems, list) or any(not isinstance(p, dict) or not {"field", "code", "message"} <= set(p) for p in problems):
        return f"no list of problems: {problems}"
    told = [(p["field"], p["code"]) for p in problems]
    if len(told) != len(set(told)) or any(not p["message"] for p in problems):
        return f"a problem told twice, or without words: {told}"
    if set(told) != want["problems"]:
        return f"problems {sorted(told)} instead of {sorted(want['problems'])}"
    if set(want) == {"problems"}:
        return "answered what is not of the form" if set(got) != {"problems"} else ""
    wrong = {key: (got.get(key, "missing"), value) for key, value in want.items() if key != "problems" and not same(got.get(key), value)}
    if wrong:
        return f"differs (got, want): {wrong}"
    if set(got) != set(want) | {"explanation"}:
        return f"other members: {sorted(got)}"
    steps = got["explanation"]
    if not steps or any(not (step["step"] and step["value"] and step["source"]) for step in steps):
        return "no explanation, or a step without words or source"
    return ""


def same(got, want):
    """Equal in kind too: true is not 1, and 5.0 is not 5."""
    if isinstance(want, dict):
        return isinstance(got, dict) and set(got) == set(want) and all(same(got[key], want[key]) for key in want)
    if isinstance(want, list):
        return isinstance(got, list) and len(got) == len(want) and all(same(g, w) for g, w in zip(got, want))
    return type(got) is type(want) and got == want


class Suite:
    """Counts what one rule's reading agrees with; `expected(case)` gives what must come back."""

    def __init__(self, kotaj, rule, expected):
        self.kotaj, self.rule, self.expected = kotaj, rule, expected
        self.passed = self.failed = 0
        self.met = {}

    def mark(self, name):
        self.met[name] = self.met.get(name, 0) + 1

    def note(self, difference, case):
        if not difference:
            self.passed += 1
            return
        self.failed += 1
        if self.failed <= SHOWN_FAILURES:
            print(json.dumps(case, ensure_ascii=False), "\n   ", difference)

    def cases(self, cases, marks):
        """One array of cases; `marks(case, want)` names what each one met."""
        wants = [self.expected(case) for case in cases]
        status, results = ask(self.kotaj, self.rule, json.dumps(cases))
        expected_status = 2 if any(set(want) == {"problems"} for want in wants) else 0
        if status != expected_status or not isinstance(results, list) or len(results) != len(cases):
            self.note(f"exit status {status} (want {expected_status}), {str(results)[:300]}", f"{len(cases)} cases")
        if not isinstance(results, list) or len(results) != len(cases):
            return
        for case, want, got in zip(cases, wants, results):
            for name in marks(case, want):
                self.mark(name)
            self.note(compare(want, got), case)

    def single(self, case):
        """One case on its own, not in an array."""
        want = self.expected(case)
        status, got = ask(self.kotaj, self.rule, json.dumps(case))
        if status != (2 if set(want) == {"problems"} else 0):
            return self.note(f"exit status {status}", case)
        self.note(compare(want, got), case)

    def repeated_keys(self, rng, case, count):
        """A repeated key is no valid JSON, wherever it stands and however it is written."""
        text = json.dumps(case)
        spots = [match for match in re.finditer(r'"((?:[^"\\]|\\.)*)": ', text)]
        for _ in range(count):
            spot = rng.choice(spots)
            key = spot.group(1)
            if rng.random() < 0.3:
                key = f"\\u{ord(key[0]):04x}" + key[1:]
            member = f'"{key}": ' + rng.choice(["null", "true", '"1403/01/01"', "[]"]) + ", "
            status, got = ask(self.kotaj, self.rule, text[:spot.start()] + member + text[spot.start():])
            told = [(p["field"], p["code"]) for p in got.get("problems", [])] if isinstance(got, dict) else None
            self.note("" if status == 2 and told == [("", "format")] else f"taken with a repeated key: {member}", case)

    def vectors(self):
        """The public examples: this reading must agree with them, and so must the program."""
        for vector in json.loads((VECTORS / f"{self.rule}.json").read_text(encoding="utf-8")):
            want = self.expected(vector["input"])
            tops = {re.split(r"[.\[]", field)[0] for field, _ in want["problems"]}
            expect = dict(vector["expect"])
            agreed = {p["field"] for p in expect.pop("problems")} == tops and all(same(want.get(k), value) for k, value in expect.items())
            self.note("" if agreed else f"this reading differs from the example: {vector['name']}", vector["input"])
            self.single(vector["input"])

    def close(self, wanted):
        print(f"{self.rule}, cases by what was met:", dict(sorted(self.met.items())))
        never = sorted(set(wanted) - set(self.met))
        if never:
            self.note(f"never met: {never}", None)
        print(f"{self.passed} passed, {self.failed} failed")
        return 1 if self.failed else 0


def run(rule, expected, make, marks, wanted, cases, examples=True):
    """The whole of an oracle: examples, generated cases in arrays, single ones, repeated keys. Arguments: KOTAJ [CASES] [SEED]."""
    total = int(sys.argv[2]) if len(sys.argv) > 2 else cases
    rng = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 1403)
    suite = Suite(sys.argv[1], rule, expected)
    if examples:
        suite.vectors()
    for start in range(0, total, BATCH):
        suite.cases([make(rng) for _ in range(min(BATCH, total - start))], marks)
    good = None
    for _ in range(40):
        case = make(rng)
        if isinstance(case, list):  # On its own that is an array of cases.
            continue
        suite.single(case)
        if set(expected(case)) != {"problems"}:
            good = case
    suite.repeated_keys(rng, good, 40)
    return suite.close(wanted)
