"""Every lesson has the same parts, keeps to its limits, and tells the truth about its example."""

from __future__ import annotations

import re
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode

from smarketing_edu.content import load_content
from smarketing_edu.content.format import format_measure
from smarketing_edu.intake.business_file import load_business
from smarketing_edu.model.business import Business
from smarketing_edu.model.interval import wilson_interval
from smarketing_edu.model.measures import all_measures
from smarketing_edu.widgets.lesson_plan import PLAN
from tests.notebooks.concept_map import CONCEPT_MAP, ROOT, gaps, lesson_number, written
from tests.readability import assert_easy

HEADINGS = {
    "en": [
        *("What you will learn", "The idea", "Try it", "Check yourself"),
        *("Apply it to your business", "Key takeaways", "Next step"),
    ],
    "es": [
        *("Lo que va a aprender", "La idea", "Pruébelo", "Compruebe lo aprendido"),
        *("Aplíquelo a su negocio", "Para recordar", "Siguiente paso"),
    ],
}
EXAMPLES = {"en": "rosies_bakery", "es": "yoga_la_ceiba"}
VAGUE_VERBS = {"Understand", "Know", "Learn", "Appreciate", "Entender", "Saber", "Aprender"}
LONGEST_IDEA = 250
MOST_CODE_CELLS = 10
TAUGHT = range(1, 11)
"""The lessons that are written so far, and so must not leave an idea of theirs out."""

LESSONS = sorted((ROOT / "notebooks").rglob("*.ipynb"))
NAMES = [str(path.relative_to(ROOT / "notebooks")) for path in LESSONS]
each_lesson = pytest.mark.parametrize("path", LESSONS, ids=NAMES)


def language(path: Path) -> str:
    """The language of a lesson, by its folder."""
    return "es" if path.parent.name == "es" else "en"


def example(speech: str) -> Business:
    """The example business of a language."""
    return load_business(ROOT / f"examples/businesses/{EXAMPLES[speech]}.yaml")


def cells(path: Path) -> list[NotebookNode]:
    """The cells of a lesson, in order."""
    return nbformat.read(path, as_version=4).cells


def prose(path: Path) -> str:
    """All that a lesson says in its own cells."""
    return "\n\n".join(cell.source for cell in cells(path) if cell.cell_type == "markdown")


def cell(path: Path, name: str) -> str:
    """The text of the one cell with this id."""
    return next(each.source for each in cells(path) if each.id == name)


def bullets(text: str) -> list[str]:
    """The points of a list."""
    return re.findall(r"^- (.+)$", text, re.M)


def said_by(text: str) -> list[str]:
    """The sentences of a text: no headings, tables or credits."""
    plain = re.sub(r"<[^>]+>", "\n", text)
    plain = re.sub(r"\[([^\]]+)\]\([^)]+\)", r"\1", plain)
    lines = [line for line in plain.splitlines() if not re.match(r"[|#]|\*Where this", line)]
    return [re.sub(r"^(- |\d\. )", "", line) for line in lines if line.strip()]


@each_lesson
def test_headings_are_the_outline(path: Path) -> None:
    """A lesson has one title, and the fixed headings below it in the fixed order."""
    headings = re.findall(r"^(#+) (.+)$", prose(path), re.M)
    assert [mark for mark, _ in headings].count("#") == 1
    assert headings[0][1].endswith("?")
    assert [name for mark, name in headings if mark != "#"] == HEADINGS[language(path)]


@each_lesson
def test_minutes_are_those_of_the_plan(path: Path) -> None:
    """The title says how long the lesson takes, and so does the list in the first lesson."""
    number = lesson_number(path)
    minutes = PLAN[number].minutes
    assert re.search(rf"^\*{minutes} minut[eo]s\.", cell(path, "title"), re.M)
    if number:
        listed = cell(path.with_name("00_start_here.ipynb"), "next")
        assert re.search(rf"^\| \[{number}\]\({path.name}\) \|.*\| {minutes} \|$", listed, re.M)


