"""From a key to the picture: how long it takes, and whether anything around it moves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Locator

_WATCH = """
(picture) => {
  const card = picture.closest(".smk-card");
  const boxes = () => [picture, card, ...card.children].map((each) => {
    const { x, y, width, height } = each.getBoundingClientRect();
    return [x, y - card.getBoundingClientRect().y, width, height].map(Math.round).join(" ");
  }).join("; ");
  const seen = { pressed: [], shown: [], blank: 0, boxes: new Set([boxes()]) };
  document.addEventListener("keydown", () => seen.pressed.push(performance.now()), true);
  let waiting = false;
  new MutationObserver(() => {
    if (!picture.querySelector("svg")) seen.blank += 1;
    if (waiting) return;
    waiting = true;
    // what is drawn next is on the screen when the frame after it begins
    requestAnimationFrame(() => {
      seen.boxes.add(boxes());
      waiting = false;
      const channel = new MessageChannel();
      channel.port1.onmessage = () => seen.shown.push(performance.now());
      channel.port2.postMessage(null);
    });
  }).observe(picture, { childList: true, subtree: true });
  window.smkSeen = seen;
}
"""
_COUNT = "() => window.smkSeen.shown.length"
_SEEN = "() => ({ ...window.smkSeen, boxes: [...window.smkSeen.boxes] })"


@dataclass(frozen=True)
class Steps:
    """What was seen while a slider moved.

    `milliseconds` go from each key to its picture on the screen. `boxes` are the places and sizes
    that the picture and all around it had: one, when nothing jumps. `blank` counts the moments
    without a picture.
    """

    milliseconds: tuple[float, ...]
    boxes: tuple[str, ...]
    blank: int


def step_through(control: Locator, picture: Locator, keys: list[str]) -> Steps:
    """Press keys on a control, each when the picture of the one before is there."""
    page = control.page
    control.focus()
    picture.evaluate(_WATCH)
    for number, key in enumerate(keys, start=1):
        page.keyboard.press(key)
        page.wait_for_function(f"({_COUNT})() >= {number}")
    seen: dict[str, Any] = page.evaluate(_SEEN)
    pairs = zip(seen["pressed"], seen["shown"], strict=True)
    return Steps(
        milliseconds=tuple(shown - pressed for pressed, shown in pairs),
        boxes=tuple(seen["boxes"]),
        blank=seen["blank"],
    )
