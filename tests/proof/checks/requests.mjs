// Nothing goes wrong while a page is loaded: no error, no failed request, no broken policy, no other host.

export default {
  name: "requests",
  run(subject) {
    return [...new Set(subject.troubles)];
  },
};
