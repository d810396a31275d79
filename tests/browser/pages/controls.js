document.querySelector("#button").addEventListener("click", (event) => {
  document.title = event.isTrusted ? "click trusted" : "click made by script";
});
