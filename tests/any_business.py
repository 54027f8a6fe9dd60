"""Any business at all, for property tests: hostile texts, and numbers of any size."""

from __future__ import annotations

from dataclasses import fields

from hypothesis import strategies as st

from smarketing_edu.model.business import FIELDS, Business

AS_WRITTEN = {
    "typst": '#panic("x")',
    "dollars": r"$\foo$",
    "path": "../../etc/passwd",
    "formula": "=cmd|' /C calc'!A0",
    "html": "<script>alert(1)</script>",
    "markdown": "**bold** [l](http://x)",
    "template": "{{7*7}} {x} %s ${HOME}",
    "python": '"""); import os; os.abort() #',
}
CLEANED = {
    "long": "x" * 300,
    "arabic": "مخبز الوردة",
    "hebrew": "מאפיית ורד",
    "chinese": "玫瑰面包店",
    "emoji": "Rosie 🥐🎂",
    "turned": "abc\u202egnp.exe",
    "controls": "a\x00b\x07c\x1bd",
    "zalgo": "Z" + "\u0301" * 50 + "algo",
    "new lines": "one\ntwo\r\n\r\nthree",
}
TEXTS = AS_WRITTEN | CLEANED

any_text = st.text(min_size=1, max_size=300) | st.sampled_from(list(TEXTS.values()))
any_count = st.none() | st.integers(min_value=0, max_value=10**15)
any_amount = st.none() | st.floats(min_value=0, max_value=1e15, allow_nan=False)


@st.composite
def businesses(draw: st.DrawFn) -> Business:
    """Any business at all, as the intake could hand it over."""
    values: dict[str, object] = {"business_name": draw(any_text), "learner_id": "L001"}
    for field in fields(Business):
        kind = FIELDS[field.name].kind
        if field.name in values or field.name in ("currency", "language"):
            continue
        if kind == "text":
            values[field.name] = draw(st.none() | any_text)
        elif kind == "list" and not FIELDS[field.name].choices:
            values[field.name] = tuple(draw(st.lists(any_text, max_size=6)))
        elif kind == "integer" and FIELDS[field.name].high is None:
            values[field.name] = draw(any_count)
        elif kind == "money":
            values[field.name] = draw(any_amount)
        elif kind == "rate":
            values[field.name] = draw(st.none() | st.floats(min_value=0, max_value=1))
    return Business(**values)  # type: ignore[arg-type]
