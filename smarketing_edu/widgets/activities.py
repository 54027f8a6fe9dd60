"""The owner's own activities without a screen: what there is, and where each was put."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from smarketing_edu.content.models import Job
from smarketing_edu.intake.values import read_value
from smarketing_edu.model.business import FIELDS, Business

Place = Literal["marketing", "both", "sales", ""]
SORTED: tuple[Job, ...] = ("marketing", "both", "sales")
FIELD_AT: Mapping[Place, str] = {
    "": "activities",
    **{job: f"activities_{job}" for job in SORTED},
}


@dataclass
class OwnActivities:
    """Each activity with its place ("" is not sorted yet), in the order it was added."""

    places: dict[str, Place] = field(default_factory=dict)

    @classmethod
    def of(cls, business: Business) -> OwnActivities:
        """The activities of a business; one named twice stands where it was sorted."""
        return cls(
            {
                activity: place
                for place, name in FIELD_AT.items()
                for activity in getattr(business, name)
            }
        )

    def add(self, text: str, place: Place) -> str | None:
        """Add an activity, cleaned as all typed text is; gives its text, None when blank."""
        read = read_value([text], field=FIELDS["activities"]).value
        activity = read[0] if isinstance(read, tuple) and read else None
        if isinstance(activity, str):
            self.places[activity] = place
            return activity
        return None

    def move(self, activity: str, place: Place | None) -> None:
        """Put an activity elsewhere; None takes it out."""
        if place is None:
            self.places.pop(activity, None)
        else:
            self.places[activity] = place

    def at(self, place: Place) -> tuple[str, ...]:
        """The activities of one place."""
        return tuple(each for each, where in self.places.items() if where == place)

    def fields(self) -> dict[str, tuple[str, ...]]:
        """The same, as the fields of a business."""
        return {name: self.at(place) for place, name in FIELD_AT.items()}