@each_lesson
def test_the_way_on_leads_to_the_next_lesson(path: Path) -> None:
    """The last button opens the lesson after this one, by its own title; the wrap-up ends it."""
    number = lesson_number(path)
    following = next(path.parent.glob(f"{number + 1:02}_*.ipynb"), None)
    way_on = re.search(r"^\*\*(?:Next|Sigue):\*\* \[(.+)\]\((.+)\)$", cell(path, "next"), re.M)
    assert way_on is not None
    if following is not None:
        title = cell(following, "title").splitlines()[0].removeprefix("# ")
        assert way_on[2] == following.name
        assert way_on[1].partition(". ")[2] == title


@each_lesson
def test_takeaways_answer_the_objectives(path: Path) -> None:
    """Two to four objectives start with a verb that can be checked; each has its takeaway."""
    objectives = bullets(cell(path, "learn"))
    assert 2 <= len(objectives) <= 4
    assert len(bullets(cell(path, "takeaways"))) == len(objectives)
    assert not VAGUE_VERBS & {objective.split()[0] for objective in objectives}


@each_lesson
def test_the_idea_is_short(path: Path) -> None:
    """The idea takes 250 words at most, and works with the example business."""
    idea = cell(path, "idea")
    assert len(re.findall(r"[^\W_]+(?:['.,][^\W_]+)*", idea)) <= LONGEST_IDEA
    assert (
        load_business(ROOT / f"examples/businesses/{EXAMPLES[language(path)]}.yaml").business_name
        in idea
    )


@each_lesson
def test_a_guess_comes_before_the_widget(path: Path) -> None:
    """ "Try it" asks for a guess, then shows one widget, then asks two or three questions."""
    order = [each.id for each in cells(path)]
    tried = cells(path)[order.index("try") + 1 : order.index("look")]
    widgets = [each.source for each in tried if each.cell_type == "code"]
    assert widgets[0] == "guess(lesson)" == tried[0].source
    assert len(widgets) == 2
    questions = cell(path, "look").partition("<details>")[0]
    assert 2 <= len(re.findall(r"^\d\. ", questions, re.M)) <= 3


@each_lesson
def test_code_cells_are_few(path: Path) -> None:
    """A lesson has ten code cells at most, and the first one imports."""
    code = [each for each in cells(path) if each.cell_type == "code"]
    assert len(code) <= MOST_CODE_CELLS
    assert code[0].id == "imports"
    assert code[1].source.startswith(f"lesson = open_lesson({lesson_number(path)}, ")


@each_lesson
def test_money_is_no_formula(path: Path) -> None:
    """Dollar signs are escaped and stand alone: two in one run of text would set a formula."""
    assert re.findall(r"(?<!\\)\$", prose(path)) == []
    for run in re.split(r"\*\*|\||\n", prose(path)):
        assert run.count("$") <= 1, run


@each_lesson
def test_links_lead_somewhere(path: Path) -> None:
    """Each link leads to another lesson that exists, and each lesson but the last has one."""
    links = re.findall(r"\]\(([^)]+)\)", prose(path))
    assert links
    assert all((path.parent / link).is_file() for link in links)


@pytest.mark.parametrize("path", [path for path in LESSONS if language(path) == "en"])
def test_english_reads_easily(path: Path) -> None:
    """A lesson is at US grade 8 or below, with sentences of 25 words at most."""
    assert_easy(said_by(prose(path)))


@each_lesson
def test_concepts_are_known(path: Path) -> None:
    """A cell that says what it teaches names concepts and clashes that exist."""
    content = load_content("en")
    known = {*content.concepts, *content.clashes}
    for each in cells(path):
        assert set(each.metadata.get("smarketing", {}).get("concepts", [])) <= known


@pytest.mark.parametrize(
    "path", [path for path in LESSONS if language(path) == "es"], ids=lambda path: path.stem
)
def test_twins_teach_the_same(path: Path) -> None:
    """A Spanish cell teaches the concepts of its English twin."""
    twin = cells(path.parents[1] / path.name)
    assert [each.metadata for each in cells(path)] == [each.metadata for each in twin]


def test_no_concept_is_left_out() -> None:
    """Each concept and clash is taught in each lesson that it belongs to."""
    assert gaps(lessons=TAUGHT) == []


