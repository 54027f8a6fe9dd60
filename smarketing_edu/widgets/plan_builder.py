"""The plan of lesson ten: from the goal back to leads a week, and the one step to work on first."""

from __future__ import annotations

from ipywidgets import VBox

from smarketing_edu.widgets.goal_planner import GoalPlanner
from smarketing_edu.widgets.lesson import Lesson
from smarketing_edu.widgets.parts import page
from smarketing_edu.widgets.work_first_finder import WorkFirstFinder


def plan_builder(lesson: Lesson, *, own: bool = False) -> VBox:
    """The goal planner and the step finder: of the example, or of the owner's `own` business."""
    planner, finder = GoalPlanner(lesson, own=own), WorkFirstFinder(lesson, own=own)
    return page(lesson, "plan", [planner.box, finder.box])
