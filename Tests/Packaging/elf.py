"""What a dynamic loader reads of an ELF file: 64 bits, little endian."""

import struct
from pathlib import Path

MAGIC = b"\x7fELF"
PT_LOAD, PT_DYNAMIC, PT_INTERP, PT_GNU_STACK = 1, 2, 3, 0x6474E551
DT_NEEDED, DT_STRTAB, DT_SONAME, DT_RPATH, DT_TEXTREL, DT_FLAGS, DT_RUNPATH = (
    1,
    5,
    14,
    15,
    22,
    30,
    29,
)
DF_TEXTREL = 4
PF_X = 1


def is_elf(path):
    with Path(path).open("rb") as file:
        return file.read(4) == MAGIC


class ElfFile:
    """`needed`, `runpath` and `rpath` are lists; `interpreter` and `soname` None if there is none.

    `writes_text` is true for relocations in machine code, `executable_stack` for a stack that
    asks to be executable: neither works where memory may not be both written and executed.
    """

    def __init__(self, path):
        self.path = Path(path)
        self.bytes = self.path.read_bytes()
        assert self.bytes[:6] == MAGIC + b"\x02\x01", f"{path} is not a little-endian ELF64 file"
        offset, size, count = struct.unpack_from("<Q14xHH", self.bytes, 32)
        headers = [
            struct.unpack_from("<IIQQQQQ", self.bytes, offset + i * size) for i in range(count)
        ]
        self._loads = [(h[3], h[2], h[5]) for h in headers if h[0] == PT_LOAD]
        self.interpreter = None
        self.executable_stack = True
        self._tags = []
        for kind, flags, start, _, _, length, _ in headers:
            if kind == PT_INTERP:
                self.interpreter = self.bytes[start : start + length].rstrip(b"\0").decode()
            elif kind == PT_GNU_STACK:
                self.executable_stack = bool(flags & PF_X)
            elif kind == PT_DYNAMIC:
                self._tags = list(struct.iter_unpack("<QQ", self.bytes[start : start + length]))
        self.needed = self._strings(DT_NEEDED)
        self.runpath = _entries(self._strings(DT_RUNPATH))
        self.rpath = _entries(self._strings(DT_RPATH))
        self.soname = next(iter(self._strings(DT_SONAME)), None)
        flags = [value for tag, value in self._tags if tag == DT_FLAGS]
        self.writes_text = any(tag == DT_TEXTREL for tag, _ in self._tags) or any(
            value & DF_TEXTREL for value in flags
        )

    def _strings(self, wanted):
        values = [value for tag, value in self._tags if tag == wanted]
        if not values:
            return []
        table = self._file_offset(next(value for tag, value in self._tags if tag == DT_STRTAB))
        ends = [(table + value, self.bytes.index(b"\0", table + value)) for value in values]
        return [self.bytes[start:end].decode() for start, end in ends]

    def _file_offset(self, address):
        for start, offset, length in self._loads:
            if start <= address < start + length:
                return address - start + offset
        raise AssertionError(f"{self.path}: no segment has address {address:#x}")


def _entries(values):
    return [entry for value in values for entry in value.split(":")]
