"""Holds Wire against two implementations written apart from it.

1. kio: random values of every message and version that both know, in both directions; and the
   names, tags and array marks of the fields.
2. A table-driven codec (codec.py) over the schema text: every message and version, unknown tagged
   fields included, in both directions. This is the only check of the KRaft and coordinator
   records, which kio lacks.
3. Damage: every encoding cut at every byte and with random bits flipped must be answered with an
   error or with bytes that are themselves a whole message.

usage: crosscheck.py [--seed N] [--rounds N] -- DECODER COMMAND...
The command answers lines `KIND NAME VERSION HEX` with hex or `error: ...`.
"""

import argparse
import random
import sys

import kio_values
from batch import Batch
from codec import Codec
from schema import load


class Report:
    def __init__(self):
        self.passed = 0
        self.failures = []

    def check(self, ok, text):
        if ok:
            self.passed += 1
        else:
            self.failures.append(text)


def unhex(text):
    return b"" if text == "-" else bytes.fromhex(text)


def line(kind, name, version, data):
    return f"{kind} {name} {version} {data.hex() or '-'}"


def kio_values_agree(messages, batch, rounds, rng, report):
    cases, names = [], set()
    for kind, name, version, cls in kio_values.classes():
        message = messages.get(name)
        if message is None or version not in message.versions():
            continue
        names.add(name)
        for _ in range(rounds):
            value = kio_values.random_entity(rng, cls)
            cases.append((kind, name, version, cls, value, kio_values.encode(value)))
    answers = batch.run([line(k, n, v, data) for k, n, v, _, _, data in cases])
    for (kind, name, version, cls, value, data), answer in zip(cases, answers):
        label = f"kio {name} v{version}: {data.hex()[:200]} -> {answer[:200]}"
        if answer.startswith("error"):
            report.check(False, label)
            continue
        ours = unhex(answer)
        report.check(ours == data and kio_values.decode(cls, ours) == value, label)
    return names


def kio_shapes_agree(messages, report):
    """Field by field: a swap of two fields of one type would not show in the bytes."""

    def compare(label, cls, fields, message, version):
        ours = {f.name: f for f in fields if f.exists(version)}
        order = [f.name for f in fields if f.exists(version) and f.tag is None]
        theirs = kio_values.shape(cls)
        match = {n: kio_values.our_name(n, ours) for n, *_ in theirs}
        report.check(
            [match[n] for n, tag, *_ in theirs if tag is None] == order,
            f"{label}: fields {[n for n, *_ in theirs]}, ours {list(ours)}",
        )
        for name, tag, is_array, nested in theirs:
            field = ours.get(match[name])
            if field is None:
                report.check(False, f"{label}.{name} is missing")
                continue
            report.check((tag, is_array) == (field.tag, field.is_array), f"{label}.{name}: {tag}")
            if nested is not None:
                compare(f"{label}.{name}", nested, message.structs[field.type], message, version)

    for kind, name, version, cls in kio_values.classes():
        message = messages.get(name)
        if message is not None and version in message.versions():
            report.check(message.kind == kind, f"{name} is a {kind}")
            compare(f"{name} v{version}", cls, message.fields, message, version)


def table_values_agree(messages, batch, rounds, rng, report):
    cases = []
    for message in messages.values():
        for version in message.versions():
            codec = Codec(message, version)
            values = [codec.default_struct(message.fields)]
            values += [codec.random(rng) for _ in range(rounds)]
            cases += [(message, codec, value, codec.encode(value)) for value in values]
    answers = batch.run([line(m.kind, m.name, c.version, data) for m, c, _, data in cases])
    for (message, codec, value, data), answer in zip(cases, answers):
        label = f"table {message.name} v{codec.version}: {data.hex()[:200]} -> {answer[:200]}"
        if answer.startswith("error"):
            report.check(False, label)
            continue
        ours = unhex(answer)
        report.check(ours == data and codec.decode(ours) == value, label)
    return [(m, c, data) for m, c, _, data in cases]


def damage_is_answered(encodings, batch, rng, report):
    lines = []
    for message, codec, data in encodings:
        # Long texts are cut at a sample of places; everything else at every byte.
        cuts = range(len(data)) if len(data) <= 120 else sorted(rng.sample(range(len(data)), 60))
        lines += [line(message.kind, message.name, codec.version, data[:cut]) for cut in cuts]
        for _ in range(8 if data else 0):
            broken = bytearray(data)
            for _ in range(rng.choice([1, 1, 2, 8])):
                broken[rng.randrange(len(broken))] ^= 1 << rng.randrange(8)
            lines.append(line(message.kind, message.name, codec.version, bytes(broken)))
    answers = batch.run(lines)
    again = [" ".join(l.split()[:3] + [a]) for l, a in zip(lines, answers) if a[:5] != "error"]
    report.passed += len(answers) - len(again)
    # What was accepted is a valid value: its encoding reads back as itself.
    for text, answer in zip(again, batch.run(again)):
        report.check(text.split()[3] == answer, f"damaged {text[:200]} -> {answer[:200]}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=20260101)
    parser.add_argument("--rounds", type=int, default=8)
    parser.add_argument("command", nargs="+")
    options = parser.parse_args()
    rng = random.Random(options.seed)
    batch = Batch(options.command)
    messages = load()
    report = Report()
    print(f"seed {options.seed}, {len(messages)} messages")
    report.check(len(messages) == 257, f"the schema has {len(messages)} messages, not 257")
    kio_shapes_agree(messages, report)
    names = kio_values_agree(messages, batch, options.rounds, rng, report)
    report.check(len(names) >= 190, f"kio was asked about {len(names)} messages, not 190")
    print(f"kio: {len(names)} messages, {report.passed} checks")
    encodings = table_values_agree(messages, batch, options.rounds, rng, report)
    print(f"table-driven: {len(encodings)} encodings, {report.passed} checks")
    damage_is_answered(encodings, batch, rng, report)
    for failure in report.failures[:40]:
        print("FAIL", failure)
    print(f"{report.passed} passed, {len(report.failures)} failed")
    return 1 if report.failures else 0


if __name__ == "__main__":
    sys.exit(main())
