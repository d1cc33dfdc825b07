"""Reads the schema text of Sources/Wire/Schema.

Written apart from the Swift parser, so that a mistake in one shows against the other.
"""

from dataclasses import dataclass, field
from pathlib import Path
import re

FOLDER = Path(__file__).resolve().parents[3] / "Sources" / "Wire" / "Schema"


@dataclass
class Field:
    name: str
    type: str
    is_array: bool
    first: int
    last: int
    null_first: int | None = None
    null_last: int = -1
    plain: bool = False
    tag: int | None = None
    default: str | None = None

    def exists(self, version):
        return self.first <= version <= self.last

    def nullable(self, version):
        return self.null_first is not None and self.null_first <= version <= self.null_last


@dataclass
class Message:
    kind: str
    name: str
    first: int = 0
    last: int = 0
    flexible_from: int | None = None
    key: int | None = None
    record: tuple[str, str] | None = None
    fields: list[Field] = field(default_factory=list)
    structs: dict[str, list[Field]] = field(default_factory=dict)

    def flexible(self, version):
        return self.flexible_from is not None and version >= self.flexible_from

    def versions(self):
        return range(self.first, self.last + 1)


def bounds(text, last):
    """`3-7`, `3+` or `3` as first and last."""
    if text.endswith("+"):
        return int(text[:-1]), max(int(text[:-1]), last)
    first, _, second = text.partition("-")
    return int(first), int(second or first)


def header(words):
    message = Message(words[0], words[1])
    facts = dict(zip(words[2::2], words[3::2])) if "record" not in words else None
    if facts is None:
        at = words.index("record")
        message.record = (words[at + 1], words[at + 2])
        rest = words[2:at] + words[at + 3 :]
        facts = dict(zip(rest[::2], rest[1::2]))
    message.first, message.last = bounds(facts["versions"], 0)
    if "flexible" in facts:
        message.flexible_from = int(facts["flexible"].rstrip("+"))
    if "key" in facts:
        message.key = int(facts["key"])
    return message


FIELD = re.compile(
    r"^(?P<name>\w+) (?P<array>\[\])?(?P<type>\w+)(?P<null>\?[-+\d]*)?"
    r"(?: (?P<versions>\d[-+\d]*))?(?P<plain> plain)?(?: tag (?P<tag>\d+))?"
    r"(?: = (?P<default>\S+))?$"
)


def parse_field(text, parent, last):
    match = FIELD.match(text)
    if match is None:
        raise ValueError(f"cannot read field '{text}'")
    first, end = bounds(match["versions"], last) if match["versions"] else parent
    result = Field(match["name"], match["type"], bool(match["array"]), first, end)
    if match["null"] is not None:
        inner = match["null"][1:]
        result.null_first, result.null_last = bounds(inner, last) if inner else (first, end)
    result.plain = bool(match["plain"])
    result.tag = int(match["tag"]) if match["tag"] else None
    result.default = match["default"]
    return result


def load():
    """All messages by name."""
    messages = {}
    for path in sorted(FOLDER.glob("*.schema")):
        message = None
        stack = []  # (depth, fields, versions)
        for line in path.read_text().splitlines():
            if line.startswith("#") or not line.strip():
                continue
            depth = (len(line) - len(line.lstrip(" "))) // 2
            text = line.strip()
            if depth == 0:
                message = header(text.split())
                messages[message.name] = message
                stack = [(1, message.fields, (message.first, message.last))]
                continue
            while stack[-1][0] > depth:
                stack.pop()
            if text.startswith("struct ") and text.count(" ") == 1:
                fields = message.structs.setdefault(text.split()[1], [])
                stack.append((depth + 1, fields, (message.first, message.last)))
                continue
            item = parse_field(text, stack[-1][2], message.last)
            stack[-1][1].append(item)
            if item.type[0].isupper():
                fields = message.structs.setdefault(item.type, [])
                stack.append((depth + 1, fields, (item.first, item.last)))
    return messages
