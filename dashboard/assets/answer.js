/* The answer: whether the server gave one to what the address asks, and what is said where it did not. */
(function () {
  "use strict";

  const ASKED = "/_dash-update-component";
  const fetched = window.fetch;

  function tell(answered) {
    const words = document.querySelector("#unanswered p");
    if (words) words.hidden = answered;
    if (!answered) window.dispatchEvent(new CustomEvent("unanswered"));
  }

  window.fetch = function (resource) {
    const answer = fetched.apply(window, arguments);
    if (new URL(resource.url || resource, window.location.href).pathname === ASKED) {
      answer.then((given) => tell(given.ok), () => tell(false));
    }
    return answer;
  };

  document.addEventListener(
    "click",
    function (event) {
      if (!event.target.closest("#unanswered a")) return;
      event.preventDefault();
      window.location.reload();
    },
    true
  );
})();
