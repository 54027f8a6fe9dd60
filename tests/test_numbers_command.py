"""`smarketing numbers` and `form`: what comes back from people finds its way into their file."""

from __future__ import annotations

from pathlib import Path

import pypdf
import pytest
from click.testing import CliRunner

from smarketing_edu.cli import main
from smarketing_edu.handout import make_handout, save_handout
from smarketing_edu.intake.business_file import load_business, save_business
from smarketing_edu.model.business import Business

pytestmark = pytest.mark.xdist_group("cli")


@pytest.fixture
def typed_in(tmp_path: Path) -> Path:
    """A blank worksheet after its owner has typed into a few fields."""
    blank = tmp_path / "blank.pdf"
    save_handout(make_handout(None), blank)
    writer = pypdf.PdfWriter(clone_from=blank)
    answers = {"audience": "familias de aquí", "revenue": "$12,400", "purchase": "31"}
    for page in writer.pages:
        if "/Annots" in page:
            writer.update_page_form_field_values(page, answers, auto_regenerate=False)
    typed = tmp_path / "typed.pdf"
    writer.write(typed)
    return typed


def test_what_was_typed_into_our_pdf_comes_back(tmp_path: Path, typed_in: Path) -> None:
    """Answers typed into the fields of our PDF fill the blanks of a business file."""
    mine = tmp_path / "my_business.yaml"
    save_business(Business(business_name="Luz y Sol"), mine)
    result = CliRunner().invoke(main, ["numbers", str(typed_in), "--into", str(mine)])
    assert result.exit_code == 0, result.output
    business = load_business(mine)
    assert (business.audience, business.revenue, business.purchase) == (
        "familias de aquí",
        12400,
        31,
    )


def test_a_value_is_replaced_only_when_its_owner_agrees(tmp_path: Path, typed_in: Path) -> None:
    """A value that is there is kept, unless somebody says yes."""
    mine = tmp_path / "my_business.yaml"
    save_business(Business(business_name="Luz y Sol", revenue=9000), mine)
    arguments = ["numbers", str(typed_in), "--into", str(mine)]
    CliRunner().invoke(main, arguments, input="n\n")
    assert load_business(mine).revenue == 9000
    CliRunner().invoke(main, [*arguments, "--yes"])
    assert load_business(mine).revenue == 12400


def test_form_reads_back_without_a_problem(tmp_path: Path) -> None:
    """The form that is sent out, filled in by nobody, is a roster of nobody."""
    form = tmp_path / "form.xlsx"
    assert CliRunner().invoke(main, ["form", str(form)]).exit_code == 0
    assert CliRunner().invoke(main, ["check", str(form)]).exit_code == 0
