// Dragging as an extra: what bears .smk-drag can be dropped on what bears .smk-drop, and a drop does
// no more than the buttons and lists beside it do, so that keyboard and mouse share one road.
const MOVED = 6; // pixels: less is a click

function targetAt(root, card, x, y) {
  card.style.pointerEvents = "none";
  const target = document.elementFromPoint(x, y)?.closest(".smk-drop");
  card.style.pointerEvents = "";
  return root.contains(target) ? target : null;
}

function drop(root, card, target) {
  if (target.matches("button")) {
    target.click();
    return;
  }
  const list = [...root.querySelectorAll(".smk-own-place")].find(
    (place) => place.querySelector(".widget-label").textContent === card.textContent,
  );
  const select = list?.querySelector("select");
  if (!select) return;
  select.selectedIndex = Number(target.dataset.smkPlace);
  select.dispatchEvent(new Event("change", { bubbles: true }));
}

function follow(root, card, start) {
  let over = null;
  const mark = (target) => {
    over?.classList.remove("smk-over-here");
    target?.classList.add("smk-over-here");
    over = target;
  };
  const move = (event) => {
    const [x, y] = [event.clientX - start.clientX, event.clientY - start.clientY];
    if (!card.classList.contains("smk-dragged") && Math.hypot(x, y) < MOVED) return;
    card.classList.add("smk-dragged");
    card.style.transform = `translate(${x}px, ${y}px)`;
    mark(targetAt(root, card, event.clientX, event.clientY));
  };
  const end = (event) => {
    const target = event.type === "pointerup" && card.classList.contains("smk-dragged") ? over : null;
    mark(null);
    card.classList.remove("smk-dragged");
    card.style.transform = "";
    for (const name of ["pointermove", "pointerup", "pointercancel"])
      document.removeEventListener(name, name === "pointermove" ? move : end);
    if (target) drop(root, card, target);
  };
  document.addEventListener("pointermove", move);
  document.addEventListener("pointerup", end);
  document.addEventListener("pointercancel", end);
}

function render({ el }) {
  let root = null;
  const take = (event) => {
    const card = event.target.closest(".smk-drag");
    if (!card || event.button !== 0) return;
    event.preventDefault();
    follow(root, card, event);
  };
  el.style.display = "none";
  const wait = () => {
    root = el.closest(".smk");
    if (root) root.addEventListener("pointerdown", take);
    else requestAnimationFrame(wait);
  };
  wait();
  return () => root?.removeEventListener("pointerdown", take);
}

export default { render };
