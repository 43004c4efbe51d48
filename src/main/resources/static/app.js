// Copy buttons, which stay hidden without this script, the live check on the setup page, and files of
// conversions.
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

  // A file of conversions: sent once for its preview, and once more to be kept.
  const importing = document.querySelector("[data-import]");

  function importAddress(keep) {
    const chosen = new URLSearchParams();
    new FormData(importing).forEach(function (value, name) {
      if (name !== "file" && value !== "") {
        chosen.set(name, value);
      }
    });
    if (keep) {
      chosen.set("keep", "yes");
    }
    return importing.dataset.import + "?" + chosen;
  }

  function sendFile(file, keep) {
    return fetch(importAddress(keep), {
      method: "POST",
      credentials: "same-origin",
      redirect: "manual",
      headers: { "Content-Type": "text/csv", "X-CSRF-Token": importing.dataset.csrf },
      body: file
    }).then(
      function (answer) {
        if (answer.type === "opaqueredirect") {
          throw new Error("You are signed out: reload the page.");
        }
        return answer.text().then(function (text) {
          if (!answer.ok) {
            const isSentence = (answer.headers.get("Content-Type") || "").startsWith("text/plain");
            throw new Error(isSentence ? text : "It can’t be taken just now: try again in a moment.");
          }
          return text;
        });
      },
      function () {
        throw new Error("The file couldn’t be sent: was it changed meanwhile? Choose it again.");
      });
  }

  function startImport() {
    const button = importing.querySelector("button[type=submit]");
    const result = document.querySelector("[data-import-result]");
    const input = importing.querySelector("input[type=file]");

    function tell(message) {
      const told = document.createElement("p");
      told.className = "objection notice-bad";
      told.setAttribute("role", "alert");
      told.textContent = message;
      result.replaceChildren(told);
    }

    function run(file, keep, pressed) {
      const label = pressed.textContent;
      pressed.disabled = true;
      pressed.textContent = keep ? "Importing…" : "Reading…";
      sendFile(file, keep).then(
        function (piece) { show(piece, file); },
        function (error) { tell(error.message); }
      ).then(function () {
        pressed.disabled = false;
        pressed.textContent = label;
        result.scrollIntoView({ block: "start" });
      });
    }

    function show(piece, file) {
      result.innerHTML = piece;
      const keeping = result.querySelector("[data-import-keep]");
      if (keeping) {
        keeping.addEventListener("click", function () { run(file, true, keeping); });
      }
    }

    // What was previewed no longer holds.
    importing.addEventListener("input", function () { result.replaceChildren(); });
    importing.addEventListener("submit", function (event) {
      event.preventDefault();
      const file = input.files[0];
      if (!file) {
        tell("Choose a file first.");
      } else if (file.size > 5 * 1024 * 1024) {
        tell("The file is larger than 5 MB: split it.");
      } else {
        run(file, false, button);
      }
    });
    button.hidden = false;
  }

  if (importing) {
    startImport();
  }
})();
