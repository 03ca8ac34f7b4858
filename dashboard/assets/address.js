/* The address is the state: what a person chooses becomes a parameter, and the page follows. */
(function () {
  "use strict";

  function text(value) {
    if (value === null || value === undefined) return "";
    return Array.isArray(value) ? value.join(",") : String(value);
  }

  /* Says that another page is about to be asked for, and how it is to begin (place.js). */
  function ask(how) {
    window.dispatchEvent(new CustomEvent("asked", { detail: how }));
  }

  function changed(parameters) {
    const query = parameters.toString();
    const search = query ? "?" + query : "";
    if (search === window.location.search) return window.dash_clientside.no_update;
    ask({});
    return search;
  }

  /* Links between pages are followed without loading the frame anew; the browser keeps its own ways of
     opening one elsewhere, and files are fetched as files. */
  document.addEventListener("click", function (event) {
    const link = event.target.closest ? event.target.closest("a[href]") : null;
    const own = link && link.origin === window.location.origin && !link.target && !link.download;
    const plain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
    if (!own || !plain || event.defaultPrevented || /^\/(api|assets)\//.test(link.pathname)) return;
    if (link.hash && link.pathname + link.search === window.location.pathname + window.location.search) return;
    event.preventDefault();
    if (link.href === window.location.href) return;
    const elsewhere = link.pathname !== window.location.pathname;
    ask(elsewhere || link.closest(".paging") ? { top: true } : {});
    window.history.pushState({}, "", link.href);
    window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
  });

  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    address: {
      /* A filter that differs from what the page shows sets its parameter; an emptied one drops it. */
      filter: function (values, ids, shown) {
        const parameters = new URLSearchParams(window.location.search);
        const now = Object.assign({}, ...(shown || []));
        let touched = false;
        ids.forEach(function (id, index) {
          const value = text(values[index]);
          if (value === text(now[id.filter])) return;
          touched = true;
          if (value === "") parameters.delete(id.filter);
          else parameters.set(id.filter, value);
        });
        if (!touched) return window.dash_clientside.no_update;
        ["figure", "after"].forEach((name) => parameters.delete(name));
        return changed(parameters);
      },

      /* A point that stands for one figure opens it. */
      choosePoint: function (clicks) {
        const triggered = window.dash_clientside.callback_context.triggered[0];
        const click = triggered && triggered.value;
        const figure = click && click.points && click.points[0] && click.points[0].customdata;
        if (!figure) return window.dash_clientside.no_update;
        const parameters = new URLSearchParams(window.location.search);
        parameters.set("figure", text(figure));
        return changed(parameters);
      },

      showTitle: function (title) {
        if (title) document.title = title;
        return "";
      },
    },
  });
})();
