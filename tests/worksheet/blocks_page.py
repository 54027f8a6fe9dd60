"""The page that shows one of each block: `python -m tests.worksheet.blocks_page` writes it."""

from __future__ import annotations

from typing import Any, get_args

import smarketing_edu
from smarketing_edu.worksheet.blocks import AnyBlock, Block
from smarketing_edu.worksheet.templates import home

PAGE = home("docs") / "blocks.md"
_HEAD = """# One of each block

<!-- Made by `python -m tests.worksheet.blocks_page`: change the blocks, not this page. -->

A cell of a worksheet ends in a block. In JupyterLab it shows as HTML, on the page it is typeset,
and on the web page it has fields to type into. Words are data: nothing in them is read as markup.
`words("plain ", Span(text="strong", strong=True))` makes a line of words. Import each name from
`smarketing_edu`. [Make your own worksheet](educators.md) shows where they go.

Every block may also say `optional=1` (a full page may leave it out if it must) or `optional=2`
(gladly).
"""
EXAMPLES = {
    "name_tents": """NameTents(tents=(NameTent(who="Rosie Hartwell", line="Baker"), NameTent()))""",
    "certificates": """Certificates(
    certificates=(
        Certificate(
            title="Certificate",
            opening=words("This says that"),
            names=(BigNumber(label="Name", value="Rosie Hartwell"),),
            paragraphs=(words("came to the workshop ", Span(text="Two jobs", strong=True)),),
            signs=(
                BigNumber(label="Mentor", write_in=WriteIn(name="note_mentor", label="Mentor")),
            ),
        ),
    )
)""",
    "page_setup": 'start_worksheet("rosies_bakery", written_in="en").page_setup',
    "text": """Text(paragraphs=(words("Ask three people ", Span(text="why", strong=True)),))""",
    "cards": """Cards(
    cards=(
        Card(title="Marketing", job="marketing", paragraphs=(words("Many people at once"),)),
        Card(
            title="Sales",
            job="sales",
            write_ins=(WriteIn(name="note_next", label="Whom will I call?"),),
        ),
    )
)""",
    "table": """Table(
    columns=(
        Column(heading=words("Step"), width=2),
        Column(heading=words("People"), align="right"),
    ),
    rows=(
        (Cell(words=words("Asked us")), Cell(words=words("160"))),
        (Cell(words=words("Bought")), Cell(write_in=WriteIn(name="note_bought", label="Bought"))),
    ),
    header_column=True,
)""",
    "chart": """Chart(
    svg='<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 3"><path d="M0 0h9v3H0z"/></svg>',
    alt="Nine hours a week go to selling.",
    width=0.5,
)""",
    "numbers": """Numbers(
    numbers=(
        BigNumber(label="Average sale", value="$82.50", note="last time $80"),
        BigNumber(label="One lead", write_in=WriteIn(name="note_cost", label="Cost of one lead")),
    )
)""",
    "together": """Together(
    blocks=(
        Text(paragraphs=(words("This is what my month asks of me."),)),
        Numbers(numbers=(BigNumber(label="Leads a week", value="12"),)),
    )
)""",
    "ask": """Ask(
    question=words("What will you stop doing?"),
    write_in=WriteIn(name="note_stop", label="What will you stop doing?", lines=2),
)""",
    "checklist": """Checklist(
    items=(
        WriteIn(name="note_phone", label="My phone is answered"),
        WriteIn(name="note_hours", label="My hours are on the door"),
    )
)""",
    "callout": """Callout(
    title=words("Work here first"),
    paragraphs=(words("Most people stop after the price."),),
    job="sales",
)""",
    "columns": """Columns(
    sections=(
        Section(heading="Many people", blocks=(Text(paragraphs=(words("A sign on the door"),)),)),
        Section(heading="One person", blocks=(Text(paragraphs=(words("A call back"),)),)),
    )
)""",
}


def page_text() -> str:
    """The whole page, made from the code."""
    return "\n".join([_HEAD, *(_entry(kind) for kind in kinds())])


def kinds() -> dict[str, type[Block]]:
    """Every kind of block with its class, in the order of the format."""
    union, *_ = get_args(AnyBlock)
    return {block.model_fields["kind"].default: block for block in get_args(union)}


def example(kind: str) -> Block:
    """The block that the page's code for a kind makes."""
    names = {name: getattr(smarketing_edu, name) for name in smarketing_edu.__all__}
    block: Block = eval(EXAMPLES[kind], names)
    return block


def _entry(kind: str) -> str:
    block = kinds()[kind]
    doc = " ".join((block.__doc__ or "").split())
    fields = "\n".join(
        f"| `{name}` | {_default(field)} |"
        for name, field in block.model_fields.items()
        if name not in ("kind", "version", "optional")
    )
    return (
        f"## {block.__name__}\n\n{doc}\n\n```python\n{EXAMPLES[kind]}\n```\n\nAs plain text:\n\n"
        f"```text\n{example(kind).text()}\n```\n\n| part | if you leave it out |\n|---|---|\n"
        f"{fields}\n"
    )


def _default(field: Any) -> str:
    if field.is_required():
        return "must be given"
    return "nothing" if field.default in (None, "", ()) else f"`{field.default}`"


if __name__ == "__main__":
    PAGE.write_text(page_text(), encoding="utf-8")