def test_the_concept_map_is_current() -> None:
    """docs/concept_map.md says what the lessons and the content say."""
    assert CONCEPT_MAP.read_text(encoding="utf-8") == written()


@pytest.mark.parametrize("speech", EXAMPLES)
@pytest.mark.parametrize(
    ("lesson", "keys"),
    [
        ("02_who_and_when", ("marketing_time_share",)),
        (
            "04_funnel",
            (
                *("awareness", "interest", "consideration", "intent", "evaluation", "purchase"),
                *("interest_rate", "consideration_rate", "intent_rate", "evaluation_rate"),
                *("purchase_rate", "overall_rate"),
            ),
        ),
        (
            "05_measures",
            ("marketing_spend", "sales_spend", "acquisition_spend", "new_customers", "leads"),
        ),
        ("05_measures", ("purchase", "awareness", "overall_rate", "lead_to_sale_rate")),
        (
            "10_my_plan",
            (
                *("revenue_goal", "sales_needed", "average_sale", "leads", "purchase"),
                *("lead_to_sale_rate", "leads_needed", "leads_needed_per_week"),
            ),
        ),
        (
            "06_one_customer",
            (
                *("acquisition_spend", "new_customers", "customer_acquisition_cost"),
                *("hour_value", "owner_time_cost", "customer_acquisition_cost_with_time"),
                *("average_sale", "gross_margin", "break_even_first_sale"),
                *("customer_lifetime_value", "customer_lifetime_value_with_retention"),
                *("customer_lifetime_value_with_churn",),
            ),
        ),
    ],
)
def test_example_numbers_are_those_of_the_example(
    speech: str, lesson: str, keys: tuple[str, ...]
) -> None:
    """The numbers that a lesson tells of the example business are computed from its file."""
    folder = ROOT / "notebooks" / ("es" if speech == "es" else "")
    measures = all_measures(example(speech))
    text = prose(folder / f"{lesson}.ipynb")
    for key in keys:
        number = format_measure(measures[key], language=speech)
        assert re.search(rf"(?<![\d.,]){re.escape(number)}(?![\d%])", text), (key, number)


@pytest.mark.parametrize(
    ("lesson", "counts", "ends"),
    [
        ("04_funnel.ipynb", (66, 110), ("51%", "69%")),
        ("04_funnel.ipynb", (7, 11), ("35%", "85%")),
        ("es/04_funnel.ipynb", (28, 62), ("33%", "57%")),
        ("es/04_funnel.ipynb", (5, 11), ("21%", "72%")),
    ],
)
def test_ranges_in_the_prose_are_right(
    lesson: str, counts: tuple[int, int], ends: tuple[str, str]
) -> None:
    """A likely range that the prose tells is the 95 % interval by Wilson."""
    assert tuple(f"{end:.0%}" for end in wilson_interval(*counts)) == ends
    text = prose(ROOT / "notebooks" / lesson)
    assert all(end in text for end in ends)


@pytest.mark.parametrize("speech", EXAMPLES)
@pytest.mark.parametrize(
    ("guess", "keys"),
    [
        ("L2-G1", ("hours_sales", "hours_total")),
        ("L4-G1", ("intent", "purchase")),
        ("L5-G1", ("marketing_spend", "leads")),
    ],
)
def test_guesses_are_about_the_example(speech: str, guess: str, keys: tuple[str, ...]) -> None:
    """The numbers in a guess are those of the example business."""
    measures = all_measures(example(speech))
    asked = load_content(speech).guesses[guess].question
    for key in keys:
        number = re.sub(r"[^\d.,]", "", format_measure(measures[key], language=speech))
        assert re.search(rf"(?<![\d.,]){re.escape(number)}(?![\d%])", asked), (key, number)


@each_lesson
def test_survey_figures_name_their_source(path: Path) -> None:
    """A figure of others is a figure of our list, and its publisher stands in the credits."""
    figures = re.findall(r"(\d+%)[^.|]*\(([A-Z][\w ]+)\)", cell(path, "idea"))
    content = load_content("en")
    for figure, source in figures:
        benchmark = next(each for each in content.benchmarks.values() if figure in each.finding)
        assert any(source in content.sources[key].title for key in benchmark.sources)
        assert source in cell(path, "next")
