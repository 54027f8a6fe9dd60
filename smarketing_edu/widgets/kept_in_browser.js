// The answers of one learner, in that learner's own browser. Whatever is saved in a lesson comes
// here; what another page of the same browser saves is handed to this lesson.
const KEY = "smarketing-answers";

function render({ model, el }) {
  el.style.display = "none";
  const keep = () => {
    const answers = model.get("kept");
    if (answers && localStorage.getItem(KEY) !== answers) localStorage.setItem(KEY, answers);
  };
  const takeOver = (event) => {
    if (event.key !== KEY || !event.newValue || event.newValue === model.get("kept")) return;
    model.set("from_other_page", event.newValue);
    model.save_changes();
  };
  model.on("change:kept", keep);
  window.addEventListener("storage", takeOver);
  keep();
  return () => {
    model.off("change:kept", keep);
    window.removeEventListener("storage", takeOver);
  };
}

export default { render };
