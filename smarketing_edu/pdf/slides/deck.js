// Starts the slides: the size that fits the screen, the keys, and words for who cannot see arrows.
(() => {
  const deck = document.querySelector(".reveal");
  const keys = document.querySelector("dialog");
  const still = matchMedia("(prefers-reduced-motion: reduce)");

  // a narrow screen gets a narrow slide, so that letters stay as large as they can be
  const size = () =>
    innerWidth / innerHeight > 1.5 ? { width: 1280, height: 720 } : { width: 1024, height: 768 };
  const motion = () => ({ transition: still.matches ? "none" : "fade" });

  Reveal.initialize({
    ...size(),
    ...motion(),
    margin: 0,
    center: false,
    controlsLayout: "edges",
    display: "flex",
    controlsTutorial: false,
    hash: true,
    help: false, // its list is in English only: ours is below
    jumpToSlide: false,
    keyboardCondition: () => !keys.open,
    plugins: [RevealNotes],
    scrollActivationWidth: null,
    slideNumber: "c/t",
  }).then(() => {
    for (const [arrow, words] of [["right", deck.dataset.next], ["left", deck.dataset.back]]) {
      deck.querySelector(`.navigate-${arrow}`).ariaLabel = words;
    }
  });
  addEventListener("resize", () => Reveal.configure(size()));
  still.addEventListener("change", () => Reveal.configure(motion()));
  const help = (event) => {
    if (event.key !== "?") return;
    event.stopPropagation(); // on some keyboards it is the key that darkens the screen
    keys.open ? keys.close() : keys.showModal();
  };
  addEventListener("keydown", help, { capture: true });
})();
