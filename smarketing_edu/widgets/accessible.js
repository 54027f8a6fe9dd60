// The parts we build on give a slider, a group of answers or a pressed button no name or state for
// who cannot see it. This takes each from the words that stand beside it, and keeps it up to date.
let lastId = 0;

function set(element, name, value) {
  if (element && element.getAttribute(name) !== value) element.setAttribute(name, value);
}

function words(element) {
  return element ? element.textContent.trim() : "";
}

function mend(root) {
  for (const slider of root.querySelectorAll(".widget-slider")) {
    const label = words(slider.querySelector(".widget-label"));
    slider.querySelectorAll(".noUi-handle").forEach((handle) => set(handle, "aria-label", label));
  }
  for (const widget of root.querySelectorAll(".widget-hprogress")) {
    const bar = widget.querySelector(".progress");
    set(bar, "role", "progressbar");
    set(bar, "aria-label", words(widget.querySelector(".widget-label")));
    const filled = parseFloat(bar?.firstElementChild?.style.width);
    set(bar, "aria-valuenow", String(Math.round(filled) || 0));
  }
  for (const group of root.querySelectorAll(".widget-radio-box")) {
    set(group, "role", "radiogroup");
    set(group, "aria-label", words(group.closest(".smk-card")?.querySelector(".smk-question")));
    // without one name each answer is a group of its own, and Tab stops at each
    const first = group.querySelector("input");
    const name = first?.name || `smk-answers-${++lastId}`;
    group.querySelectorAll("input").forEach((input) => set(input, "name", name));
  }
  for (const button of root.querySelectorAll(".widget-toggle-button")) {
    set(button, "aria-pressed", String(button.classList.contains("mod-active")));
  }
  for (const button of root.querySelectorAll(".smk-pick")) {
    set(button, "aria-pressed", String(button.classList.contains("smk-picked")));
  }
  for (const field of root.querySelectorAll(".smk-field")) {
    const message = field.querySelector(".smk-message");
    if (message && !message.id) message.id = `smk-message-${++lastId}`;
    for (const input of field.querySelectorAll("input, textarea, select")) {
      if (message) set(input, "aria-describedby", message.id);
      set(input, "aria-invalid", String(Boolean(message?.querySelector(".smk-is-wrong"))));
    }
  }
  // an icon is a letter of no alphabet, and would be part of the button's name
  root.querySelectorAll(".jupyter-button > i.fa").forEach((icon) => set(icon, "aria-hidden", "true"));
  // "(1)" behind "Choose files" says nothing to anybody: the line below says what was read
  for (const button of root.querySelectorAll(".widget-upload")) {
    const text = button.lastChild;
    const plain = text?.textContent.replace(/ \(\d+\)$/, "");
    if (text?.nodeType === Node.TEXT_NODE && text.textContent !== plain) text.textContent = plain;
  }
  // a line is read aloud when what is IN a known live region changes, not when a new one appears
  for (const live of root.querySelectorAll(".smk-live")) {
    set(live, "role", "status");
    live.querySelectorAll("[role=status]").forEach((inner) => inner.removeAttribute("role"));
  }
}

// JupyterLab would take plain keys for itself: an arrow would leave the list, an "m" undo the cell
function keepKey(event) {
  if (!event.ctrlKey && !event.metaKey && !event.altKey) event.stopPropagation();
}

function watch(element, whenGone) {
  const root = element.closest(".smk");
  if (!root) return;
  root.addEventListener("keydown", keepKey);
  whenGone.push(() => root.removeEventListener("keydown", keepKey));
  mend(root);
  const observer = new MutationObserver(() => mend(root));
  const filter = { attributes: true, attributeFilter: ["class", "style"] };
  observer.observe(root, { childList: true, subtree: true, ...filter });
  whenGone.push(() => observer.disconnect());
}

function render({ el }) {
  const whenGone = [];
  el.style.display = "none";
  const wait = () => (el.isConnected ? watch(el, whenGone) : requestAnimationFrame(wait));
  wait();
  return () => whenGone.forEach((stop) => stop());
}

export default { render };
