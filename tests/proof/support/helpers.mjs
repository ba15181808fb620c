// What the checks use within a page. It is evaluated after every load, because a page's policy forbids script elements.

export function helpers() {
  const visible = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });

  // Cut down to nothing for the eye alone, as a hidden label is.
  const clipped = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (/inset\((50|100)%/.test(style.clipPath) || /rect\((0|1)px/.test(style.clip)) return true;
      const box = at.getBoundingClientRect();
      if (style.overflow !== "visible" && box.width <= 1 && box.height <= 1) return true;
    }
    return false;
  };

  // A short selector that a person finds again.
  const name = (element) => {
    if (!element) return "(nothing)";
    const one = (at) => {
      const tag = at.localName;
      if (at.id) return `${tag}#${at.id}`;
      return tag + [...at.classList].slice(0, 2).map((word) => `.${word}`).join("");
    };
    const path = [];
    for (let at = element; at && at.localName !== "body" && path.length < 3; at = at.parentElement) {
      path.unshift(one(at));
      if (at.id) break;
    }
    const words = (element.textContent ?? "").trim().replace(/\s+/g, " ").slice(0, 24);
    return path.join(" > ") + (words ? ` “${words}”` : "");
  };

  // Everything that a keyboard is to reach, in the order of the document.
  const stops = () => {
    const selector = "a[href], button, input, select, textarea, summary, iframe, audio[controls], video[controls], [tabindex], [contenteditable]";
    const radios = new Set();
    return [...document.querySelectorAll(selector)].filter((element) => {
      if (element.tabIndex < 0 || element.matches(":disabled, [inert] *, input[type=hidden]")) return false;
      if (element.localName === "summary" && element.parentElement.querySelector("summary") !== element) return false;
      if (!element.checkVisibility({ visibilityProperty: true })) return false;
      if (element.type === "radio") {
        const group = `${element.form?.id} ${element.name}`;
        const chosen = element.form ? element.form.elements[element.name] : document.getElementsByName(element.name);
        const hasChosen = [...(chosen.length ? chosen : [element])].some((radio) => radio.checked);
        if (hasChosen ? !element.checked : radios.has(group)) return false;
        radios.add(group);
      }
      return true;
    });
  };

  const colour = (text) => {
    const canvas = (window.proofCanvas ??= Object.assign(document.createElement("canvas"), { width: 1, height: 1 }));
    const context = (window.proofContext ??= canvas.getContext("2d", { willReadFrequently: true }));
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = text;
    context.fillRect(0, 0, 1, 1);
    return [...context.getImageData(0, 0, 1, 1).data];
  };

  // The colour on which an element's surroundings are painted.
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const [red, green, blue, alpha] = colour(getComputedStyle(at).backgroundColor);
      if (alpha > 250) return [red, green, blue];
    }
    return colour("Canvas").slice(0, 3);
  };

  const luminance = ([red, green, blue]) => {
    const linear = (part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4);
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  };

  const contrast = (one, other) => {
    const [dark, light] = [luminance(one), luminance(other)].sort((left, right) => left - right);
    return (light + 0.05) / (dark + 0.05);
  };

  window.proof = { visible, clipped, name, stops, colour, ground, contrast };
}
