// A file made in the program behind the page, as a picture of its first page and two links. It goes
// from there to here as bytes and becomes an address of this page alone: nothing lies on a server,
// and no page has to let it through.
function link(parent, text, href, look) {
  const made = document.createElement("a");
  made.href = href;
  made.textContent = text;
  made.className = look;
  parent.append(made);
  return made;
}

function bytes(view) {
  return view ? new Uint8Array(view.buffer, view.byteOffset, view.byteLength) : new Uint8Array();
}

function render({ model, el }) {
  let addresses = [];
  const forget = () => addresses.splice(0).forEach((address) => URL.revokeObjectURL(address));
  const address = (content, type) => {
    addresses.push(URL.createObjectURL(new Blob([bytes(content)], { type })));
    return addresses[addresses.length - 1];
  };
  const show = () => {
    forget();
    el.replaceChildren();
    if (!model.get("content")?.byteLength) return;
    const file = address(model.get("content"), "application/pdf");
    const picture = document.createElement("img");
    picture.src = address(model.get("picture"), "image/png");
    picture.alt = model.get("alt");
    const links = document.createElement("div");
    links.className = "smk-file-links";
    link(links, model.get("download_label"), file, "smk-file-link").download = model.get("name");
    const look = link(links, model.get("open_label"), file, "smk-file-link smk-file-ghost");
    look.target = "_blank";
    look.rel = "noopener";
    el.append(picture, links);
  };
  el.classList.add("smk-file");
  model.on("change:content", show);
  show();
  return () => {
    model.off("change:content", show);
    forget();
  };
}

export default { render };
