/* The place: where a reader was on the page, kept when the page is built anew and found again on the way back. */
(function () {
  "use strict";

  /* The label of a filter, or the filter itself. */
  const FILTER = "[id^='{\"filter\"']";
  const LIST = ".many .boxes";
  const FOLD = ".filters > details";
  const PATIENCE_MS = 2000;
  const narrow = window.matchMedia("(max-width: 60rem)");

  /* What the next page begins with: `y` where the reader comes back, `top` where it is read from its start;
     null while no page is awaited. */
  let coming = { y: (window.history.state || {}).y, first: true };
  let shown = null;
  let address = "";
  let path = window.location.pathname;
  let figure = new URLSearchParams(window.location.search).get("figure");
  let held = null;
  let open = false;
  let listTop = 0;
  let chartTop = 0;
  let silent = false;
  let tasks = [];
  let storing = 0;

  window.history.scrollRestoration = "manual";

  function here() {
    return window.location.pathname + window.location.search;
  }

  function store() {
    window.clearTimeout(storing);
    if (coming || tasks.length) return;
    window.history.replaceState(Object.assign({}, window.history.state, { y: window.scrollY }), "");
  }

  /* What has the focus, in words that the next page has too: a filter by its name and choice, a link by
     its row, words and position. */
  function describe(element) {
    const filter = element.closest(".filter");
    const named = filter && filter.querySelector(FILTER);
    if (named) return { id: named.id, choice: element.type === "checkbox" ? element.value : "" };
    if (!element.matches("a")) return null;
    const row = element.closest("nav");
    const links = Array.from((row || element.closest("#page")).querySelectorAll("a"));
    return {
      row: row && row.getAttribute("aria-label"),
      words: element.textContent,
      position: row ? links.indexOf(element) : -1,
    };
  }

  function find(told) {
    if (told.id) {
      const named = document.getElementById(told.id);
      const inputs = named ? Array.from(named.closest(".filter").querySelectorAll("input")) : [];
      return inputs.find((input) => !told.choice || input.value === told.choice);
    }
    const rows = Array.from(document.querySelectorAll(told.row === null ? "#page" : "#page nav"));
    const row = rows.find((one) => told.row === null || one.getAttribute("aria-label") === told.row);
    const links = row ? Array.from(row.querySelectorAll("a")) : [];
    return links.find((link) => link.textContent === told.words) || links[told.position];
  }

  /* The list of a filter opens when a person comes to it, and not when the focus is only given back. */
  function focus(element) {
    silent = true;
    element.focus({ preventScroll: true });
    silent = false;
  }

  function isLost() {
    return !document.activeElement || document.activeElement === document.body;
  }

  function focusMain() {
    const main = document.getElementById("main");
    if (main && isLost()) focus(main);
  }

  function refocus() {
    const found = isLost() && held ? find(held) : null;
    if (found) focus(found);
    return !isLost();
  }

  function scrollBack(y) {
    window.scrollTo(0, y);
    return Math.abs(window.scrollY - y) < 2;
  }

  function scrollList(top) {
    const list = document.querySelector(LIST);
    if (list) list.scrollTop = top;
    return Boolean(list);
  }

  function unfold() {
    const fold = document.querySelector(FOLD);
    if (fold) fold.open = true;
  }

  /* On a phone the chosen figure opens below the chart, out of sight. */
  function showPanel() {
    const panel = document.querySelector(".panel");
    if (!panel) return;
    chartTop = window.scrollY;
    panel.scrollIntoView({ block: "start" });
    focus(panel);
  }

  function followFigure() {
    const now = new URLSearchParams(window.location.search).get("figure");
    if (narrow.matches && now && now !== figure) showPanel();
    else if (narrow.matches && figure && !now) window.scrollTo(0, chartTop);
    figure = now;
  }

  function arrive() {
    const how = coming || {};
    const same = path === window.location.pathname;
    coming = null;
    path = window.location.pathname;
    address = here();
    tasks = [];
    if (same && open) unfold();
    if (!same) {
      open = false;
      listTop = 0;
      held = null;
    }
    const list = listTop;
    if (list) tasks.push(() => scrollList(list));
    if (how.top) window.scrollTo(0, 0);
    else if (how.y !== undefined) tasks.push(() => scrollBack(how.y));
    if (how.top || how.y !== undefined) figure = new URLSearchParams(window.location.search).get("figure");
    else followFigure();
    if (!how.first && same) tasks.push(refocus);
    if (!how.first && !same) focusMain();
    settle();
    const own = tasks;
    window.setTimeout(function () {
      if (tasks === own) giveUp();
      if (!how.first) focusMain();
    }, PATIENCE_MS);
  }

  function settle() {
    const left = tasks.filter((task) => !task());
    tasks.splice(0, tasks.length, ...left);
  }

  function giveUp() {
    tasks = [];
  }

  new MutationObserver(function () {
    const page = document.getElementById("page");
    const content = page && page.firstElementChild;
    if (!content) return;
    if (content !== shown) {
      shown = content;
      arrive();
    } else if (tasks.length) settle();
  }).observe(document.documentElement, { childList: true, subtree: true });

  window.addEventListener("asked", function (event) {
    store();
    coming = event.detail;
  });
  window.addEventListener("unanswered", () => (coming = null));
  window.addEventListener("popstate", function () {
    if (here() === address && !coming) return;
    coming = { y: (window.history.state || {}).y || 0 };
  });

  window.addEventListener("scroll", function () {
    window.clearTimeout(storing);
    storing = window.setTimeout(store, 250);
  });
  ["pointerdown", "keydown", "wheel", "touchstart"].forEach((kind) =>
    window.addEventListener(kind, giveUp, { capture: true, passive: true })
  );

  document.addEventListener(
    "scroll",
    function (event) {
      if (event.target.matches && event.target.matches(LIST)) listTop = event.target.scrollTop;
    },
    true
  );
  document.addEventListener(
    "toggle",
    function (event) {
      if (event.target.matches(FOLD)) open = event.target.open;
    },
    true
  );

  window.addEventListener(
    "focusin",
    function (event) {
      if (silent) event.stopImmediatePropagation();
      if (event.target.closest && event.target.closest("#page")) held = describe(event.target);
    },
    true
  );
  /* Whoever leaves a filter for nothing has let it go; one that was taken away is still held. */
  window.addEventListener(
    "focusout",
    function (event) {
      const left = event.target;
      window.setTimeout(function () {
        if (left.isConnected && isLost() && left.closest("#page")) held = null;
      });
    },
    true
  );
})();
