// Copy buttons, which stay hidden without this script, and the live check on the setup page.
(function () {
  "use strict";

  function copied(button) {
    const label = button.textContent;
    button.textContent = "Copied";
    button.classList.add("copied");
    window.setTimeout(function () {
      button.textContent = label;
      button.classList.remove("copied");
    }, 1600);
  }

  // navigator.clipboard exists on https and localhost only.
  function copyBySelecting(text) {
    const field = document.createElement("textarea");
    field.value = text;
    field.className = "copy-source";
    document.body.appendChild(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done ? Promise.resolve() : Promise.reject(new Error("not copied"));
  }

  function copy(button) {
    const text = button.dataset.copy;
    const copying = navigator.clipboard
      ? navigator.clipboard.writeText(text).catch(function () { return copyBySelecting(text); })
      : copyBySelecting(text);
    copying.then(function () { copied(button); }, function () { button.textContent = "Not copied"; });
  }

  document.querySelectorAll("[data-copy]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () { copy(button); });
  });

  const progress = document.querySelector("[data-progress]");

  function isComplete() {
    return progress.querySelector(".waiting") === null;
  }

  function refresh() {
    if (document.hidden) {
      return Promise.resolve();
    }
    return fetch(progress.dataset.progress, { credentials: "same-origin", redirect: "error" })
      .then(function (answer) { return answer.ok ? answer.text() : null; })
      .then(function (piece) {
        if (piece !== null && piece.trim() !== progress.innerHTML.trim()) {
          progress.innerHTML = piece;
        }
      });
  }

  function watch() {
    if (isComplete()) {
      return;
    }
    refresh().then(
      function () { window.setTimeout(watch, 2000); },
      function () { window.setTimeout(watch, 10000); });
  }

  if (progress) {
    watch();
  }
})();
