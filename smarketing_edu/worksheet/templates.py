"""Where worksheet templates and example businesses are found."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from smarketing_edu.errors import WorksheetError
from smarketing_edu.intake.business_file import load_business
from smarketing_edu.model.business import Business

_PACKAGE = Path(__file__).parents[1]


def home(folder: str) -> Path:
    """The folder of that name in the installed package, else in the repository."""
    installed = _PACKAGE / folder
    return installed if installed.is_dir() else _PACKAGE.parent / folder


def find_template(name: str, *, language: str) -> Path:
    """The worksheet template of that name, or at that path, in that language.

    A name may have a folder in front (`kit/agenda`). A path is taken as it is, unless a folder
    named for the language beside it holds its twin.
    """
    path = Path(name)
    if path.suffix == ".ipynb":
        twin = path.parent / language / path.name
        found = twin if twin.is_file() else path
    else:
        folder = home("worksheets") / path.parent
        found = (folder if language == "en" else folder / language) / f"{path.name}.ipynb"
    if not found.is_file():
        raise WorksheetError(
            f"There is no worksheet {name!r} in the language {language!r}. "
            f"There are: {', '.join(template_names(language=language))}."
        )
    return found


def template_names(*, language: str) -> list[str]:
    """The names of the worksheets that come with the package, in a language."""
    folder = home("worksheets")
    folder = folder if language == "en" else folder / language
    return sorted(path.stem for path in folder.glob("*.ipynb"))


def find_business(source: str | Mapping[str, object] | Business) -> Business:
    """A business from a file, from its fields, or from the name of an example; none when blank."""
    if isinstance(source, Business):
        return source
    if not source:
        return Business(business_name="")
    if isinstance(source, str) and source.isidentifier():
        example = home("examples") / "businesses" / f"{source}.yaml"
        if example.is_file():
            return load_business(example)
    return load_business(source)
