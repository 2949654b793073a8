#!/usr/bin/env python3
"""A second verifier of single events, written from docs/format.md alone and sharing nothing with the program.
`verifier.py FILE...`, or `verifier.py -` for a stream of such files: one line each, the verdict and the id."""
import hashlib, json, re, sys
from calendar import monthrange
# Ed25519 (RFC 8032), strict: canonical numbers and points, no point of small order, no cofactor.
P, L = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D, ROOT = -121665 * pow(121666, -1, P) % P, pow(2, (P - 1) // 4, P)
def add(p, q):
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * D * p[3] * q[3] % P, 2 * p[2] * q[2] % P
    return (b - a) * (d - c) % P, (d + c) * (b + a) % P, (d - c) * (d + c) % P, (b - a) * (b + a) % P
def point(data):
    sign, y = divmod(int.from_bytes(data, "little"), 1 << 255)
    u, v = (y * y - 1) % P, (D * y * y + 1) % P
    x = u * pow(v, 3, P) * pow(u * pow(v, 7, P), (P - 5) // 8, P) % P
    x = x if v * x * x % P == u else x * ROOT % P
    if y >= P or v * x * x % P != u or (x == 0 and sign):
        return None
    x = P - x if x & 1 != sign else x
    p = (x, y, 1, x * y % P)
    return None if add(*[add(*[add(p, p)] * 2)] * 2)[0] == 0 else p
BASE = point((4 * pow(5, -1, P) % P).to_bytes(32, "little"))
def signed(key, message, signature):
    a, r, s = point(key), point(signature[:32]), int.from_bytes(signature[32:], "little")
    k = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % L
    if a is None or r is None or s >= L:
        return False
    minus, q = (P - a[0], a[1], 1, P - a[3]), (0, 1, 1, 0)
    table = (q, BASE, minus, add(BASE, minus))
    for i in range(252, -1, -1):
        q = add(add(q, q), table[(s >> i & 1) + 2 * (k >> i & 1)])
    return (q[0] - r[0] * q[2]) % P == 0 and (q[1] - r[1] * q[2]) % P == 0
def pre_image(message):
    parts = (b"event@greenlight", b"", b"sha512", hashlib.sha512(message).digest())
    return b"SSHSIG" + b"".join(len(part).to_bytes(4, "big") + part for part in parts)

# The header: every line is one regular expression; what a number, a date or a list may be is looked at after.
words = lambda text: "(?:" + text.replace(" ", "|") + ")"
ID, PERSON, NUM = "[0-9a-f]{64}", "[0-9a-f]{16}", "(?P<num>0|[1-9][0-9]{0,9})"
IDS, DATE = f"(?P<ids>{ID}(?: {ID})*)", "(?P<date>[0-9]{4}-[0-9]{2}-[0-9]{2})"
TIME, DISTRICT = "(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]", "(?:1[0-3]|24|35|4[678]|59|6[0-2])[0-9]{3}"
SCOPE = words("CA NL PE NS NB QC ON MB SK AB BC YT NT NU " + DISTRICT)
ROLE = words("vetter reviewer approver leader records auditor admin")
TIER, OUT = words("local provincial national leader"), words("greenlight greenlight-with-conditions withhold")
PHASE = words("applied vetting greenlit contest nominated endorsed confirmed polled withdrawn lapsed")
KIND = words("candidate consent document check finding interference prior weighing reply notice note counsel contest "
             "briefing appeal")
CHECK = words("police credit declaration eligibility court-register online interview references influence-registry "
              "sanctions lobbyists insolvency")
GRANT = [f"person {PERSON}", f"key {ID}", f"role {ROLE}", f"scope {SCOPE}"]
PLACE, FLAG, ROUTE = [f"order {NUM}", f"district {DISTRICT}"], [f"flag {ID}"], "route (?:safety|-)"
SECOND = {"second": [f"event {ID}"], "decline": [f"event {ID}"]}
ROSTER = SECOND | {
    "genesis": [f"root {IDS}"], "grant": GRANT, "revoke": GRANT, "policy": ["second (?:all|floor)"],
    "same": [f"person {PERSON}"] * 2, "record": ["kind (?:breach|briefing)", f"item (?:-|continues {ID})"]}
CASE = SECOND | {
    "open": PLACE + ["nonce [0-9a-f]{32}"], "place": PLACE, "phase": [f"phase {PHASE}", f"date {DATE}"],
    "assign": [f"person {PERSON}"], "declare": [f"person {PERSON}", "state (?:none|interest|recused)"],
    "record": [f"kind {KIND}", f"item (?:-|(?:continues|corrects) {ID})"], "adopt": [f"events {IDS}"],
    "flag": ["level (?:ordinary|serious)", f"from {TIER}", ROUTE], "accept": FLAG, "answer": FLAG,
    "return": FLAG + [f"tier {TIER}", f"date {DATE}"], "pass-up": FLAG, "resume": [f"deferral {ID}"],
    "defer": [f"flag (?:-|{ID})", f"review {DATE}", f"owner {PERSON}"], "refer": [ROUTE],
    "recommend": [f"outcome {OUT}"], "decide": [f"outcome {OUT}"], "close": [], "reopen": [],
    "reverse": [f"decision {ID}", f"outcome (?:{OUT}|undecided)"], "met": [f"decision {ID}", f"number {NUM}"],
    "waive": [f"what (?:(?:check|consent|dispute) {CHECK}|(?:prior|finding) {ID}|condition {ID} {NUM})"],
    "hold": [f"matter {ID}"], "release": [f"matter {ID}"],
    "issue": [f"copy {NUM}", "audience (?:local|provincial|national|leader|applicant|outside)"],
    "purge": ["rule (?:retention|read|unlawful)", "extent (?:all|document)", f"events {IDS}"]}
def fits(pattern, line, most, biggest):
    found = re.fullmatch(pattern, line)
    parts = {"ids": "", "date": "2000-01-01", "num": "0"}
    parts |= {name: part for name, part in (found.groupdict() if found else {}).items() if part}
    (year, month, day), ids = map(int, parts["date"].split("-")), parts["ids"].split(" ")
    return bool(found and ids == sorted(set(ids)) and len(ids) <= most and int(parts["num"]) <= biggest
                and 1 <= month <= 12 and 1 <= day <= monthrange(year or 4, month)[1])
def judge(header, signature, body):
    lines = header.decode("latin-1").split("\n")
    first = re.fullmatch("greenlight([1-9][0-9]{0,9}) .*", lines[0])
    if first and 1 < int(first[1]) < 2**32:
        return "newer"
    roster, verb = lines[0] == "greenlight1 roster", lines[7][3:] if len(lines) > 7 else ""
    acts, founds = ROSTER if roster else CASE, verb in ("genesis", "open")
    log, prev = ("log -", "prev -") if founds else (f"log {ID}", f"prev {IDS}")
    rules = ["greenlight1 (?:roster|case)", log, prev, "auth -" if roster else f"auth {IDS}",
             "n 0" if founds else "n (?!0)" + NUM, f"by {ID}", f"at {DATE}T{TIME}Z",
             "do [a-z-]+", *acts.get(verb, []), f"body (?:-|{ID} {NUM})", ""]
    good = (fits(rule, line, 16 if rule[:4] in ("prev", "auth") else 24, 65535 if rule[:5] == "order" else 2**32 - 1)
            for rule, line in zip(rules, lines))
    if len(header) > 4096 or verb not in acts or len(lines) != len(rules) or not all(good):
        return "malformed"
    named, limit = lines[-2].split(" ")[1:], 4 << 20 if roster else 256 << 10
    if int((named + ["0"])[1]) > limit or body is not None and len(body) > limit:
        return "body-too-long"
    if body is not None and named != [hashlib.sha256(body).hexdigest(), str(len(body))]:
        return "body-differs"
    if body is not None and not (re.match(rb'\{"salt":"[0-9a-f]{32}",', body) and sound(body)):
        return "bad-body"
    return "ok" if signed(bytes.fromhex(lines[5][3:]), pre_image(header), signature) else "bad-signature"
def sound(body):
    def once(pairs):
        return dict(pairs) if len(dict(pairs)) == len(pairs) else float("a key stands twice")  # ValueError
    def depth(value):
        below = list(value.values()) if isinstance(value, dict) else value
        return 1 + max(map(depth, below), default=0) if isinstance(below, list) else 0
    try:
        value = json.loads(body.decode(), object_pairs_hook=once, parse_int=float)
        json.dumps(value, ensure_ascii=False, allow_nan=False).encode()  # no infinity, no half of a pair
        return isinstance(value, dict) and depth(value) <= 32
    except (ValueError, RecursionError):
        return False
def read(text):
    parts, into = {}, None
    for line in text.split("\n"):
        how, _, what = line.partition(" ")
        if line in ("header", "signature", "body"):
            into = parts.setdefault(line, bytearray())
        elif into is not None and line:
            count, data = what.split(" ") if how == "r" else (1, what)
            into += data.encode() + b"\n" * (how == "|") if how in "|." else bytes.fromhex(data) * int(count)
    header, signature = bytes(parts["header"]), bytes(parts["signature"])
    return judge(header, signature, bytes(parts["body"]) if "body" in parts else None), hashlib.sha256(header).hexdigest()
stream = sys.stdin.read() if sys.argv[1:] == ["-"] else "".join(open(name).read() for name in sys.argv[1:])
for text in re.split("(?m)^(?=expect: )", stream)[1:]:
    print(*read(text))
